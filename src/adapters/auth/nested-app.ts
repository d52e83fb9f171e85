import { createNestablePublicClientApplication, InteractionRequiredAuthError, type AccountInfo, type IPublicClientApplication } from '@azure/msal-browser';
import type { Identity, Person } from '../../ports';

export interface AuthOptions {
  clientId: string;
  /** 'https://login.microsoftonline.com/<tenant>'. */
  authority: string;
  /** From the host's context: which account to ask for. */
  loginHint?: string;
  /** Which role the organisation's site gives this person; looked up by the Graph adapter. */
  role: () => Promise<Person['role']>;
  /** Wipes what is kept on this machine; called before signing out. */
  wipe: () => Promise<void>;
}

/** Signing in did not work; `says` tells the person what to do. Holds nothing of the answer. */
export class NotSignedIn extends Error {
  override name = 'NotSignedIn';
  constructor(readonly says: string, readonly code: string) { super('not signed in'); }
}

const CANCELLED = new Set(['user_cancelled', 'user_cancel']);

function explain(error: unknown): NotSignedIn {
  const code = error && typeof error === 'object' && 'errorCode' in error ? String(error.errorCode) : 'unknown';
  if (CANCELLED.has(code)) return new NotSignedIn('Signing in was cancelled. Nothing was saved. Press Save again when you are ready.', code);
  if (code.includes('popup')) return new NotSignedIn('The sign-in window could not open. Allow pop-ups for this page, then try again.', code);
  if (code.includes('network')) return new NotSignedIn('Microsoft sign-in cannot be reached. Check the connection, then try again.', code);
  return new NotSignedIn(`Microsoft did not sign you in (${code}). Try again; if it goes on, give your administrator this code.`, code);
}

/**
 * Microsoft sign-in: nested app authentication where the host offers it, an ordinary window otherwise.
 *
 * Silent first; a window opens only when Microsoft asks for one. Whether nesting engaged is in `nested()`.
 * Tokens stay in memory of the library and are never logged. Call after the host has been initialised.
 * @throws NotSignedIn
 */
export function nestedAppIdentity(options: AuthOptions): Identity & { nested: () => boolean } {
  let client: Promise<IPublicClientApplication> | undefined;
  const pca = () => {
    client ??= createNestablePublicClientApplication({
      auth: { clientId: options.clientId, authority: options.authority, redirectUri: '/redirect.html', popupRelayUri: '/popup-relay.html', clientCapabilities: ['CP1'] },
      cache: { cacheLocation: 'sessionStorage' },
    });
    return client;
  };
  let account: AccountInfo | undefined;
  const accountOf = (app: IPublicClientApplication) => account ?? app.getActiveAccount() ?? app.getAllAccounts()[0];

  async function token(scopes: string[], claims?: string): Promise<string> {
    const app = await pca();
    const request = { scopes, claims, account: accountOf(app), loginHint: options.loginHint };
    try {
      const silent = await app.acquireTokenSilent(request).catch((error: unknown) => {
        if (error instanceof InteractionRequiredAuthError || !request.account) return app.acquireTokenPopup(request);
        throw error;
      });
      account = silent.account;
      return silent.accessToken;
    } catch (error) {
      throw explain(error);
    }
  }

  return {
    token,
    nested: () => 'nestedAppAuthBridge' in window,
    async me() {
      if (!account) await token(['User.Read']);
      const who = account;
      if (!who) throw new NotSignedIn('Microsoft did not say who you are. Try again.', 'no_account');
      return { name: who.name ?? who.username, upn: who.username, objectId: who.localAccountId, role: await options.role() };
    },
    async signOut() {
      await options.wipe();
      const app = await pca();
      const known = accountOf(app);
      account = undefined;
      if (known && !('nestedAppAuthBridge' in window)) await app.logoutPopup({ account: known });
    },
  };
}
