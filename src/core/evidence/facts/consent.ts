import { quoteAt } from '../message';
import type { Candidate } from '../reading';
import { likelihood } from './lexicon';
import type { Marks } from './marks';
import { classAt, type Scene } from './scene';
import { isBody } from './text';

const speaksOfConsent = /\b(?:agree[sd]?|agreement|consent\w*|permission|happy|ok(?:ay)?|okay|fine|aware|knows?|knew|tell|told|telling|inform\w*|spoken|spoke|speak|contact\w*|discuss\w*|refus\w*|declin\w*|want(?:s|ed)?|willing|accept\w*|welcom\w*|signed|keen|r[ai]ng|rung|phoned?|shar(?:e|ed|ing)|read|seen|approach\w*|says? (?:no|yes)|said (?:no|yes)|yes|without|asked|asking|likes?|sought|seek|call(?:ed|ing)?|glad|grateful|relieved|cried|support|help|referral|referred|refer|involve\w*|alert\w*|before|let)\b/iu;

export type ConsentKind = 'given' | 'refused' | 'not-sought';
const kinds: ConsentKind[] = ['given', 'refused', 'not-sought'];

/** Marks of one sentence, when it could speak of consent or of the family knowing. */
function sentenceMarks(scene: Scene, sentence: number): Marks {
  const marks: Marks = new Set();
  const from = scene.starts[sentence] ?? 0;
  const to = Math.min(scene.starts[sentence + 1] ?? scene.tokens.length, from + 80);
  const words: string[] = [];
  for (let at = from; at < to; at += 1) words.push(shape(classAt(scene, at, at)));
  words.forEach((word, i) => {
    if (/^[\p{L}#]/u.test(word)) marks.add(word);
    if (i > 0) marks.add(`${words[i - 1] ?? ''} ${word}`);
    if (i > 1) marks.add(`${words[i - 2] ?? ''} ${words[i - 1] ?? ''} ${word}`);
  });
  return marks;
}

function shape(word: string): string {
  if (/^K:(?:mother|father|parents|carer|foster carer|grandmother)/.test(word)) return 'PARENT';
  if (word.startsWith('K:')) return 'KIN';
  if (word === 'he' || word === 'she' || word === 'they') return 'SHE';
  return word === 'him' || word === 'her' || word === 'them' ? 'HER' : word;
}

/** For each sentence that could speak of consent, its marks. */
export function consentMarks(scene: Scene): { sentence: number; marks: Marks }[] {
  const found: { sentence: number; marks: Marks }[] = [];
  scene.sentences.forEach((sentence, index) => {
    const kind = scene.passages[sentence.passage]?.kind;
    if (kind && kind !== 'subject' && isBody(kind) && speaksOfConsent.test(sentence.text)) found.push({ sentence: index, marks: sentenceMarks(scene, index) });
  });
  return found;
}

export function union(all: readonly { marks: Marks }[]): Marks {
  const marks: Marks = new Set();
  for (const one of all) for (const mark of one.marks) marks.add(mark);
  return marks;
}

/** What the text says of consent, with the sentence that says it. Undefined when nothing says. */
export function consentOf(scene: Scene, child: boolean): Candidate<ConsentKind> | undefined {
  const sentences = consentMarks(scene);
  const whole = union(sentences).add(child ? 'child-known' : 'child-unknown');
  let best: ConsentKind | undefined;
  let most = 0.4;
  for (const kind of kinds) {
    const score = likelihood(scene.scorers, `consent-${kind}`, whole);
    if (score > most) { most = score; best = kind; }
  }
  if (!best) return undefined;
  let place = sentences[0]?.sentence;
  let top = -1;
  for (const one of sentences) {
    const score = likelihood(scene.scorers, `consent-${best}`, one.marks);
    if (score > top) { top = score; place = one.sentence; }
  }
  const sentence = scene.sentences[place ?? -1];
  return sentence && { value: best, quote: quoteAt(scene.message, sentence.place) };
}
