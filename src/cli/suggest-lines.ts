import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { suggest, suggestedLegal, suggestedLevel, type Suggestion } from '../core/decision';
import type { Evidence, Message, Reading } from '../core/evidence';
import { levelLabel, type Pack } from '../core/pack';
import { sayFailure } from './read-text';

/** A case line as it is read for suggestions. `expected` is never looked at. */
export interface CaseLine {
  id: string;
  channel: 'outlook' | 'teams';
  sentAt: string;
  subject: string;
  body?: string;
  messages?: { from: string; sentAt: string; text: string }[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Makes a message of a case line. Throws a sentence when the line holds no message. */
export function messageFrom(line: unknown): Message {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) throw new Error('not a case: an object with an id and a body or messages is wanted');
  const { id, channel, sentAt, subject, body, messages } = line as Record<string, unknown>;
  if (typeof id !== 'string' || id === '') throw new Error('the case has no id');
  if (Array.isArray(messages)) {
    const posts = messages.filter((post): post is Record<string, unknown> => typeof post === 'object' && post !== null);
    return { id, channel: 'teams', subject: text(subject), sentAt: text(sentAt), parts: posts.map((post) => ({ author: text(post['from']), sentAt: text(post['sentAt']), text: text(post['text']) })) };
  }
  if (typeof body !== 'string') throw new Error('the case has neither a body nor messages');
  return { id, channel: channel === 'teams' ? 'teams' : 'outlook', subject: text(subject), sentAt: text(sentAt), parts: [{ text: body }] };
}

/** The message of a case line as it is written. Throws a sentence that repeats none of its words. */
export function messageOfLine(line: string): Message {
  if (line.includes('\0')) throw new Error('this is not UTF-8 text. Save the file as UTF-8 and run the command again');
  let value: unknown;
  try { value = JSON.parse(line.replace(/^\uFEFF/, '')); } catch { throw new Error('this line is not JSON'); }
  return messageFrom(value);
}

/**
 * Reads case lines one after another. A line that cannot be read or worked on is named by its number, none of its words are repeated,
 * and reading goes on.
 * @returns how many could not be done; at least one when there was no case at all
 */
export async function eachCase(input: Readable, work: (message: Message) => Promise<void>, err: (line: string) => void): Promise<number> {
  let [number, cases, failed] = [0, 0, 0];
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (!line.trim()) continue;
    cases += 1;
    try { await work(messageOfLine(line)); } catch (error) {
      failed += 1;
      err(`line ${String(number)}: ${sayFailure(error)}`);
    }
  }
  if (cases === 0) err('There was no case to read. Give a file of case lines (JSONL): < cases.jsonl');
  return cases === 0 ? 1 : failed;
}

const statusOf: Record<string, string> = { negated: 'negated', historical: 'historical', hypothetical: 'hypothetical', figurative: 'hypothetical', 'other-person': 'other-person', boilerplate: 'boilerplate' };

/** What an authority prints of a row that was found: its own title, level and legal route; no title where it prints no cell. */
const printed = (pack: Pack, { cells, level, legal }: Suggestion): Record<string, unknown> => ({ titles: [...new Set(cells.map(({ row }) => row.title))], level, legal, says: levelLabel(pack, level, legal) });

/** What the authority's matrix makes of the whole message; its levels are not London's. */
function printedOf(pack: Pack, reading: Reading, found: readonly Suggestion[]): Record<string, unknown> {
  const level = suggestedLevel(found, reading, pack);
  const legal = suggestedLegal(found, level, pack);
  return { authority: pack.id, edition: pack.edition, editionName: pack.editionName, level, legal, says: levelLabel(pack, level, legal) };
}

/** One result line, in the shared vocabulary's rows and levels. Set-aside mentions are listed with their status; an explained line holds what the authority of `pack` prints as well. */
export function resultLine(id: string, reading: Reading, explain: boolean, pack?: Pack): Record<string, unknown> {
  const found = explain && pack ? suggest(reading, pack) : [];
  const local = (row: string) => { const own = found.find((one) => one.id === row && one.tier !== 'set-aside'); return own && pack ? { local: printed(pack, own) } : {}; };
  const present = reading.rows.map((row) => ({ row: row.row, level: row.level, status: 'present', quotes: row.evidence.map((one) => quoteOf(one, explain)), ...(explain ? { strength: row.strength, steps: row.steps, ...local(row.row) } : {}) }));
  const aside = reading.setAside.map((one) => ({ row: one.row, level: one.level, status: statusOf[one.qualifiers.find(({ kind }) => kind !== 'uncertain')?.kind ?? ''] ?? 'hypothetical', quotes: [quoteOf(one, explain)] }));
  return {
    id, level: reading.level, immediate: reading.immediate.suggested, indicators: [...present, ...aside], routes: reading.routes.length ? reading.routes.map(({ route }) => route) : ['none'], facts: factsOf(reading),
    ...(explain ? { tier: reading.tier, build: reading.build, ...(pack ? { local: printedOf(pack, reading, found) } : {}), couldAlso: reading.couldAlso.map((row) => ({ row: row.row, level: row.level, quotes: row.evidence.map((one) => quoteOf(one, false)), ...local(row.row) })), immediateBecause: reading.immediate.because, routesBecause: reading.routes, levelSteps: reading.levelSteps } : {}),
  };
}

function quoteOf(one: Evidence, explain: boolean): Record<string, unknown> {
  if (!explain) return { text: one.quote.text };
  return { text: one.quote.text, place: one.quote.place, strength: Number(one.strength.toFixed(3)), qualifiers: one.qualifiers, reportedBy: one.reportedBy, signal: one.signal, readsLike: one.readsLike };
}

/** Facts as FORMAT.md names them. */
function factsOf({ facts }: Reading): Record<string, unknown> {
  const said = <T>(found: { value: T } | undefined): T | null => found?.value ?? null;
  const { child } = facts;
  return {
    child: { name: said(child.name), dob: said(child.dateOfBirth), age: said(child.age), gender: said(child.gender) },
    otherChildren: facts.otherChildren.map(({ name, relationship, age }) => ({ name: name ?? null, relationship, age: age ?? null })),
    adults: facts.adults.map(({ name, relationship }) => ({ name: name ?? null, relationship })),
    address: said(facts.address), postcode: said(facts.postcode), phones: facts.phones.map(({ value }) => value), school: said(facts.school),
    childsWords: facts.childsWords.map(({ quote }) => quote.text), consent: said(facts.consent) ?? 'unknown',
    language: said(facts.language), ethnicity: said(facts.ethnicity), interpreter: said(facts.interpreter),
  };
}
