import * as z from 'zod/mini';
import { answersOf, type Answer, type ReferralDraft } from './answer';
import { sayPerson } from './person-rows';

const Place = z.strictObject({ part: z.number(), start: z.number(), end: z.number() });
const FromShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('message'), quote: z.strictObject({ text: z.string(), place: Place }), subject: z.string(), author: z.optional(z.string()), sentAt: z.string(), messageId: z.string() }),
  z.strictObject({ kind: z.literal('decision') }),
  z.strictObject({ kind: z.literal('case'), happenedAt: z.string(), by: z.string() }),
  z.strictObject({ kind: z.literal('referrer') }),
  z.strictObject({ kind: z.literal('person') }),
]);

const State = z.enum(['known', 'not-known', 'does-not-apply', 'to-ask']);
const Told = z.enum(['child-said', 'told-by', 'observed', 'opinion', 'own']);
const StatementShape = z.strictObject({ text: z.string(), told: z.optional(Told), teller: z.optional(z.string()), heard: z.optional(z.string()), from: FromShape, keepFromFamily: z.optional(z.literal(true)) });

const text = z.optional(z.string());
/** When it was confirmed, and by whom where they had signed in. */
const CheckedShape = z.optional(z.strictObject({ at: z.string(), by: z.optional(z.string()) }));
/** One person of a list, as they stand in the copies: the parts, and `line` as the value has it. */
const PersonShape = z.strictObject({
  line: z.string(), state: State, confirmed: z.boolean(), checked: CheckedShape, keepFromFamily: z.boolean(), from: z.array(FromShape),
  name: text, relationship: text, born: text, gender: text, livesWith: text, responsibility: text, agency: text, role: text, phone: text, words: text,
});

/** A draft as it is handed to other systems. The published shape; additions only. */
export const ReferralJson = z.strictObject({
  version: z.literal(1),
  form: z.string(), title: z.string(), authority: z.string(), edition: z.string(), editionName: z.string(), readBy: z.optional(z.string()),
  kind: z.enum(['undecided', 'early-help', 'child-in-need', 'significant-harm']),
  answers: z.array(z.strictObject({
    key: z.string(), field: z.string(), section: z.string(), label: z.string(),
    state: State,
    value: z.string(), confirmed: z.boolean(), checked: CheckedShape, keepFromFamily: z.boolean(), ask: z.optional(z.string()),
    from: z.array(FromShape),
    people: z.optional(z.array(PersonShape)), statements: z.array(StatementShape), offered: z.array(StatementShape), maybe: z.optional(z.array(z.strictObject({ value: z.string(), from: z.array(FromShape) }))),
    conflict: z.optional(z.array(z.strictObject({ value: z.string(), from: z.array(FromShape) }))),
  })),
  otherChildren: z.array(z.strictObject({ name: z.optional(z.string()), relationship: z.string(), age: z.optional(z.number()) })),
  chronology: z.array(z.strictObject({ at: z.string(), says: z.string(), worked: z.optional(z.string()), dated: z.optional(z.literal('person')), told: z.optional(Told), teller: z.optional(z.string()), from: FromShape, keepFromFamily: z.optional(z.literal(true)), confirmed: z.optional(z.literal(true)), checked: CheckedShape })),
  /** How many further dated sentences were found that are not among these, where nobody has looked at them yet. */
  furtherLines: z.optional(z.number()),
});
export type ReferralJson = z.infer<typeof ReferralJson>;

const asPeople = ({ state, people = [] }: Answer) => (state === 'known' ? people : []).filter((row) => row.stands === 'in' && sayPerson(row))
  .map((row) => ({ line: sayPerson(row), state: row.state, confirmed: row.confirmed, checked: row.checked, keepFromFamily: row.keepFromFamily, from: row.from, ...row.parts }));

/** The draft as data, in the shape of `ReferralJson`. */
export function asJson(draft: ReferralDraft): ReferralJson {
  const sectionOf = new Map(draft.sections.flatMap((s) => s.answers.map((a) => [a.key, s.id] as const)));
  return {
    version: 1, form: draft.form.id, title: draft.form.title, authority: draft.authority, edition: draft.edition, editionName: draft.editionName, readBy: draft.readBy, kind: draft.kind,
    answers: answersOf(draft).map((a) => ({
      ...(a.people ? { people: asPeople(a) } : {}),
      key: a.key, field: a.field, section: sectionOf.get(a.key) ?? '', label: a.label, state: a.state, value: a.value, confirmed: a.confirmed, checked: a.checked,
      keepFromFamily: a.keepFromFamily, ask: a.state === 'to-ask' ? a.ask : undefined, from: a.from, statements: a.statements, offered: a.offered, maybe: a.maybe, conflict: a.conflict,
    })),
    otherChildren: draft.otherChildren, chronology: draft.chronology, furtherLines: draft.further?.length,
  };
}
