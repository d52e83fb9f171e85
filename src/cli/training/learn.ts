import { contextOf, openWordsHead, type SentenceScores, type WordsCard } from '../../core/evidence';
import type { LabelledMessage } from './labelled';
import { decideCuts, type Cuts, type Unseen } from './decide';
import { bankExample, messageExamples, outputStarts, setAsideKinds, type OutputLayout } from './examples';
import type { Example } from './fit';
import type { Material } from './material';
import { packWords } from './pack-words';
import { learnWords, wordsSettings, type WordsModel } from './words';

const weighing = { bankOther: 0.5, bankOwn: 1, level: 0.7 };
const folds = 3;

/** Learns the words head: once on everything, and once for each third of the messages left out, to set the cuts. */
export function learn(material: Material, say: (words: string) => void): { bytes: Uint8Array; card: WordsCard; unseen: Unseen[] } {
  const layout: OutputLayout = { rows: material.english.indicators.rows.map((row) => row.row), setAside: setAsideKinds };
  const examples = [
    ...material.bank.map((sentence) => bankExample(sentence, layout, weighing, wordsSettings.size)),
    ...material.messages.flatMap((message, index) => messageExamples(message, index, layout, weighing, wordsSettings.size)),
  ];
  say(`${String(examples.length)} sentences with their features`);
  const unseen: Unseen[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    unseen.push(...scoreUnseen(material, layout, examples, fold));
    say(`messages of part ${String(fold + 1)} of ${String(folds)} read by a head that has not seen them`);
  }
  const model = learnWords(examples, outputStarts(layout), wordsSettings);
  say('head learnt on everything');
  return { bytes: packWords(model), card: cardOf(material, layout, decideCuts(unseen, layout.rows)), unseen };
}

export function scoreUnseen(material: Material, layout: OutputLayout, examples: readonly Example[], fold: number): Unseen[] {
  const out = (message: number) => message >= 0 && message % folds === fold;
  const model = learnWords(examples.filter(({ message }) => !out(message)), outputStarts(layout), wordsSettings);
  const score = scorer(material, layout, model);
  return material.messages.filter((_, index) => out(index)).map((labelled) => {
    const at = telling(labelled);
    const alone = labelled.sentences[at];
    return {
      labelled, scores: labelled.sentences.map((_, here) => score(contextOf(labelled.message, labelled.passages, labelled.sentences, here))),
      alone: alone && { level: levelAt(labelled, at), scores: score(contextOf({ ...labelled.message, subject: '' }, labelled.passages, [alone], 0)) },
    };
  });
}

const levelAt = ({ shows }: LabelledMessage, at: number) => Math.max(1, ...(shows[at] ?? []).map(({ level }) => level));

/** The sentence that shows most; in a message at level 1 its longest. */
function telling(labelled: LabelledMessage): number {
  const weight = (at: number) => levelAt(labelled, at) * 10_000 + (labelled.sentences[at]?.text.length ?? 0);
  return labelled.sentences.map((_, at) => at).sort((a, b) => weight(b) - weight(a))[0] ?? -1;
}

/** Scores through the packed file, so that cuts are set on what will be shipped. */
function scorer(material: Material, layout: OutputLayout, model: WordsModel): (context: Parameters<ReturnType<typeof openWordsHead>['score']>[0]) => SentenceScores {
  const head = openWordsHead(cardOf(material, layout, noCuts), packWords(model));
  return (context) => head.score(context);
}

const none = { constant: 0, weights: [] };
const noCuts: Cuts = { rowLook: none, evidenced: [], levelCuts: { three: 0.5, four: 0.5 }, levels: { looks: [], cuts: [] }, immediate: { look: none, cut: 1 } };

function cardOf(material: Material, layout: OutputLayout, cuts: Cuts): WordsCard {
  return {
    name: 'words', weightsHash: '', dataHash: material.dataHash, rows: layout.rows, setAside: layout.setAside,
    size: wordsSettings.size, dims: wordsSettings.dims, parts: wordsSettings.parts, couldAlso: 0.5, mentioned: 0.12, ...cuts,
  };
}
