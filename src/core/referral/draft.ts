import type { FormField, ReferralForm } from '../pack';
import type { Answer, Checked, DraftSection, ReferralDraft, ReferralKind } from './answer';
import { fillForSibling } from './children';
import { askOf, conditionHolds, unlessAsked } from './condition';
import { fill, type Filled } from './fill';
import { answeredAtDecide } from './decided';
import { formFor } from './form-for';
import { gather, type Desk } from './gather';
import { happenings } from './happenings';
import { peopleFound, peopleWith } from './person-rows';
import type { Drafting, Read } from './source';

type FormSection = ReferralForm['sections'][number];

/** Which published list a referral follows, from the legal route that the person settled on. */
function kindOf({ settled }: Drafting, form: ReferralForm): ReferralKind {
  if (form.use === 'early-help' || form.use === 'request-for-service') return 'early-help';
  if (!settled) return 'undecided';
  return settled.legal === 's47' ? 'significant-harm' : settled.legal === 's17' ? 'child-in-need' : 'undecided';
}

/** A field of the other list is left out, unless the message has something to say in it: nothing is dropped. */
const belongs = (field: FormField, kind: ReferralKind): boolean => !field.for || field.for === 'all' || kind === 'undecided' || field.for === kind;

/** Kept from the family unless the person says otherwise: what asks for it, what protects staff, and why nobody told them. */
const KEPT = new Set(['keep-from-family', 'risk-to-visitors', 'why-not-told']);

function answerOf(field: FormField, filled: Filled, key: string, holds: boolean | undefined, checked?: Checked): Answer {
  const { value = '', statements = [], offered = [], maybe = [], from = [], conflict, keepFromFamily } = filled;
  const people = peopleFound({ key, field: field.id, statements }, filled.people);
  const answer: Answer = {
    key, field: field.id, label: field.label, kind: field.kind, choices: field.choices, need: field.need, when: field.when, holds, ask: field.ask, weight: field.weight,
    state: value ? 'known' : 'to-ask', value, statements, offered, maybe, from, confirmed: checked !== undefined, ...(checked ? { checked } : {}), conflict,
    keepFromFamily: keepFromFamily ?? KEPT.has(field.id), cite: field.cite, ...(people ? { people } : {}),
  };
  return people ? peopleWith(answer, {}) : answer;
}

function answersFor(section: FormSection, desk: Desk, kind: ReferralKind): Answer[] {
  return section.fields.flatMap((field) => {
    const filled = fill(desk, field) ?? {};
    if (!belongs(field, kind) && !filled.value) return [];
    const unless = unlessAsked(field, desk);
    const asked = unless ? { ...field, need: 'C' as const, when: unless } : { ...field, ask: askOf(field, desk) };
    return [answerOf(asked, filled, field.id, unless ? false : conditionHolds(field, desk, kind), answeredAtDecide(field.id, filled, desk.drafting))];
  });
}

/** The section once more for each further child who is referred, with a place for what that child said. */
function furtherChildren({ title, ...section }: FormSection, form: ReferralForm, desk: Desk, kind: ReferralKind): DraftSection[] {
  const words = form.sections.flatMap((s) => s.fields).filter((f) => f.id === 'childs-words' && !section.fields.includes(f));
  return (desk.drafting.alsoRefer ?? []).map((which, at) => {
    const child = which === 'new' ? undefined : desk.facts.otherChildren[which];
    const number = at + 2;
    return {
      id: `${section.id}~${number}`, title: `${title} (${number}${child?.name ? `: ${child.name}` : ''})`, repeat: section.repeat, about: child?.name ?? `child ${number}`,
      answers: [...section.fields, ...words].filter((f) => belongs(f, kind)).map((f) => answerOf(f, fillForSibling(desk, child, f) ?? {}, `${f.id}~${number}`, f.need === 'C' ? undefined : true)),
    };
  });
}

/** The builds that read these messages, each once; one of which no words were read has none. */
const buildsOf = (reads: readonly Read[]): string | undefined => [...new Set(reads.map(({ reading }) => reading).filter(({ passages }) => passages.length).map(({ build }) => build))].join(', ') || undefined;

/**
 * A referral on the authority's form, filled with what the message says, what the person decided and what the case holds.
 *
 * Every answer names its source; what nobody has said stays empty, with its question. It never writes a sentence of its
 * own, never settles a conflict, never confirms an answer that the person did not give at the decision, and never sends anything.
 */
export function draftReferral(drafting: Drafting): ReferralDraft {
  const { pack, settled, events = [], more = [] } = drafting;
  const form = drafting.form ?? formFor(pack, settled);
  const kind = kindOf(drafting, form);
  const desk = gather(drafting);
  const sections = form.sections.flatMap((section): DraftSection[] => [
    { id: section.id, title: section.title, repeat: section.repeat, answers: answersFor(section, desk, kind) },
    ...(section.id === 'child' ? furtherChildren(section, form, desk, kind) : []),
  ]);
  return {
    form: { id: form.id, title: form.title, sentBy: form.sentBy, says: form.says },
    authority: pack.id, edition: pack.edition, editionName: pack.editionName, readBy: buildsOf([drafting, ...more]), kind, youngFrom: pack.consent.youngPerson?.fromAge,
    sections: sections.filter((section) => section.answers.length > 0),
    otherChildren: desk.facts.otherChildren.map(({ name, relationship, age }) => ({ name, relationship, age })),
    ...happenings([drafting, ...more], desk.collection.said, events),
    ...(desk.others ? { others: desk.others } : {}),
  };
}
