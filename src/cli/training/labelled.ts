import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod/mini';
import type { Level } from '../../core/pack';
import { bearsEvidence, type Message, type Passage, type PassageMatcher, readPassages, readSentences, type Sentence, textOfPart } from '../../core/evidence';
import { readText } from '../read-text';

/** One labelled quotation. */
export interface Label { row: string; level: Level; quote?: string }

/** A case as FORMAT.md describes it, with the optional `also`. */
export interface Case {
  id: string;
  channel: 'outlook' | 'teams';
  role: string;
  /** The family's community as the names, language and ethnicity in the message suggest; only for counting whether all are read alike. */
  community?: string;
  sentAt: string;
  subject?: string;
  body?: string;
  messages?: { from: string; sentAt: string; text: string }[];
  expected: {
    level: Level;
    indicators: Label[];
    also?: Label[];
    acceptable?: Label[];
    absent?: { row: string; why: string; quote: string }[];
    immediate: boolean;
    routes: string[];
    facts: Record<string, unknown>;
    note?: string;
  };
}

/** One sentence of the bank. */
export interface BankSentence { row?: string; level?: Level; kind: 'evidence' | 'near-miss' | 'neutral'; text: string; why?: string }

/** The lines of a file of cases or sentences. Throws a sentence that names the line and repeats none of its words. */
export function readLines<T>(file: string): T[] {
  return readText(file).split('\n').flatMap((line, at) => {
    if (!line.trim()) return [];
    try { return [JSON.parse(line) as T]; } catch { throw new Error(`${basename(file)}, line ${String(at + 1)}: this line is not JSON.`); }
  });
}

const Labels = z.array(z.object({ row: z.string(), level: z.number() }));
/** What counting leans on. */
const Counted = z.object({ id: z.string(), role: z.optional(z.string()), sentAt: z.string(), expected: z.object({ level: z.number(), indicators: Labels, acceptable: z.optional(Labels) }) });

/** The labelled cases of a file. Throws a sentence that names what is no such case, and repeats none of its words. */
export function readCases(file: string): Case[] {
  return readLines<unknown>(file).map((written, at) => {
    if (!Counted.safeParse(written).success) throw new Error(`${basename(file)}, case ${String(at + 1)}: this is no labelled case. It needs "id", "sentAt" and "expected" with "level" and "indicators".`);
    return written as Case;
  });
}

export function readFolder<T>(folder: string): { file: string; items: T[] }[] {
  return readdirSync(folder).filter((name) => name.endsWith('.jsonl')).sort().map((file) => ({ file, items: readLines<T>(join(folder, file)) }));
}

/** A case as the host would hand it over. */
export function messageOf(one: Case): Message {
  return {
    id: one.id, channel: one.channel, subject: one.subject ?? '', sentAt: one.sentAt,
    parts: one.messages ? one.messages.map((post) => ({ author: post.from, sentAt: post.sentAt, text: post.text })) : [{ text: one.body ?? '' }],
  };
}

/** A message cut up, with what each sentence is labelled. */
export interface LabelledMessage {
  one: Case;
  message: Message;
  passages: Passage[];
  sentences: Sentence[];
  /** Per sentence: labels that touch it. */
  shows: { row: string; level: Level }[][];
  /** Per sentence: rows neither right nor wrong here. */
  open: Set<string>[];
  absent: { row: string; why: string }[][];
  /** Rows neither right nor wrong anywhere in the message (acceptable without a quote). */
  openRows: Set<string>;
}

export function labelMessage(one: Case, rules: PassageMatcher): LabelledMessage {
  const message = messageOf(one);
  const passages = readPassages(message, rules);
  const sentences = readSentences(message, passages).filter((sentence) => bearsEvidence(passages[sentence.passage]?.kind ?? 'banner'));
  const shows: LabelledMessage['shows'] = sentences.map(() => []);
  const open = sentences.map(() => new Set<string>());
  const absent: LabelledMessage['absent'] = sentences.map(() => []);
  const openRows = new Set<string>();
  const at = (quote: string | undefined) => touched(message, sentences, quote);
  for (const { row, level, quote } of positives(one)) {
    for (const found of at(quote)) {
      if (found.share >= 0.3) shows[found.at]?.push({ row, level });
      else open[found.at]?.add(row);
    }
  }
  for (const { row, quote } of one.expected.acceptable ?? []) {
    openRows.add(row);
    for (const found of at(quote)) open[found.at]?.add(row);
  }
  for (const { row, why, quote } of one.expected.absent ?? []) for (const found of at(quote)) if (found.share >= 0.3) absent[found.at]?.push({ row, why });
  return { one, message, passages, sentences, shows, open, absent, openRows };
}

const positives = ({ expected }: Case): Label[] => [...expected.indicators, ...(expected.also ?? [])];

/** Sentences that a quotation overlaps, with the share of the shorter of the two. */
function touched(message: Message, sentences: Sentence[], quote: string | undefined): { at: number; share: number }[] {
  if (!quote) return [];
  for (let part = -1; part < message.parts.length; part += 1) {
    const start = textOfPart(message, part).indexOf(quote);
    if (start < 0) continue;
    const end = start + quote.length;
    const found: { at: number; share: number }[] = [];
    sentences.forEach(({ place }, at) => {
      const shared = Math.min(place.end, end) - Math.max(place.start, start);
      if (place.part === part && shared > 0) found.push({ at, share: shared / Math.min(quote.length, place.end - place.start) });
    });
    return found;
  }
  return [];
}
