// npm test: everything, from a fresh clone on. Ends with one line that counts all tests, and fails when one of them failed.
import { spawn, spawnSync } from 'node:child_process';
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

const FILE_LIMIT_MIN = Number(process.env.TEST_FILE_LIMIT_MIN ?? 8);   // the longest takes two minutes on two cores

/** One file of browser tests, ended when it stands still; 'hung' then. */
function browserFile(file, results) {
  rmSync(results, { force: true });
  const ran = spawn(process.execPath, ['--import', 'tsx', '--test', '--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${results}`, file], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], detached: process.platform !== 'win32' });
  const end = () => { try { process.kill(process.platform === 'win32' ? ran.pid : -ran.pid, 'SIGKILL'); } catch { /* it has ended */ } };
  process.on('exit', end);
  return new Promise((done) => {
    let hung = false;
    const limit = setTimeout(() => { hung = true; end(); }, FILE_LIMIT_MIN * 60_000);
    ran.on('exit', (status) => { clearTimeout(limit); process.off('exit', end); done(hung ? 'hung' : status ?? 1); });
  });
}

/** Tests in a real browser, one file after another. A file that stands still is ended and run once more: a browser that never answers is no finding; the second time it is. */
async function browser(only) {
  const sum = { passed: 0, failed: 0, skipped: 0, ok: true };
  const results = at('build', 'browser.tap');
  for (const file of browserFiles(only)) {
    let status = await browserFile(file, results);
    if (status === 'hung') {
      console.log(`${path.relative(root, file)} did not end within ${FILE_LIMIT_MIN} minutes (after the test named last). It is run once more.`);
      status = await browserFile(file, results);
      if (status === 'hung') console.log(`${path.relative(root, file)} did not end this time either.`);
    }
    const said = existsSync(results) ? readFileSync(results, 'utf8') : '';
    const count = (what) => Number(new RegExp(`^# ${what} (\\d+)`, 'm').exec(said)?.[1] ?? 0);
    const ok = status === 0 && said !== '';
    sum.passed += count('pass');
    sum.failed += count('fail') + count('cancelled') || (ok ? 0 : 1);
    sum.skipped += count('skipped') + count('todo');
    sum.ok &&= ok;
  }
  return sum;
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
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));   // and with it what it started
installIfMissing();
mkdirSync(at('build'), { recursive: true });
buildLocal();
buildTenant();
const exchanges = at('build', 'exchanges');
rmSync(exchanges, { recursive: true, force: true });
process.env.LOCAL_GRAPH_EXCHANGES = exchanges;
const parts = [...(browserOnly ? [] : [jest(only)]), await browser(only)];
console.log('');
parts.push(contract(exchanges));
const sum = (what) => parts.reduce((total, part) => total + part[what], 0);
console.log(`${Math.round((Date.now() - started) / 1000)} seconds`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exit(parts.every((part) => part.ok) && sum('failed') === 0 ? 0 : 1);
