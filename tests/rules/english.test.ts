import { compileQualifiers, qualifiersOf, reachesOf, reportedBy } from '../../src/core/evidence/qualify';
import { whatSettles } from '../../src/core/evidence/settles';
import { compileSignals, signalsIn } from '../../src/core/evidence/signals';
import { readEnglishFrom } from '../../src/cli/training/material';
import { readFolder, readLines, type BankSentence, type Case } from '../../src/cli/training/labelled';
import { checkout } from '../support/reader';

const english = readEnglishFrom(checkout);
const qualifiers = compileQualifiers(english.qualifiers);
const signals = compileSignals(english.signals);
const rows = new Map(english.indicators.rows.map((row) => [row.row, row.levels]));
const kindsOf = (text: string) => reachesOf(text, qualifiers).map(({ id }) => id);

describe('every qualifier speaks in its examples and is silent in its counter-examples', () => {
  const cases = english.qualifiers.rules.flatMap(({ id, examples }) => [...examples.yes.map((text) => [id, true, text] as const), ...examples.no.map((text) => [id, false, text] as const)]);
  it.each(cases)('%s %s: %s', (id, speaks, text) => { expect(kindsOf(text).includes(id)).toBe(speaks); });
  const told = english.qualifiers.reportedBy.flatMap(({ who, examples }) => [...examples.yes.map((text) => [who, true, text] as const), ...examples.no.map((text) => [who, false, text] as const)]);
  it.each(told)('reported as %s %s: %s', (who, speaks, text) => { expect(reportedBy(text, qualifiers) === who).toBe(speaks); });
});

describe('qualifiers reach as far as their words do', () => {
  const on = (text: string, words: string, row = 'abuse-and-neglect/injuries') => qualifiersOf(text, reachesOf(text, qualifiers), [text.indexOf(words), text.indexOf(words) + words.length], row, qualifiers).map(({ kind }) => kind);
  it('stops a negation at "but"', () => {
    expect(on('There was no sign of bruising but he has a burn on his hand', 'bruising')).toContain('negated');
    expect(on('There was no sign of bruising but he has a burn on his hand', 'a burn on his hand')).not.toContain('negated');
  });
  it('takes "does not feed him" for what it means', () => { expect(on('She does not feed him', 'does not feed him')).toEqual([]); });
  it('never sets aside non-recent sexual abuse, FGM, honour or forced marriage as history', () => {
    const text = 'It happened two years ago when her uncle used to come to her room';
    expect(on(text, text)).toContain('historical');
    for (const row of ['sexual-abuse-activity/sexual-abuse', 'harmful-practices/female-genital-mutilation', 'harmful-practices/honour-based-violence', 'harmful-practices/forced-marriage']) expect(on(text, text, row)).not.toContain('historical');
    expect(on('Two years ago an older child was removed from her care', 'an older child was removed')).not.toContain('historical');
  });
});

describe('every signal speaks in its examples and is silent in its counter-examples', () => {
  const cases = english.signals.flatMap(({ id, examples }) => [...examples.yes.map((text) => [id, true, text] as const), ...examples.no.map((text) => [id, false, text] as const)]);
  it.each(cases)('%s %s: %s', (id, speaks, text) => { expect(signalsIn(text, text, signals).some(({ signal }) => signal.id === id)).toBe(speaks); });
  it('moves no level down, and names only rows and levels of the vocabulary', () => {
    for (const { id, row, floor, moves } of english.signals) {
      expect({ id, down: (moves?.by ?? 0) < 0 }).toEqual({ id, down: false });
      for (const one of [row, ...(moves?.rows ?? [])]) if (one) expect(rows.has(one)).toBe(true);
      if (row && floor) expect(rows.get(row)).toContain(floor);
    }
  });
});

describe('what would settle a level', () => {
  it('is asked of every row, about facts and never about levels, for every level from 3 that the row has', () => {
    for (const { row, levels, asks } of english.indicators.rows) {
      for (const [level, question] of [[3, asks?.three], [4, asks?.four]] as const) {
        expect({ row, level, asked: question !== undefined }).toEqual({ row, level, asked: levels.includes(level) });
        if (question) expect(question).toMatch(/^(?!.*\b(?:level|threshold)\b)[A-Z].*\?$/iu);
      }
    }
  });
  it('is the row\'s own question for the higher of the two levels, else one that fits every row', () => {
    expect(whatSettles(english.indicators, 'abuse-and-neglect/physical-chastisement', 3)).toBe('Was a mark left?');
    expect(whatSettles(english.indicators, 'abuse-and-neglect/physical-chastisement', 4)).toMatch(/^Was an object used/);
    expect(whatSettles(english.indicators, 'abuse-and-neglect/physical-chastisement', 2)).toMatch(/^How often/);
  });
});

describe('examples and messages keep to the shared vocabulary', () => {
  it('names only rows and levels that stand in indicators.yaml, in the bank', () => {
    const strange = readFolder<BankSentence>(`${checkout}/rules/english/examples`).flatMap(({ items }) => items).filter(({ kind, row, level }) => kind !== 'neutral' && !(row && rows.has(row) && (kind !== 'evidence' || rows.get(row)?.includes(level ?? 1))));
    expect(strange.map(({ text }) => text)).toEqual([]);
  });
  it('quotes its messages exactly', () => {
    const cases = [...readFolder<Case>(`${checkout}/rules/english/messages`).flatMap(({ items }) => items), ...readLines<Case>(`${checkout}/tests/cases/open.jsonl`)];
    const lost = cases.filter((one) => {
      const texts = [one.subject ?? '', one.body ?? '', ...(one.messages ?? []).map(({ text }) => text)];
      return one.expected.indicators.some(({ quote }) => !texts.some((text) => text.includes(quote ?? '')));
    });
    expect(cases.length).toBeGreaterThan(900);
    expect(lost.map(({ id }) => id)).toEqual([]);
  });
});
