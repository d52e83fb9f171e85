/**
 * Where a labelled message names its child, its grown-ups and other children, says the child's age, and holds the child's own words:
 * the places (sentence, word piece) that training/train.py learns facts from, beside what the message says of consent.
 * Usage: tsx training/spots.ts FILES... > spots.jsonl
 */
import { readFileSync } from 'node:fs';
import { ageCandidates, findFamily, openScorers, readScene, rolesIn, type Scene } from '../src/core/evidence';
import { openVocabulary } from '../src/core/evidence/encoder-tokens';
import { neutralise } from '../src/core/evidence/neutral';
import { isScored } from '../src/core/evidence/sentences';
import { factCaseOf, labelsOf, type FactCase } from '../src/cli/training/fact-examples';
import type { Case } from '../src/cli/training/labelled';
import { parse } from 'yaml';

const file = (name: string): string => readFileSync(new URL(`../rules/${name}`, import.meta.url), 'utf8');
const common = new Set((parse(file('english/common-words.yaml')) as { words: string }).words.split(/\s+/));
const head = JSON.parse(file('model/encoder/head.json')) as { even: Record<string, string>; maxTokens: number };
const pieces = openVocabulary(file('model/encoder/vocab.txt'), head.even);
const learned = openScorers((JSON.parse(readFileSync(new URL('../src/core/evidence/facts/learned.json', import.meta.url), 'utf8')) as { weights: Record<string, Record<string, number>> }).weights);

/** What a place is asked: 0 is it the child, 1 a grown-up of the family, 2 another child, 3 the child's age. */
type Spot = [sentence: number, piece: number, asks: 0 | 1 | 2 | 3, yes: 0 | 1];

/** Numbers of the sentences that the encoder sees. */
function seen(one: FactCase): Map<number, number> {
  const kept = one.sentences.flatMap((sentence, at) => (isScored(sentence, one.passages) ? [at] : []));
  return new Map(kept.map((at, i) => [at, i]));
}

const pieceAt = (text: string, at: number): number => pieces.cut(neutralise(text.slice(0, at), (word) => common.has(word)), head.maxTokens).length - 1;

function spotsOf(one: FactCase, scene: Scene, numbers: Map<number, number>): Spot[] {
  const placed = (token: number, answers: [Spot[2], boolean][]): Spot[] => {
    const { sentence = -1, start = 0 } = scene.tokens[token] ?? {};
    const [number, text] = [numbers.get(sentence), one.sentences[sentence]];
    if (number === undefined || !text) return [];
    const piece = pieceAt(text.text, start - text.place.start);
    return answers.map(([asks, yes]) => [number, piece, asks, yes ? 1 : 0]);
  };
  const people = scene.people.flatMap((person) => {
    const { child, grown, young } = labelsOf(one, person.name);
    return person.mentions.slice(0, 40).flatMap(({ start }) => placed(start, [[0, child], [1, grown], [2, young]]));
  });
  const age = one.facts.child.age;
  const ages = ageCandidates(scene, rolesIn(scene, findFamily(scene))).flatMap(({ at, value }) => placed(at, [[3, value === age]]));
  return [...people, ...(typeof age === 'number' ? ages : [])];
}

/** Stretches of the child's own words: sentence, first piece, piece behind the last. */
function wordsOf(one: FactCase, numbers: Map<number, number>): [number, number, number][] {
  return (one.facts.childsWords ?? []).flatMap((words) => one.message.parts.flatMap(({ text }, part) => {
    const from = text.indexOf(words);
    if (from < 0) return [];
    return one.sentences.flatMap((sentence, at): [number, number, number][] => {
      const number = numbers.get(at);
      const [start, end] = [Math.max(from, sentence.place.start), Math.min(from + words.length, sentence.place.end)];
      if (number === undefined || sentence.place.part !== part || start >= end) return [];
      return [[number, pieceAt(sentence.text, start - sentence.place.start), pieceAt(sentence.text, end - sentence.place.start)]];
    });
  }));
}

for (const path of process.argv.slice(2)) {
  for (const line of readFileSync(path, 'utf8').split('\n').filter((text) => text.trim())) {
    const one = factCaseOf(JSON.parse(line) as Case);
    if (!one.facts) continue;
    const scene = readScene(one.message, one.passages, one.sentences, learned);
    const numbers = seen(one);
    process.stdout.write(`${JSON.stringify({ id: one.one.id, spots: spotsOf(one, scene, numbers), words: wordsOf(one, numbers), consent: one.facts.consent ?? 'unknown' })}\n`);
  }
}
