import { consentRules, countedEvidence, decidedAs, legalOf, missingFor, nextAfter, promptsFor, reflections, settle, suggest, type Settling, type ThresholdDecision } from '../../src/core/decision';
import type { Level, Pack } from '../../src/core/pack';
import { packOf } from '../support/packs';
import { complete, message, reading, rowOf } from '../support/readings';

const redbridge = packOf('redbridge', '2025-07-interim');
const dudley = packOf('dudley', '2021-03');
const oxfordshire = packOf('oxfordshire', 'routes-only');
const INJURIES = 'abuse-and-neglect/injuries';

describe('settling', () => {
  it('gives the decision once everything is answered', () => {
    expect(settle(complete, redbridge)).toEqual({ decision: expect.objectContaining({ authority: 'redbridge', edition: '2025-07-interim', level: 3, legal: 's17' }) as unknown });
  });

  const missing: [string, Partial<Settling>, string][] = [
    ['no level', { level: null }, 'level'],
    ['danger not answered', { immediate: null }, 'immediate'],
    ['a level that differs without a reason', { suggested: 4 }, 'differsBecause'],
    ['a level that differs with a blank reason', { suggested: 4, differsBecause: '  ' }, 'differsBecause'],
    ['consent not answered', { consent: null }, 'consent'],
    ['consent unknown', { consent: { agreement: 'unknown', tellParents: 'told', why: '' } }, 'consent'],
    ['refused without a reason', { consent: { agreement: 'refused', tellParents: 'told', why: '' } }, 'consent'],
    ['not told without a reason', { consent: { agreement: 'given', tellParents: 'not-told', why: ' ' } }, 'consent'],
  ];
  it.each(missing)('is not done with %s', (_name, change, field) => {
    expect(missingFor({ ...complete, ...change }, redbridge).map((m) => m.field)).toEqual([field]);
    expect(settle({ ...complete, ...change }, redbridge)).toHaveProperty('missing');
  });

  it('asks for the legal route where a level holds two', () => {
    expect(missingFor({ ...complete, level: 4, suggested: 4 }, dudley).map((m) => m.field)).toEqual(['legal']);
    expect(missingFor({ ...complete, level: 4, suggested: 4, legal: 's47' }, dudley)).toEqual([]);
    expect(missingFor({ ...complete, level: 4, suggested: 4 }, redbridge)).toEqual([]);
  });

  it('asks for no level where there is no matrix', () => {
    expect(missingFor({ ...complete, level: null, suggested: null }, oxfordshire)).toEqual([]);
  });

  it('keeps the reason of a level that differs', () => {
    expect(settle({ ...complete, suggested: 4, differsBecause: ' one mark, explained ' }, redbridge)).toMatchObject({ decision: { differsBecause: 'one mark, explained' } });
  });

  it('keeps no reason for a level that no longer differs', () => {
    const settled = settle({ ...complete, level: 4, suggested: 4, differsBecause: 'written for level 2' }, redbridge);
    expect(settled).toMatchObject({ decision: { level: 4 } });
    expect('decision' in settled && settled.decision.differsBecause).toBeUndefined();
  });
});

describe('consent rules', () => {
  const ids = (rows: string[], indicators: string[], level: Level | null, pack = redbridge) => consentRules(pack, { rows, indicators }, level, legalOf(pack, level)).map(({ rule, ask }) => (ask ? `?${rule.id}` : rule.id));

  it('brings up “do not tell” for suspected fabricated illness, whichever row and level it stands in', () => {
    for (const indicator of ['health/meeting-health-needs/L4', 'abuse-and-neglect/fabricated-or-induced-illness/L3', 'abuse-and-neglect/fabricated-or-induced-illness/L4']) {
      expect(ids([indicator.slice(0, -3)], [indicator], 3)[0]).toBe('fabricated-illness');
    }
    expect(ids(['health/meeting-health-needs'], ['health/meeting-health-needs/L2'], 2)).not.toContain('fabricated-illness');
  });

  it('puts what overrides the level first and questions last', () => {
    const found = consentRules(redbridge, { rows: ['harmful-practices/honour-based-violence'], indicators: ['harmful-practices/honour-based-violence/L2'] }, 2, 'none');
    expect(found[0]?.rule.overridesLevel).toBe(true);
    expect(found[0]?.rule.tellParents).toBe('no');
    expect(found.at(-1)?.ask).toBeDefined();
  });

  it('never takes a question for an answer', () => {
    for (const pack of [redbridge, dudley, oxfordshire]) for (const { rule, ask } of consentRules(pack, { rows: [], indicators: [] }, 4, 's47')) expect(ask).toBe(rule.circumstance);
  });

  it('keeps to its levels where a rule names rows and levels', () => {
    for (const rule of redbridge.consent.rules.filter((r) => r.whenRows && r.whenLevels && !r.circumstance)) {
      const rows = rule.whenRows ?? [];
      for (const level of [1, 2, 3, 4] as const) expect(ids(rows, [], level).includes(rule.id)).toBe(rule.whenLevels?.includes(level));
    }
  });
});

describe('what counts and what it brings up', () => {
  it('counts evidenced rows until rejected, and others only when taken in', () => {
    const all = suggest(reading([rowOf(INJURIES, 4)], { couldAlso: [rowOf('health/pregnancy', 3)] }), redbridge);
    expect(countedEvidence(all, []).rows).toEqual([INJURIES]);
    expect(countedEvidence(all, [{ suggestionId: INJURIES, decision: 'rejected', reason: 'x' }]).rows).toEqual([]);
    expect(countedEvidence(all, [{ suggestionId: 'health/pregnancy', decision: 'accepted' }])).toEqual({ rows: [INJURIES, 'health/pregnancy'], indicators: [`${INJURIES}/L4`, 'health/pregnancy/L3'] });
  });

  it('accepting a row takes in nothing of it that was set aside, and counting that says nothing of the row', () => {
    const [aside] = rowOf(INJURIES, 3).evidence;
    const all = suggest(reading([rowOf(INJURIES, 4)], { setAside: aside ? [aside] : [] }), redbridge);
    const [row, negated] = all.map(decidedAs);
    expect(all.map(({ tier }) => tier)).toEqual(['evidenced', 'set-aside']);
    expect(countedEvidence(all, [{ suggestionId: row ?? '', decision: 'accepted' }]).indicators).toEqual([`${INJURIES}/L4`]);
    expect(countedEvidence(all, [{ suggestionId: negated ?? '', decision: 'added' }, { suggestionId: row ?? '', decision: 'rejected', reason: 'x' }]).indicators).toEqual([`${INJURIES}/L3`]);
  });

  it('brings up MARAC for domestic abuse at the levels that the pack names', () => {
    const at = (level: Level) => promptsFor(redbridge, ['domestic-abuse/violence-and-control-in-the-family'], level).map((p) => p.id);
    expect(at(4)).toContain('marac');
    expect(at(2)).not.toContain('marac');
  });

  it('asks the adultification question because of the words that bring it up, and says which', () => {
    const [first] = reflections(redbridge, message('She is very streetwise and knows what she is doing.'), false);
    expect(first).toMatchObject({ id: 'adultification', because: 'streetwise' });
    expect(reflections(redbridge, message('He had a cold.'), false).map((r) => r.because)).toEqual([undefined, undefined]);
  });

  it('asks Dudley’s eight step-up questions when stepping up', () => {
    expect(reflections(dudley, message('He had a cold.'), true).filter((r) => r.id.startsWith('step-up-'))).toHaveLength(8);
  });
});

describe('nextAfter', () => {
  const decided = (pack: Pack, change: Partial<Settling>): ThresholdDecision => {
    const made = settle({ ...complete, differsBecause: 'I know more.', ...change }, pack);
    if (!('decision' in made)) throw new Error(made.missing.map((m) => m.says).join(' '));
    return made.decision;
  };

  it('asks for a referral at the statutory levels of each authority', () => {
    expect(nextAfter(redbridge, decided(redbridge, { level: 4 }))).toBe('refer');
    expect(nextAfter(redbridge, decided(redbridge, { level: 3 }))).toBe('refer');
    expect(nextAfter(dudley, decided(dudley, { level: 4, legal: 's17' }))).toBe('refer');
  });

  it('asks for the early-help form where the level asks for one: level 2 in Redbridge, level 3 in Dudley', () => {
    expect(nextAfter(redbridge, decided(redbridge, { level: 2 }))).toBe('early-help');
    expect(nextAfter(dudley, decided(dudley, { level: 3 }))).toBe('early-help');
  });

  it('asks for nothing but the record where the level names no form', () => {
    expect(nextAfter(redbridge, decided(redbridge, { level: 1 }))).toBe('record');
    expect(nextAfter(dudley, decided(dudley, { level: 2 }))).toBe('record');
  });

  it('follows the person: danger today or the front door means a referral, early help its form', () => {
    expect(nextAfter(redbridge, decided(redbridge, { level: 1, immediate: true }))).toBe('refer');
    expect(nextAfter(dudley, decided(dudley, { level: 2, routes: ['front-door'] }))).toBe('refer');
    expect(nextAfter(dudley, decided(dudley, { level: 2, routes: ['early-help'] }))).toBe('early-help');
    expect(nextAfter(redbridge, decided(redbridge, { level: 4, routes: ['early-help'] }))).toBe('refer');
  });

  it('without a matrix goes by the route alone', () => {
    expect(nextAfter(oxfordshire, decided(oxfordshire, { level: null, suggested: null }))).toBe('record');
    expect(nextAfter(oxfordshire, decided(oxfordshire, { level: null, suggested: null, routes: ['front-door'] }))).toBe('refer');
    expect(nextAfter(oxfordshire, decided(oxfordshire, { level: null, suggested: null, routes: ['early-help'] }))).toBe('record');
  });
});
