/**
 * Cuts labelled messages into passages and sentences with the reader's own code, so that training sees what the panel sees:
 * `text` as it stands, `heard` as it is scored (names and sex in one form). Lines of the example bank get their `heard` alone.
 * Usage: tsx training/sentences.ts FILES... > sentences.jsonl
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Message } from '../src/core/evidence';
import { PassagesFile } from '../src/core/evidence/english';
import { neutralise } from '../src/core/evidence/neutral';
import { compilePassageRules, readPassages } from '../src/core/evidence/passages';
import { isScored, readSentences } from '../src/core/evidence/sentences';

interface Case {
  id: string; channel: 'outlook' | 'teams'; subject?: string; sentAt: string; body?: string;
  messages?: { from: string; sentAt: string; text: string }[]; expected: unknown;
}

const english = (name: string): unknown => parse(readFileSync(new URL(`../rules/english/${name}`, import.meta.url), 'utf8'));
const rules = compilePassageRules(PassagesFile.parse(english('passages.yaml')));
const common = new Set((english('common-words.yaml') as { words: string }).words.split(/\s+/));
const hear = (text: string) => neutralise(text, (word) => common.has(word));

function asMessage(one: Case): Message {
  const posts = (one.messages ?? []).map((post) => ({ author: post.from, sentAt: post.sentAt, text: post.text }));
  return {
    id: one.id, channel: one.channel, subject: one.subject ?? '', sentAt: one.sentAt,
    parts: one.channel === 'teams' ? posts : [{ text: one.body ?? '' }],
  };
}

function cut(one: Case, path: string): unknown {
  const message = asMessage(one);
  const passages = readPassages(message, rules);
  const sentences = readSentences(message, passages)
    .filter((sentence) => isScored(sentence, passages))
    .map((sentence) => ({ text: sentence.text, heard: hear(sentence.text), kind: passages[sentence.passage]?.kind ?? 'post', ...sentence.place }));
  return { id: one.id, source: path.split('/').slice(-2).join('/'), sentences, expected: one.expected };
}

for (const path of process.argv.slice(2)) {
  for (const line of readFileSync(path, 'utf8').split('\n').filter((text) => text.trim())) {
    const one = JSON.parse(line) as Case & { text?: string };
    process.stdout.write(`${JSON.stringify(one.text === undefined ? cut(one, path) : { ...one, heard: hear(one.text) })}\n`);
  }
}
