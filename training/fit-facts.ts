/**
 * Fits how what the encoder hears of facts is weighed beside the scorers of facts, on messages that neither had learnt from, and writes it
 * into the model's folder: head.json (`facts.looks`) and manifest.json.
 * Usage: tsx training/fit-facts.ts FOLDER IDS   (IDS: file with the ids of messages that the encoder had not learnt from)
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEncoderIn } from '../src/cli/reader-parts';
import { readLearntFrom } from '../src/cli/training/fact-cases';
import { factCaseOf, isAdult, isChildsWords, isOtherChild, labelsOf, learnScorers, type FactCase } from '../src/cli/training/fact-examples';
import { logistic } from '../src/cli/training/logistic';
import { adultCandidates, ageCandidates, consentMarks, findFamily, findSpeech, likelihood, openScorers, otherChildCandidates, readScene, rolesIn, type Scene, type Scorers, type SecondTier } from '../src/core/evidence';
import { closerFacts } from '../src/core/evidence/assemble';
import type { FactBlend } from '../src/core/evidence/blend';
import { childHeard, chooseChild } from '../src/core/evidence/facts/child-choice';
import { closerFeatures, heardAt, heardBetween, heardOf, heardOfPerson } from '../src/core/evidence/facts/closer';
import { isScored } from '../src/core/evidence/sentences';
import { writeHead } from './head-file';

const [folder = '', idsFile = ''] = process.argv.slice(2);
const root = join(import.meta.dirname, '..');
type Points = Record<string, { features: number[][]; wants: number[] }>;

function put(points: Points, look: string, score: number, heard: readonly (number | undefined)[], right: boolean): void {
  if (!heard.every((one) => one !== undefined)) return;
  const mine = (points[look] ??= { features: [], wants: [] });
  mine.features.push(closerFeatures(score, heard));
  mine.wants.push(Number(right));
}

async function sceneOf(one: FactCase, tier: SecondTier, blend: FactBlend, scorers: Scorers): Promise<Scene> {
  const sentences = one.sentences.filter((sentence) => isScored(sentence, one.passages));
  const outputs = await tier.read(one.message, one.passages, sentences);
  const closer = closerFacts({ message: one.message, passages: one.passages, all: one.sentences, sentences, scores: [], at: one.message.sentAt, second: { tier: { ...tier, facts: blend }, outputs } });
  return readScene(one.message, one.passages, one.sentences, scorers, closer);
}

/** Everything that the labels of one message say of the candidates, as the reader finds them. The child first: the others depend on it. */
function collect(one: FactCase, scene: Scene, points: Points, part: 'child' | 'others'): void {
  if (part === 'child') {
    const ranked = chooseChild({ ...scene, closer: undefined });
    const heard = childHeard(scene, ranked.map(({ person }) => person));
    ranked.forEach(({ person, score }, at) => { put(points, 'child', score, heard[at] ?? [undefined], labelsOf(one, person.name).child); });
    return;
  }
  const family = findFamily(scene);
  const roles = rolesIn(scene, family);
  const child = family.child?.person;
  for (const found of otherChildCandidates(scene, child)) if (found.person) put(points, 'otherChild', likelihood(scene.scorers, 'otherChild', found.marks), [heardOfPerson(scene, found.person, 'young')], isOtherChild(one, found));
  for (const found of adultCandidates(scene, child)) if (found.person) put(points, 'adult', likelihood(scene.scorers, 'adult', found.marks), [heardOfPerson(scene, found.person, 'grown')], isAdult(one, found));
  if (typeof one.facts.child.age === 'number') for (const { at, marks, value } of ageCandidates(scene, roles)) put(points, 'age', likelihood(scene.scorers, 'age', marks), [heardAt(scene, at, 'age')], value === one.facts.child.age);
  for (const { how, first, last, marks, place } of findSpeech(scene, roles)) if (how !== 'written') put(points, `speech-${how}`, likelihood(scene.scorers, how === 'quoted' ? 'speech' : 'spoken', marks), [heardBetween(scene, first, last, 'words')], isChildsWords(one, place));
  for (const kind of ['given', 'refused', 'not-sought']) {
    const [best] = consentMarks(scene).map(({ sentence, marks }) => ({ score: likelihood(scene.scorers, `consent-${kind}`, marks), heard: heardOf(scene, sentence, kind) })).sort((a, b) => b.score - a.score);
    if (best) put(points, kind, best.score, [best.heard], one.facts.consent === kind);
  }
}

async function main(): Promise<void> {
  const tier = await openEncoderIn(folder, root);
  if (!tier.facts) throw new Error('The model in that folder says nothing of facts.');
  const held = new Set(readFileSync(idsFile, 'utf8').split(/\s+/));
  const cases = readLearntFrom(root).map(factCaseOf);
  const scorers = openScorers(learnScorers(cases.filter(({ one }) => !held.has(one.id))));
  const seen: { one: FactCase; scene: Scene }[] = [];
  for (const one of cases.filter(({ one: { id } }) => held.has(id))) seen.push({ one, scene: await sceneOf(one, tier, { asked: tier.facts.asked, looks: {} }, scorers) });
  const looks: FactBlend['looks'] = {};
  for (const part of ['child', 'others'] as const) {
    const points: Points = {};
    for (const { one, scene } of seen) collect(one, { ...scene, closer: scene.closer && { ...scene.closer, blend: { asked: tier.facts.asked, looks: { ...looks } } } }, points, part);
    for (const [look, { features, wants }] of Object.entries(points)) {
      const { constant, weights } = logistic(features, wants, 0.0005, 1500, 1);
      looks[look] = { constant: Number(constant.toFixed(3)), weights: weights.map((one) => Number(one.toFixed(3))) };
      console.log(look, wants.length, 'of which right', wants.reduce((sum, one) => sum + one, 0), JSON.stringify(looks[look]));
    }
  }
  writeHead(folder, (head) => ({ ...head, facts: { asked: tier.facts?.asked ?? [], looks } }));
}

void main();
