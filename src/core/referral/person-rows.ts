import type { Answer, AnswerState, Checked, From, PersonPart, PersonParts, PersonRow, Statement } from './answer';
import { KEEP, partsOfLine, plain, sayStatement, statementsIn } from './say';

/** Somebody as the sources name them; `unsure`: only offered; `keepFromFamily`: that they are named would show who spoke up. */
export interface FoundPerson { parts: PersonParts; from: From; unsure?: true; keepFromFamily?: true; statement?: Statement }

/** What the person changed in one row, or in the whole answer. `parts` is the whole row: it stands where a later reading finds none. */
export interface RowEdit {
  value?: string;
  parts?: PersonParts;
  state?: AnswerState;
  confirmed?: boolean;
  /** Whose tick it was and when; counts only beside `confirmed`. */
  checked?: Checked;
  keepFromFamily?: boolean;
  leftOut?: boolean;
}
type RowEdits = Readonly<Record<string, RowEdit>>;

const FAMILY: readonly PersonPart[] = ['name', 'relationship', 'born', 'gender', 'livesWith', 'responsibility', 'phone', 'words'];

/** The fields that are lists of people, with what each row asks. Ids are shared by all authorities' forms. */
const LISTS: Readonly<Record<string, readonly PersonPart[]>> = {
  'household-person': FAMILY,
  'other-adults': FAMILY,
  'agency-involved': ['agency', 'name', 'role', 'phone', 'words'],
};

/** What each row of a field asks; undefined for a field that lists no people. */
export const partsAsked = (field: string): readonly PersonPart[] | undefined => LISTS[field];

const sayBorn = (born: string): string => (/^\d{1,2}$/u.test(born) ? `aged ${born}` : /^\d{1,2}[./-]\d|^\d{4}-\d|^\d{1,2} \p{L}+ \d{4}$/u.test(born) ? `born ${born}` : born);
const LIVES: Readonly<Record<string, string>> = { yes: 'lives with the child', no: 'does not live with the child', 'not known': 'not known whether they live with the child' };
const HOLDS: Readonly<Record<string, string>> = { yes: 'holds parental responsibility', no: 'does not hold parental responsibility', 'not known': 'parental responsibility not known' };

/** A row's parts on one line, as it goes into the copies. A row that is a sentence is that sentence. */
function sayParts({ name, relationship, born, gender, livesWith, responsibility, agency, role, phone, words }: PersonParts): string {
  const isNamed = [relationship, born, gender, livesWith, responsibility].some(Boolean);
  return [agency, name ?? (isNamed && !agency ? 'name not known' : ''), relationship, role, born && sayBorn(born), gender, livesWith && (LIVES[livesWith] ?? livesWith), responsibility && (HOLDS[responsibility] ?? responsibility), phone && `telephone ${phone}`, words].filter(Boolean).join(', ');
}

/** Whom a row is about, as far as that is said; empty for a row with nothing in it. */
export const whoOf = ({ parts: { name, relationship, agency, role, words } }: Pick<PersonRow, 'parts'>): string => [name, relationship, agency, role].filter(Boolean).join(', ') || partsOfLine(words ?? '').said;

const SAYS: Readonly<Record<Exclude<AnswerState, 'known'>, string>> = { 'not-known': 'not known', 'does-not-apply': 'does not apply', 'to-ask': 'to be asked' };

/** The line with or without the mark that it must not reach the family. */
function marked(line: string, isKept: boolean): string {
  const { said, telling } = partsOfLine(line);
  const rest = (telling ?? '').split('; ').filter((part) => part && part !== KEEP);
  const brackets = [...rest, ...(isKept ? [KEEP] : [])].join('; ');
  return brackets ? `${said} [${brackets}]` : said;
}

/** A row on one line, as it goes into every copy; empty while there is nothing in it. */
export function sayPerson(row: Pick<PersonRow, 'parts' | 'state' | 'keepFromFamily'>): string {
  const who = whoOf(row);
  if (!who && row.state !== 'known') return '';
  return marked(plain(row.state === 'known' ? sayParts(row.parts) : `${who}: ${SAYS[row.state]}`), row.keepFromFamily);
}

/** Somebody as the words have them, on one line. */
export const sayFound = ({ parts }: FoundPerson): string => sayPerson({ parts, state: 'known', keepFromFamily: false });

const isEmpty = (parts: PersonParts): boolean => !Object.values(parts).some((part) => part.trim());
const isSame = (a: PersonParts, b: PersonParts): boolean => [...new Set([...Object.keys(a), ...Object.keys(b)] as PersonPart[])].every((part) => (a[part] ?? '') === (b[part] ?? ''));
const filled = (parts: PersonParts): PersonParts => Object.fromEntries(Object.entries(parts).filter(([, says]) => says.trim()));

/** The rows of an answer from what was found, each with a key of its own. */
function rowsOf(key: string, found: readonly FoundPerson[]): PersonRow[] {
  const seen = new Map<string, number>();
  return found.map(({ parts, from, unsure, keepFromFamily, statement }) => {
    const is = `${key}/${plain([parts.name, parts.relationship, statement?.text].filter(Boolean).join('/')).toLowerCase()}`;
    const before = seen.get(is) ?? 0;
    seen.set(is, before + 1);
    return { key: before ? `${is}/${String(before + 1)}` : is, parts: filled(parts), state: 'known', stands: unsure ? 'offered' : 'in', from: [from], ...(statement ? { statement } : {}), confirmed: false, keepFromFamily: statement?.keepFromFamily ?? keepFromFamily ?? false };
  });
}

/** A found row as a line of such a text has it, with what was written behind it; undefined where the line is none of it. */
function inLine(row: PersonRow, line: string): PersonRow | undefined {
  const says = sayPerson(row);
  if (line === says) return { ...row, stands: 'in' };
  if (row.statement) return partsOfLine(line).said.includes(plain(row.statement.text)) ? { ...row, stands: 'in', parts: { words: line } } : undefined;
  return line.startsWith(`${says}, `) ? { ...row, stands: 'in', parts: { ...row.parts, words: [row.parts.words, line.slice(says.length + 2)].filter(Boolean).join(', ') } } : undefined;
}

/** The rows of a draft that was kept when this answer was one text: each line is the row that was found in it, or a row of its own in these words. A found row whose line was deleted is left out. */
function fromText(key: string, found: readonly PersonRow[], text: string): PersonRow[] {
  const left = text.split('\n').map(plain).filter(Boolean);
  const rows = found.map((row): PersonRow => {
    const at = left.findIndex((line) => inLine(row, line));
    const [line = ''] = at < 0 ? [] : left.splice(at, 1);
    return inLine(row, line) ?? { ...row, stands: row.stands === 'offered' ? 'offered' : 'out' };
  });
  return [...rows, ...left.map((line, at): PersonRow => ({ key: `${key}/text ${String(at + 1)}`, parts: { words: line }, state: 'known', stands: 'in', from: [{ kind: 'person' }], confirmed: false, keepFromFamily: partsOfLine(line).telling?.endsWith(KEEP) ?? false }))];
}

function editedRow(row: PersonRow, edit: RowEdit): PersonRow {
  const parts = filled(edit.parts ?? row.parts);
  const own = !isSame(parts, row.parts);
  const [statement] = row.statement ? statementsIn(parts.words ?? '', { statements: [row.statement], kind: 'text' }) : [];
  const from = row.statement && !statement ? row.from.filter((one) => one !== row.statement?.from) : row.from;
  return {
    ...row, parts, statement, state: edit.state ?? (isEmpty(parts) ? 'to-ask' : 'known'), from: own && !from.some(({ kind }) => kind === 'person') ? [...from, { kind: 'person' }] : from,
    stands: edit.leftOut === undefined ? row.stands : edit.leftOut ? 'out' : 'in', confirmed: edit.confirmed ?? row.confirmed, checked: edit.confirmed ? edit.checked : undefined, keepFromFamily: edit.keepFromFamily ?? row.keepFromFamily,
  };
}

/** Rows that the person added, and those changed by them that a later reading no longer finds: what somebody wrote never goes. */
const ownRows = (key: string, edits: RowEdits, found: readonly PersonRow[]): PersonRow[] => Object.entries(edits)
  .filter(([of, { parts, leftOut }]) => of.startsWith(`${key}/`) && parts && !found.some((row) => row.key === of) && !(leftOut && isEmpty(parts)))
  .map(([of]) => ({ key: of, parts: {}, state: 'to-ask', stands: 'in', from: [{ kind: 'person' }], confirmed: false, keepFromFamily: false }));

/** The rows of an answer that lists people, as they were found: where no people were told apart, a row for each sentence. Undefined for any other answer. */
export function peopleFound({ key, field, statements }: Pick<Answer, 'key' | 'field' | 'statements'>, people: readonly FoundPerson[] | undefined): PersonRow[] | undefined {
  return partsAsked(field) && rowsOf(key, people ?? statements.map((statement) => ({ parts: { words: sayStatement(statement) }, from: statement.from, statement })));
}

/** A key for a row that the person adds: none that the answer has. */
export const newRowKey = ({ key, people = [] }: Pick<Answer, 'key' | 'people'>): string =>
  `${key}/own ${String(Math.max(0, ...people.map((row) => Number(/\/own (\d+)$/u.exec(row.key)?.[1] ?? 0))) + 1)}`;

/**
 * An answer that lists people, with what the person made of its rows. Its value is a line a row, as every copy has it; a row is
 * confirmed by its own tick. What was typed when the answer was one text is kept, line by line.
 */
export function peopleWith(answer: Answer, edits: RowEdits): Answer {
  const whole = edits[answer.key] ?? {};
  const found = whole.value === undefined ? answer.people ?? [] : fromText(answer.key, answer.people ?? [], whole.value);
  const people = [...found.map((row) => ({ ...row, confirmed: whole.confirmed ?? false })), ...ownRows(answer.key, edits, found)].map((row) => editedRow(row, edits[row.key] ?? {}));
  const standing = people.filter((row) => row.stands === 'in' && sayPerson(row));
  const state = whole.state ?? (standing.some((row) => row.state !== 'to-ask') ? 'known' : 'to-ask');
  const shown = state === 'known' ? standing : [];
  const confirmed = state === 'known' ? standing.every((row) => row.confirmed) : whole.confirmed ?? false;
  const last = shown.flatMap((row) => row.checked ?? []).sort((a, b) => a.at.localeCompare(b.at)).at(-1);
  return {
    ...answer, people, state, value: shown.map(sayPerson).join('\n'), statements: shown.flatMap((row) => row.statement ?? []), from: [...new Set(shown.flatMap((row) => row.from))],
    confirmed, checked: !confirmed ? undefined : state === 'known' ? last : whole.checked, keepFromFamily: whole.keepFromFamily ?? answer.keepFromFamily,
  };
}
