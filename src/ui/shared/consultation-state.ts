import type { CaseEvent } from '../../core/case';
import type { Decision, Settling, ThresholdDecision } from '../../core/decision';
import type { Facts, Message, Quote, Reading } from '../../core/evidence';
import type { Pack, PackFace } from '../../core/pack';
import type { Unreadable } from '../../ports';

export type OpenMessage =
  | { state: 'none' }
  | { state: 'loading' }
  | { state: 'unreadable'; says: string; about?: Unreadable['about']; mayAsk?: boolean }
  | { state: 'open'; message: Message };

export type ReadingState =
  | { state: 'idle' }
  | { state: 'reading'; done: number }
  | { state: 'failed' }
  /** The facts for the form come after the suggestions; until they are found the reading has none. */
  | { state: 'read'; reading: Reading; refined: boolean; facts: 'coming' | 'found' | 'missing' };

export interface ConsultationState {
  open: OpenMessage;
  reading: ReadingState;
  /** What the first screen shows of the authority's rules; all of them, which are fetched after it; whether that could not be done. */
  face: PackFace | undefined;
  pack: Pack | undefined;
  packFailed: string | undefined;
  restFailed: boolean;
  decisions: Decision[];
  settling: Settling;
  settled: ThresholdDecision | undefined;
  /** The quotation highlighted in the pane's own view of the message. */
  shown: Quote | undefined;
  /** Key of the case once the consultation has been saved, and what has been recorded in this sitting. */
  caseKey: string | undefined;
  recorded: CaseEvent[];
  /** The host has moved to another message while this one is being worked on. */
  movedOn: boolean;
  /** A no-names consultation: the message as it was, so that it can become a named referral, with the reason. */
  noNames: { original: Message; namedBecause?: string } | undefined;
  /** Why a message is consulted on whose words nobody could read here. */
  withoutWords: string | undefined;
  /** What was typed into the steps and is not settled or saved yet, by name. */
  kept: Readonly<Record<string, unknown>>;
  /** Counts the messages shown: what was begun about an earlier one says nothing of this one. */
  sitting: number;
  /** Saves under way, whatever they are about. */
  saves: number;
}

const nothingSettled: Settling = { level: null, legal: null, immediate: null, suggested: null, differsBecause: '', consent: null, routes: [] };

/** What a newly opened message begins with. */
const fresh = { reading: { state: 'idle' } as ReadingState, decisions: [], settling: nothingSettled, settled: undefined, shown: undefined, caseKey: undefined, recorded: [], movedOn: false, noNames: undefined, withoutWords: undefined, kept: {} };

/** What can happen to a consultation. */
export type Action =
  | { do: 'open'; open: OpenMessage; noNames?: ConsultationState['noNames']; withoutWords?: string; sitting?: number }
  | { do: 'widen'; message: Message }
  | { do: 'reads-as'; reading: Reading; refined: boolean }
  | { do: 'facts'; facts: Facts | undefined }
  | { do: 'pack'; face?: PackFace; failed?: string }
  | { do: 'whole-pack'; face: PackFace; pack: Pack | undefined }
  | { do: 'decide'; decision: Decision }
  | { do: 'undecide'; suggestionId: string }
  | { do: 'settling'; change: Partial<Settling> }
  | { do: 'settled'; sitting: number; decision: ThresholdDecision | undefined }
  | { do: 'keep'; sitting: number; name: string; value: unknown }
  | { do: 'saving'; by: 1 | -1 }
  | { do: 'saved'; sitting: number; caseKey: string; events: CaseEvent[] }
  | { do: 'put'; state: Partial<ConsultationState> };

/** A second reading keeps the facts that were found after the first. */
function withFacts(reading: Reading, before: ReadingState): { reading: Reading; facts: 'coming' | 'found' | 'missing' } {
  if (before.state !== 'read') return { reading, facts: 'coming' };
  return { reading: { ...reading, facts: before.reading.facts }, facts: before.facts };
}

function addFacts(before: ReadingState, facts: Facts | undefined): ReadingState {
  if (before.state !== 'read') return before;
  return facts ? { ...before, facts: 'found', reading: { ...before.reading, facts } } : { ...before, facts: 'missing' };
}

const isOf = (pack: Pack | undefined, face: PackFace | undefined) => pack?.id === face?.id && pack?.edition === face?.edition;

/** Another authority's rules: what was settled under the former ones is asked again, unless it is on record. */
function underPack(state: ConsultationState, face: PackFace | undefined, failed: string | undefined): ConsultationState {
  if (!face) return { ...state, packFailed: failed };
  const chosen = { face, restFailed: false, pack: isOf(state.pack, face) ? state.pack : undefined };
  if (state.caseKey) return { ...state, ...chosen, packFailed: failed };
  const { level, legal } = state.settling;
  const settling = level === null && legal === null ? state.settling : { ...state.settling, level: null, legal: null };
  return { ...state, ...chosen, packFailed: failed, settled: undefined, settling };
}

/** What comes back late, about a message that is no longer the one shown. */
const isLate = (state: ConsultationState, action: Action): boolean => ('sitting' in action && action.sitting !== undefined && action.sitting !== state.sitting)
  || (action.do === 'widen' && !(state.open.state === 'open' && state.open.message.id === action.message.id));

function apply(state: ConsultationState, action: Action): ConsultationState {
  switch (action.do) {
    case 'open': return { ...state, ...fresh, open: action.open, noNames: action.noNames, withoutWords: action.withoutWords, sitting: state.sitting + 1 };
    case 'widen': return { ...state, open: { state: 'open', message: action.message }, reading: { state: 'idle' }, shown: undefined, movedOn: false };
    case 'reads-as': return { ...state, reading: { state: 'read', refined: action.refined, ...withFacts(action.reading, state.reading) } };
    case 'facts': return { ...state, reading: addFacts(state.reading, action.facts) };
    case 'whole-pack': return action.face !== state.face ? state : { ...state, pack: action.pack ?? state.pack, restFailed: !action.pack };
    case 'pack': return underPack(state, action.face, action.failed);
    case 'decide': return { ...state, decisions: [...state.decisions.filter((d) => d.suggestionId !== action.decision.suggestionId), action.decision] };
    case 'undecide': return { ...state, decisions: state.decisions.filter((d) => d.suggestionId !== action.suggestionId) };
    case 'settling': return { ...state, settled: undefined, settling: { ...state.settling, ...action.change } };
    case 'settled': return { ...state, settled: action.decision };
    case 'keep': return { ...state, kept: { ...state.kept, [action.name]: action.value } };
    case 'saving': return { ...state, saves: state.saves + action.by };
    case 'saved': return { ...state, caseKey: action.caseKey, recorded: [...state.recorded, ...action.events.filter((e) => !state.recorded.some((r) => r.id === e.id))] };
    case 'put': return { ...state, ...action.state };
  }
}

/** The next state; what comes back late about an earlier message changes nothing. */
export const reduce = (state: ConsultationState, action: Action): ConsultationState => (isLate(state, action) ? state : apply(state, action));

/** Before the host has told which message is open. */
export const atFirst: ConsultationState = { ...fresh, open: { state: 'loading' }, face: undefined, pack: undefined, packFailed: undefined, restFailed: false, sitting: 0, saves: 0 };

/** Whether names are masked now; a consultation that became a named one is not. */
export const isMasked = ({ noNames }: Pick<ConsultationState, 'noNames'>): boolean => noNames !== undefined && noNames.namedBecause === undefined;

/** The host's id of what is shown: a masked message stands for the one it was made of, and one that cannot be read has its own all the same. */
export const hostIdOf = ({ open, noNames }: Pick<ConsultationState, 'open' | 'noNames'>): string | undefined =>
  (open.state === 'open' ? noNames?.original.id ?? open.message.id : open.state === 'unreadable' ? open.about?.id : undefined);

/** True once the person has decided, typed or saved something that moving on would lose. */
export const isBegunIn = ({ decisions, recorded, settling, kept, noNames }: ConsultationState): boolean =>
  decisions.length > 0 || recorded.length > 0 || settling !== nothingSettled || Object.values(kept).some((value) => value !== undefined) || noNames !== undefined;
