import { instantOf, sayMoment } from '../time';
import { isMarked, type Answer, type From, type Happening, type ReferralDraft } from './answer';
import { familyCopy } from './family';
import { KEEP, plain } from './say';

const sayAt = (iso: string): string => { const at = instantOf(iso); return at ? sayMoment(at) : iso; };

/** One line on where words come from: the quotation, who wrote it, when. */
export function sayFrom(from: From): string {
  if (from.kind === 'decision') return 'your decision';
  if (from.kind === 'referrer') return 'your own details';
  if (from.kind === 'person') return 'your own words';
  if (from.kind === 'case') return `the record, ${from.by}, ${sayAt(from.happenedAt)}`;
  return [`“${plain(from.quote.text)}”`, from.author ?? 'writer not named', sayAt(from.sentAt), from.subject && `“${from.subject}”`].filter(Boolean).join(', ');
}

export interface TextOptions {
  /** For a parent: as `familyCopy` gives it. */
  forFamily?: boolean;
  /** With a line on where each answer comes from. */
  sources?: boolean;
}

/** What stands in the form for an answer: its value, or the state in words. An open answer says that it is to be asked. */
export function sayAnswer(answer: Answer): string {
  if (answer.state === 'not-known') return 'Not known';
  if (answer.state === 'does-not-apply') return 'Does not apply';
  if (answer.state === 'known') return answer.value;
  return answer.conflict ? `To be asked. The message gives more than one: ${answer.conflict.map((c) => c.value).join('; ')}` : 'To be asked';
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "6 October 2026, 15:47", "June 2026" or "2023", as far as a date is known. */
export function sayWhen(at: string): string {
  const [date = '', time] = at.split('T');
  const [year, month, day] = date.split('-');
  const words = [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
  return time ? `${words}, ${time.slice(0, 5)}` : words;
}

/** A line of the chronology in its two parts; a date that was worked out says from which words. */
export const partsOf = ({ at, says, worked, keepFromFamily }: Happening): { when: string; what: string } => ({
  when: `${sayWhen(at)}${worked ? ` (worked out from “${worked}”)` : ''}`,
  what: `${says}${keepFromFamily ? ` [${KEEP}]` : ''}`,
});

/** A line of the chronology. */
export function sayHappening(happening: Happening): string {
  const { when, what } = partsOf(happening);
  return `${when}: ${what}`;
}

/** The question, with the mark on an answer that must not reach the family. */
export const sayLabel = (answer: Answer): string => (isMarked(answer) ? `${answer.label} (${KEEP})` : answer.label);

/** The answers that go into a copy: a conditional field only when it is answered or known to be needed. */
export function shownAnswers(answers: Answer[]): Answer[] {
  return answers.filter((a) => a.need !== 'C' || a.holds || a.state !== 'to-ask');
}

/** The last line of every copy: which build of the reader read the messages; nothing where none did. */
export const sayReader = ({ readBy }: Pick<ReferralDraft, 'readBy'>): string[] => (readBy ? [`Filled in from a reading by the panel’s reader, build ${readBy}.`] : []);

/** The referral as plain text, section by section in the form's order. */
export function asText(whole: ReferralDraft, options: TextOptions = {}): string {
  const draft = options.forFamily ? familyCopy(whole) : whole;
  const lines: string[] = [draft.form.title, draft.editionName, ''];
  for (const section of draft.sections) {
    const answers = shownAnswers(section.answers);
    if (!answers.length) continue;
    lines.push(section.title.toUpperCase());
    for (const answer of answers) {
      const value = sayAnswer(answer);
      const label = sayLabel(answer);
      lines.push(`${label}${label.endsWith('?') ? '' : ':'}${value.includes('\n') ? '\n' : ' '}${value}`);
      if (options.sources && answer.from.length) lines.push(...answer.from.map((f) => `  from ${sayFrom(f)}`));
    }
    lines.push('');
  }
  if (draft.chronology.length) lines.push('WHAT HAPPENED WHEN', ...draft.chronology.map(sayHappening), '');
  lines.push(...sayReader(draft));
  return lines.join('\n');
}
