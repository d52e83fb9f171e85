import { instantOf, sayTime } from '../time';
import type { Answer, From, Happening, ReferralDraft } from './answer';

const sayAt = (iso: string): string => { const at = instantOf(iso); return at ? sayTime(at) : iso; };

/** One line on where words come from: the quotation, who wrote it, when. */
export function sayFrom(from: From): string {
  if (from.kind === 'decision') return 'your decision';
  if (from.kind === 'referrer') return 'your own details';
  if (from.kind === 'person') return 'your own words';
  if (from.kind === 'case') return `the record, ${from.by}, ${sayAt(from.happenedAt)}`;
  return [`“${from.quote.text.replace(/\s+/g, ' ').trim()}”`, from.author ?? 'writer not named', sayAt(from.sentAt), from.subject && `“${from.subject}”`].filter(Boolean).join(', ');
}

export interface TextOptions {
  /** For a parent: what must not reach the family is left out. */
  forFamily?: boolean;
  /** With a line on where each answer comes from. */
  sources?: boolean;
}

/** An answer without who told or wrote what: a person who spoke up is not named to the family. */
const withoutSources = ({ value, statements }: Answer): string => (statements.length ? value.replace(/ \[[^\]\n]*\]$/gmu, '') : value);

/** What stands in the form for an answer: its value, or the state in words. An open answer says that it is to be asked. */
export function sayAnswer(answer: Answer, options: TextOptions = {}): string {
  if (answer.state === 'not-known') return 'Not known';
  if (answer.state === 'does-not-apply') return 'Does not apply';
  if (answer.state === 'known') return options.forFamily ? withoutSources(answer) : answer.value;
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

/** A line of the chronology; a date that was worked out says from which words. */
export const sayHappening = ({ at, says, worked }: Happening): string => `${sayWhen(at)}${worked ? ` (worked out from “${worked}”)` : ''}: ${says}`;


/** The answers that go into a copy: a conditional field only when it is answered or known to be needed; a parent's copy without what is kept from the family. */
export function shownAnswers(answers: Answer[], options: TextOptions = {}): Answer[] {
  return answers.filter((a) => (a.need !== 'C' || a.holds || a.state !== 'to-ask') && !(options.forFamily && a.keepFromFamily));
}

/** The referral as plain text, section by section in the form's order. */
export function asText(draft: ReferralDraft, options: TextOptions = {}): string {
  const lines: string[] = [draft.form.title, draft.editionName, ''];
  for (const section of draft.sections) {
    const answers = shownAnswers(section.answers, options);
    if (!answers.length) continue;
    lines.push(section.title.toUpperCase());
    for (const answer of answers) {
      const value = sayAnswer(answer, options);
      lines.push(value.includes('\n') ? `${answer.label}:\n${value}` : `${answer.label}: ${value}`);
      if (options.sources && answer.from.length) lines.push(...answer.from.map((f) => `  from ${sayFrom(f)}`));
    }
    lines.push('');
  }
  if (draft.chronology.length && !options.forFamily) lines.push('WHAT HAPPENED WHEN', ...draft.chronology.map(sayHappening), '');
  return lines.join('\n');
}
