/**
 * Cuts labelled messages into passages and sentences with the reader's own code, so that training sees what the panel sees.
 * Usage: tsx training/sentences.ts MESSAGES.jsonl... > sentences.jsonl
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Message } from '../src/core/evidence';
import { PassagesFile } from '../src/core/evidence/english';
import { bearsEvidence, compilePassageRules, readPassages } from '../src/core/evidence/passages';
import { readSentences } from '../src/core/evidence/sentences';

interface Case {
  id: string; channel: 'outlook' | 'teams'; subject?: string; sentAt: string; body?: string;
  messages?: { from: string; sentAt: string; text: string }[]; expected: unknown;
}

const rules = compilePassageRules(PassagesFile.parse(parse(readFileSync(new URL('../rules/english/passages.yaml', import.meta.url), 'utf8'))));

function asMessage(one: Case): Message {
  const posts = (one.messages ?? []).map((post) => ({ author: post.from, sentAt: post.sentAt, text: post.text }));
  return {
    id: one.id, channel: one.channel, subject: one.subject ?? '', sentAt: one.sentAt,
    parts: one.channel === 'teams' ? posts : [{ text: one.body ?? '' }],
  };
}

for (const path of process.argv.slice(2)) {
  for (const line of readFileSync(path, 'utf8').split('\n').filter((text) => text.trim())) {
    const one = JSON.parse(line) as Case;
    const message = asMessage(one);
    const passages = readPassages(message, rules);
    const sentences = readSentences(message, passages)
      .map((sentence) => ({ text: sentence.text, kind: passages[sentence.passage]?.kind ?? 'post', ...sentence.place }))
      .filter((sentence) => bearsEvidence(sentence.kind));
    process.stdout.write(`${JSON.stringify({ id: one.id, source: path.split('/').slice(-2).join('/'), sentences, expected: one.expected })}\n`);
  }
}
