import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Evidence, Facts, Message, Quote, Reading, RowReading } from '../../src/core/evidence';
import { compilePassageRules, readPassages } from '../../src/core/evidence/passages';
import { readSentences } from '../../src/core/evidence/sentences';
import { PassagesFile } from '../../src/core/evidence/english';
import type { Level } from '../../src/core/pack';

/** A labelled message, as the shared evaluation set writes it. */
export interface LabelledCase {
  id: string;
  channel: 'outlook' | 'teams';
  role: string;
  sentAt: string;
  subject?: string;
  body?: string;
  messages?: { from: string; sentAt: string; text: string }[];
  expected: {
    level: Level;
    indicators: { row: string; level: Level; quote: string }[];
    immediate: boolean;
    routes: string[];
    facts: {
      child: { name: string | null; dob: string | null; age: number | null; gender: 'female' | 'male' | null };
      otherChildren: { name: string | null; relationship: string; age: number | null }[];
      adults: { name: string | null; relationship: string }[];
      address: string | null; postcode: string | null; phones: string[]; school: string | null; childsWords: string[];
      consent: 'given' | 'refused' | 'not-sought' | 'unknown'; language: string | null; ethnicity: string | null; interpreter: boolean | null;
    };
  };
}

export const openCasesPath = join(__dirname, '../../../shared/eval/open.jsonl');
export const haveOpenCases = existsSync(openCasesPath);

export const readCases = (path: string): LabelledCase[] => readFileSync(path, 'utf8').split('\n').filter((l) => l.trim()).map((l) => JSON.parse(l) as LabelledCase);

const passageRules = compilePassageRules(PassagesFile.parse(parse(readFileSync(join(__dirname, '../../rules/english/passages.yaml'), 'utf8'))));

export function messageOf(labelled: LabelledCase): Message {
  const base = { id: labelled.id, channel: labelled.channel, subject: labelled.subject ?? '', sentAt: labelled.sentAt };
  if (labelled.messages) return { ...base, parts: labelled.messages.map((m) => ({ author: m.from, sentAt: m.sentAt, text: m.text })) };
  return { ...base, from: labelled.role, parts: [{ text: labelled.body ?? '' }] };
}

/** The first place of some words in a message; the whole first line where the label is not verbatim. */
export function find(message: Message, words: string): Quote {
  for (let part = -1; part < message.parts.length; part += 1) {
    const text = part === -1 ? message.subject : (message.parts[part]?.text ?? '');
    const start = text.indexOf(words);
    if (start >= 0) return { text: words, place: { part, start, end: start + words.length } };
  }
  const last = words.split(/\s+/)[0] ?? '';
  if (last !== words && last) return find(message, last);
  const text = message.parts[0]?.text ?? '';
  return { text: text.slice(0, 1), place: { part: 0, start: 0, end: 1 } };
}

const maybe = <T>(message: Message, value: T | null, words = String(value)) => (value === null ? undefined : { value, quote: find(message, words) });

function factsOf(message: Message, f: LabelledCase['expected']['facts']): Facts {
  return {
    child: { name: maybe(message, f.child.name), dateOfBirth: maybe(message, f.child.dob), age: maybe(message, f.child.age), gender: maybe(message, f.child.gender, 'she') },
    otherChildren: f.otherChildren.map((c) => ({ name: c.name ?? undefined, relationship: c.relationship, age: c.age ?? undefined, quote: find(message, c.name ?? c.relationship) })),
    adults: f.adults.map((a) => ({ name: a.name ?? undefined, relationship: a.relationship, quote: find(message, a.name ?? a.relationship) })),
    address: maybe(message, f.address), postcode: maybe(message, f.postcode), phones: f.phones.map((p) => ({ value: p, quote: find(message, p) })),
    school: maybe(message, f.school), childsWords: f.childsWords.map((w) => ({ quote: find(message, w) })),
    consent: f.consent === 'unknown' ? undefined : { value: f.consent, quote: find(message, 'consent') },
    language: maybe(message, f.language), ethnicity: maybe(message, f.ethnicity), interpreter: maybe(message, f.interpreter, 'interpreter'), conflicts: [],
  };
}

/** A reading in which everything labelled was found, and nothing else: for tests of what comes after the reader. */
export function readingOf(labelled: LabelledCase, message = messageOf(labelled)): Reading {
  const passages = readPassages(message, passageRules);
  const sentences = readSentences(message, passages).map(({ place, passage }) => ({ place, passage, likely: [] }));
  const rows = new Map<string, RowReading>();
  for (const { row, level, quote } of labelled.expected.indicators) {
    const found = find(message, quote);
    const evidence: Evidence = { quote: found, row, level, strength: 1, qualifiers: [], passage: 0, steps: [], readsLike: [] };
    const there = rows.get(row);
    if (there) { there.evidence.push(evidence); there.level = Math.max(there.level, level) as Level; } else rows.set(row, { row, level, strength: 1, evidence: [evidence], steps: [] });
  }
  return {
    tier: 'words', build: 'labels', passages, sentences, rows: [...rows.values()], couldAlso: [], setAside: [], level: labelled.expected.level, levelSteps: [],
    immediate: { suggested: labelled.expected.immediate, because: [] }, routes: [], facts: factsOf(message, labelled.expected.facts),
  };
}
