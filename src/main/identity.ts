import type { OpenDesk } from '../adapters/auth/desk';
import type { Identity } from '../ports';
import type { Config } from './config';

/** What signing in needs of the page: where it tells how it stands, and how to wipe what is kept on this machine. */
export interface SignInTools { desk: OpenDesk; wipe: () => Promise<void> }

/** Microsoft sign-in, fetched when it is first needed. */
export async function microsoftIdentity(config: Config, loginHint: string | undefined, { desk, wipe }: SignInTools): Promise<Identity> {
  const [{ nestedAppIdentity }, { graphRole }] = await Promise.all([import('../adapters/auth/nested-app'), import('./graph-stores')]);
  const identity = nestedAppIdentity({
    clientId: config.clientId, authority: `${config.authority}/${config.tenantId}`, loginHint, wipe, desk,
    role: () => graphRole(config, (...asked) => identity.token(...asked)),
  });
  return identity;
}
