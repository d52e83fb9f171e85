import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import webpack, { type Configuration, type Stats } from 'webpack';
import { runRules } from '../../src/cli/rules';
import type { packShelf } from '../../src/main/packs';
import { checkout } from '../support/reader';

jest.setTimeout(120_000);

let root: string;
let said: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shelf-'));
  said = [];
  for (const part of ['sources.yaml', 'redbridge', 'dudley', 'english/indicators.yaml', 'english/indicators-extra.yaml']) cpSync(join(checkout, 'rules', part), join(root, 'rules', part), { recursive: true, filter: (from) => !from.endsWith('their-words.json') });
});
afterEach(() => rmSync(root, { recursive: true }));

const keeper = (...argv: string[]) => runRules(argv, { root, today: '2026-11-22', out: (line) => said.push(line), err: (line) => said.push(line) });
const at = (file: string) => join(root, 'rules', file);
const change = (file: string, how: (text: string) => string) => writeFileSync(at(file), how(readFileSync(at(file), 'utf8')));

/** A keeper who fills in every place, with values of the kind that belongs there. */
function fillIn(edition: string, from: string): void {
  for (const file of [...readdirSync(at(edition), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')).map((name) => join(edition, name)), 'sources.yaml']) {
    change(file, (text) => text
      .replace(/from: "?TO FILL IN"?/, `from: "${from}"`).replace(/reviewBy: "?TO FILL IN"?/, 'reviewBy: "2028-03-31"').replace(/lastChecked: "?TO FILL IN"?/g, 'lastChecked: "2026-11-01"')
      .replace(/phone: TO FILL IN/g, 'phone: 01234 567890').replace(/TO FILL IN/g, 'written by the keeper'));
  }
}

/** The panel's own list of packs, built from the scratch rules by the build's own rules of building. */
async function build(): Promise<{ shelfOn: (today: string) => ReturnType<typeof packShelf>; warnings: string; chunks: string[] }> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the build's configuration is a script of Node's
  const { module: how, resolve } = (require('../../webpack.config.js') as () => Configuration)();
  const out = join(root, 'built');
  const stats = await new Promise<Stats>((done, failed) => {
    webpack({
      mode: 'none', target: 'node', context: checkout, entry: join(checkout, 'src/main/packs.ts'), module: how, cache: false, devtool: false,
      resolve: { ...resolve, alias: { [join(checkout, 'rules')]: join(root, 'rules') } },
      output: { path: out, filename: 'packs.cjs', chunkFilename: '[name].cjs', library: { type: 'commonjs2' } },
    }, (error, made) => { if (made) done(made); else failed(error ?? new Error('nothing was built')); });
  });
  const told = (of: 'errors' | 'warnings') => (stats.toJson({ all: false, [of]: true })[of] ?? []).map(({ message }) => message).join('\n');
  if (stats.hasErrors()) throw new Error(told('errors'));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- what was just built
  const built = require(join(out, 'packs.cjs')) as { packShelf: typeof packShelf };
  return { shelfOn: (today) => built.packShelf('redbridge', () => today), warnings: told('warnings'), chunks: readdirSync(out).sort() };
}

const offered = (shelf: ReturnType<typeof packShelf>) => shelf.choices.map(({ id, edition }) => `${id}/${edition}`);

describe('the packs of a build are the folders under rules', () => {
  test('a new edition and a new authority are offered from their first day on without any change of code, and an old record finds its own edition', async () => {
    await keeper('new', 'redbridge', '2027-04');
    fillIn('redbridge/2027-04', '2027-04-01');
    change('redbridge/2025-07-interim/pack.yaml', (text) => text.replace('inForce: { from: "2025-07-01" }', 'inForce: { from: "2025-07-01", to: "2027-03-31" }'));
    await keeper('new', 'havering', '2026-01', '--from', 'redbridge/2025-07-interim');
    fillIn('havering/2026-01', '2026-01-01');
    said = [];
    expect([await keeper('check'), said.filter((line) => line.startsWith('  mend'))]).toEqual([expect.any(Number), []]);

    const { shelfOn, warnings, chunks } = await build();
    expect(warnings).toBe('');
    expect(offered(shelfOn('2027-03-31'))).toEqual(['dudley/2021-03', 'havering/2026-01', 'redbridge/2025-07-interim']);
    expect(offered(shelfOn('2027-04-01'))).toEqual(['dudley/2021-03', 'havering/2026-01', 'redbridge/2027-04']);
    expect(offered(shelfOn('2025-12-31'))).toEqual(['dudley/2021-03', 'redbridge/2025-07-interim']);

    const after = shelfOn('2027-04-01');
    expect((await after.face('redbridge')).edition).toBe('2027-04');
    expect((await after.load('redbridge')).edition).toBe('2027-04');
    expect(after.holds('redbridge', '2025-07-interim')).toBe(true);
    expect(await after.load('redbridge', '2025-07-interim')).toMatchObject({ editionName: 'Redbridge, interim July 2025', inForce: { to: '2027-03-31' }, clock: { rules: expect.any(Array) as unknown } });
    expect(await after.load('havering')).toMatchObject({ name: 'Havering', consent: { goldenRules: expect.any(Object) as unknown } });
    expect(after.holds('redbridge', '2019-01')).toBe(false);
    await expect(after.load('redbridge', '2019-01')).rejects.toThrow('no pack');
    expect(chunks).toEqual(expect.arrayContaining(['pack-dudley.cjs', 'pack-dudley-rest.cjs', 'pack-havering.cjs', 'pack-redbridge-2025-07-interim.cjs', 'pack-redbridge-2027-04.cjs', 'pack-redbridge-2027-04-rest.cjs']));
  });

  test('an edition that is not written to the end is left out, and the build says so in the keeper’s words', async () => {
    await keeper('new', 'redbridge', '2027-04');
    const { shelfOn, warnings, chunks } = await build();
    expect(offered(shelfOn('2030-01-01'))).toEqual(['dudley/2021-03', 'redbridge/2025-07-interim']);
    expect(warnings).toMatch(/rules\/redbridge\/2027-04 is not in the panel yet: \d+ places still say "TO FILL IN"/);
    expect(chunks).toContain('pack-redbridge.cjs');
  });

  test('two editions that hold on the same day, and a written one with a fault, stop the build with file, line and mend', async () => {
    await keeper('new', 'redbridge', '2027-04');
    fillIn('redbridge/2027-04', '2027-04-01');
    await expect(build()).rejects.toThrow(/redbridge\/2025-07-interim\/pack\.yaml, line \d+: this edition and redbridge\/2027-04 hold on the same days from 2027-04-01\. Write to:/);
    change('redbridge/2027-04/contacts.yaml', (text) => text.replace('phone: 020 8708 5350', 'phone: 5350'));
    await expect(build()).rejects.toThrow(/redbridge\/2027-04\/contacts\.yaml, line \d+: .*phone/);
  });
});
