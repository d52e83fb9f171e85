import type { Line } from './lines';
import type { PassageMatcher, Section } from './passages';
import type { Passage, PassageKind } from './reading';

/** Finds banner, signature, disclaimer and footer inside one author's lines and gives the section's passages in order. */
export function zoneSection(section: Section, part: number, rules: PassageMatcher): Passage[] {
  const kinds = section.lines.map((): PassageKind => section.kind);
  if (section.first) markBanners(section.lines, kinds, rules);
  markTail(section.lines, kinds, rules);
  return gather(section, kinds, part);
}

function markBanners(lines: Line[], kinds: PassageKind[], rules: PassageMatcher): void {
  let seen = 0;
  for (let i = 0; i < lines.length && seen < 3; i += 1) {
    const text = lines[i]?.text ?? '';
    if (!text) continue;
    seen += 1;
    if (rules.banner.test(text)) kinds[i] = 'banner';
  }
}

/** A line that could stand in a signature: short, no full sentence, a name or a post or a number. */
function looksSigned(text: string, rules: PassageMatcher): boolean {
  if (text.length > 90) return false;
  if (/[@|]|www\.|https?:|\b0\d{2,4}[ \d]{6,}/i.test(text) && text.length < 90 && !/[a-z]{3,}[.!?]\s+[A-Z]/.test(text)) return !/\b(she|he|they|said|told)\b/i.test(text);
  if (/[.!?]["'”’)]?$/.test(text) && !/\b[A-Z]\.$/.test(text) && text.split(/\s+/).length > 3) return false;
  const words = text.replace(/[,()/&·•*_"“”-]/g, ' ').split(/\s+/).filter(Boolean);
  if (words.length === 0 || words.length > 12) return false;
  const capital = words.filter((word) => /^[\p{Lu}\d]/u.test(word)).length;
  const small = words.filter((word) => /^(and|of|the|for|in|at|to|with|de|van|von|el|al|bin|ap|ni|o|on)$/i.test(word)).length;
  if (words.length <= 4 && capital === words.length) return true;
  return rules.signatureWords.test(text) && !/\b(is|was|are|were|has|have|had|said|told|she|he|they|I|my|we|will|not)\b/.test(text) && capital + small >= words.length * 0.4;
}

function markTail(lines: Line[], kinds: PassageKind[], rules: PassageMatcher): void {
  const start = signOffAt(lines, kinds, rules);
  let open = start >= 0;
  for (let i = Math.max(start, 0); i < lines.length && start >= 0; i += 1) {
    const text = lines[i]?.text ?? '';
    if (!text) continue;
    const small = smallPrint(text, rules);
    if (small) kinds[i] = small;
    else if (open && (i === start || rules.signatureMark.test(text) || rules.closing.test(text) || looksSigned(text, rules))) kinds[i] = 'signature';
    else open = false;
  }
  markTrailing(lines, kinds, rules);
}

function smallPrint(text: string, rules: PassageMatcher): PassageKind | undefined {
  if (rules.footer.test(text)) return 'footer';
  return rules.disclaimer.test(text) ? 'disclaimer' : undefined;
}

/** The last closing ("Kind regards") that is followed by at most a signature's worth of lines before other text. */
function signOffAt(lines: Line[], kinds: PassageKind[], rules: PassageMatcher): number {
  for (let i = lines.length - 1; i > 0; i -= 1) {
    const text = lines[i]?.text ?? '';
    if (kinds[i] === 'banner' || !text) continue;
    if (rules.signatureMark.test(text) || (rules.closing.test(text) && text.length < 50)) {
      const earlier = lines.slice(Math.max(0, i - 12), i).findIndex((line) => rules.closing.test(line.text));
      return earlier >= 0 && rules.signatureMark.test(text) ? Math.max(0, i - 12) + earlier : i;
    }
  }
  return -1;
}

/** Without a closing: small print, names and posts at the very end, at most eight lines. */
function markTrailing(lines: Line[], kinds: PassageKind[], rules: PassageMatcher): void {
  let seen = 0;
  for (let i = lines.length - 1; i > 0 && seen < 8; i -= 1) {
    const text = lines[i]?.text ?? '';
    if (!text) continue;
    seen += 1;
    if (kinds[i] === 'signature' || kinds[i] === 'disclaimer' || kinds[i] === 'footer') continue;
    const small = smallPrint(text, rules);
    if (small) kinds[i] = small;
    else if (looksSigned(text, rules) && lines.slice(0, i).some((line) => line.text)) kinds[i] = 'signature';
    else return;
  }
}

function gather(section: Section, kinds: PassageKind[], part: number): Passage[] {
  const passages: Passage[] = [];
  let last: Passage | undefined;
  section.lines.forEach((line, i) => {
    if (!line.text) return;
    const kind = kinds[i] ?? section.kind;
    if (last && last.kind === kind) { last.place.end = line.end; return; }
    last = { kind, place: { part, start: line.start, end: line.end }, author: section.author, sentAt: section.sentAt };
    passages.push(last);
  });
  return passages;
}
