import type { Reading } from '../evidence';
import type { LegalRoute, Level, Pack } from '../pack';
import { countedEvidence, promptsFor } from './settle';
import { legalOfReading, suggest, suggestedLegal, suggestedLevel, type Suggestion } from './suggest';

type Access = Pack['pathway']['access'][number];

/** What one authority makes of a reading: its level and what that means there, and where it sends you. */
export interface Under {
  suggestions: Suggestion[];
  level: Level | null;
  legal: LegalRoute;
  /** The level in the authority's own words; undefined without a matrix. */
  means?: Pack['levels'][number];
  /** What to do there, in order, whom to ask for agreement and what reply to expect; undefined where it prints nothing for this. */
  access?: Access;
  /** Companion routes (LADO, MARAC, Prevent …) that the evidence brings up there. */
  prompts: Pack['pathway']['prompts'];
}

/**
 * One child under one authority, for setting two side by side. The evidence is the reading's and the same everywhere.
 * Where an authority has no matrix its steps are told by legal route, as that pack prints them; no level is given.
 */
export function underPack(reading: Reading, pack: Pack): Under {
  const suggestions = suggest(reading, pack);
  const level = suggestedLevel(suggestions, reading, pack);
  const legal = pack.hasMatrix ? suggestedLegal(suggestions, level, pack) : legalOfReading(reading);
  const at = pack.hasMatrix ? level : ({ none: null, s17: 3, s47: 4 } as const)[legal];
  return {
    suggestions, level, legal,
    means: pack.levels.find((one) => one.level === level),
    access: pack.pathway.access.find((one) => one.level === at),
    prompts: promptsFor(pack, countedEvidence(suggestions, []).rows, at),
  };
}
