import { setTimeout as pause } from 'node:timers/promises';
import { graphClient, GraphError, sentenceFor, siteIdAt, type Graph } from '../adapters/graph';
import { sayFailure } from './read-text';

export type Say = (line: string) => void;

/** How an administrator's command names the site and the way to a token. */
export const SITE_OPTIONS = { site: { type: 'string' }, tenant: { type: 'string' }, 'client-id': { type: 'string' }, graph: { type: 'string', default: 'https://graph.microsoft.com' } } as const;
export const SITE_USAGE = '--site https://contoso.sharepoint.com/sites/safeguarding [--tenant GUID --client-id GUID] (or a token in GRAPH_TOKEN)';
export interface SiteValues { site?: string; tenant?: string; 'client-id'?: string; graph: string }

export const BAD_SITE = '--site must be the address of the site, such as https://contoso.sharepoint.com/sites/safeguarding.';
/** True for an address of a site within a SharePoint: https, with a path and nothing after it. */
export const isSiteAddress = (site: string): boolean => {
  if (!URL.canParse(site)) return false;
  const { protocol, pathname, search, hash } = new URL(site);
  return protocol === 'https:' && pathname.length > 1 && !search && !hash;
};

type Wait = (ms: number) => Promise<void>;
const inRealTime: Wait = async (ms) => { await pause(ms); };

interface DeviceCode { device_code: string; message: string; interval?: number; expires_in: number }

/** One call to Microsoft sign-in. Throws a sentence when nothing that can be read comes back. */
async function signInCall(at: string, form: Record<string, string>): Promise<Record<string, unknown>> {
  try { return await (await fetch(at, { method: 'POST', body: new URLSearchParams(form) })).json() as Record<string, unknown>; } catch { throw new Error('Microsoft sign-in does not answer. Check the network and run the command again.'); }
}

/** Signs an administrator in by device code: Microsoft's sentence is shown, then asked until the code is used or runs out. */
export async function deviceToken(authority: string, clientId: string, scopes: string[], say: Say, wait: Wait = inRealTime): Promise<string> {
  const code = (await signInCall(`${authority}/oauth2/v2.0/devicecode`, { client_id: clientId, scope: scopes.join(' ') })) as unknown as DeviceCode & { error?: string };
  if (code.error) throw new Error(`Microsoft did not give a device code (${code.error}). Check --tenant and --client-id, and that the registration allows public client flows.`);
  say(code.message);
  let pace = code.interval ?? 5;
  for (let left = code.expires_in; left > 0; left -= pace) {
    await wait(pace * 1000);
    const answer = await signInCall(`${authority}/oauth2/v2.0/token`, { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', client_id: clientId, device_code: code.device_code });
    if (typeof answer['access_token'] === 'string') return answer['access_token'];
    // Whoever is told to slow down waits five seconds longer from then on (RFC 8628).
    if (answer['error'] === 'slow_down') pace += 5;
    else if (answer['error'] !== 'authorization_pending') throw new Error(`Signing in stopped (${String(answer['error'])}). Run the command again.`);
  }
  throw new Error('The code ran out before it was used. Run the command again.');
}

/** A client that speaks with one token. */
export const clientWith = (token: string, baseUrl: string, wait = inRealTime): Graph => graphClient({ baseUrl, token: async () => token, wait });

/** The site, and a client that speaks for the administrator: with the token in GRAPH_TOKEN, or one by device code. Undefined when neither way is named. */
export async function atSite(values: SiteValues, environment: NodeJS.ProcessEnv, say: Say, wait?: Wait): Promise<{ graph: Graph; site: string } | undefined> {
  const { site, tenant, 'client-id': clientId, graph: baseUrl } = values;
  const held = environment['GRAPH_TOKEN']?.trim();
  if (!site || (!held && !(tenant && clientId))) return undefined;
  if (!isSiteAddress(site)) throw new Error(BAD_SITE);
  const token = held || await deviceToken(`https://login.microsoftonline.com/${tenant ?? ''}`, clientId ?? '', ['https://graph.microsoft.com/Sites.Manage.All'], say);
  const graph = clientWith(token, baseUrl, wait);
  return { graph, site: await siteIdAt(graph, site) };
}

/** What an administrator at a command line does, where the panel's own sentence speaks to somebody who saves. */
const AT_THE_DESK: Partial<Record<GraphError['trouble'], string>> = {
  'offline': 'Microsoft Graph does not answer. Check the network and run the command again.',
  'signed-out': 'The token was refused: it has expired, or is meant for something else. Take a new one and run the command again.',
  'no-permission': 'This account may not do that at this site. Run the command as an owner of the site.',
  'not-found': 'There is no such site, or this account may not see it. Check --site.',
  'throttled': 'Microsoft 365 is asking everyone to slow down. Run the command again in a few minutes.',
  'busy': 'Microsoft 365 is not answering properly just now. Run the command again in a minute.',
};

/** What went wrong, in one sentence. */
export const explained = (error: unknown): string => (error instanceof GraphError ? AT_THE_DESK[error.trouble] ?? sentenceFor(error) : sayFailure(error));
