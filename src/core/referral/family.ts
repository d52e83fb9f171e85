import { answersOf, isInWords, type Answer, type PersonRow, type ReferralDraft } from './answer';
import { sayPerson } from './person-rows';
import { KEEP, partsOfLine, plain } from './say';
import { isParent } from './spoke-up';

const PARENT_OR_WORKER = /^(?:(?:his|her|their|the|our|a|an|both|class|school)\s+)*(?:mum|mom|mam|mummy|mother|dad|daddy|father|parents?|step-?(?:mum|dad|mother|father)|carer|foster carer|teacher|tutor|ta|nurse|midwife|gp|doctor|officer|head|dsl|school|nursery|social worker|health visitor|receptionist)\b(?!['’]s)/iu;
const SHORTEST = 8;

const heard = (text: string): string => plain(partsOfLine(text).said.replace(/[“”"]/gu, '')).toLowerCase();
const telling = (line: string): string => partsOfLine(line).telling ?? '';

/** The first names of the children of a draft, with a mark of belonging: "Hana's". */
const belonging = (draft: ReferralDraft): string[] => answersOf(draft).filter((a) => a.field === 'child-name' && a.state === 'known').flatMap((a) => { const first = a.value.split(/\s+/u)[0]?.toLowerCase(); return first ? [`${first}'s `, `${first}’s `] : []; });

/** What somebody outside the family and the agencies told, another child's mother too: it would show who spoke up. */
function namesTeller(line: string, own: readonly string[]): boolean {
  if (!/^told\b/u.test(telling(line))) return false;
  const teller = telling(line).replace(/^told(?: by)? ?/u, '');
  return !PARENT_OR_WORKER.test(teller.slice(own.find((name) => teller.toLowerCase().startsWith(name))?.length ?? 0));
}

/** Whether somebody of a list, by name or by what they are to the child, is one who told something of the draft from outside the family and the agencies. */
function tellersOf(draft: ReferralDraft, own: readonly string[]): (row: PersonRow) => boolean {
  const tellers = answersOf(draft).flatMap(({ value }) => value.split('\n')).filter((line) => namesTeller(line, own)).map((line) => ` ${telling(line).split(';')[0]?.toLowerCase() ?? ''} `);
  return ({ parts: { name, relationship } }) => !isParent(relationship) && [name, relationship].some((called) => called && tellers.some((teller) => teller.includes(` ${called.toLowerCase()} `)));
}

/** The parts of a row that tell of nobody else: a whole name, an agency, a number, what is said in words. */
const tellingParts = ({ parts: { name, agency, phone, words } }: PersonRow): string[] => [name?.includes(' ') ? name : '', agency ?? '', phone ?? '', words ?? ''];

/** Whether a line of an answer says what another answer keeps from the family. */
function secretsOf(draft: ReferralDraft): (line: string, isSentence: boolean) => boolean {
  const kept = answersOf(draft).filter((a) => a.keepFromFamily && a.state === 'known');
  const people = answersOf(draft).flatMap((a) => (a.keepFromFamily || a.state !== 'known' ? [] : a.people ?? [])).filter((row) => row.keepFromFamily && row.stands === 'in');
  const secrets = [...new Set([...kept.flatMap((a) => [...a.value.split('\n'), ...a.statements.map((s) => s.text)]), ...people.flatMap((row) => [sayPerson(row), ...tellingParts(row)])].map(heard))].filter((text) => text.length >= SHORTEST);
  return (line, isSentence) => {
    const text = heard(line);
    return telling(line).endsWith(KEEP) || secrets.some((secret) => text.includes(secret) || (isSentence && text.length >= SHORTEST && secret.includes(text)));
  };
}

const WHO = /^(?:child-name|child-other-names|household-person)(?:~\d+)?$/u;

/**
 * The referral as a parent may be given it: without what is kept from the family, wherever it stands; without what neighbours,
 * friends and relatives told and without themselves in the lists of people, without who wrote what, what is still to be asked, and the chronology. Its title says what it is.
 * It finds the words that are kept, not the same thing said in other words: somebody reads it before it is handed over.
 */
export function familyCopy(draft: ReferralDraft): ReferralDraft {
  const isSecret = secretsOf(draft);
  const own = belonging(draft);
  const hasTold = tellersOf(draft, own);
  const holdsSecret = ({ parts: { born, phone, words } }: PersonRow): boolean => [born, phone, words].some((part) => part && isSecret(part, true));
  const linesOf = ({ state, people, value }: Answer): string[] => (state === 'known' && people ? people.filter((row) => row.stands === 'in' && row.state !== 'to-ask' && !row.keepFromFamily && !holdsSecret(row) && !hasTold(row)).map(sayPerson).filter(Boolean) : value.split('\n'));
  const shown = (answer: Answer): Answer[] => {
    if (answer.keepFromFamily || answer.state === 'to-ask') return [];
    const lines = linesOf(answer).filter((line) => !isSecret(line, isInWords(answer) && !WHO.test(answer.key)) && !namesTeller(line, own));
    const value = lines.map((line) => (isInWords(answer) ? partsOfLine(line).said : line)).join('\n');
    return answer.value && !value ? [] : [{ ...answer, value, statements: [], people: undefined, offered: [], maybe: [], from: [], conflict: undefined }];
  };
  return { ...draft, form: { ...draft.form, title: `${draft.form.title}: copy for the family` }, chronology: [], sections: draft.sections.map((section) => ({ ...section, answers: section.answers.flatMap(shown) })).filter((section) => section.answers.length > 0) };
}
