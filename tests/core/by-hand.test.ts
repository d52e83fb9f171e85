import { countedByHand, countedEvidence, decidedAs, suggest, suggestedLegal, suggestedLevel, waysInRow, waysToCount, type Decision } from '../../src/core/decision';
import type { Message, SentenceReading } from '../../src/core/evidence';
import { cellsFor, type Level } from '../../src/core/pack';
import { answersOf, draftReferral, summaryOf } from '../../src/core/referral';
import { packOf } from '../support/packs';
import { evidence, message, reading, rowOf } from '../support/readings';

const redbridge = packOf('redbridge', '2025-07-interim');
const dudley = packOf('dudley', '2021-03');
const oxfordshire = packOf('oxfordshire', 'routes-only');
const INJURIES = 'abuse-and-neglect/injuries';
const TEXT = 'He was quiet at register. Her friend held his hand on the hob. He ate his lunch.';
const WORDS = 'Her friend held his hand on the hob.';
const mail = message(TEXT);
const at = TEXT.indexOf(WORDS);
const sentence: SentenceReading = { place: { part: 0, start: at, end: at + WORDS.length }, passage: 0, likely: [{ row: INJURIES, level: 2, strength: 0.2 }] };
const likely = { row: INJURIES, level: 2 as Level };
const ways = (pack = redbridge) => waysToCount(mail, sentence, likely, pack);
const way = (level: number, pack = redbridge): Decision => ways(pack).find((one) => countedByHand([one], mail, pack)[0]?.level === level) as Decision;

describe('a sentence that the reader missed', () => {
  it('may be counted at every level that the authority prints for the row, none before the others', () => {
    expect(ways().map((one) => countedByHand([one], mail, redbridge)[0]?.level)).toEqual([1, 2, 3, 4]);
    expect(ways(dudley).map((one) => one.counted?.cell)).toEqual(cellsFor(dudley, INJURIES).map((cell) => cell.id));
    expect(new Set(ways().map((one) => JSON.stringify(Object.keys(one))))).toHaveProperty('size', 1);
  });

  it.each([[4, 's47'], [3, 's17'], [2, 'none']] as const)('stands at level %i of the person’s choice, %s, with the exact words and the one cell', (level, legal) => {
    const [added] = countedByHand([way(level)], mail, redbridge);
    expect(added).toMatchObject({ id: INJURIES, tier: 'added', level, legal, cells: [{ cell: { id: `${INJURIES}/L${String(level)}` } }] });
    expect(added?.evidence.map((one) => one.quote)).toEqual([{ text: WORDS, place: sentence.place }]);
  });

  it('in every cell of every authority that is offered stands at the printed level of that cell', () => {
    for (const pack of [redbridge, dudley]) for (const row of redbridge.matrix.map((one) => one.row)) for (const read of [2, 3, 4] as const) for (const one of waysToCount(mail, sentence, { row, level: read }, pack)) {
      const [added] = countedByHand([one], mail, pack);
      const cell = cellsFor(pack, row).find(({ id }) => id === one.counted?.cell);
      expect([added?.level ?? null, added?.cells.map((c) => c.cell.id)]).toEqual(cell ? [cell.level, [cell.id]] : [null, []]);
    }
  });

  it('may be counted in any printed row, whatever the reader took it for: in the cell that is pressed, at its level, with the exact words', () => {
    for (const pack of [redbridge, dudley]) for (const printed of pack.matrix) {
      const cells = printed.cells.filter((cell) => !cell.excluded);
      const ways = waysInRow(mail, sentence, printed);
      expect(ways.map((one) => one.counted?.cell).sort()).toEqual(cells.map(({ id }) => id).sort());
      for (const one of ways) {
        const [added] = countedByHand([one], mail, pack);
        expect(added?.cells.map((c) => c.cell.id)).toEqual([one.counted?.cell]);
        expect([added?.level, added?.evidence[0]?.quote.text]).toEqual([cells.find(({ id }) => id === one.counted?.cell)?.level, WORDS]);
      }
    }
  });

  it('has the same ways in a row chosen by its name as in one that the reader named', () => {
    const injuries = redbridge.matrix.find(({ row }) => row === INJURIES);
    expect(injuries && waysInRow(mail, sentence, injuries)).toEqual(ways());
  });

  it('is counted without a level where the authority has no matrix', () => {
    expect(ways(oxfordshire)).toHaveLength(1);
    expect(countedByHand(ways(oxfordshire), mail, oxfordshire)[0]).toMatchObject({ tier: 'added', level: null, cells: [] });
  });

  it('counts as accepted evidence does, until it is taken back', () => {
    const decisions = [way(4)];
    expect(countedEvidence(countedByHand(decisions, mail, redbridge), decisions)).toEqual({ rows: [INJURIES], indicators: [`${INJURIES}/L4`] });
    expect(countedEvidence(countedByHand([], mail, redbridge), [])).toEqual({ rows: [], indicators: [] });
  });

  it('never moves the level and route that the panel suggests', () => {
    const read = reading([rowOf('health/access-to-health-care', 2)]);
    const found = suggest(read, redbridge);
    const all = [...found, ...countedByHand([way(4)], mail, redbridge)];
    expect([suggestedLevel(all, read, redbridge), suggestedLegal(all, 4, redbridge)]).toEqual([suggestedLevel(found, read, redbridge), suggestedLegal(found, 4, redbridge)]);
  });

  it('is decided on by its own words, apart from what the reader quoted or set aside under the same row', () => {
    const [added] = countedByHand([way(4)], mail, redbridge);
    const aside = { ...evidence(INJURIES, 4, WORDS), qualifiers: [{ kind: 'negated' as const, trigger: 'no' }] };
    const ids = [...suggest(reading([rowOf(INJURIES, 3)], { setAside: [aside] }), redbridge), ...(added ? [added] : [])].map(decidedAs);
    expect(new Set(ids).size).toBe(3);
    expect(ids).toContain(way(4).suggestionId);
  });

  it('is found again by its words when the message is read with more of its conversation, and not shown once they are gone', () => {
    const wider: Message = { ...mail, parts: [{ text: 'Thank you for this.' }, { text: `Dear all.\n${TEXT}` }] };
    const [added] = countedByHand([way(4)], wider, redbridge);
    expect(added?.evidence[0]?.quote).toEqual({ text: WORDS, place: { part: 1, start: at + 10, end: at + 10 + WORDS.length } });
    expect(countedByHand([way(4)], message('Something else.'), redbridge)).toEqual([]);
  });

  it('stands under another authority where that one’s cells take the indicator', () => {
    const [there] = countedByHand([way(4)], mail, dudley);
    expect(there?.level).toBe(4);
    expect(there?.cells.every(({ cell }) => cell.takes?.includes(`${INJURIES}/L4`))).toBe(true);
  });

  it('goes into the summary and the referral, word for word, and draws in nothing that was set aside under its row', () => {
    const aside = { ...evidence(INJURIES, 4, 'He ate his lunch.'), quote: { text: 'He ate his lunch.', place: { part: 0, start: TEXT.indexOf('He ate'), end: TEXT.length } }, qualifiers: [{ kind: 'negated' as const, trigger: 'no' }] };
    const read = reading([], { setAside: [aside], passages: [{ kind: 'written-now', place: { part: 0, start: 0, end: TEXT.length } }], sentences: [sentence, { place: aside.quote.place, passage: 0, likely: [] }] });
    const said = (decisions: Decision[]) => {
      const suggestions = [...suggest(read, redbridge), ...countedByHand(decisions, mail, redbridge)];
      const draft = draftReferral({ message: mail, reading: read, suggestions, decisions, pack: redbridge });
      return { summary: summaryOf({ pack: redbridge, message: mail, suggestions, decisions, settled: undefined, caseKey: undefined }), worry: answersOf(draft).find((a) => a.field === 'reason') };
    };
    expect(said([way(4)]).summary).toContain(`“${WORDS}”`);
    expect(said([way(4)]).worry?.value).toContain(WORDS);
    expect(said([way(4)]).worry?.value).not.toContain('He ate his lunch.');
    expect(said([]).summary).not.toContain(WORDS);
  });
});
