import { isLongUnchecked, type Pack } from '../../core/pack';
import { TO_FILL_IN, type Edition, type Finding } from './edition';

export interface CheckResult {
  /** Must be mended: the pack cannot be used, or somebody has not finished writing. */
  problems: Finding[];
  /** To know: overdue reviews, old contacts, placeholders. */
  notes: Finding[];
  /** What the document contradicts itself in, and what was not found: as the pack's keeper notes say it. */
  known: Finding[];
  counts?: { rows: number; cells: number; contacts: number; consentRules: number; fields: number };
}

function contactNotes(edition: Edition, pack: Pack, today: string): Finding[] {
  const file = edition.pathOf('contacts.yaml');
  return pack.contacts.flatMap((contact, i): Finding[] => {
    const line = edition.lineOf('contacts.yaml', [i, 'lastChecked']);
    if (!contact.verified) return [{ file, line, says: `${contact.name}: unverified, shown as "do not dial from here".` }];
    return isLongUnchecked(contact, today) ? [{ file, line, says: `${contact.name}: last confirmed ${contact.lastChecked}, more than a year ago. Ask ${contact.owner}, then set lastChecked.` }] : [];
  });
}

function packNotes(edition: Edition, pack: Pack, today: string): Finding[] {
  const notes: Finding[] = [];
  const note = (file: string, path: (string | number)[], says: string) => notes.push({ file: edition.pathOf(file), line: edition.lineOf(file, path), says });
  if (pack.reviewBy < today) note('pack.yaml', ['reviewBy'], `was to be reviewed by ${pack.reviewBy}. Ask ${pack.publisher} whether it still holds.`);
  if (pack.inForce.to && pack.inForce.to < today) note('pack.yaml', ['inForce', 'to'], `was in force until ${pack.inForce.to}. Practitioners should be on the next edition.`);
  if (pack.escalation.placeholder) note('escalation.yaml', ['placeholder'], 'the escalation ladder is a placeholder. Put the real stages and times in, then set placeholder to false.');
  if (!pack.hasMatrix) note('pack.yaml', ['hasMatrix'], 'there is no matrix: evidence and routes are shown, no level.');
  return [...notes, ...contactNotes(edition, pack, today)];
}

const kinds = { contradiction: 'contradiction', 'not-found': 'not found', typo: 'slip in the document', superseded: 'may be superseded' };

function knownGaps(edition: Edition, pack: Pack): Finding[] {
  return pack.keeperNotes.map((note, i) => ({
    file: edition.pathOf('pack.yaml'), line: edition.lineOf('pack.yaml', ['keeperNotes', i]),
    says: `${kinds[note.kind]}: ${note.says.trim()}${note.shownToPractitioner ? ` Practitioners read: “${note.shownToPractitioner}”` : ''}`,
  }));
}

function unfinished(edition: Edition): Finding[] {
  return [...edition.texts()].filter(({ text }) => text.includes(TO_FILL_IN))
    .map(({ file, path }) => ({ file: edition.pathOf(file), line: edition.lineOf(file, path), says: `still says "${TO_FILL_IN}".` }));
}

/**
 * Checks one edition. It changes nothing.
 * @param today YYYY-MM-DD, against which reviews and contacts are overdue
 */
export function checkEdition(edition: Edition, today: string): CheckResult {
  const loaded = edition.load();
  if ('problems' in loaded) return { problems: [...loaded.problems, ...unfinished(edition)], notes: [], known: [] };
  const { pack } = loaded;
  return {
    problems: unfinished(edition),
    notes: packNotes(edition, pack, today),
    known: knownGaps(edition, pack),
    counts: {
      rows: pack.matrix.length, cells: pack.matrix.flatMap((row) => row.cells).length, contacts: pack.contacts.length,
      consentRules: pack.consent.rules.length, fields: pack.form.sections.flatMap((s) => s.fields).length,
    },
  };
}

/** "rules/dudley/2021-03/contacts.yaml, line 12: …" */
export function sayFinding(finding: Finding): string {
  return `${finding.file}${finding.line ? `, line ${finding.line}` : ''}: ${finding.says}`;
}
