import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { consentRules, promptsFor, sayStepDown, stepDownPlan, suggest, suggestedLegal, suggestedLevel } from '../../../src/core/decision';
import type { Reading, RowReading } from '../../../src/core/evidence';
import { isLongUnchecked, isOpen, type LegalRoute, type Level, type Pack } from '../../../src/core/pack';
import { fromLondon, londonTime, nextOpening, sayTime } from '../../../src/core/time';
import { packOf, rulesFolder } from '../../support/packs';

const redbridge = packOf('redbridge', '2025-07-interim');
const dudley = packOf('dudley', '2021-03');
const oxfordshire = packOf('oxfordshire', 'routes-only');
const packs = [redbridge, dudley, oxfordshire];
const LEVELS = [1, 2, 3, 4] as const;
const holidays = new Set((parse(readFileSync(join(rulesFolder, 'calendar/bank-holidays.yaml'), 'utf8')) as { days: { date: string }[] }).days.map(({ date }) => date));

const reading = (row: string, level: Level): Reading => {
  const one: RowReading = { row, level, strength: 0.9, steps: [], evidence: [{ quote: { text: 'w', place: { part: 0, start: 0, end: 1 } }, row, level, strength: 0.9, qualifiers: [], passage: 0, steps: [], readsLike: [] }] };
  return { tier: 'words', build: 't', passages: [], sentences: [], rows: [one], couldAlso: [], setAside: [], level, levelSteps: [], immediate: { suggested: false, because: [] }, routes: [], facts: { child: {}, otherChildren: [], adults: [], phones: [], childsWords: [], conflicts: [] } };
};
const decided = (pack: Pack, row: string, level: Level): [Level | null, LegalRoute] => {
  const read = reading(row, level);
  const found = suggest(read, pack);
  const at = suggestedLevel(found, read, pack);
  return [at, suggestedLegal(found, at, pack)];
};

describe('the same evidence, step by step, under two matrices', () => {
  // row; London levels 2, 3, 4 as Redbridge has them; what Dudley makes of each.
  const table: [string, (Level | null)[], [Level | null, LegalRoute][]][] = [
    ['extra-familial-harm/missing', [2, 3, 4], [[2, 'none'], [4, 's17'], [4, 's47']]],
    ['abuse-and-neglect/injuries', [2, 3, 4], [[2, 'none'], [4, 's17'], [4, 's47']]],
    ['abuse-and-neglect/physical-chastisement', [2, 3, 4], [[2, 'none'], [4, 's17'], [4, 's47']]],
    ['abuse-and-neglect/signs-of-neglect', [2, 3, 4], [[2, 'none'], [3, 'none'], [4, 's47']]],
    ['abuse-and-neglect/fabricated-or-induced-illness', [2, 3, 4], [[2, 'none'], [4, 's47'], [4, 's47']]],
    ['harmful-practices/honour-based-violence', [2, 3, 4], [[4, 's47'], [4, 's47'], [4, 's47']]],
    ['harmful-practices/female-genital-mutilation', [2, 3, 4], [[3, 'none'], [4, 's47'], [4, 's47']]],
    ['education/attendance-and-placement', [2, 3, 4], [[2, 'none'], [3, 'none'], [4, 's17']]],
    ['mental-emotional-health/child-mental-health', [2, 3, 4], [[2, 'none'], [3, 'none'], [4, 's47']]],
    ['drug-substance-misuse/carer-substance-misuse', [2, 3, 4], [[2, 'none'], [3, 'none'], [4, 's47']]],
    ['young-carer/caring-responsibilities', [2, 3, 4], [[2, 'none'], [3, 'none'], [4, 's17']]],
    ['health/pregnancy', [2, 3, 4], [[3, 'none'], [3, 'none'], [4, 's47']]],
    ['extremism-and-radicalisation/extreme-views', [2, 3, 4], [[3, 'none'], [3, 'none'], [4, 's47']]],
    ['social-development/immigration-and-public-funds', [2, 3, 4], [[2, 'none'], [3, 'none'], [4, 's47']]],
  ];
  it.each(table)('%s', (row, there, here) => {
    expect(([2, 3, 4] as const).map((level) => decided(redbridge, row, level))).toEqual(there.map((level, i) => [level, ['none', 's17', 's47'][i]]));
    expect(([2, 3, 4] as const).map((level) => decided(dudley, row, level))).toEqual(here);
    expect(([2, 3, 4] as const).map((level) => decided(oxfordshire, row, level)[0])).toEqual([null, null, null]);
  });

  it('every London cell keeps its level and legal route in Redbridge', () => {
    for (const { row, cells } of redbridge.matrix) for (const { level } of cells) expect([row, level, ...decided(redbridge, row, level)]).toEqual([row, level, level, ({ 1: 'none', 2: 'none', 3: 's17', 4: 's47' } as const)[level]]);
  });

  it('no London evidence of level 4 falls below level 4 in Dudley', () => {
    for (const { row, cells } of redbridge.matrix) if (cells.some(({ level }) => level === 4)) expect([row, decided(dudley, row, 4)[0]]).toEqual([row, 4]);
  });
});

describe('the three decisions, in order', () => {
  it.each(packs.map((pack) => [pack.name, pack] as const))('%s: every level leads on to the next step, and only statutory ones ask for section 17 or 47', (_name, pack) => {
    const [help, danger, parents] = pack.pathway.decisions;
    const steps = new Set(['tell-the-parents', 'immediate-or-support', 'mark-section-17', ...pack.pathway.access.map(({ level }) => `access-${String(level)}`)]);
    for (const option of [...(help?.options ?? []), ...(danger?.options ?? [])]) expect([option.id, !option.then || steps.has(option.then)]).toEqual([option.id, true]);
    if (pack.hasMatrix) expect([...new Set(help?.options.flatMap((option) => option.levels ?? []))].sort()).toEqual([1, 2, 3, 4]);
    for (const option of help?.options ?? []) {
      const statutory = (option.levels ?? []).some((level) => pack.levels.find((l) => l.level === level)?.legal.some((legal) => legal !== 'none'));
      if (option.levels?.length) expect([option.id, option.then === 'immediate-or-support']).toEqual([option.id, statutory]);
    }
    expect(new Set(danger?.options.map(({ legal }) => legal))).toEqual(new Set(['s17', 's47']));
    expect(parents?.options.map(({ id }) => id)).toContain('do-not-tell');
  });

  it.each(packs.map((pack) => [pack.name, pack] as const))('%s: every level tells what to do, in order, and what reply to expect', (_name, pack) => {
    for (const { level } of pack.levels) {
      const access = pack.pathway.access.find((a) => a.level === level);
      expect([level, access?.steps.length ?? 0]).toEqual([level, expect.any(Number)]);
      expect(access?.steps.length).toBeGreaterThan(0);
      expect(access?.reply).toBeTruthy();
    }
  });

  it.each(packs.map((pack) => [pack.name, pack] as const))('%s: a prompt holds at each level that it names and at no other, with every row that brings it up and with none', (_name, pack) => {
    for (const prompt of pack.pathway.prompts) for (const level of LEVELS) {
      const holds = !prompt.whenLevels || prompt.whenLevels.includes(level);
      for (const row of prompt.whenRows) expect([prompt.id, level, promptsFor(pack, [row], level).some(({ id }) => id === prompt.id)]).toEqual([prompt.id, level, holds]);
      expect(promptsFor(pack, ['no/such-row'], level)).toEqual([]);
    }
  });
});

describe('consent, row by row', () => {
  const held = (pack: Pack, level: Level | null, legal: LegalRoute, rows: string[] = [], indicators: string[] = []) => consentRules(pack, { rows, indicators }, level, legal);
  const first = (pack: Pack, level: Level, legal: LegalRoute, rows: string[] = [], indicators: string[] = []) => {
    const [rule] = held(pack, level, legal, rows, indicators).filter(({ ask }) => !ask);
    return rule && [rule.rule.tellParents, rule.rule.agreement];
  };
  const FII = 'abuse-and-neglect/fabricated-or-induced-illness';

  it.each<[string, Pack, Level, LegalRoute, string[], string[]]>([
    ['Redbridge level 2', redbridge, 2, 'none', [], ['yes', 'needed']],
    ['Redbridge level 3, section 17', redbridge, 3, 's17', [], ['yes-unless-unsafe', 'sought']],
    ['Redbridge level 4, section 47', redbridge, 4, 's47', [], ['yes-unless-unsafe', 'sought']],
    ['Dudley level 2', dudley, 2, 'none', [], ['yes', 'needed']],
    ['Dudley level 3, early help', dudley, 3, 'none', [], ['yes', 'needed']],
    ['Dudley level 4 as section 17', dudley, 4, 's17', [], ['yes', 'needed']],
    ['Dudley level 4 as section 47', dudley, 4, 's47', [], ['yes-unless-unsafe', 'sought']],
    ['Oxfordshire, section 17', oxfordshire, 3, 's17', [], ['yes-unless-unsafe', 'sought']],
    ['Oxfordshire, section 47', oxfordshire, 4, 's47', [], ['yes-unless-unsafe', 'sought']],
  ])('%s', (_name, pack, level, legal, rows, expected) => { expect(first(pack, level, legal, rows)).toEqual(expected); });

  const overrides: [string, string][] = [
    ['alleged sexual abuse in the family', 'sexual-abuse-activity/sexual-abuse'], ['suspected fabricated illness', FII],
    ['honour-based abuse', 'harmful-practices/honour-based-violence'], ['forced marriage', 'harmful-practices/forced-marriage'], ['FGM', 'harmful-practices/female-genital-mutilation'],
  ];
  it.each(overrides)('%s: the parents are not told first, at every level, under every authority', (_name, row) => {
    for (const pack of packs) for (const level of LEVELS) for (const legal of ['none', 's17', 's47'] as const) expect([pack.id, level, legal, first(pack, level, legal, [row])]).toEqual([pack.id, level, legal, ['no', 'not-needed']]);
  });

  it.each<[string, string, string, string]>([
    ['exploitation and the NRM', 'police-attention/criminal-exploitation', 'exploitation-nrm', 'not-needed'],
    ['Prevent', 'extremism-and-radicalisation/extreme-views', 'prevent', 'voluntary-part-only'],
    ['MARAC', 'domestic-abuse/abuse-of-parent-or-expectant-mother', 'marac', 'not-needed'],
  ])('%s: brought up by its row, without overriding the level', (_name, row, id, agreement) => {
    for (const pack of packs) {
      const rule = held(pack, 3, 's17', [row]).find((one) => one.rule.id === id)?.rule;
      expect([pack.id, rule?.agreement, rule?.overridesLevel]).toEqual([pack.id, agreement, false]);
      expect(held(pack, 3, 's17').some((one) => one.rule.id === id)).toBe(false);
    }
  });

  it.each(['refused-at-level-4', 'telling-raises-risk', 'risk-to-others-or-inquiry', 'family-refuses-help', 'staff-at-risk'])('%s: only the person can say, so it is asked, at every level, under every authority', (id) => {
    for (const pack of packs) for (const level of LEVELS) expect([pack.id, held(pack, level, 'none').find((one) => one.rule.id === id)?.ask]).toEqual([pack.id, expect.stringMatching(/\?$/)]);
  });

  it('a refusal of help is no route to social care, and a refusal at level 4 does not stop a referral', () => {
    for (const pack of packs) {
      expect(pack.consent.rules.find(({ id }) => id === 'family-refuses-help')?.says).toMatch(/no route to social care/);
      expect(pack.consent.rules.find(({ id }) => id === 'refused-at-level-4')?.says).toMatch(/share what is needed to protect the child/);
    }
  });

  it('Dudley’s fourteen is local, and asks about understanding', () => {
    expect(dudley.consent.youngPerson).toMatchObject({ fromAge: 14, question: expect.stringMatching(/understand/) as unknown });
  });
});

describe('opening hours to the minute', () => {
  const at = (date: string, time: string) => { const there = londonTime(fromLondon(date, time)); return { day: there.day, time: there.time, isBankHoliday: holidays.has(there.date) }; };
  const withHours = packs.flatMap((pack) => pack.contacts.filter(({ hours }) => hours).map((contact) => [pack.id, contact] as const));

  it.each(withHours.filter(([, { phone }]) => !/^\d{3}$/.test(phone ?? '')).map(([id, contact]) => [`${id} ${contact.id}`, contact] as const))('%s: the minute before opening, at opening, the minute before closing, at closing', (_name, contact) => {
    const answers = (date: string, time: string) => isOpen(contact, at(date, time)) !== Boolean(contact.outOfHours);
    expect(['08:59', '09:00', '16:59', '17:00'].map((time) => answers('2026-11-20', time))).toEqual([false, true, true, false]);
    expect(['2026-11-21', '2026-11-22'].map((date) => answers(date, '12:00'))).toEqual([false, false]);
    for (const date of holidays) expect([date, answers(date, '12:00')]).toEqual([date, false]);
  });

  it('999 and 101 answer at every minute that was tried', () => {
    for (const [, contact] of withHours.filter(([, { phone }]) => /^\d{3}$/.test(phone ?? ''))) for (const date of ['2026-11-20', '2026-11-22', '2026-12-25']) for (const time of ['00:00', '08:59', '17:00', '23:59']) expect(isOpen(contact, at(date, time))).toBe(true);
  });

  it('says when the front door opens next, over Christmas and over the change of the clocks', () => {
    const front = redbridge.contacts.find(({ id }) => id === 'front-door')?.hours;
    const next = (date: string, time: string) => front && sayTime(nextOpening(fromLondon(date, time), front, holidays));
    expect(next('2026-12-24', '17:00')).toBe('Tue 29 December, 09:00');
    expect(next('2026-10-24', '12:00')).toBe('Mon 26 October, 09:00');
    expect(next('2026-03-27', '17:01')).toBe('Mon 30 March, 09:00');
    expect(next('2026-11-20', '08:59')).toBe('Fri 20 November, 09:00');
  });
});

describe('a number that nobody has confirmed for a year', () => {
  const contact = { phone: '0300 555 0050', lastChecked: '2025-11-22' };
  it.each([['2026-11-21', false], ['2026-11-22', false], ['2026-11-23', true]])('looked at on %s: %s', (today, old) => { expect(isLongUnchecked(contact, today)).toBe(old); });
  it('counts a leap day as the day before the first of March', () => { expect([isLongUnchecked({ ...contact, lastChecked: '2024-02-29' }, '2025-02-28'), isLongUnchecked({ ...contact, lastChecked: '2024-02-29' }, '2025-03-01')]).toEqual([false, true]); });
  it('never says it of 999 and 101', () => { expect(isLongUnchecked({ phone: '999', lastChecked: '2015-01-01' }, '2026-11-22')).toBe(false); });
});

describe('stepping down', () => {
  it('counts twelve weeks of early help from the day that statutory work ends, with a look half way', () => {
    const plan = stepDownPlan(dudley, '2026-11-22');
    expect(plan).toMatchObject({ from: '2026-11-22', weeks: 12, review: '2027-01-03', until: '2027-02-14', reviewDueAt: '2027-01-03T17:00:00.000Z', endDueAt: '2027-02-14T17:00:00.000Z' });
    expect(plan && sayStepDown(plan, dudley)).toMatch(/at least 12 weeks from Sun 22 November 2026\.\n.*by Sun 3 January 2027.*\n.*Sun 14 February 2027 at the earliest/);
  });
  it('says nothing where the authority states no such time, or the day is none', () => {
    expect(stepDownPlan(redbridge, '2026-11-22')).toBeUndefined();
    expect(stepDownPlan(dudley, '')).toBeUndefined();
    expect(stepDownPlan(dudley, '2026-13-40')).toBeUndefined();
  });
});
