// npm test: everything, from a fresh clone on. Ends with one line that counts all tests, and fails when one of them failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildLocal, buildTenant, fail, installIfMissing, root } from './ready.mjs';

const at = (...parts) => path.join(root, ...parts);
const run = (args) => spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1;

/** Unit and contract tests. Names of tests may be given, to run those alone. */
function jest(only) {
  const results = at('build', 'jest.json');
  rmSync(results, { force: true });
  const status = run([at('node_modules', 'jest', 'bin', 'jest.js'), '--json', `--outputFile=${results}`, '--testLocationInResults', ...only]);
  if (!existsSync(results)) return { passed: 0, failed: 1, skipped: 0, ok: false };
  const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites: broken, numPendingTests: skipped } = JSON.parse(readFileSync(results, 'utf8'));
  return { passed, failed: numFailedTests + broken, skipped, ok: status === 0 };
}

const browserFiles = (only) => readdirSync(at('tests', 'browser')).filter((name) => name.endsWith('.test.ts') && (only.length === 0 || only.some((part) => `tests/browser/${name}`.includes(part)))).map((name) => at('tests', 'browser', name));

/** Tests in a real browser, one file after another. */
function browser(only) {
  const files = browserFiles(only);
  if (!files.length) return { passed: 0, failed: 0, skipped: 0, ok: true };
  const results = at('build', 'browser.tap');
  rmSync(results, { force: true });
  const status = run(['--import', 'tsx', '--test', '--test-concurrency=1', '--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${results}`, ...files]);
  const said = existsSync(results) ? readFileSync(results, 'utf8') : '';
  const count = (what) => Number(new RegExp(`^# ${what} (\\d+)`, 'm').exec(said)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') + count('cancelled'), skipped: count('skipped') + count('todo'), ok: status === 0 && said !== '' };
}

/** What the tests said to the local Graph server and heard from it, held against Microsoft's published shapes and docs/permissions.md. Counts as one test. */
function contract(exchanges) {
  const status = run(['--import', 'tsx', at('tests', 'contract', 'check-exchanges.ts'), exchanges]);
  return { passed: status === 0 ? 1 : 0, failed: status === 0 || status === 3 ? 0 : 1, skipped: status === 3 ? 1 : 0, ok: status === 0 || status === 3 };
}

const only = process.argv.slice(2);
const browserOnly = only.length > 0 && only.every((part) => part.includes('browser'));
if (browserOnly && browserFiles(only).length === 0) fail(`There is no test in tests/browser whose name holds ${only.join(' or ')}.`);
const started = Date.now();
process.chdir(root);
installIfMissing();
mkdirSync(at('build'), { recursive: true });
buildLocal();
buildTenant();
const exchanges = at('build', 'exchanges');
rmSync(exchanges, { recursive: true, force: true });
process.env.LOCAL_GRAPH_EXCHANGES = exchanges;
const parts = [...(browserOnly ? [] : [jest(only)]), browser(only)];
console.log('');
parts.push(contract(exchanges));
const sum = (what) => parts.reduce((total, part) => total + part[what], 0);
console.log(`${Math.round((Date.now() - started) / 1000)} seconds`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exit(parts.every((part) => part.ok) && sum('failed') === 0 ? 0 : 1);
