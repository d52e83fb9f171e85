import type { FactBlend } from '../blend';
import { chanceBy, logit } from '../whole';
import type { Person } from './people';
import type { Scene } from './scene';

/** What a finer tier heard of facts: numbers at a place of a sentence (below 0: the sentence as a whole, with one number more for how strongly it shows a row), and how they are heard beside the scorers. */
export interface CloserFacts {
  blend: FactBlend;
  heard: (sentence: number, offset: number) => Float32Array | undefined;
}

const mostMentions = 40;
const mostTokens = 80;

/** What was heard at a token of one of the things asked; undefined where nothing was. */
export function heardAt(scene: Scene, at: number, asked: string): number | undefined {
  const token = scene.tokens[at];
  const sentence = scene.sentences[token?.sentence ?? -1];
  if (!scene.closer || !token || !sentence) return undefined;
  return scene.closer.heard(token.sentence, token.start - sentence.place.start)?.[scene.closer.blend.asked.indexOf(asked)];
}

/** What was heard of a sentence as a whole. */
export function heardOf(scene: Scene, sentence: number, asked: string): number | undefined {
  return scene.closer?.heard(sentence, -1)?.[scene.closer.blend.asked.indexOf(asked)];
}

/** How strongly a sentence shows a row of the matrix, 0 to 1, as the finer tier reads it; undefined where it did not. */
export function shownIn(scene: Scene, sentence: number): number | undefined {
  return scene.closer?.heard(sentence, -1)?.[scene.closer.blend.asked.length];
}

/** The mean of what was heard wherever somebody is named. */
export function heardOfPerson(scene: Scene, person: Person, asked: string): number | undefined {
  return mean(person.mentions.slice(0, mostMentions).map(({ start }) => heardAt(scene, start, asked)));
}

/** The mean of what was heard from one token to another. */
export function heardBetween(scene: Scene, first: number, last: number, asked: string): number | undefined {
  return mean(Array.from({ length: Math.min(mostTokens, last - first + 1) }, (_, i) => heardAt(scene, first + i, asked)));
}

function mean(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((one) => one !== undefined);
  return known.length ? known.reduce((sum, one) => sum + one, 0) / known.length : undefined;
}

/** A scorer's score and what was heard beside it as one chance; the score alone where nothing was heard or no weights were fitted. */
export function heardBeside(scene: Scene, look: string, score: number, ...heard: readonly (number | undefined)[]): number {
  const weights = scene.closer?.blend.looks[look];
  return weights && heard.every((one) => one !== undefined) ? chanceBy(weights, closerFeatures(score, heard)) : score;
}

/** What a look at a fact is made of. */
export function closerFeatures(score: number, heard: readonly number[]): number[] {
  return [logit(score), ...heard.map((one) => Math.max(-8, Math.min(8, one)))];
}
