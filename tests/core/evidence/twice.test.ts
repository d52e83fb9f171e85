import type { Material } from '../../../src/core/evidence/assemble';
import type { Message, Passage, SecondTier, Sentence, TierOutputs } from '../../../src/core/evidence';
import { readTwice } from '../../../src/core/evidence/twice';

const message: Message = { id: 'm', channel: 'outlook', subject: '', sentAt: '2026-11-20T15:10:00', parts: [{ text: '' }] };
const passages: Passage[] = [];

/** A tier that believes whoever plays down: with such a sentence before it, it gives everything a tenth. */
function believer(asked: string[][]): SecondTier {
  return {
    build: 'believer', readTwice, readBeyond: () => [], rows: ['a'], beyond: ['dudley/housing/L2'], blend: {} as SecondTier['blend'],
    read(_message, _passages, sentences) {
      const texts = sentences.map(({ text }) => text);
      asked.push(texts);
      const share = texts.some((text) => /closed|nothing/.test(text)) ? 0.1 : 1;
      const of = (text: string, value: number) => Float32Array.of(/hit/.test(text) ? value * share : 0.01);
      return Promise.resolve<TierOutputs>({
        sentences: texts.map((text) => ({ two: of(text, 0.9), three: of(text, 0.8), four: of(text, 0.7) })), beyond: texts.map((text) => of(text, 0.6)),
        level: [0.9 * share, 0.8 * share, 0.7 * share], immediate: 0.6 * share, routes: { 'front-door': 0.5 * share },
      });
    },
  };
}

function material(texts: readonly string[], words = 0.01): Material {
  const sentences = texts.map((text, i): Sentence => ({ text, passage: 0, place: { part: 0, start: i * 100, end: i * 100 + text.length } }));
  const scores = texts.map(() => ({ two: Float32Array.of(words), three: Float32Array.of(0), four: Float32Array.of(0), today: 0, setAside: new Float32Array(0) }));
  return { message, passages, all: sentences, sentences, scores, at: message.sentAt };
}
const numbers = ({ sentences, beyond, level, immediate, routes }: TierOutputs, at: number) => [sentences[at]?.two[0], sentences[at]?.three[0], sentences[at]?.four[0], beyond[at]?.[0], ...level, immediate, routes['front-door']].map((value) => Number(value?.toFixed(3)));

describe('the second look', () => {
  it('gives a message with a sentence that plays down no number below that of the message without it', async () => {
    const plain = await readTwice(believer([]), material(['Dad hit him.', 'He is six.']));
    const played = await readTwice(believer([]), material(['Dad hit him.', 'We have closed it at our end.', 'He is six.']));
    expect(numbers(played, 0)).toEqual(numbers(plain, 0));
    expect(played.sentences).toHaveLength(3);
  });

  it('is not taken when no sentence speaks of the message, nor when all do', async () => {
    for (const texts of [['Dad hit him.', 'He is six.'], ['We have closed it at our end.', 'It is nothing.']]) {
      const asked: string[][] = [];
      await readTwice(believer(asked), material(texts));
      expect(asked).toEqual([texts]);
    }
  });

  it('keeps a sentence that shows something itself, whatever else it says', async () => {
    const asked: string[][] = [];
    await readTwice(believer(asked), material(['Dad hit him but says it is nothing.', 'He is six.'], 0.4));
    expect(asked).toHaveLength(1);
  });
});
