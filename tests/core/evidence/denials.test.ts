import { wordsReaderParts } from '../../../src/cli/reader-parts';
import { messageOf, readLines, type Case } from '../../../src/cli/training/labelled';
import { createReader, type Message } from '../../../src/core/evidence';
import { checkout, mail, reader } from '../../support/reader';

const self = 'mental-emotional-health/child-mental-health';
const disclosure = 'She told me she has been cutting her arms with a blade most nights and that everyone would be better off without her.';
const denials = ['No thoughts of killing herself, she said, and no plan.', 'She does not want to die, no plan.', 'No self-harm this week, she says.', 'She is not planning to kill herself.', 'Never thought about killing herself before, mum says.'];

const parts = wordsReaderParts(checkout);
const rules = parts.english.qualifiers.rules.filter(({ beside }) => !beside);
const without = createReader({ ...parts, english: { ...parts.english, qualifiers: { ...parts.english.qualifiers, rules } } });
const quotesOf = (message: Message, from = reader()) => from.readNow(message).rows.filter(({ row }) => row === self).flatMap(({ evidence }) => evidence.map(({ quote }) => quote.text));
const found = (message: Message, from = reader()) => { const { level, rows, immediate } = from.readNow(message); return { level, rows: rows.map(({ row }) => row).sort(), today: immediate.suggested }; };

describe('a sentence that only denies', () => {
  it.each(denials)('is set aside in plain sight beside one that tells: %s', (denial) => {
    const message = mail(`${disclosure} ${denial}`);
    expect(quotesOf(message)).toEqual(quotesOf(message, without).filter((text) => text !== denial));
    expect(quotesOf(message)).toContain(disclosure);
    expect(quotesOf(message)).not.toContain(denial);
  });

  it('is quoted beside a disclosure when the rule is not there, and shown as set aside when it is', () => {
    const shown = denials.filter((denial) => quotesOf(mail(`${disclosure} ${denial}`), without).includes(denial));
    expect(shown.length).toBeGreaterThan(0);
    for (const denial of shown) expect(reader().readNow(mail(`${disclosure} ${denial}`)).setAside.map(({ quote, qualifiers }) => [quote.text, qualifiers[0]?.kind])).toContainEqual([denial, 'negated']);
  });

  it('takes no level, row or urgency away, whatever stands beside it', () => {
    const alone = [...denials, 'Never hit her, he says.', 'No drugs in the house, she says.', 'At no time was she hurt.'].map((denial) => mail(denial));
    const beside = denials.map((denial) => mail(`${denial} ${disclosure}`));
    const cases = readLines<Case>(`${checkout}/tests/cases/open.jsonl`).filter((_, at) => at % 5 === 0).map(messageOf);
    for (const message of [...alone, ...beside, ...cases]) expect(found(message)).toEqual(found(message, without));
  });

  it('is no reason to leave out a sentence that goes on to tell', () => {
    const told = 'No plan, but she has hidden tablets under her bed and cuts herself when dad starts.';
    expect(quotesOf(mail(`${disclosure} ${told}`))).toContain(told);
  });

  it('silences no red flag', () => {
    const { level, rows } = reader().readNow(mail('No drugs were found. No harm meant, he says, but she took an overdose on Friday. No plan now.'));
    expect(level).toBe(4);
    expect(rows.flatMap(({ evidence }) => evidence.map(({ signal }) => signal))).toContain('means-to-die');
  });
});
