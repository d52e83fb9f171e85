import { join } from 'node:path';
import { readFolder } from '../../../src/cli/training/labelled';
import { readEnglishFrom } from '../../../src/cli/training/material';
import { compileQualifiers } from '../../../src/core/evidence/qualify';
import { sieveOf, waysIn } from '../../../src/core/evidence/sieve';
import { compileSignals } from '../../../src/core/evidence/signals';

const root = join(__dirname, '../../..');
const english = readEnglishFrom(root);
const { triggers, reported, notTriggers, stops } = compileQualifiers(english.qualifiers);
const rules = [...compileSignals(english.signals).signals.flatMap(({ first, others, none, notAfter }) => [first, ...others, ...none, ...notAfter]), ...triggers.map(({ words }) => words), ...reported.map(({ words }) => words), notTriggers, stops];
const sentences = readFolder<{ text: string }>(join(root, 'rules/english/examples')).flatMap(({ items }) => items.map(({ text }) => text)).filter((_, at) => at % 20 === 0);

describe('which expressions are worth trying on a text', () => {
  it.each([
    [/\bno\b/u, [[[' no ']]]],
    [/(?<![\p{L}\p{N}])(?:no|not)(?![\p{L}\p{N}])/iu, [[[' no ']], [[' not ']]]],
    [/\b(?:mum|dad)\b hits\b/u, [[[' mum hits ', ' dad hits '], [' hits ']]]],
    [/\b(?:mum|dad)\b.{0,9} (?:agrees?|signed)\b/u, [[[' agree', ' signed '], [' mum ', ' dad ']]]],
    [/\bno\b.{0,9}\bharm|\bfine\b/u, [[[' harm'], [' no ']], [[' fine ']]]],
    [/(?:the )?[Dd]og\b/u, [[['dog '], ['the dog ', 'dog ']]]],
    [/she['’]s fine/iu, [[['she s fine']]]],
    [/(?:ab)+c/u, undefined],
    [/x{2,3}yes/u, [[['xyes']]]],
    [/one\s+two/u, [[['one '], [' two']]]],
    [/kick(?=ed)|\p{Lu}\w+/u, undefined],
  ])('%s needs %j', (expression, ways) => { expect(waysIn(expression)).toEqual(ways); });

  it.each([
    ['as written', (text: string) => text], ['in capitals', (text: string) => text.toUpperCase()], ['with curly apostrophes', (text: string) => text.replaceAll("'", '’')],
    ['with the long s and the kelvin sign', (text: string) => text.replace(/s/g, 'ſ').replace(/k/g, '\u212a')], ['with every blank doubled', (text: string) => text.replaceAll(' ', '\u00a0\n')],
  ])('no rule that speaks in a teaching sentence is left out, %s', (_, write) => {
    const sieve = sieveOf(rules, 0);
    let spoke = 0;
    for (const text of sentences.map(write)) {
      const may = sieve(text);
      const missed = rules.filter((rule, at) => text.search(rule) >= 0 && ++spoke > 0 && !may.includes(at));
      expect([text, missed]).toEqual([text, []]);
    }
    expect(spoke).toBeGreaterThan(20);
  });

  it('all are, until enough has been read for the telling to pay', () => {
    const sieve = sieveOf([/\bcat\b/u], 20);
    expect([...['The dog sat.', 'The dog sat.', 'The cat sat.'].map((text) => sieve(text))]).toEqual([[0], [], [0]]);
  });

  it('few rules are worth trying on a plain sentence', () => {
    const may = sieveOf(rules, 0)('We painted paper plates in the hall and then had milk.');
    expect(may.length).toBeLessThan(rules.length / 8);
  });
});
