/**
 * threshold rules learn: learns the words tier anew from the sentences and messages as they are, and shows a person what that changes.
 * Nothing is written unless it is asked for. The encoder is not trained by this.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createReader, type Reader, type ReaderParts } from '../../core/evidence';
import { sayFinding } from '../keeper/check';
import { checkEnglish } from '../keeper/check-english';
import { wordsReaderParts } from '../reader-parts';
import { messageOfWords } from '../try-words';
import { cardWith, keepWords } from '../training/keep';
import { messageOf } from '../training/labelled';
import { learn } from '../training/learn';
import { isKeptAside, readMaterial } from '../training/material';
import { bothBy, changesIn, type ReadBoth, type ReadTwice } from './changes';
import { sayAside, sayChanges, sayMessages, saySentences, saySince } from './lines';
import { materialIn, newSince, type Since } from './since';

export interface LearnDesk {
  /** The folder that holds rules/. */
  root: string;
  out: (line: string) => void;
  err: (line: string) => void;
  /** Asks the person at the desk. Left out: nobody is there to be asked. */
  ask?: (question: string) => Promise<string>;
}

/** Without the facts of the form: they come from elsewhere, and take most of the time. */
const readerOf = (parts: ReaderParts): Reader => createReader({ ...parts, findFacts: undefined, readsLike: undefined });

/** Every labelled message, read before and after; a line of progress for each thousand. */
function readAll(root: string, both: ReadBoth, say: (words: string) => void): { aside: ReadTwice[]; others: ReadTwice[] } {
  const aside: ReadTwice[] = [];
  const others: ReadTwice[] = [];
  const { messages } = materialIn(root);
  messages.forEach(({ one, at, file }, done) => {
    (isKeptAside(file, one.id) ? aside : others).push({ one, at, ...both(messageOf(one)) });
    if ((done + 1) % 1000 === 0) say(`${String(done + 1)} of ${String(messages.length)} labelled messages read before and after`);
  });
  return { aside, others };
}

function sayAll({ sentences, messages }: Since, both: ReadBoth, { aside, others }: ReturnType<typeof readAll>): string[] {
  const shown = messages.filter(({ isAside }) => !isAside);
  const fresh = new Set(messages.map(({ one }) => one.id));
  const known = others.filter(({ one }) => !fresh.has(one.id));
  return [
    ...(sentences.length ? ['', 'The new sentences, each read alone by words alone', ...saySentences(sentences.map((one) => ({ ...one, ...both(messageOfWords(one.one.text)) })))] : []),
    ...(shown.length ? ['', 'The new messages, read by words alone', ...sayMessages(shown.map((one) => ({ ...one, ...both(messageOf(one.one)) })))] : []),
    '', ...sayAside(aside), '', ...sayChanges(changesIn(known), known.length), '',
  ];
}

async function wantsIt(keep: boolean, { ask }: LearnDesk): Promise<boolean> {
  return keep || /^y(?:es)?$/iu.test((await ask?.('Keep the new words? Type yes to write them to rules/model/words: '))?.trim() ?? '');
}

/** Gives 0 when it was done, whether kept or not; 1 when something must be mended first. Never prints the words of a message. */
export async function runLearn(args: string[], desk: LearnDesk): Promise<number> {
  const { values } = parseArgs({ args, options: { keep: { type: 'boolean', default: false } } });
  const { root, out, err } = desk;
  const started = performance.now();
  const say = (words: string) => { err(`${String(Math.round((performance.now() - started) / 1000)).padStart(5)} s  ${words}`); };
  const faults = checkEnglish(join(root, 'rules'));
  if (faults.length) { for (const fault of faults) err(`  mend  ${sayFinding(fault)}`); err('Nothing was learnt. Mend this first.'); return 1; }
  const parts = wordsReaderParts(root);
  const since = newSince(root, materialIn(root), parts.words.card.dataHash);
  if (since.by === 'same') { out('Nothing is new: the shipped words were learnt from these very sentences and messages.'); return 0; }
  saySince(since).forEach(out);
  const material = readMaterial(root);
  say(`learning from ${String(material.bank.length)} sentences and ${String(material.messages.length)} messages: a quarter of an hour, longer on a busy machine`);
  const { bytes, card } = learn(material, say);
  const after = cardWith(card, bytes);
  const [old, fresh] = [readerOf(parts), readerOf({ ...parts, words: { card: after, bytes } })];
  const both = bothBy((message) => old.readNow(message), (message) => fresh.readNow(message));
  sayAll(since, both, readAll(root, both, say)).forEach(out);
  if (!await wantsIt(values.keep, desk)) { out(`Nothing was written; the words in use are still ${parts.words.card.weightsHash}. To keep the new ones: rules learn --keep (the same sentences give the same words).`); return 0; }
  keepWords(root, { bytes, card, bank: material.bank });
  out(`Written to rules/model/words: ${after.weightsHash}, in place of ${parts.words.card.weightsHash}. Run npm run check and npm test before it is given to anybody. To undo: git checkout rules/model/words`);
  return 0;
}
