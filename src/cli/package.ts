import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { BAD_SITE, isSiteAddress } from './administrator';
import { nginxExample, staticWebAppConfig } from './hosting';
import { editionsIn } from './keeper/edition';
import { lintManifest } from './manifest-lint';
import { outlookXml } from './outlook-xml';
import { putOwnForms, readOwnForms, type OwnFormFile } from './own-forms';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const USAGE = 'npm run package -- --host https://panel.example.org --client-id GUID --tenant GUID --site https://contoso.sharepoint.com/sites/safeguarding --out DIR [--organisation NAME] [--setting NAME] [--pack redbridge] [--no-encoder] [--own-form FORM-ID=FILE.docx …]';

interface Order { host: string; clientId: string; tenant: string; site: string; out: string; organisation: string; setting: string; pack: string; encoder: boolean; ownForms: string[] }

const isWithin = (inner: string, outer: string): boolean => { const way = path.relative(outer, inner); return way === '' || (!way.startsWith('..') && !path.isAbsolute(way)); };
const authoritiesIn = (root: string): string[] => [...new Set(editionsIn(path.join(root, 'rules')).map((id) => id.split('/')[0] ?? ''))];

/** What is wrong with the options that may be left out, in sentences. */
function optionProblems(v: { out?: string; site?: string; organisation?: string; pack?: string }, root: string): string[] {
  const problems: string[] = [];
  if (v.out && isWithin(path.resolve(v.out), path.join(root, 'dist'))) problems.push('--out must not lie in dist: that is what the package is made from.');
  if (v.site && !isSiteAddress(v.site)) problems.push(BAD_SITE);
  if (v.organisation !== undefined && (!v.organisation.trim() || v.organisation.length > 32)) problems.push('--organisation must be a name of 1 to 32 characters: Teams takes no longer one.');
  if (v.pack !== undefined && !authoritiesIn(root).includes(v.pack)) problems.push(`--pack "${v.pack}" is no authority under rules. There are: ${authoritiesIn(root).join(', ')}.`);
  return problems;
}

/** Reads the command line. Gives the sentences to show when something is missing or wrong. */
function orderFrom(argv: string[], root: string): Order | string[] {
  const { values: v } = parseArgs({ args: argv, allowNegative: true, options: { host: { type: 'string' }, 'client-id': { type: 'string' }, tenant: { type: 'string' }, site: { type: 'string' }, out: { type: 'string' }, organisation: { type: 'string' }, setting: { type: 'string' }, pack: { type: 'string' }, encoder: { type: 'boolean' }, 'own-form': { type: 'string', multiple: true } } });
  const host = (v.host ?? '').replace(/\/$/, '');
  const problems: string[] = [];
  if (!URL.canParse(host) || new URL(host).origin !== host || !host.startsWith('https://')) problems.push('--host must be an https origin without a path, such as https://panel.example.org: sign-in refuses an add-in under a path.');
  if (!GUID.test(v['client-id'] ?? '')) problems.push('--client-id must be the application (client) id of the registration, a GUID.');
  if (!GUID.test(v.tenant ?? '')) problems.push('--tenant must be the directory (tenant) id, a GUID.');
  if (!v.out) problems.push('--out must name a folder to write to.');
  problems.push(...optionProblems(v, root));
  if (problems.length) return problems;
  return {
    host, clientId: v['client-id'] ?? '', tenant: v.tenant ?? '', site: v.site ?? '', out: v.out ?? '',
    organisation: v.organisation ?? 'Your organisation', setting: v.setting ?? '', pack: v.pack ?? 'redbridge', encoder: v.encoder ?? true, ownForms: v['own-form'] ?? [],
  };
}

/** A GUID that is always the same for the same name, so that a second packaging upgrades the first. */
function guidFor(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const filesUnder = (folder: string): string[] => readdirSync(folder).flatMap((name) => {
  const at = path.join(folder, name);
  return statSync(at).isDirectory() ? filesUnder(at) : [at];
});

/** What is written beside site/. Nothing else that lies in the folder is touched or counted. */
const BESIDE = ['nginx.conf', 'outlook-mac-mobile.xml', 'threshold-consultation.zip'];

/** The unified manifest for one installation. */
export function manifestFor(order: Pick<Order, 'host' | 'clientId' | 'tenant' | 'organisation'>, version: string, template: string): unknown {
  const values: Record<string, string> = {
    VERSION: version, APP_ID: guidFor(`app:${order.tenant}:${order.host}`), CLIENT_ID: order.clientId, HOST: order.host, DOMAIN: new URL(order.host).host, ORGANISATION: order.organisation,
  };
  return JSON.parse(template.replace(/\{\{(\w+)\}\}/g, (_, key: string) => JSON.stringify(values[key] ?? '').slice(1, -1)));
}

/** Takes away what an earlier packaging wrote into site/, by its own list: an old bundle would go on the web beside the new one. */
function dropEarlier(out: string): void {
  const [list, site] = [path.join(out, 'SHA256SUMS'), path.join(out, 'site')];
  if (!existsSync(list)) return;
  for (const line of readFileSync(list, 'utf8').split('\n')) {
    const file = path.resolve(out, line.slice(66));
    if (!isWithin(file, site) || !existsSync(file) || !statSync(file).isFile()) continue;
    rmSync(file);
    for (let folder = path.dirname(file); folder !== site && readdirSync(folder).length === 0; folder = path.dirname(folder)) rmdirSync(folder);
  }
}

function writeSite(order: Order, root: string, forms: readonly OwnFormFile[], site: string): void {
  cpSync(path.join(root, 'dist'), site, { recursive: true });
  cpSync(path.join(root, 'assets/icons'), path.join(site, 'icons'), { recursive: true });
  if (!order.encoder) for (const file of filesUnder(site)) if (/\.(onnx|wasm)$/.test(file)) rmSync(file);
  writeFileSync(path.join(site, 'config.json'), JSON.stringify({
    clientId: order.clientId, tenantId: order.tenant, graph: 'https://graph.microsoft.com', authority: 'https://login.microsoftonline.com',
    site: order.site, defaultPack: order.pack, encoder: order.encoder, setting: order.setting, ...putOwnForms(forms, site),
  }, null, 2));
  writeFileSync(path.join(site, 'staticwebapp.config.json'), staticWebAppConfig(order.encoder));
  cpSync(path.join(root, 'manifest/privacy.html'), path.join(site, 'privacy.html'));
}

/** Puts the site into its folder, in place of that of an earlier packaging. Gives its files: whatever else lies there is not ours. */
function putSite(order: Order, root: string, forms: readonly OwnFormFile[]): string[] {
  const [site, fresh] = [path.join(order.out, 'site'), mkdtempSync(path.join(order.out, 'site-'))];
  try {
    writeSite(order, root, forms, fresh);
    dropEarlier(order.out);
    cpSync(fresh, site, { recursive: true });
    return filesUnder(fresh).map((file) => path.join(site, path.relative(fresh, file)));
  } finally {
    rmSync(fresh, { recursive: true });
  }
}

/**
 * Makes everything that an administrator installs: the app package, the static site with its headers, the XML for Mac and
 * mobile, and checksums. Sends nothing anywhere.
 * @returns the exit code
 */
export function runPackage(argv: string[], root: string, version: string, say: (line: string) => void): number {
  const order = orderFrom(argv, root);
  if (Array.isArray(order)) { [...order, `Usage: ${USAGE}`].forEach(say); return 2; }
  if (!existsSync(path.join(root, 'dist/taskpane.html'))) { say('There is no build yet. Run npm run build first.'); return 2; }
  const manifest = manifestFor(order, version, readFileSync(path.join(root, 'manifest/manifest.template.json'), 'utf8'));
  const icon = (name: string) => { const at = path.join(root, 'assets/icons', name); return existsSync(at) ? new Uint8Array(readFileSync(at)) : undefined; };
  const problems = lintManifest(manifest, icon);
  if (problems.length) { ['The manifest would be refused:', ...problems].forEach(say); return 1; }
  const forms = readOwnForms(order.ownForms, root);
  if (forms.problems.length) { ['An own form cannot be packaged; nothing was written:', ...forms.problems].forEach(say); return 1; }
  mkdirSync(order.out, { recursive: true });
  const json = JSON.stringify(manifest, null, 2);
  const entries = Object.fromEntries(['color-192.png', 'outline-32.png', 'color-32.png'].map((name) => [name, icon(name) ?? new Uint8Array()]));
  writeFileSync(path.join(order.out, 'threshold-consultation.zip'), zipSync({ 'manifest.json': new TextEncoder().encode(json), ...entries }, { mtime: '2026-01-01' }));
  const site = putSite(order, root, forms.files);
  writeFileSync(path.join(order.out, 'outlook-mac-mobile.xml'), outlookXml({ id: guidFor(`xml:${order.tenant}:${order.host}`), version, organisation: order.organisation, host: order.host }));
  writeFileSync(path.join(order.out, 'nginx.conf'), nginxExample(new URL(order.host).host, order.encoder));
  const sums = [...site, ...BESIDE.map((name) => path.join(order.out, name))].sort().map((file) => `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${path.relative(order.out, file).split(path.sep).join('/')}`);
  writeFileSync(path.join(order.out, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  say(`Written to ${order.out}: threshold-consultation.zip (upload it in the Teams admin centre), site/ (put it at ${order.host}), outlook-mac-mobile.xml, nginx.conf, SHA256SUMS.`);
  for (const { form, at } of forms.files) say(`Own form for ${form}: site/${at}.`);
  forms.notes.forEach(say);
  if (!order.site) say('No --site was given: set "site" in site/config.json before people save anything.');
  return 0;
}
