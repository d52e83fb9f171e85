import type { Identity } from '../ports';
import type { Config } from './config';

/** Microsoft sign-in, fetched when it is first needed. */
export async function microsoftIdentity(config: Config, loginHint: string | undefined): Promise<Identity> {
  const [{ nestedAppIdentity }, { graphRole }, { wipeDrafts }] = await Promise.all([
    import('../adapters/auth/nested-app'), import('./graph-stores'), import('../adapters/drafts/drafts'),
  ]);
  const identity = nestedAppIdentity({
    clientId: config.clientId, authority: `${config.authority}/${config.tenantId}`, loginHint, wipe: wipeDrafts,
    role: () => graphRole(config, (scopes, claims) => identity.token(scopes, claims)),
  });
  return identity;
}
