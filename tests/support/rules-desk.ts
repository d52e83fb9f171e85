import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runRules } from '../../src/cli/rules';
import { rulesFolder } from './packs';

export const REDBRIDGE = 'rules/redbridge/2025-07-interim';

/** A copy of the packs for each test of a file, with the commands of `threshold rules` and what they say. Fresh arrays are never made: what was said is emptied. */
export function rulesDesk() {
  const root = mkdtempSync(join(tmpdir(), 'rules-'));
  const out: string[] = [];
  const err: string[] = [];
  beforeEach(() => {
    for (const part of ['sources.yaml', 'redbridge', 'dudley', 'oxfordshire', 'calendar', 'english/indicators.yaml', 'english/indicators-extra.yaml']) cpSync(join(rulesFolder, part), join(root, 'rules', part), { recursive: true, filter: (from) => !from.endsWith('their-words.json') });
    out.length = 0;
    err.length = 0;
  });
  afterEach(() => { for (const part of ['rules', 'src']) rmSync(join(root, part), { recursive: true, force: true }); });
  afterAll(() => { rmSync(root, { recursive: true }); });
  return {
    root, out, err,
    run: (...argv: string[]) => runRules(argv, { root, today: '2026-11-22', out: (line) => out.push(line), err: (line) => err.push(line) }),
    change: (file: string, from: string, to: string) => {
      const text = readFileSync(join(root, file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      writeFileSync(join(root, file), text.replace(from, to));
    },
    lineWith: (file: string, words: string) => readFileSync(join(root, file), 'utf8').split('\n').findIndex((line) => line.includes(words)) + 1,
  };
}
