import type { Level } from '../pack';
import type { Material } from './assemble';
import { gatherRows } from './gather';
import { isVerified, quoteAt } from './message';
import { qualifiersOf, reachesOf, reportedBy, sayQualifiers } from './qualify';
import type { Evidence, RowReading } from './reading';
import type { Compiled } from './reader';

/**
 * Indicators that London's matrix lacks ('dudley/housing'), found by the finer tier alone. They never move the level of the
 * message; only a pack with a cell for one shows it. Learnt from example sentences, not from labelled messages: a weaker ground.
 */
export function readBeyond(material: Material, compiled: Compiled): RowReading[] {
  const { second } = material;
  if (!second) return [];
  const found: Evidence[] = [];
  material.sentences.forEach((_, at) => {
    second.tier.beyond.forEach((indicator, k) => {
      const strength = second.outputs.beyond[at]?.[k] ?? 0;
      if (strength < second.tier.blend.beyond) return;
      const one = evidenceOf(material, compiled, at, indicator, strength);
      if (one.qualifiers.every(({ kind }) => kind === 'uncertain')) found.push(one);
    });
  });
  return gatherRows(found.filter((one) => isVerified(material.message, one.quote)), (_row, evidence) => ({ level: evidence[0]?.level ?? 2 }));
}

function evidenceOf({ message, sentences }: Material, { qualifiers }: Compiled, at: number, indicator: string, strength: number): Evidence {
  const sentence = sentences[at] as Material['sentences'][number];
  const [row = '', level = '2'] = indicator.split(/\/L(?=\d$)/);
  const reaches = qualifiersOf(sentence.text, reachesOf(sentence.text, qualifiers), [0, sentence.text.length], row, qualifiers);
  return {
    quote: quoteAt(message, sentence.place), row, level: Number(level) as Level, strength, passage: sentence.passage, steps: [], readsLike: [],
    qualifiers: sayQualifiers(reaches), reportedBy: reportedBy(sentence.text, qualifiers),
  };
}
