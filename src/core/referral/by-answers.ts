import { ageOn } from '../time';
import { answersOf, type Answer, type ReferralDraft } from './answer';
import { BORN, OLDER, WORDLESS } from './condition';
import { FIRST_YEAR } from './say';
import { dateTyped } from './typed-date';

/** What another answer says: its words, in small letters; empty while it is not known. */
type Say = (field: string) => string;

const isYes = (said: string): boolean | undefined => (said === 'yes' ? true : /^no(?:,|$)/u.test(said) ? false : undefined);
const where = (say: Say): string => `${say('referrer-agency')} ${say('referrer-role')}`;
const asksFor = (wanted: string) => (say: Say) => (say('request-kind') ? say('request-kind').includes(wanted) : undefined);
const SCHOOL = /\b(?:school(?! nurs| health)|primary(?! care)|secondary(?! care)|infants?|juniors?|academy|college|sixth form|pupil|teacher|dsl)\b/u;
const HEALTH = /\b(?:nhs|hospital|surgery|clinic|gp|(?<!nursery )nurs(?:e|ing)|midwi(?:fe|fery|ves)|health visit(?:or|ing)|paediatric(?:s|ian)?|medical (?:centre|practice)|camhs)\b/u;

/** Whole years, from the age or else from the date of birth; nothing of a child who is not born yet. */
function yearsOf(say: Say): number | undefined {
  const age = say('child-age');
  if (FIRST_YEAR.test(age) && !/\d ?(?:years?|yrs?)\b/u.test(age)) return 0;
  const years = /^\D{0,12}(\d{1,2})\b/u.exec(age)?.[1];
  if (years !== undefined) return Number(years);
  const [born, today] = [dateTyped(say('child-dob')), dateTyped(say('referral-date'))];
  if (born?.length !== 10 || today?.length !== 10 || born > today) return undefined;
  return ageOn(born, today).years;
}

/** What the answers say of a condition, whoever gave them; nothing where they leave it open. */
const conditions: Readonly<Record<string, (say: Say, draft: ReferralDraft) => boolean | undefined>> = {
  'social-worker-name': (say) => isYes(say('social-worker-known')),
  'why-not-told': (say) => {
    const both = [isYes(say('parents-know')), isYes(say('parents-agree'))];
    return both.includes(false) ? true : both.every(Boolean) ? false : undefined;
  },
  'child-upn': (say) => SCHOOL.test(where(say)) || undefined,
  'child-nhs': (say) => HEALTH.test(where(say)) || undefined,
  'who-caused': asksFor('section 47'),
  development: asksFor('section 17'),
  parenting: asksFor('section 17'),
  environment: asksFor('section 17'),
  'neglect-toolkit': (say) => say('type-of-harm').includes('neglect') || undefined,
  'young-person-agrees': (say, { youngFrom }) => { const years = yearsOf(say); return years === undefined || youngFrom === undefined ? undefined : years >= youngFrom; },
};

/** A question that is not put to little ones, and is once the answers say that the child is no longer one; and the other way round. */
function byAge(answer: Answer, say: Say): Partial<Answer> {
  const years = yearsOf(say);
  const wasLittle = answer.when === OLDER || answer.when === BORN;
  if (years === undefined || (!wasLittle && !WORDLESS.has(answer.field))) return {};
  if (wasLittle) return years >= 2 ? { holds: true } : {};
  return years < 2 ? { need: 'C', when: OLDER, holds: false } : {};
}

/**
 * The draft with its conditional questions as all its answers have them, the person's too: who said that the child has a social worker
 * is asked for the name. What no answer tells stays as the sources have it. Whether an authority wants a signature nothing tells: that is left open.
 */
export function withConditions(draft: ReferralDraft): ReferralDraft {
  const answers = new Map(answersOf(draft).map((a) => [a.key, a]));
  const looked = (answer: Answer): Answer => {
    const child = /~\d+$/u.exec(answer.key)?.[0] ?? '';
    const say: Say = (field) => { const found = answers.get(`${field}${child}`) ?? answers.get(field); return found?.state === 'known' ? found.value.trim().toLowerCase() : ''; };
    const holds = answer.need === 'C' ? conditions[answer.field]?.(say, draft) : undefined;
    return { ...answer, holds: holds ?? answer.holds, ...byAge(answer, say) };
  };
  return { ...draft, sections: draft.sections.map((section) => ({ ...section, answers: section.answers.map(looked) })) };
}
