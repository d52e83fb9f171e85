import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runPackage } from '../../src/cli/package';

/** The installation that the package is made for in tests. */
export const installation = {
  host: 'https://panel.example.org', clientId: '22222222-2222-4222-8222-222222222222', tenant: '33333333-3333-4333-8333-333333333333',
  site: 'https://local.sharepoint.com/sites/safeguarding', organisation: 'Fernmead Trust', setting: 'Cranbrook Vale Primary',
};

/** Why tests of the tenant bundle are skipped here; false where they can run. */
export const noTenantBundle: string | false = existsSync('dist/taskpane.html') ? false : 'skipped: there is no tenant bundle in dist; run npm run build';

export interface PackagedSite {
  folder: string;
  said: string[];
  /** A file of the site as a host answers with it that obeys staticwebapp.config.json; undefined where there is none. */
  answer(pathname: string): { status: number; headers: Record<string, string>; body: Buffer } | undefined;
  remove(): void;
}

interface HostConfig { globalHeaders: Record<string, string>; routes: { route: string; headers: Record<string, string> }[]; mimeTypes: Record<string, string> }

const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.mjs': 'text/javascript', '.png': 'image/png', '.svg': 'image/svg+xml', '.txt': 'text/plain' };

/** Packages the tenant bundle as `npm run package` does, and answers with its files under the headers that the package itself writes. */
export function packageSite(options: string[] = []): PackagedSite {
  const folder = mkdtempSync(path.join(tmpdir(), 'threshold-package-'));
  const said: string[] = [];
  const { host, clientId, tenant, site, organisation, setting } = installation;
  const code = runPackage(['--host', host, '--client-id', clientId, '--tenant', tenant, '--site', site, '--organisation', organisation, '--setting', setting, '--out', folder, ...options], path.resolve('.'), '1.0.0', (line) => said.push(line));
  if (code !== 0) throw new Error(`The package could not be made: ${said.join(' ')}`);
  const root = path.join(folder, 'site');
  const config = JSON.parse(readFileSync(path.join(root, 'staticwebapp.config.json'), 'utf8')) as HostConfig;
  return {
    folder, said,
    answer(pathname) {
      const file = path.join(root, decodeURIComponent(pathname));
      if (!file.startsWith(root) || !existsSync(file) || !statSync(file).isFile()) return undefined;
      const end = path.extname(file);
      const type = config.mimeTypes[end] ?? TYPES[end] ?? 'application/octet-stream';
      const own = config.routes.find(({ route }) => route === pathname)?.headers;
      return { status: 200, headers: { ...config.globalHeaders, ...own, 'Content-Type': type }, body: readFileSync(file) };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Every file under a folder, relative to it. */
export const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
