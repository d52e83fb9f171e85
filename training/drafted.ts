/** Drafts of labelled messages, each read once: afterwards only the answers are decided again, with the cuts as they then stand. */
import { isRight, wantedOf } from '../src/cli/training/draft-answers';
import type { FactCase } from '../src/cli/training/fact-examples';
import { suggest } from '../src/core/decision';
import { readScene, type Reading, type Scene } from '../src/core/evidence';
import { factsIn } from '../src/core/evidence/facts';
import type { CloserFacts } from '../src/core/evidence/facts/closer';
import { learnedScorers } from '../src/core/evidence/facts/lexicon';
import type { FormField, Pack } from '../src/core/pack';
import { fill } from '../src/core/referral/fill';
import { sayFound } from '../src/core/referral/person-rows';
import { gather, type Desk } from '../src/core/referral/gather';
import { offeredUnlessWorried } from '../src/core/referral/unworried';

/** What does not depend on the cuts. */
export interface Held { id: string; scene: Scene; desk: Desk; want: Readonly<Record<string, string[]>> }

/** 1: filled in and right; -1: filled in and wrong; 0: left to be asked. */
export type Outcome = 1 | 0 | -1;

/** Keeps a message with its reading and what a finer tier heard of facts. */
export function holdDraft(one: FactCase, reading: Reading, closer: CloserFacts | undefined, pack: Pack): Held {
  const scene = readScene(one.message, one.passages, one.sentences, learnedScorers, closer);
  const desk = gather({ message: one.message, reading: { ...reading, facts: factsIn(scene) }, suggestions: suggest(reading, pack), decisions: [], pack });
  return { id: one.one.id, scene, desk, want: wantedOf(one.facts) };
}

/** The fields of the form that labels can score. */
export const scoredFields = (pack: Pack, { want }: Held): FormField[] => pack.form.sections.flatMap(({ fields }) => fields).filter(({ id }) => id in want);

/** How each field would be filled in with the cuts as they stand. */
export function outcomesOf({ scene, desk, want }: Held, fields: readonly FormField[]): Record<string, Outcome> {
  const now: Desk = { ...desk, facts: offeredUnlessWorried(factsIn(scene), desk.counted) };
  return Object.fromEntries(fields.map((field): [string, Outcome] => {
    const { value = '', people = [] } = fill(now, field) ?? {};
    const said = [value, ...people.filter(({ unsure }) => !unsure).map(sayFound)].filter(Boolean).join('\n');
    return [field.id, said === '' ? 0 : isRight(field.id, said, want[field.id] ?? []) ? 1 : -1];
  }));
}
