import { isLongUnchecked, sayPath, type Pack } from '../../core/pack';
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

/** Marks of law that are our reading of a bullet and not printed: the authority is asked once, and the answer noted. */
function legalNotes(edition: Edition, pack: Pack): Finding[] {
  const { publisher } = pack;
  const settled = pack.levels.flatMap(({ level, settle }, i) => (settle && !settle.confirmed ? [{
    file: edition.pathOf('pack.yaml'), line: edition.lineOf('pack.yaml', ['levels', i, 'settle']),
    says: `which evidence at level ${String(level)} speaks of need alone (section 17) is our reading: ${String(settle.needRows.length)} rows under needRows. Ask ${publisher}, then write confirmed: and the day below it.`,
  }] : []));
  const marked = edition.cellsWithPlaces().filter(({ cell }) => cell.legal !== undefined && cell.legal !== 'none' && cell.legalConfirmed === undefined)
    .map(({ cell, file, line }) => ({ file, line, says: `“${cell.text}” (${cell.id}) is marked ${cell.legal === 's47' ? 'section 47' : 'section 17'} by us; the document does not print it beside the bullet. Ask ${publisher}, then write legalConfirmed: and the day below the mark.` }));
  return [...settled, ...marked];
}

function packNotes(edition: Edition, pack: Pack, today: string): Finding[] {
  const notes: Finding[] = [];
  const note = (file: string, path: (string | number)[], says: string) => notes.push({ file: edition.pathOf(file), line: edition.lineOf(file, path), says });
  if (pack.reviewBy < today) note('pack.yaml', ['reviewBy'], `was to be reviewed by ${pack.reviewBy}. Ask ${pack.publisher} whether it still holds.`);
  if (pack.inForce.from > today && pack.inForce.from !== TO_FILL_IN) note('pack.yaml', ['inForce'], `holds from ${pack.inForce.from}: the panel offers it from that day, and until then the edition before it.`);
  if (pack.inForce.to && pack.inForce.to < today) note('pack.yaml', ['inForce', 'to'], `was in force until ${pack.inForce.to}. Practitioners should be on the next edition.`);
  if (pack.escalation.placeholder) note('escalation.yaml', ['placeholder'], 'the escalation ladder is a placeholder. Put the real stages and times in, then set placeholder to false.');
  if (!pack.postcodeDistricts.length) note('pack.yaml', ['postcodeDistricts'], 'there are no postcode districts: the panel never proposes this authority by a postcode in the mail. Write such as [RM1, RM2].');
  if (!pack.hasMatrix) note('pack.yaml', ['hasMatrix'], 'there is no matrix: evidence and routes are shown, no level.');
  return [...notes, ...contactNotes(edition, pack, today), ...legalNotes(edition, pack)];
}

const kinds = { contradiction: 'contradiction', 'not-found': 'not found', typo: 'slip in the document', superseded: 'may be superseded' };

function knownGaps(edition: Edition, pack: Pack): Finding[] {
  return pack.keeperNotes.map((note, i) => ({
    file: edition.pathOf('pack.yaml'), line: edition.lineOf('pack.yaml', ['keeperNotes', i]),
    says: `${kinds[note.kind]}: ${note.says.trim()}${note.shownToPractitioner ? ` Practitioners read: “${note.shownToPractitioner}”` : ''}`,
  }));
}

/** The order in which a new edition is written, and what belongs in each place of it. The first that fits a place counts. */
const steps: { title: string; file: RegExp; place: RegExp; write?: string }[] = [
  { title: 'which document it is', file: /^sources/, place: /title/, write: 'the title on its first page' },
  { title: 'which document it is', file: /^sources/, place: /publisher/, write: 'the partnership that published it' },
  { title: 'which document it is', file: /^sources/, place: /edition/, write: 'what it calls itself: "interim, July 2025"' },
  { title: 'which document it is', file: /^sources/, place: /address/, write: 'where it can be read, or how you came by it' },
  { title: 'from when it holds', file: /^pack/, place: /^editionName/, write: 'how the edition is shown beside every level, such as "Redbridge, April 2026"' },
  { title: 'from when it holds', file: /^pack/, place: /^inForce, from/, write: 'the first day on which it holds, such as "2026-04-01"' },
  { title: 'from when it holds', file: /^pack/, place: /^reviewBy/, write: 'the day by which the authority means to look at it again, such as "2027-04-01"; when it names none, a year on' },
  { title: 'whom to telephone', file: /^contacts/, place: /phone/, write: 'the number; when you cannot find it, take the line out, and nothing is shown to be dialled' },
  { title: 'whom to telephone', file: /^contacts/, place: /lastChecked/, write: 'the day on which you rang it, and verified: true; failing that the day of the document' },
  { title: 'what each level means', file: /^pack/, place: /cite, section/, write: 'the heading under which the document explains this level, once meaning: and legal: above agree with it' },
  { title: 'what to do at each level', file: /^pathway/, place: /says/, write: 'the first thing to do at this level, as the document has it' },
  { title: 'what to do at each level', file: /^pathway/, place: /cite, section/, write: 'the heading under which the document says what to do at this level, once the steps above agree with it' },
  { title: 'agreement, and telling the parents', file: /^consent/, place: /cite, section/, write: 'the heading under which the document speaks of agreement at this level, once tellParents:, agreement: and says: above agree with it' },
  { title: 'the matrix', file: /^matrix/, place: /text/, write: 'in plain words of your own what the document says in this cell; its wording stands beside this file in their-words.json' },
  { title: 'the matrix', file: /^matrix/, place: /takes/, write: 'the shared indicators that evidence it, such as health/pregnancy/L3; english/indicators.yaml lists them' },
  { title: 'the rest', file: /./, place: /./ },
];
const titles = [...new Set(steps.map(({ title }) => title))];

/** Places that the keeper must still write, what comes first before what follows; while there is one, the panel leaves the edition out. */
export function unfinished(edition: Edition): Finding[] {
  const found = [...edition.texts()].filter(({ text }) => text.includes(TO_FILL_IN)).map(({ file, path }) => {
    const place = sayPath(file === 'sources.yaml' ? path.slice(1) : path);
    const at = steps.findIndex((step) => step.file.test(file) && step.place.test(place));
    const { title = '', write } = steps[at] ?? {};
    return { at: titles.indexOf(title), finding: { file: edition.pathOf(file), line: edition.lineOf(file, path), says: `${place} still says "${TO_FILL_IN}".${write ? ` Write ${write}.` : ''}`, step: title } };
  });
  return found.sort((a, b) => a.at - b.at).map(({ finding }) => finding);
}

/** A day of confirmation that is still to come cannot be right. */
function confirmedTooEarly(edition: Edition, pack: Pack, today: string): Finding[] {
  return pack.contacts.flatMap((contact, i) => (contact.lastChecked > today && /^\d/.test(contact.lastChecked) ? [{
    file: edition.pathOf('contacts.yaml'), line: edition.lineOf('contacts.yaml', [i, 'lastChecked']), says: `${contact.name}, lastChecked: ${contact.lastChecked} is still to come. Write the day on which you called.`,
  }] : []));
}

/** Editions of one authority that hold on the same day: each practitioner must be on one. */
export function overlaps(editions: readonly Edition[]): Finding[] {
  const dated = editions.flatMap((edition) => { const loaded = edition.load(); return 'pack' in loaded ? [{ edition, ...loaded.pack.inForce }] : []; })
    .filter(({ from }) => /^\d{4}-\d{2}-\d{2}$/.test(from)).sort((a, b) => a.from.localeCompare(b.from));
  return dated.flatMap(({ edition, to }, i) => dated.slice(i + 1).filter((later) => later.edition.authority === edition.authority && (to === undefined || to >= later.from)).map((later) => ({
    file: edition.pathOf('pack.yaml'), line: edition.lineOf('pack.yaml', ['inForce']), says: `this edition and ${later.edition.id} hold on the same days from ${later.from}. Write to: and the last day of this one, below from:.`,
  })));
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
    problems: [...unfinished(edition), ...confirmedTooEarly(edition, pack, today)],
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
