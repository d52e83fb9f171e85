import type { PassageRules } from './english';
import { linesOf, type Line } from './lines';
import type { Message } from './message';
import type { Passage, PassageKind } from './reading';
import { zoneSection } from './sign-off';

/** Compiled passage rules. Made once by `compilePassageRules`. */
export interface PassageMatcher {
  reply: RegExp; forward: RegExp; forwardedSubject: RegExp; header: RegExp;
  banner: RegExp; closing: RegExp; signatureMark: RegExp; disclaimer: RegExp; footer: RegExp; signatureWords: RegExp;
}

/** Compiles rules/english/passages.yaml. Throws when an expression is not valid. */
export function compilePassageRules(rules: PassageRules): PassageMatcher {
  const any = (list: string[]) => new RegExp(list.map((one) => `(?:${one})`).join('|'), 'iu');
  return {
    reply: any(rules.replyMarkers), forward: any(rules.forwardMarkers),
    forwardedSubject: new RegExp(rules.forwardedSubject, 'iu'), header: new RegExp(rules.headerLine, 'iu'),
    banner: any(rules.banners), closing: any(rules.closings), signatureMark: any(rules.signatureMarks),
    disclaimer: any(rules.disclaimers), footer: any(rules.footers), signatureWords: new RegExp(rules.signatureWords, 'iu'),
  };
}

/** Passages in which words can be evidence; in the others they never are. */
export function bearsEvidence(kind: PassageKind): boolean {
  return kind === 'subject' || kind === 'written-now' || kind === 'post' || kind === 'quoted-reply' || kind === 'forwarded';
}

/**
 * Zones a message: subject, written now, quoted replies, forwarded notes, signatures, small print; one passage a post for chats.
 * Older replies and forwarded notes carry the author and date that their header states. Header lines belong to no passage.
 * Never drops what somebody wrote; never throws.
 */
export function readPassages(message: Message, rules: PassageMatcher): Passage[] {
  const passages: Passage[] = [];
  if (message.subject.trim()) {
    passages.push({ kind: 'subject', place: { part: -1, start: 0, end: message.subject.length }, author: message.from, sentAt: message.sentAt });
  }
  message.parts.forEach((part, index) => {
    if (message.channel === 'teams') {
      if (part.text.trim()) passages.push({ kind: 'post', place: { part: index, start: 0, end: part.text.length }, author: part.author, sentAt: part.sentAt ?? message.sentAt });
      return;
    }
    for (const section of sectionsOf(part.text, { ...message, from: part.author ?? message.from, sentAt: part.sentAt ?? message.sentAt }, rules)) passages.push(...zoneSection(section, index, rules));
  });
  return passages;
}

/** Consecutive lines by one author. */
export interface Section {
  kind: 'written-now' | 'quoted-reply' | 'forwarded';
  author?: string;
  sentAt?: string;
  lines: Line[];
  first: boolean;
}

interface Header { kind: 'quoted-reply' | 'forwarded'; author?: string; sentAt?: string; lines: number }

function sectionsOf(text: string, message: Message, rules: PassageMatcher): Section[] {
  const lines = linesOf(text);
  const forwarded = rules.forwardedSubject.test(message.subject);
  const open = (): Section => ({ kind: 'written-now', author: message.from, sentAt: message.sentAt, lines: [], first: sections.length === 0 });
  const sections: Section[] = [];
  let current = open();
  let depth = 0;
  const close = (next: Section) => { if (current.lines.some((line) => line.text)) sections.push(current); current = next; };
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    const header = headerAt(lines, i, rules);
    if (header) {
      close({ ...open(), ...header, kind: forwarded ? 'forwarded' : header.kind, lines: [], first: false });
      i += header.lines - 1;
      depth = lines.find(({ text }, at) => at > i && text)?.depth ?? 0;
      continue;
    }
    if (line.text && line.depth !== depth) {
      const kind = line.depth > 0 ? 'quoted-reply' : 'written-now';
      if (kind !== current.kind || line.depth > 0) close(line.depth > 0 ? { kind, lines: [], first: false } : open());
      depth = line.depth;
    }
    current.lines.push(line);
  }
  close(open());
  return sections;
}

/** Recognises the header of an older message at line `i`: a marker, "On … wrote:", or From/Sent/To lines. */
function headerAt(lines: Line[], i: number, rules: PassageMatcher): Header | undefined {
  const text = lines[i]?.text ?? '';
  if (!text) return undefined;
  if (rules.forward.test(text)) return { kind: 'forwarded', ...headerLines(lines, i, i + 1, rules) };
  if (rules.reply.test(text)) return onWrote(text) ?? { kind: 'quoted-reply', ...headerLines(lines, i, i + 1, rules) };
  const two = `${text} ${lines[i + 1]?.text ?? ''}`.trim();
  if (/^on\b(?!.*[.!?]$)/i.test(text) && text.length < 120 && rules.reply.test(two)) return { kind: 'quoted-reply', ...onWrote(two), lines: 2 };
  return headerBlock(lines, i, text, rules);
}

/** From/Sent/To lines, with or without a rule above them. */
function headerBlock(lines: Line[], i: number, text: string, rules: PassageMatcher): Header | undefined {
  const from = rules.header.exec(text)?.[1]?.toLowerCase() === 'from';
  if (!from && !/^[_=-]{5,}$/.test(text)) return undefined;
  const found = headerLines(lines, i, from ? i : i + 1, rules);
  return found.count >= 2 && found.author !== undefined ? { kind: 'quoted-reply', ...found } : undefined;
}

function onWrote(text: string): Header | undefined {
  // Each run of blanks is one first: otherwise two parts of the expression share a long run in every way that there is.
  const found = /^on (.{3,160}?) ?\bwrote ?:?$/i.exec(text.replace(/\s+/g, ' '));
  const words = found?.[1];
  if (!words) return undefined;
  const cut = /^(.*(?:\b\d{1,2}[:.]\d{2}\b|\b20\d\d\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b)(?:\s*[ap]m\b)?)[,\s]+(.+)$/i.exec(words);
  return { kind: 'quoted-reply', author: cut?.[2] ?? words, sentAt: cut?.[1], lines: 1 };
}

function headerLines(lines: Line[], from: number, start: number, rules: PassageMatcher): { author?: string; sentAt?: string; lines: number; count: number } {
  const out: { author?: string; sentAt?: string; lines: number; count: number } = { lines: start - from, count: 0 };
  let at = start;
  while (at < lines.length && at < start + 9) {
    const text = lines[at]?.text ?? '';
    const found = rules.header.exec(text);
    if (!found && !(text === '' && out.count === 0)) break;
    if (found) {
      out.count += 1;
      const name = found[1]?.toLowerCase();
      if (name === 'from') out.author = found[2];
      if (name === 'sent' || name === 'date') out.sentAt = found[2];
    }
    at += 1;
    if (found) out.lines = at - from;
  }
  return out;
}
