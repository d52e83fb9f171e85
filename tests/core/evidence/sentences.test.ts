import fc from 'fast-check';
import { compilePassageRules, isVerified, readPassages, readSentences, type Message } from '../../../src/core/evidence';
import { readEnglishFrom } from '../../../src/cli/training/material';
import { checkout, mail } from '../../support/reader';

const rules = compilePassageRules(readEnglishFrom(checkout).passages);
const sentencesOf = (message: Message) => readSentences(message, readPassages(message, rules));
const cut = (text: string) => sentencesOf(mail(text)).map((sentence) => sentence.text);

describe('a passage is cut into sentences', () => {
  it.each([
    ['titles', 'Mr. Dunn rang. He was cross.', ['Mr. Dunn rang.', 'He was cross.']],
    ['initials', 'J. Smith was in. She cried.', ['J. Smith was in.', 'She cried.']],
    ['times and decimals', 'He came at 8.50 with 1.5 hours to go. Late again.', ['He came at 8.50 with 1.5 hours to go.', 'Late again.']],
    ['abbreviations', 'Dad, e.g. on Monday, was drunk. He fell.', ['Dad, e.g. on Monday, was drunk.', 'He fell.']],
    ['a closing quote', 'She said "he hit me." Then she cried.', ['She said "he hit me."', 'Then she cried.']],
    ['a quote that runs on', 'He asked "is he dead?" and laughed.', ['He asked "is he dead?" and laughed.']],
    ['bullets', '- no coat\n- no lunch\n2. no bed', ['no coat', 'no lunch', 'no bed']],
    ['lines', 'No food in\nMum asleep', ['No food in', 'Mum asleep']],
    ['dots that trail off', 'She just... stopped. Odd.', ['She just... stopped.', 'Odd.']],
    ['a missing space', 'He fell at the gate.She saw it.', ['He fell at the gate.', 'She saw it.']],
    ['small letters after a stop', 'mum came. she was drunk', ['mum came.', 'she was drunk']],
  ])('copes with %s', (_what, text, wanted) => {
    expect(cut(text)).toEqual(wanted);
  });

  it('joins the lines of a quoted reply that was wrapped', () => {
    const text = 'Hello\n\nOn 2 Dec 2026, Jo Lim wrote:\n> He told me he is head of the house, that is how a proper family runs, and he\n> has no intention of going on any course. He laughed.';
    expect(sentencesOf(mail(text)).map((sentence) => sentence.text)).toContain('He told me he is head of the house, that is how a proper family runs, and he\n> has no intention of going on any course.');
  });

  it('gives exact places for any text, in order and without overlap', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 40 }), (text, subject) => {
      const message = mail(text, subject);
      const sentences = sentencesOf(message);
      let last = 0;
      for (const sentence of sentences) {
        expect(isVerified(message, { text: sentence.text, place: sentence.place })).toBe(true);
        if (sentence.place.part === 0) { expect(sentence.place.start).toBeGreaterThanOrEqual(last); last = sentence.place.end; }
      }
    }), { numRuns: 300 });
  });
  it.each([
    ['lines without a stop', 'no coat and no lunch\n'.repeat(60_000)],
    ['a run of blanks', `No food${' '.repeat(300_000)}in the house.`],
    ['a run of dots', `She just${'.'.repeat(300_000)}stopped`],
    ['closing marks without end', `He said "no${'."'.repeat(150_000)}x`],
    ['one sentence that never ends', 'he did not come and '.repeat(60_000)],
  ])('is not held up by %s', (_what, text) => {
    expect(sentencesOf(mail(text)).length).toBeGreaterThan(0);
  });

  it('cuts what nobody would call a sentence between two words, and loses none', () => {
    const text = 'he did not come home and nobody knew where he had gone '.repeat(200).trim();
    const sentences = cut(text);
    expect(Math.max(...sentences.map((one) => one.length))).toBeLessThanOrEqual(1000);
    expect(sentences.join(' ')).toBe(text);
  });
});
