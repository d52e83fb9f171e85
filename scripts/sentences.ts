/**
 * Prints the sentences of labelled messages, for training: one JSON line a message.
 *   tsx scripts/sentences.ts FILE.jsonl … > sentences.jsonl
 * {id, channel, sentences: [{part, start, end, text, flat, kind, author, passage}]}: part -1 is the subject, 0 the body of a
 * mail, 0…n the posts of a chat; offsets are UTF-16, end exclusive; kind is the passage kind (see core/evidence/reading.ts).
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compilePassageRules, readPassages } from '../src/core/evidence/passages';
import { PassagesFile } from '../src/core/evidence/english';
import { flatten, readSentences } from '../src/core/evidence/sentences';
import type { Message } from '../src/core/evidence';

interface Case { id: string; channel: 'outlook' | 'teams'; sentAt: string; subject?: string; body?: string; messages?: { from: string; sentAt: string; text: string }[] }

const rules = compilePassageRules(PassagesFile.parse(parse(readFileSync(new URL('../rules/english/passages.yaml', import.meta.url), 'utf8'))));
for (const file of process.argv.slice(2)) {
  for (const line of readFileSync(file, 'utf8').split('\n').filter((one) => one.trim())) {
    const one = JSON.parse(line) as Case;
    const message: Message = {
      id: one.id, channel: one.channel, subject: one.subject ?? '', sentAt: one.sentAt,
      parts: one.messages ? one.messages.map((post) => ({ author: post.from, sentAt: post.sentAt, text: post.text })) : [{ text: one.body ?? '' }],
    };
    const passages = readPassages(message, rules);
    const sentences = readSentences(message, passages).map((sentence) => ({
      ...sentence.place, text: sentence.text, flat: flatten(sentence.text),
      kind: passages[sentence.passage]?.kind, author: passages[sentence.passage]?.author ?? null, passage: sentence.passage,
    }));
    process.stdout.write(`${JSON.stringify({ id: one.id, channel: one.channel, sentences })}\n`);
  }
}
