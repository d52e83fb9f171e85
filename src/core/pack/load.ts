import type * as z from 'zod/mini';
import { citationProblems, idProblems, matrixProblems, referenceProblems, type MatrixPlaces } from './cross-check';
import { explain, type Problem } from './explain';
import type { MatrixRow, Pack } from './pack';
import * as schema from './schema';
import { valueProblems } from './values';

/**
 * The parsed files of one edition, by their path inside its folder ('pack.yaml', 'contacts.yaml', 'matrix/health.yaml',
 * 'their-words.json' where it was imported), and two shared ones: 'sources.yaml', and 'indicators', a list of the ids
 * of the shared vocabulary ('<row>/L<level>'). Without 'indicators' what cells take is not checked.
 */
export type PackFiles = Readonly<Record<string, unknown>>;

/** The rules cannot be used as they stand. `problems` names each file, the place in it, and how to mend it. */
export class PackError extends Error {
  override name = 'PackError';
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((p) => `${p.file}: ${p.says}`).join('\n'));
  }
}

class Reader {
  readonly problems: Problem[] = [];
  constructor(private readonly files: PackFiles) {}

  /** The file in its shape; undefined when it is missing or wrong, which is then among the problems. */
  read<T extends z.ZodMiniType>(file: string, shape: T): z.output<T> | undefined {
    if (!(file in this.files)) {
      this.problems.push({ file, path: [], says: 'the file is missing.' });
      return undefined;
    }
    const result = shape.safeParse(this.files[file], { reportInput: true });
    if (result.success) return result.data;
    this.problems.push(...explain(file, result.error.issues));
    return undefined;
  }
}

function readMatrix(reader: Reader, files: PackFiles): { rows: MatrixRow[]; places: MatrixPlaces } {
  const domains = Object.keys(files).filter((f) => f.startsWith('matrix/')).sort()
    .flatMap((file) => { const read = reader.read(file, schema.MatrixFile); return read ? [{ file, read }] : []; })
    .sort((a, b) => (a.read.order ?? 0) - (b.read.order ?? 0));
  return {
    rows: domains.flatMap(({ read }) => read.rows.map((row): MatrixRow => ({ ...row, domain: read.domain, domainTitle: read.title }))),
    places: domains.map(({ file, read }) => ({ file, rows: read.rows.length })),
  };
}

function readTheirWords(reader: Reader, files: PackFiles): Pick<Pack, 'theirWords'> {
  const words = 'their-words.json' in files ? reader.read('their-words.json', schema.TheirWordsFile) : undefined;
  return words ? { theirWords: words } : {};
}

function readEarlyHelp(reader: Reader, files: PackFiles): Pick<Pack, 'forms'> {
  const forms = 'early-help-forms.yaml' in files ? reader.read('early-help-forms.yaml', schema.EarlyHelpFormsFile) : undefined;
  return forms ? { forms } : {};
}

function readPack(reader: Reader, files: PackFiles): { pack: Pack; places: MatrixPlaces } | undefined {
  const head = reader.read('pack.yaml', schema.PackFile);
  const contacts = reader.read('contacts.yaml', schema.ContactsFile);
  const consent = reader.read('consent.yaml', schema.ConsentFile);
  const clock = reader.read('clock.yaml', schema.ClockFile);
  const escalation = reader.read('escalation.yaml', schema.EscalationFile);
  const form = reader.read('referral-form.yaml', schema.ReferralFormFile);
  const pathway = reader.read('pathway.yaml', schema.PathwayFile);
  const sources = reader.read('sources.yaml', schema.SourcesFile);
  const { rows, places } = readMatrix(reader, files);
  const theirs = { ...readTheirWords(reader, files), ...readEarlyHelp(reader, files) };
  if (!head || !contacts || !consent || !clock || !escalation || !form || !pathway || !sources) return undefined;
  return { pack: { ...head, publisher: head.publisher ?? sources[head.source]?.publisher ?? head.name, matrix: rows, contacts, consent, clock, escalation, form, pathway, sources, ...theirs }, places };
}

function indicatorsOf(files: PackFiles): ReadonlySet<string> | undefined {
  const listed = files.indicators;
  return Array.isArray(listed) ? new Set(listed.filter((id): id is string => typeof id === 'string')) : undefined;
}

/**
 * One authority's rules, checked: every file in its shape, ids unique, citations in sources.yaml, contacts and shared
 * indicators in place. It corrects nothing and guesses nothing.
 * @throws PackError that names every file and place to mend
 */
export function loadPack(files: PackFiles): Pack {
  const reader = new Reader(files);
  const read = readPack(reader, files);
  if (!read || reader.problems.length) throw new PackError(reader.problems);
  const { pack, places } = read;
  const indicators = indicatorsOf(files);
  const problems = [
    ...Object.keys(files).filter((f) => f !== 'sources.yaml' && f !== 'indicators').flatMap((f) => citationProblems(f, files[f], pack.sources)),
    ...idProblems(pack),
    ...valueProblems(pack),
    ...matrixProblems(pack, places, indicators),
    ...referenceProblems(pack, indicators),
  ];
  if (problems.length) throw new PackError(problems);
  return pack;
}
