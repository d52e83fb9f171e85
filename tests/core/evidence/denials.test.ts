import { wordsReaderParts } from '../../../src/cli/reader-parts';
import { messageOf, readLines, type Case } from '../../../src/cli/training/labelled';
import { createReader, type Message, type SecondTier } from '../../../src/core/evidence';
import { checkout, mail, reader } from '../../support/reader';

const self = 'mental-emotional-health/child-mental-health';
const disclosure = 'She told me she has been cutting her arms with a blade most nights and that everyone would be better off without her.';
const denials = ['No thoughts of killing herself, she said, and no plan.', 'She does not want to die, no plan.', 'No self-harm this week, she says.', 'She is not planning to kill herself.', 'Never thought about killing herself before, mum says.'];

const parts = wordsReaderParts(checkout);
const rules = parts.english.qualifiers.rules.filter(({ beside }) => !beside);
const without = createReader({ ...parts, english: { ...parts.english, qualifiers: { ...parts.english.qualifiers, rules } } });
const quotesOf = (message: Message, from = reader()) => from.readNow(message).rows.filter(({ row }) => row === self).flatMap(({ evidence }) => evidence.map(({ quote }) => quote.text));
const found = (message: Message, from = reader()) => { const { level, rows, immediate } = from.readNow(message); return { level, rows: rows.map(({ row }) => row).sort(), today: immediate.suggested }; };

const look = { constant: 0, weights: [1] };
/** Takes every sentence for self-harm, the ones that deny too, whatever the shipped weights are. */
const credulous: SecondTier = {
  build: 'credulous', rows: parts.words.card.rows, beyond: [], readBeyond: () => [], readTwice: (tier, { message, passages, sentences }) => tier.read(message, passages, sentences),
  blend: { rows: { look, cuts: {}, every: 0.5 }, levels: { looks: [look, look, look], cuts: [0.5, 0.5, 2] }, today: { look, cut: 2 }, beyond: 1 },
  tells: 1, denies: 0.5,
  read(_message, _passages, sentences) {
    const row = () => Float32Array.from(parts.words.card.rows, (id) => (id === self ? 0.9 : 0.01));
    return Promise.resolve({ sentences: sentences.map(() => ({ two: row(), three: row(), four: row() })), level: [0.9, 0.9, 0.1], immediate: 0, routes: {}, beyond: sentences.map(() => new Float32Array()), tells: new Float32Array(sentences.length), denies: Float32Array.from(sentences, ({ text }) => (text.includes('kettle') ? 0.9 : 0)) });
  },
};

describe('a sentence that only denies', () => {
  it.each(denials)('is set aside in plain sight beside one that tells: %s', (denial) => {
    const message = mail(`${disclosure} ${denial}`);
    expect(quotesOf(message)).toEqual(quotesOf(message, without).filter((text) => text !== denial));
    expect(quotesOf(message)).toContain(disclosure);
    expect(quotesOf(message)).not.toContain(denial);
  });

  it('is quoted beside a disclosure when the rule is not there, and shown as set aside when it is', async () => {
    for (const denial of denials) {
      const message = mail(`${disclosure} ${denial}`);
      const [before, after] = [await without.read(message, { encoder: credulous }), await createReader(parts).read(message, { encoder: credulous })];
      expect(before.rows.flatMap(({ evidence }) => evidence.map(({ quote }) => quote.text))).toContain(denial);
      expect(after.rows.flatMap(({ evidence }) => evidence.map(({ quote }) => quote.text))).toEqual([disclosure]);
      expect([after.build, reader().readNow(message).build]).toEqual([`${parts.build} + credulous`, reader().build]);
      expect(after.setAside.map(({ quote, qualifiers }) => [quote.text, qualifiers[0]?.kind])).toContainEqual([denial, 'negated']);
    }
  });

  it('is set aside as the closer reading learnt to know it too, and stays where it stands alone', async () => {
    const learnt = 'The kettle business turned out to be a cousin in a play.';
    const [beside, alone] = [await reader().read(mail(`${disclosure} ${learnt}`), { encoder: credulous }), await reader().read(mail(learnt), { encoder: credulous })];
    expect(beside.rows.flatMap(({ evidence }) => evidence.map(({ quote }) => quote.text))).toEqual([disclosure]);
    expect(beside.setAside.map(({ quote, qualifiers }) => [quote.text, qualifiers])).toEqual([[learnt, [{ kind: 'negated', trigger: 'The kettle business' }]]]);
    expect(alone.rows.flatMap(({ evidence }) => evidence.map(({ quote }) => quote.text))).toEqual([learnt]);
    expect(alone.level).toBe((await reader().read(mail(disclosure), { encoder: credulous })).level);
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
