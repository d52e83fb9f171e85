import type { WordsCard } from '../../core/evidence/head';
import { bankExample, messageExamples, setAsideKinds, type OutputLayout } from './examples';
import { fitFactors, seeded, type Example, type FitSettings } from './fit';
import type { Material } from './material';
import { shrink } from './shrink';

export const settings = {
  fit: { size: 2 ** 18, dims: 32, epochs: 10, rate: 0.06, drop: 0.5, start: -4 } satisfies FitSettings,
  weighing: { bankOther: 0.5, bankOwn: 1, level: 0.7 },
  keep: 6000,
  limit: 31,
  seed: 20261122,
};

export function examplesOf(material: Material, layout: OutputLayout): Example[] {
  const { weighing, fit } = settings;
  return [
    ...material.bank.map((sentence) => bankExample(sentence, layout, weighing, fit.size)),
    ...material.messages.flatMap((message, index) => messageExamples(message, index, layout, weighing, fit.size)),
  ];
}

/** Learns the words head and makes it small. */
export function learn(material: Material, say: (words: string) => void): { bytes: Uint8Array; card: WordsCard } {
  const layout: OutputLayout = { rows: material.english.indicators.rows.map((row) => row.row), setAside: setAsideKinds };
  const examples = examplesOf(material, layout);
  say(`${String(examples.length)} sentences with their features`);
  const factors = fitFactors(examples, settings.fit, seeded(settings.seed));
  say('head learnt');
  const { bytes, steps } = shrink(factors, examples, settings.keep, settings.limit);
  const card: WordsCard = {
    name: 'words', weightsHash: '', dataHash: material.dataHash, rows: layout.rows, setAside: layout.setAside,
    size: factors.size, dims: factors.dims, steps, calibration: { slope: 1, shift: 0 },
    evidenced: layout.rows.map(() => 0.07), couldAlso: 0.03, mentioned: 0.15,
  };
  return { bytes, card };
}
