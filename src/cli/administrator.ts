import { setTimeout as pause } from 'node:timers/promises';
import { graphClient, sentenceFor, siteIdAt, type Graph } from '../adapters/graph';

export type Say = (line: string) => void;

/** How an administrator's command names the site and the way to a token. */
export const SITE_OPTIONS = { site: { type: 'string' }, tenant: { type: 'string' }, 'client-id': { type: 'string' }, graph: { type: 'string', default: 'https://graph.microsoft.com' } } as const;
export const SITE_USAGE = '--site https://contoso.sharepoint.com/sites/safeguarding [--tenant GUID --client-id GUID] (or a token in GRAPH_TOKEN)';
export interface SiteValues { site?: string; tenant?: string; 'client-id'?: string; graph: string }

interface DeviceCode { device_code: string; message: string; interval: number; expires_in: number }

/** Signs an administrator in by device code: Microsoft's sentence is shown, then asked until the code is used or runs out. */
async function deviceToken(authority: string, clientId: string, scopes: string[], say: Say): Promise<string> {
  const post = async (at: string, form: Record<string, string>) => (await fetch(`${authority}/oauth2/v2.0/${at}`, { method: 'POST', body: new URLSearchParams(form) })).json() as Promise<Record<string, unknown>>;
  const code = (await post('devicecode', { client_id: clientId, scope: scopes.join(' ') })) as unknown as DeviceCode & { error?: string };
  if (code.error) throw new Error(`Microsoft did not give a device code (${code.error}). Check --tenant and --client-id, and that the registration allows public client flows.`);
  say(code.message);
  for (let left = code.expires_in; left > 0; left -= code.interval) {
    await pause(code.interval * 1000);
    const answer = await post('token', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', client_id: clientId, device_code: code.device_code });
    if (typeof answer['access_token'] === 'string') return answer['access_token'];
    if (answer['error'] !== 'authorization_pending' && answer['error'] !== 'slow_down') throw new Error(`Signing in stopped (${String(answer['error'])}). Run the command again.`);
  }
  throw new Error('The code ran out before it was used. Run the command again.');
}

type Wait = (ms: number) => Promise<void>;
const inRealTime: Wait = async (ms) => { await pause(ms); };

/** A client that speaks with one token. */
export const clientWith = (token: string, baseUrl: string, wait = inRealTime): Graph => graphClient({ baseUrl, token: async () => token, wait });

/** The site, and a client that speaks for the administrator: with the token in GRAPH_TOKEN, or one by device code. Undefined when neither way is named. */
export async function atSite(values: SiteValues, environment: NodeJS.ProcessEnv, say: Say, wait?: Wait): Promise<{ graph: Graph; site: string } | undefined> {
  const { site, tenant, 'client-id': clientId, graph: baseUrl } = values;
  const held = environment['GRAPH_TOKEN'];
  if (!site || (!held && !(tenant && clientId))) return undefined;
  const token = held ?? await deviceToken(`https://login.microsoftonline.com/${tenant ?? ''}`, clientId ?? '', ['https://graph.microsoft.com/Sites.Manage.All'], say);
  const graph = clientWith(token, baseUrl, wait);
  return { graph, site: await siteIdAt(graph, site) };
}

/** What went wrong, in one sentence. */
export const explained = (error: unknown): string => (error instanceof Error && error.name !== 'GraphError' ? error.message : sentenceFor(error));
