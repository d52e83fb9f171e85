// What npm start and npm test share: packages installed, bundles up to date. Plain Node; nothing else may be there yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => path.join(root, ...parts);

/** Ends with a sentence that says what to do. */
export function fail(says) {
  console.error(says);
  process.exit(1);
}

/** Installs the packages of package-lock.json when they are missing or the lock file has changed since. */
export function installIfMissing() {
  const stamp = at('node_modules', '.installed');
  const wanted = createHash('sha256').update(readFileSync(at('package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const installed = at('node_modules', '.package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(at('package-lock.json')).mtimeMs) {
    console.log('Installing packages. This is done once and takes a minute or two.');
    const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
    if (npm.status !== 0) fail('The packages could not be installed. Check the connection to the npm registry, then run the same command again.');
  }
  writeFileSync(stamp, wanted);
}

function* filesUnder(folder) {
  if (!existsSync(folder)) return;
  if (statSync(folder).isFile()) { yield folder; return; }
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(file);
    else yield file;
  }
}

/** Names, sizes and times of everything a bundle is made of: cheap, and changes whenever one of them does. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) for (const file of filesUnder(at(source))) { const { size, mtimeMs } = statSync(file); hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`); }
  return hash.digest('hex');
}

const SOURCES = ['src', 'rules', 'assets', 'webpack.config.js', 'scripts/pack-loader.cjs', 'package-lock.json'];

function build(name, folder, args) {
  const stamp = at('build', `${name}.stamp`);
  const now = fingerprint(SOURCES);
  if (existsSync(at(folder)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.log(`Building the ${name} bundle.`);
  const webpack = spawnSync(process.execPath, [at('node_modules', 'webpack-cli', 'bin', 'cli.js'), '--mode', 'production', ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (webpack.status !== 0) fail(`The ${name} bundle could not be built; the reason is above.`);
  mkdirSync(at('build'), { recursive: true });
  writeFileSync(stamp, now);
}

/** The panes and the workbench that hosts them, in build/local. */
export const buildLocal = () => build('local', 'build/local', ['--env', 'local']);
/** What an organisation installs, in dist. */
export const buildTenant = () => build('tenant', 'dist', []);
