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

/** Whether every package that the lock file asks for is installed at its version. Packages for other systems may be missing. */
function isInstalled() {
  const installed = at('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages);
  return wanted.every(([name, { version, optional }]) => name === '' || (there[name] ? there[name].version === version : optional === true));
}

/** Installs the packages of package-lock.json, only when one is missing or of another version. */
export function installIfMissing() {
  if (isInstalled()) return;
  console.log('Installing packages. This is done once and takes a minute or two.');
  // Not `npm ci`: it refuses a lock file that lacks another system's optional packages. Locked versions are kept all the same.
  const npm = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (npm.status !== 0) fail('The packages could not be installed; the reason is above. If npm cannot reach its registry, check the connection and run the same command again.');
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

const SOURCES = ['src', 'rules', 'assets', 'webpack.config.js', 'scripts/rules-loader.cjs', 'scripts/theme-loader.cjs', 'scripts/shorter-names.cjs', 'package-lock.json'];

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
