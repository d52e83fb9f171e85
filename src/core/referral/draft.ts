import type { FormField, Pack } from '../pack';
import type { Answer, DraftSection, Happening, ReferralDraft, ReferralKind } from './answer';
import { collectFrom } from './collect';
import { conditionHolds } from './condition';
import { deskFor, fill, type Desk } from './fill';
import { sentencesOf, type Drafting } from './source';

/** Which published list a referral follows, from the legal route that the person settled on. */
export function kindOf({ settled }: Pick<Drafting, 'settled'>): ReferralKind {
  if (!settled) return 'undecided';
  if (settled.legal === 's47') return 'significant-harm';
  if (settled.legal === 's17') return 'child-in-need';
  return settled.routes.includes('early-help') ? 'early-help' : 'undecided';
}

/** A field of another list is left out, unless the message has something to say in it: nothing is dropped. */
function belongs(field: FormField, kind: ReferralKind): boolean {
  return !field.for || field.for === 'all' || kind === 'undecided' || field.for === kind;
}

function answerTo(field: FormField, desk: Desk, kind: ReferralKind): Answer | undefined {
  const filled = fill(desk, field);
  if (!belongs(field, kind) && !filled?.value) return undefined;
  const value = filled?.value ?? '';
  return {
    key: field.id, field: field.id, label: field.label, kind: field.kind, choices: field.choices, need: field.need,
    when: field.when, holds: conditionHolds(field, desk, kind), ask: field.ask, weight: field.weight,
    state: value ? 'known' : 'to-ask', value, statements: filled?.statements ?? [], offered: filled?.offered ?? [], from: filled?.from ?? [],
    confirmed: false, conflict: filled?.conflict, keepFromFamily: filled?.keepFromFamily ?? field.id === 'keep-from-family', cite: field.cite,
  };
}

function happenings({ events = [] }: Drafting): Happening[] {
  return events.map((e): Happening => ({
    at: e.happenedAt,
    says: [e.kind.replaceAll('-', ' '), e.to, e.person, e.agreed ?? e.says ?? e.rationale, e.outcome].filter(Boolean).join(': '),
    from: { kind: 'case', happenedAt: e.happenedAt, by: e.by.name },
  }));
}

const sectionsOf = (pack: Pack, desk: Desk, kind: ReferralKind): DraftSection[] => pack.form.sections.map((section) => ({
  id: section.id, title: section.title, repeat: section.repeat,
  answers: section.fields.flatMap((field) => answerTo(field, desk, kind) ?? []),
})).filter((section) => section.answers.length > 0);

/**
 * A referral on the authority's form, filled with what the message says, what the person decided and what the case holds.
 *
 * Every answer names its source; what nobody has said stays empty, with its question. It never writes a sentence of its
 * own, never settles a conflict, never confirms an answer and never sends anything.
 */
export function draftReferral(drafting: Drafting): ReferralDraft {
  const { pack, message, reading } = drafting;
  const kind = kindOf(drafting);
  const desk = deskFor(drafting, collectFrom(sentencesOf(message, reading), reading.facts), reading.facts, () => undefined);
  return {
    form: { id: pack.form.id, title: pack.form.title, sentBy: pack.form.sentBy, says: pack.form.says },
    authority: pack.id, edition: pack.edition, editionName: pack.editionName, kind,
    sections: sectionsOf(pack, desk, kind),
    chronology: happenings(drafting).sort((a, b) => a.at.localeCompare(b.at)),
  };
}
