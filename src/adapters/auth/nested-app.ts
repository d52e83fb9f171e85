import { createNestablePublicClientApplication, createStandardPublicClientApplication, InteractionRequiredAuthError, type AccountInfo, type AuthenticationResult, type IPublicClientApplication } from '@azure/msal-browser';
import type { Identity, Person } from '../../ports';
import type { OpenDesk } from './desk';
import { cancelled, explain, hostsFailure, isHostsFailure, mustAsk, NotSignedIn } from './not-signed-in';

export interface AuthOptions {
  clientId: string;
  /** 'https://login.microsoftonline.com/<tenant>'. */
  authority: string;
  /** From the host's context: which account to ask for. */
  loginHint?: string;
  /** Which role the organisation's site gives this person; looked up by the Graph adapter. */
  role: () => Promise<Person['role']>;
  /** Wipes what is kept on this machine; called before signing out, and when another person has signed in. */
  wipe: () => Promise<void>;
  desk: OpenDesk;
}

interface Wanted { scopes: string[]; claims: string | undefined; quietly: boolean; anew: boolean }

/** Whether the host offers nested sign-in. It may say that it does and then not have the bridge: only the bridge counts. */
const hasBridge = (): boolean => Boolean((window as { nestedAppAuthBridge?: unknown }).nestedAppAuthBridge);

/** In another site's frame the answer of a window comes back by a page of our own that is not in a frame. */
const isFramed = (): boolean => window.parent !== window;

const isLike = (one: string, other: string | undefined): boolean => one.toLowerCase() === other?.toLowerCase();

/**
 * Microsoft sign-in: nested app authentication where the host offers it, an ordinary window otherwise.
 *
 * Where the host's own sign-in turns out to be of no use, the next press opens an ordinary window. Silent first; a window opens only when Microsoft asks for one, and never for a call that is to be made quietly.
 * Which way engaged is told to the desk. Tokens stay with the library and are never logged. Call after the host has been initialised.
 * @throws NotSignedIn
 */
export function nestedAppIdentity(options: AuthOptions): Identity {
  const { desk } = options;
  let client: Promise<IPublicClientApplication> | undefined;
  let isHostOfNoUse = false;
  const isNested = () => !isHostOfNoUse && hasBridge();
  const pca = () => {
    const create = isHostOfNoUse ? createStandardPublicClientApplication : createNestablePublicClientApplication;
    client ??= create({
      auth: { clientId: options.clientId, authority: options.authority, redirectUri: '/redirect.html', ...(isFramed() ? { popupRelayUri: '/popup-relay.html' } : {}), clientCapabilities: ['CP1'] },
      cache: { cacheLocation: 'sessionStorage' },
    });
    client.catch(() => { client = undefined; });
    return client;
  };
  let account: AccountInfo | undefined;
  const accountOf = (app: IPublicClientApplication) => account ?? app.getAllAccounts().find((one) => !options.loginHint || isLike(one.username, options.loginHint));
  /** Scopes for which the quiet way has failed: the next press opens the window at once, while the browser still lets it. */
  const needWindow = new Set<string>();

  async function byWindow(app: IPublicClientApplication, scopes: string[], claims: string | undefined): Promise<AuthenticationResult> {
    desk.tell({ isWaiting: true });
    try {
      const request = { scopes, claims, account: accountOf(app), loginHint: options.loginHint };
      return await Promise.race([app.acquireTokenPopup(isNested() ? request : { ...request, overrideInteractionInProgress: true }), desk.stopped(cancelled)]);
    } finally {
      desk.tell({ isWaiting: false });
    }
  }

  async function obtain(app: IPublicClientApplication, { scopes, claims, quietly, anew }: Wanted): Promise<AuthenticationResult> {
    const known = accountOf(app);
    const key = scopes.join(' ');
    if (quietly || !needWindow.has(key)) {
      try {
        return await app.acquireTokenSilent({ scopes, claims, forceRefresh: anew, account: known, ...(isNested() ? { loginHint: options.loginHint } : {}) });
      } catch (error) {
        const mustOpen = error instanceof InteractionRequiredAuthError || !known || String((error as { errorCode?: unknown }).errorCode).includes('timed_out');
        if (!mustOpen) throw error;
        needWindow.add(key);
        if (quietly) throw mustAsk(scopes);
      }
    }
    const result = await byWindow(app, scopes, claims);
    needWindow.delete(key);
    return result;
  }

  async function token(scopes: string[], claims?: string, quietly = false, anew = false): Promise<string> {
    try {
      const result = await obtain(await pca(), { scopes, claims, quietly, anew });
      if (account && account.homeAccountId !== result.account.homeAccountId) await options.wipe();
      account = result.account;
      desk.tell({ name: account.name ?? account.username, through: isNested() ? 'host' : 'window' });
      return result.accessToken;
    } catch (error) {
      if (!isNested() || !isHostsFailure(error)) throw explain(error, scopes);
      isHostOfNoUse = true;
      client = undefined;
      needWindow.add(scopes.join(' '));
      throw quietly ? mustAsk(scopes) : hostsFailure();
    }
  }

  return {
    token,
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
      desk.tell({ name: undefined, through: undefined });
      // The host keeps its own sign-in; only a window of ours is ended.
      if (known && !isNested()) await app.logoutPopup({ account: known });
    },
  };
}
