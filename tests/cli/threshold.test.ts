import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const script = join(__dirname, '../../scripts/threshold.mjs');
const run = (...args: string[]) => { const { status, stderr } = spawnSync(process.execPath, [script, ...args], { input: '', encoding: 'utf8' }); return { status, stderr }; };

jest.setTimeout(60_000);

describe('the command line', () => {
  test.each([['a command that is not there', ['nothing']], ['a name that every object has', ['constructor']], ['no command', []]])('%s is answered with the commands there are', (_, args) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^threshold suggest --pack/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('an option that is not there is named, with the commands there are and no trace of the program', () => {
    const { status, stderr } = run('suggest', '--nope');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Unknown option '--nope'\.\nthreshold suggest --pack/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test('npm test of a browser test that is not there fails, instead of passing with nothing run', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, '../../scripts/test.mjs'), 'browser/no-such-test'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, 'There is no test in tests/browser whose name holds browser/no-such-test.\n']);
});
