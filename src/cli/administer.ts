import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inspect, provision, siteFiles, siteIdAt, whoAmI } from '../adapters/graph';
import { atSite, BAD_SITE, clientWith, explained, isSiteAddress, SITE_OPTIONS, SITE_USAGE, type Say } from './administrator';
import { contentSecurityPolicy } from './hosting';

const DOCTOR_USAGE = 'npm run --silent threshold -- doctor --host https://panel.example.org [--site ADDRESS, with a token in GRAPH_TOKEN]';

/**
 * Makes or upgrades the lists of a site and says what was made and what differs. Run by a site owner; a second run changes nothing.
 * @returns the exit code
 */
export async function runProvision(argv: string[], say: Say, environment: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parseArgs({ args: argv, options: SITE_OPTIONS });
  try {
    const found = await atSite(values, environment, say);
    if (!found) { say(`Usage: npm run --silent threshold -- provision ${SITE_USAGE}`); return 2; }
    const report = await provision(found.graph, found.site);
    say(report.made.length ? `Made or changed: ${report.made.join(', ')}.` : 'Everything was there already; nothing was changed.');
    for (const d of report.differs) say(`NOT AS IT MUST BE: ${d.list}${d.column ? `.${d.column}` : ''} ${d.says}.`);
    return report.differs.length ? 1 : 0;
  } catch (error) {
    say(explained(error));
    return 1;
  }
}

/** Writes the site script and its parts to assets/sharepoint. The views and formatting come from the plan of the lists; a test holds the files to it. */
export function runSiteScript(root: string, say: Say): number {
  const folder = path.join(root, 'assets', 'sharepoint');
  mkdirSync(folder, { recursive: true });
  const files = Object.entries(siteFiles());
  for (const [name, text] of files) writeFileSync(path.join(folder, name), text);
  say(`${String(files.length)} files written to assets/sharepoint. docs/admin.md says how to apply site-script.json.`);
  return 0;
}

/** A host that takes a connection and says nothing is one that does not answer. */
const look = (address: string): Promise<Response> => fetch(address, { signal: AbortSignal.timeout(20_000) });

interface Finding { well: boolean; says: string; mend?: string }

async function pageFindings(host: string): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const [file, page] of [['taskpane.html', 'taskpane'], ['tab.html', 'tab'], ['redirect.html', 'sign-in']] as const) {
    const answer = await look(`${host}/${file}`).catch(() => undefined);
    if (!answer?.ok) { found.push({ well: false, says: `${host}/${file} does not answer${answer ? ` (${answer.status})` : ''}.`, mend: 'Put the whole folder site/ at the root of the host.' }); continue; }
    const policy = answer.headers.get('content-security-policy') ?? '';
    const right = [true, false].some((encoder) => policy === contentSecurityPolicy(page, encoder));
    found.push(right ? { well: true, says: `${file} answers with the right policy.` } : { well: false, says: `${file} answers without the Content-Security-Policy that it needs.`, mend: 'Use staticwebapp.config.json or nginx.conf from the package; a host that cannot set headers will not do.' });
    if (answer.headers.has('x-frame-options')) found.push({ well: false, says: `${file} sends X-Frame-Options, so Outlook and Teams cannot show it.`, mend: 'Remove that header at the host.' });
    if (page === 'sign-in' && answer.headers.has('cross-origin-opener-policy')) found.push({ well: false, says: 'redirect.html sends Cross-Origin-Opener-Policy, so signing in cannot come back.', mend: 'Remove that header for redirect.html and popup-relay.html.' });
  }
  return found;
}

async function configFindings(host: string): Promise<Finding[]> {
  const answer = await look(`${host}/config.json`).catch(() => undefined);
  const config = (await answer?.json().catch(() => undefined)) as Record<string, unknown> | undefined;
  if (!answer?.ok || !config) return [{ well: false, says: 'config.json is missing or is no JSON.', mend: 'Package again with npm run package and upload site/ anew.' }];
  const empty = ['clientId', 'tenantId', 'site', 'defaultPack'].filter((key) => !config[key]);
  const forms = Object.entries((config['ownForms'] as Record<string, string> | undefined) ?? {});
  const lost = (await Promise.all(forms.map(async ([form, at]) => ((await look(`${host}/${at}`).catch(() => undefined))?.ok ? [] : [{ well: false, says: `The own form for ${form} (${at}) does not answer.`, mend: 'Upload the folder site/forms too, or package again with --own-form.' }])))).flat();
  return [...lost, ...settingFindings(empty)];
}

function settingFindings(empty: readonly string[]): Finding[] {
  return empty.length ? [{ well: false, says: `config.json lacks ${empty.join(', ')}.`, mend: 'Package again with every option, or set them in config.json.' }] : [{ well: true, says: 'config.json is complete.' }];
}

async function siteFindings(site: string, token: string, baseUrl: string): Promise<Finding[]> {
  try {
    const graph = clientWith(token, baseUrl);
    const me = await whoAmI(graph);
    const differs = await inspect(graph, await siteIdAt(graph, site));
    return [
      { well: true, says: `Graph answers; signed in as ${me.upn}.` },
      ...(differs.length ? differs.map((d) => ({ well: false, says: `${d.list}${d.column ? `.${d.column}` : ''} ${d.says}.`, mend: 'Run threshold provision as an owner of the site.' })) : [{ well: true, says: 'Every list and column is as it must be.' }]),
    ];
  } catch (error) {
    return [{ well: false, says: explained(error), mend: 'Check the token, the site address, and that the app was granted “write” on the site.' }];
  }
}

/** Checks an installation from the administrator's machine: says what is wrong and how to mend it. Changes nothing. */
export async function runDoctor(argv: string[], say: Say, environment: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { host: { type: 'string' }, site: { type: 'string' }, graph: { type: 'string', default: 'https://graph.microsoft.com' } } });
  if (!values.host && !values.site) { say(`Usage: ${DOCTOR_USAGE}`); return 2; }
  const problems = [...(values.host && !/^https?:$/.test(URL.canParse(values.host) ? new URL(values.host).protocol : '') ? ['--host must be the address of the host, such as https://panel.example.org.'] : []), ...(values.site && !isSiteAddress(values.site) ? [BAD_SITE] : [])];
  if (problems.length) { problems.forEach(say); return 2; }
  const host = values.host?.replace(/\/+$/, '');
  const token = environment['GRAPH_TOKEN']?.trim();
  const findings = [
    ...(host ? [...(await pageFindings(host)), ...(await configFindings(host))] : []),
    ...(values.site && token ? await siteFindings(values.site, token, values.graph) : []),
    ...(values.site && !token ? [{ well: false, says: 'The site was not looked at: no token.', mend: 'Set GRAPH_TOKEN to a token of an account that may read the site.' }] : []),
  ];
  for (const { well, says, mend } of findings) { say(`${well ? 'ok     ' : 'WRONG  '}${says}`); if (mend) say(`       ${mend}`); }
  return findings.every((f) => f.well) ? 0 : 1;
}

/** Version of the product, from package.json beside the sources. */
export function versionIn(root: string): string {
  const at = path.join(root, 'package.json');
  const found = existsSync(at) ? (JSON.parse(readFileSync(at, 'utf8')) as { version?: string }).version : undefined;
  return found ?? '0.0.0';
}
