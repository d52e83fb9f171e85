import type { Answer, ReferralDraft } from './answer';
import { withConditions } from './by-answers';
import { chronologyWith } from './chronology';
import { peopleWith, type RowEdit } from './person-rows';
import { statementsIn } from './say';

/** What the person changed in one answer, in one row of a list of people, or in one line of the chronology (`leftOut`: it goes into no copy). Kept apart from the draft, so that a closer reading never overwrites them. */
export type Edit = RowEdit;
export type Edits = Readonly<Record<string, Edit>>;

/** What an answer still rests on after its words were changed: sentences that were deleted go, and their sources with them. */
function restingOn(answer: Answer, value: string): Pick<Answer, 'statements' | 'from'> {
  const statements = statementsIn(value, answer);
  const still = new Set(statements.map((s) => s.from));
  const gone = new Set(answer.statements.map((s) => s.from).filter((from) => !still.has(from)));
  return { statements, from: answer.from.filter((from) => !gone.has(from)) };
}

function edited(answer: Answer, edits: Edits): Answer {
  if (answer.people) return peopleWith(answer, edits);
  const edit = edits[answer.key];
  if (!edit) return answer;
  const value = edit.value ?? answer.value;
  const own = edit.value !== undefined && edit.value !== answer.value;
  const state = edit.state ?? (value.trim() ? 'known' : own ? 'to-ask' : answer.state);
  const stands = state === 'known' || state === 'to-ask' ? value : '';
  const { statements, from } = stands === answer.value ? answer : restingOn(answer, stands);
  return {
    ...answer, value: stands, state, statements,
    from: own ? [...from, { kind: 'person' }] : from,
    conflict: value.trim() ? undefined : answer.conflict,
    confirmed: edit.confirmed ?? answer.confirmed,
    checked: edit.confirmed === undefined ? answer.checked : edit.confirmed ? edit.checked : undefined,
    keepFromFamily: edit.keepFromFamily ?? answer.keepFromFamily,
  };
}

/** The changes after one of the further children is taken off: theirs go, and those of the children behind move up with their child. */
export function withoutChild(edits: Edits, number: number): Edits {
  return Object.fromEntries(Object.entries(edits).flatMap(([key, edit]) => {
    const [, field = '', of] = /^([^~/]*)~(\d+)$/u.exec(key) ?? [];
    if (of === undefined || Number(of) < number) return [[key, edit]];
    return Number(of) === number ? [] : [[`${field}~${String(Number(of) - 1)}`, edit]];
  }));
}

/**
 * The draft as the person has it: their words and dates over ours, their ticks, without the lines that they leave out. What is asked only
 * under a condition follows their answers. Nothing else is changed.
 */
export function withEdits(draft: ReferralDraft, edits: Edits): ReferralDraft {
  return withConditions({ ...draft, chronology: chronologyWith(draft, edits), further: undefined, sections: draft.sections.map((s) => ({ ...s, answers: s.answers.map((a) => edited(a, edits)) })) });
}
