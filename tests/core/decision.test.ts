import { countedEvidence, legalOf, suggest, suggestedLegal, suggestedLevel } from '../../src/core/decision';
import type { Reading, RowReading } from '../../src/core/evidence';
import { levelLabel, type Level } from '../../src/core/pack';
import { packOf } from '../support/packs';
import { evidence, reading, rowOf } from '../support/readings';

const redbridge = packOf('redbridge', '2025-07-interim');
const dudley = packOf('dudley', '2021-03');
const oxfordshire = packOf('oxfordshire', 'routes-only');
const INJURIES = 'abuse-and-neglect/injuries';

describe('suggest', () => {
  it('gives each row of the London matrix its own cell, with neighbours and citation', () => {
    for (const row of redbridge.matrix) for (const cell of row.cells) {
      const [found] = suggest(reading([rowOf(row.row, cell.level)]), redbridge);
      expect(found?.level).toBe(cell.level);
      expect(found?.cells.map((c) => c.cell.id)).toEqual([cell.id]);
      expect(found?.cite?.source).toBe('redbridge-2025-07');
    }
  });

  it('puts the highest level first and keeps what was set aside last, with its qualifiers', () => {
    const aside = { ...evidence('extra-familial-harm/missing', 4), qualifiers: [{ kind: 'negated' as const, trigger: 'never' }] };
    const all = suggest(reading([rowOf('health/access-to-health-care', 2), rowOf(INJURIES, 4)], { setAside: [aside] }), redbridge);
    expect(all.map((s) => [s.tier, s.level])).toEqual([['evidenced', 4], ['evidenced', 2], ['set-aside', 4]]);
    expect(all[2]?.evidence[0]?.qualifiers).toHaveLength(1);
  });

  it('says the same evidence at another level under another authority, with its legal route', () => {
    const seen = reading([rowOf('education/attendance-and-placement', 3)]);
    const [here] = suggest(seen, redbridge);
    const [there] = suggest(seen, dudley);
    expect(here && levelLabel(redbridge, here.level, here.legal)).toBe('Level 3 · s17 · Redbridge, interim July 2025');
    expect(there?.evidence).toEqual(here?.evidence);
    expect(there?.cells.every((c) => c.row.cite.source.startsWith('dudley'))).toBe(true);
  });

  it('gives evidence without a level where the authority has no matrix', () => {
    const seen = reading([rowOf(INJURIES, 4)]);
    expect(suggest(seen, oxfordshire)[0]).toMatchObject({ level: null, cells: [] });
    expect(suggestedLevel(suggest(seen, oxfordshire), seen, oxfordshire)).toBeNull();
  });

  it('never lets a status alone decide while a risk speaks', () => {
    for (const row of dudley.matrix) for (const cell of row.cells.filter((c) => c.statusOnly && !c.excluded)) {
      for (const indicator of cell.takes ?? []) {
        const [id, level] = indicator.split('/L');
        const [found] = suggest(reading([rowOf(id ?? '', Number(level) as Level)]), dudley);
        if (found?.cells.some((c) => !c.cell.statusOnly)) expect(found.cells.some((c) => !c.cell.statusOnly && c.cell.level === found.level)).toBe(true);
      }
    }
  });
});

describe('indicators that London lacks', () => {
  const beyond = reading([rowOf('health/access-to-health-care', 2)], { beyond: [rowOf('dudley/housing', 4), rowOf('dudley/risky-adults', 4), rowOf('dudley/money', 2)] });

  it('stand under "could also" in Dudley, each with its bullet', () => {
    const there = suggest(beyond, dudley).filter((s) => s.id.startsWith('dudley/'));
    expect(there.map((s) => [s.id, s.tier, s.level])).toEqual([['dudley/housing', 'could-also', 4], ['dudley/risky-adults', 'could-also', 4], ['dudley/money', 'could-also', 2]]);
    expect(there.every((s) => s.cells.length > 0)).toBe(true);
  });

  it('are not shown where the authority prints nothing for them, with a matrix or without', () => {
    for (const pack of [redbridge, oxfordshire]) expect(suggest(beyond, pack).map((s) => s.id)).toEqual(['health/access-to-health-care']);
  });

  it('move no level, until the person counts them', () => {
    expect(suggestedLevel(suggest(beyond, dudley), beyond, dudley)).toBe(2);
    expect(suggestedLevel(suggest(beyond, redbridge), beyond, redbridge)).toBe(2);
    expect(countedEvidence(suggest(beyond, dudley), []).rows).not.toContain('dudley/risky-adults');
    expect(countedEvidence(suggest(beyond, dudley), [{ suggestionId: 'dudley/risky-adults', decision: 'accepted' }]).rows).toContain('dudley/risky-adults');
  });

  it('say section 47 only where the bullet itself speaks of significant harm', () => {
    const law = Object.fromEntries(suggest(beyond, dudley).map((s) => [s.id, s.legal]));
    expect(law).toMatchObject({ 'dudley/housing': 's17', 'dudley/risky-adults': 's47', 'dudley/money': 'none' });
  });

  it('reach every bullet of Dudley’s that takes one', () => {
    for (const row of dudley.matrix) for (const cell of row.cells) for (const indicator of (cell.takes ?? []).filter((id) => id.startsWith('dudley/'))) {
      const [id = '', level] = indicator.split('/L');
      const found = suggest(reading([], { beyond: [rowOf(id, Number(level) as Level)] }), dudley);
      expect([indicator, found.some((s) => s.cells.some((c) => c.cell.id === cell.id))]).toEqual([indicator, true]);
    }
  });
});

describe('a status alone', () => {
  const statuses = dudley.matrix.flatMap((row) => row.cells).filter((cell) => cell.statusOnly).flatMap((cell) => cell.takes ?? []);

  it('never says significant harm and never sets the level: looked after, care leaver, young carer, private fostering and the others', () => {
    for (const indicator of statuses) {
      const [id = '', level] = indicator.split('/L');
      const alone = reading([rowOf(id, Number(level) as Level)]);
      const [found] = suggest(alone, dudley);
      if (!found?.statusOnly) continue;
      expect([indicator, found.legal]).not.toEqual([indicator, 's47']);
      expect([indicator, suggestedLevel([found], alone, dudley)]).toEqual([indicator, null]);
    }
    expect(statuses.length).toBeGreaterThanOrEqual(14);
  });

  it('leaves the level to what else is evidenced', () => {
    const both = reading([rowOf('mental-emotional-health/private-fostering', 3), rowOf('health/access-to-health-care', 2)]);
    expect(suggestedLevel(suggest(both, dudley), both, dudley)).toBe(2);
    expect(suggestedLegal(suggest(both, dudley), 2, dudley)).toBe('none');
  });
});

describe('the suggested legal route', () => {
  it('is the strongest at the suggested level, and none where the level carries none', () => {
    const both = reading([rowOf('extra-familial-harm/missing', 3), rowOf(INJURIES, 4)]);
    expect(suggestedLegal(suggest(both, dudley), 4, dudley)).toBe('s47');
    const missing = reading([rowOf('extra-familial-harm/missing', 3)]);
    expect(suggestedLegal(suggest(missing, dudley), 4, dudley)).toBe('s17');
    expect(suggestedLegal(suggest(missing, redbridge), 3, redbridge)).toBe('s17');
    expect(suggestedLegal([], 2, dudley)).toBe('none');
    expect(suggestedLegal([], null, oxfordshire)).toBe('none');
  });

  it('is section 47 in Dudley for honour-based violence, forced marriage, FGM and suspected fabricated illness, at whatever London level they stand', () => {
    for (const [row, level] of [['harmful-practices/honour-based-violence', 2], ['harmful-practices/forced-marriage', 3], ['harmful-practices/female-genital-mutilation', 3], ['abuse-and-neglect/fabricated-or-induced-illness', 3]] as const) {
      const [found] = suggest(reading([rowOf(row, level)]), dudley);
      expect([row, found?.level, found?.legal]).toEqual([row, 4, 's47']);
    }
  });

  describe('in Dudley’s level 4, where need alone is evidenced', () => {
    const needRows = dudley.levels.flatMap((level) => level.settle?.needRows ?? []);
    const needBeside = dudley.levels.flatMap((level) => level.settle?.needBeside ?? []);
    const route = (rows: RowReading[], extra: Partial<Reading> = {}) => { const seen = reading(rows, extra); const found = suggest(seen, dudley); return suggestedLegal(found, suggestedLevel(found, seen, dudley), dudley); };
    const HARMS = redbridge.matrix.map((row) => row.row).filter((row) => !needRows.includes(row));

    it.each(needRows)('%s at level 4 is section 17, and the question that settles it is there', (row) => {
      expect(redbridge.matrix.some((printed) => printed.row === row)).toBe(true);
      expect(route([rowOf(row, 4)])).toBe('s17');
      expect(dudley.levels.find((level) => level.level === 4)?.settle?.asks).toMatch(/section 47.*section 17/);
    });

    it('never falls to section 17 with a sign of harm beside it: any other row at level 3 or 4, danger today, a floor, or an injury or sexual abuse seen weakly or set aside', () => {
      for (const need of needRows) {
        for (const harm of HARMS) for (const level of [3, 4] as const) {
          const cell = redbridge.matrix.find((printed) => printed.row === harm)?.cells.find((one) => one.level === level);
          if (cell && !needBeside.includes(`${harm}/L${level}`)) expect([need, harm, level, route([rowOf(need, 4), rowOf(harm, level)])]).toEqual([need, harm, level, 's47']);
        }
        expect(route([rowOf(need, 4)], { immediate: { suggested: true, because: [] } })).toBe('s47');
        for (const harm of [INJURIES, 'sexual-abuse-activity/sexual-abuse', 'abuse-and-neglect/protection-from-danger']) {
          expect([need, route([rowOf(need, 4)], { couldAlso: [rowOf(harm, 3)] })]).toEqual([need, 's47']);
          expect([need, route([rowOf(need, 4)], { setAside: [evidence(harm, 4)] })]).toEqual([need, 's47']);
        }
      }
    });

    it.each(needBeside)('%s beside it is need too, at that level and not one higher; alone it says no section 17 of its own', (indicator) => {
      const [row = '', at] = indicator.split('/L');
      expect([row, at, needRows.includes(row), row.startsWith('abuse-') || row.startsWith('sexual-')]).toEqual([row, '3', false, false]);
      for (const need of needRows) {
        expect([need, route([rowOf(need, 4), rowOf(row, 3)])]).toEqual([need, 's17']);
        if (redbridge.matrix.find((printed) => printed.row === row)?.cells.some((cell) => cell.level === 4)) expect([need, route([rowOf(need, 4), rowOf(row, 4)])]).toEqual([need, 's47']);
        expect([need, route([rowOf(need, 4), rowOf(row, 3), rowOf(INJURIES, 3)])]).toEqual([need, 's47']);
        expect([need, route([rowOf(need, 4), rowOf(row, 3)], { immediate: { suggested: true, because: [] } })]).toEqual([need, 's47']);
      }
    });

    it('a floor is a sign of harm', () => {
      const [need = ''] = needRows;
      expect(route([rowOf(need, 4)])).toBe('s17');
      expect(route([rowOf(need, 4)], { levelSteps: [{ name: 'floor', says: '' }] })).toBe('s47');
    });

    it('an injury, an allegation or sexual abuse at level 4 is section 47 whatever stands beside it', () => {
      for (const harm of HARMS.filter((row) => /^sexual-abuse|injuries|chastisement|protection-from-danger/.test(row))) for (const need of needRows) {
        expect([harm, route([rowOf(harm, 4)])]).toEqual([harm, 's47']);
        expect([harm, route([rowOf(harm, 4), rowOf(need, 4)])]).toEqual([harm, 's47']);
      }
    });
  });

  it('is never less for what a floor lifted', () => {
    const lifted = reading([rowOf('health/access-to-health-care', 2)], { level: 4 });
    const found = suggest(lifted, dudley);
    expect(suggestedLegal(found, suggestedLevel(found, lifted, dudley), dudley)).toBe('s47');
  });
});

describe('the suggested level', () => {
  it('is the highest evidenced one, and 1 where nothing was found', () => {
    const two = reading([rowOf('health/access-to-health-care', 2), rowOf(INJURIES, 4)]);
    expect(suggestedLevel(suggest(two, redbridge), two, redbridge)).toBe(4);
    expect(suggestedLevel([], reading([]), redbridge)).toBe(1);
  });

  it('is lifted by the reader’s floor or cumulative note, and never lowered by it', () => {
    const lifted = reading([rowOf('health/access-to-health-care', 2)], { level: 3 });
    expect(suggestedLevel(suggest(lifted, redbridge), lifted, redbridge)).toBe(3);
    const low = reading([rowOf(INJURIES, 4)], { level: 1 });
    expect(suggestedLevel(suggest(low, redbridge), low, redbridge)).toBe(4);
  });
});

describe('the legal route of a level', () => {
  it.each([[1, 'none'], [2, 'none'], [3, 's17'], [4, 's47']] as const)('Redbridge level %i is %s', (level, legal) => { expect(legalOf(redbridge, level)).toBe(legal); });
  it.each([[1, 'none'], [2, 'none'], [3, 'none']] as const)('Dudley level %i is %s', (level, legal) => { expect(legalOf(dudley, level)).toBe(legal); });
  it('tells section 17 and section 47 apart within Dudley’s level 4', () => {
    expect(legalOf(dudley, 4, 's47')).toBe('s47');
    expect(legalOf(dudley, 4, 's17')).toBe('s17');
  });
});
