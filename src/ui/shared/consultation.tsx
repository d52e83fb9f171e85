import { createContext, useCallback, useContext, useEffect, useMemo, useReducer, useRef, useState, type ReactNode } from 'react';
import type { CaseEvent } from '../../core/case';
import { suggest, suggestedLevel, type Decision, type Settling, type Suggestion, type ThresholdDecision } from '../../core/decision';
import { notRead, type Facts, type Message, type Quote, type Reading } from '../../core/evidence';
import type { Level, Pack, PackFace } from '../../core/pack';
import { Unreadable } from '../../ports';
import { wording } from '../wording';
import { useServices } from './services';

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

const fresh = { reading: { state: 'idle' } as ReadingState, decisions: [], settling: nothingSettled, settled: undefined, shown: undefined, caseKey: undefined, recorded: [], movedOn: false, noNames: undefined, withoutWords: undefined, kept: {} };

type Action =
  | { do: 'open'; open: OpenMessage; noNames?: ConsultationState['noNames']; withoutWords?: string; sitting?: number }
  | { do: 'widen'; message: Message }
  | { do: 'reading'; reading: ReadingState }
  | { do: 'reads-as'; reading: Reading; refined: boolean }
  | { do: 'facts'; facts: Facts | undefined }
  | { do: 'pack'; face?: PackFace; failed?: string }
  | { do: 'whole-pack'; id: string; pack: Pack | undefined }
  | { do: 'decide'; decision: Decision }
  | { do: 'undecide'; suggestionId: string }
  | { do: 'settling'; change: Partial<Settling> }
  | { do: 'settled'; sitting: number; decision: ThresholdDecision | undefined }
  | { do: 'keep'; sitting: number; name: string; value: unknown }
  | { do: 'saving'; by: 1 | -1 }
  | { do: 'show'; quote: Quote | undefined }
  | { do: 'saved'; sitting: number; caseKey: string; events: CaseEvent[] }
  | { do: 'moved-on'; moved: boolean };

/** A second reading keeps the facts that were found after the first. */
function withFacts(reading: Reading, before: ReadingState): { reading: Reading; facts: 'coming' | 'found' | 'missing' } {
  if (before.state !== 'read') return { reading, facts: 'coming' };
  return { reading: { ...reading, facts: before.reading.facts }, facts: before.facts };
}

function addFacts(before: ReadingState, facts: Facts | undefined): ReadingState {
  if (before.state !== 'read') return before;
  return facts ? { ...before, facts: 'found', reading: { ...before.reading, facts } } : { ...before, facts: 'missing' };
}

/** Another authority's rules: what was settled under the former ones is asked again, unless it is on record. */
function underPack(state: ConsultationState, face: PackFace | undefined, failed: string | undefined): ConsultationState {
  if (!face) return { ...state, packFailed: failed };
  const chosen = { face, restFailed: false, pack: state.pack?.id === face.id ? state.pack : undefined };
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
    case 'reading': return { ...state, reading: action.reading };
    case 'reads-as': return { ...state, reading: { state: 'read', refined: action.refined, ...withFacts(action.reading, state.reading) } };
    case 'facts': return { ...state, reading: addFacts(state.reading, action.facts) };
    case 'whole-pack': return action.id !== state.face?.id ? state : { ...state, pack: action.pack ?? state.pack, restFailed: !action.pack };
    case 'pack': return underPack(state, action.face, action.failed);
    case 'decide': return { ...state, decisions: [...state.decisions.filter((d) => d.suggestionId !== action.decision.suggestionId), action.decision] };
    case 'undecide': return { ...state, decisions: state.decisions.filter((d) => d.suggestionId !== action.suggestionId) };
    case 'settling': return { ...state, settled: undefined, settling: { ...state.settling, ...action.change } };
    case 'settled': return { ...state, settled: action.decision };
    case 'keep': return { ...state, kept: { ...state.kept, [action.name]: action.value } };
    case 'saving': return { ...state, saves: state.saves + action.by };
    case 'show': return { ...state, shown: action.quote };
    case 'saved': return { ...state, caseKey: action.caseKey, recorded: [...state.recorded, ...action.events.filter((e) => !state.recorded.some((r) => r.id === e.id))] };
    case 'moved-on': return { ...state, movedOn: action.moved };
  }
}

const reduce = (state: ConsultationState, action: Action): ConsultationState => (isLate(state, action) ? state : apply(state, action));

export interface Consultation extends ConsultationState {
  suggestions: Suggestion[];
  suggested: Level | null;
  /** True once the person has decided, typed or saved something that moving on would lose. */
  begun: boolean;
  choosePack: (id: string) => Promise<void>;
  /** Tries again to fetch all of the chosen authority's rules. */
  fetchRest: () => Promise<void>;
  /** What the panel read; says nothing where it could not read. Undefined while it reads. */
  read: Reading | undefined;
  /** Opens text that the person pasted, or a message without words and the reason. */
  openMessage: (message: Message, withoutWords?: string) => void;
  /** Shows the same message with more or fresher words; what was decided stays. */
  widen: (message: Message) => void;
  /** Reads the host's open message once more; what was decided about it stays. Gives the sentence for the person when it cannot. */
  reread: () => Promise<string | undefined>;
  /** Why a write must wait: the host has another message open and its event was missed. The person is told by this, once. */
  checkHost: () => string | undefined;
  /** Reads the host's open message again; what was begun is given up only on the person's click. */
  followHost: () => Promise<void>;
  /** Masks names, places, schools and numbers in everything that follows: shown, copied and saved. Rejects when what masks them cannot be fetched. */
  withoutNames: () => Promise<void>;
  /** Goes back to the message with its names; the reason is kept with the record. */
  withNames: (because: string) => void;
  decide: (decision: Decision) => void;
  undecide: (suggestionId: string) => void;
  change: (change: Partial<Settling>) => void;
  settleOn: (decision: ThresholdDecision | undefined) => void;
  show: (quote: Quote | undefined) => void;
  saved: (caseKey: string, events: CaseEvent[]) => void;
  /** Keeps what is typed while the person goes from step to step. */
  keep: (name: string, value: unknown) => void;
  /** Runs a save: until it has its answer, nothing that was begun is given up. */
  whileSaving: (work: () => Promise<void>) => Promise<void>;
}

const Context = createContext<Consultation | undefined>(undefined);

/** The consultation about the open message. */
export function useConsultation(): Consultation {
  const value = useContext(Context);
  if (!value) throw new Error('A screen was shown outside ConsultationProvider.');
  return value;
}

/** Like `useState`, but what is set outlives the step on which it was typed, and goes with the message that it is about. */
export function useKept<T>(name: string, first: () => T): [T, (value: T) => void] {
  const { kept, keep } = useConsultation();
  const [begin] = useState(first);
  return [name in kept ? kept[name] as T : begin, (value) => keep(name, value)];
}

/** The message and its case as they stand now, for callbacks that must not go stale. */
function useLatest<T>(value: T): { current: T } {
  const ref = useRef(value);
  useEffect(() => { ref.current = value; });
  return ref;
}

function useReadingOf(open: OpenMessage, dispatch: (action: Action) => void): void {
  const { reader } = useServices();
  useEffect(() => {
    if (open.state !== 'open') return undefined;
    const control = new AbortController();
    dispatch({ do: 'reading', reading: { state: 'reading', done: 0 } });
    reader.read(open.message, {
      signal: control.signal,
      onProgress: (done) => { if (!control.signal.aborted) dispatch({ do: 'reading', reading: { state: 'reading', done } }); },
      onFacts: (facts) => { if (!control.signal.aborted) dispatch({ do: 'facts', facts }); },
      onRefined: (reading) => dispatch({ do: 'reads-as', reading, refined: true }),
    }).then(
      (reading) => { if (!control.signal.aborted) dispatch({ do: 'reads-as', reading, refined: false }); },
      () => { if (!control.signal.aborted) dispatch({ do: 'reading', reading: { state: 'failed' } }); },
    );
    return () => control.abort();
  }, [open, reader, dispatch]);
}

/** Fetches all of the chosen authority's rules once nothing is being read: the first suggestions come first. Gives the way to try again. */
function useRestOf({ face, pack, restFailed, open, reading }: ConsultationState, dispatch: (action: Action) => void): () => Promise<void> {
  const { packs } = useServices();
  const id = face?.id;
  const fetchRest = useCallback(async () => {
    if (id) dispatch({ do: 'whole-pack', id, pack: await packs.load(id).catch(() => undefined) });
  }, [id, packs, dispatch]);
  const isIdle = open.state === 'none' || open.state === 'unreadable' || (open.state === 'open' && (reading.state === 'read' || reading.state === 'failed'));
  const isWanted = isIdle && !pack && !restFailed;
  useEffect(() => { if (isWanted) void fetchRest(); }, [isWanted, fetchRest]);
  return fetchRest;
}

/** Of several authorities chosen one after the other the last one counts, whichever comes first. */
function useChoice(dispatch: (action: Action) => void): (id: string) => Promise<void> {
  const { packs } = useServices();
  const wanted = useRef('');
  return useCallback(async (id: string) => {
    wanted.current = id;
    const chosen = await packs.face(id).then((face) => ({ face }), () => ({ failed: 'The rules of this authority could not be loaded. Check the connection, then try again.' }));
    if (wanted.current === id) dispatch({ do: 'pack', ...chosen });
  }, [packs, dispatch]);
}

/** Words that the person pasted or typed, of no message that the host has. */
const isOwnText = (message: Message): boolean => message.id.startsWith('pasted-');

/** Whether names are masked now; a consultation that became a named one is not. */
export const isMasked = ({ noNames }: Pick<ConsultationState, 'noNames'>): boolean => noNames !== undefined && noNames.namedBecause === undefined;

/** The host's id of what is shown: a masked message stands for the one it was made of, and one that cannot be read has its own all the same. */
export const hostIdOf = ({ open, noNames }: Pick<ConsultationState, 'open' | 'noNames'>): string | undefined =>
  (open.state === 'open' ? noNames?.original.id ?? open.message.id : open.state === 'unreadable' ? open.about?.id : undefined);

/** True once the person has decided, typed or saved something that moving on would lose. */
const isBegunIn = ({ decisions, recorded, settling, kept, noNames }: ConsultationState): boolean =>
  decisions.length > 0 || recorded.length > 0 || settling !== nothingSettled || Object.keys(kept).length > 0 || noNames !== undefined;

/** Keeps the state of one consultation and follows the host from message to message. */
export function ConsultationProvider({ children }: { children: ReactNode }) {
  const { messages, packs, maskRules } = useServices();
  const [state, dispatch] = useReducer(reduce, { ...fresh, open: { state: 'loading' }, face: undefined, pack: undefined, packFailed: undefined, restFailed: false, sitting: 0, saves: 0 });
  const begun = isBegunIn(state);
  const latest = useLatest({ state, begun });
  useReadingOf(state.open, dispatch);

  /** Of several questions to the host only the last one's answer counts: the selection may move while a message is fetched. */
  const asked = useRef(0);
  const followHost = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    const show = (open: OpenMessage) => { if (mine === asked.current) dispatch({ do: 'open', open }); };
    show({ state: 'loading' });
    try {
      const message = await messages.current();
      show(message ? { state: 'open', message } : { state: 'none' });
    } catch (error) {
      if (error instanceof Unreadable) show({ state: 'unreadable', says: error.says, about: error.about, mayAsk: error.mayAsk });
      else show({ state: 'unreadable', says: wording.message.unreadable });
    }
  }, [messages]);

  const reread = useCallback(async () => {
    const { state: now, begun: isBegun } = latest.current;
    if (!isBegun || now.open.state !== 'open') { await followHost(); return undefined; }
    const message = await messages.current().catch((error: unknown) => (error instanceof Unreadable ? error : new Unreadable(wording.message.unreadable)));
    if (message instanceof Unreadable) return message.says;
    const isSame = message?.id === hostIdOf(latest.current.state);
    // Without names the host's words stay out: they have the names.
    if (isSame && message && !isMasked(latest.current.state)) dispatch({ do: 'widen', message });
    else dispatch({ do: 'moved-on', moved: !isSame });
    return undefined;
  }, [messages, followHost, latest]);

  const checkHost = useCallback(() => {
    const { open, movedOn, noNames } = latest.current.state;
    const now = messages.openId?.();
    if (open.state !== 'open' || movedOn || now === undefined || now === hostIdOf(latest.current.state) || isOwnText(noNames?.original ?? open.message)) return undefined;
    dispatch({ do: 'moved-on', moved: true });
    return wording.message.checkFirst;
  }, [messages, latest]);

  const choosePack = useChoice(dispatch);
  const fetchRest = useRestOf(state, dispatch);

  useEffect(() => { void followHost(); }, [followHost]);
  useEffect(() => { void choosePack(packs.defaultId); }, [choosePack, packs]);
  useEffect(() => messages.onChange(() => {
    const { state: now, begun: isBegun } = latest.current;
    // Some hosts tell of a selection that has not changed, or that came back.
    const is = hostIdOf(now);
    const isSame = is !== undefined && messages.openId?.() === is;
    if (isSame) dispatch({ do: 'moved-on', moved: false });
    else if (isBegun || (now.open.state === 'open' && now.open.message.channel === 'pasted')) dispatch({ do: 'moved-on', moved: true });
    else void followHost();
  }), [messages, followHost, latest]);

  const reading = state.reading.state === 'read' ? state.reading.reading : undefined;
  const suggestions = useMemo(() => (reading && state.face ? suggest(reading, state.face) : []), [reading, state.face]);
  const suggested = useMemo(() => (reading && state.face ? suggestedLevel(suggestions, reading, state.face) : null), [suggestions, reading, state.face]);

  const value = useMemo<Consultation>(() => ({
    ...state, suggestions, suggested, begun, choosePack, fetchRest, followHost, reread, checkHost,
    read: reading ?? (state.reading.state === 'failed' ? notRead() : undefined),
    openMessage: (message, withoutWords) => { asked.current += 1; dispatch({ do: 'open', open: { state: 'open', message }, withoutWords }); },
    widen: (message) => dispatch({ do: 'widen', message }),
    withoutNames: async () => {
      if (state.open.state !== 'open' || state.reading.state !== 'read' || state.reading.facts !== 'found' || !reading) return;
      const original = state.open.message;
      const [{ maskMessage }, rules] = await Promise.all([import(/* webpackChunkName: "mask" */ './mask'), maskRules()]);
      dispatch({ do: 'open', open: { state: 'open', message: maskMessage(original, reading.facts, rules) }, noNames: { original }, sitting: state.sitting });
    },
    withNames: (because) => {
      if (state.noNames) dispatch({ do: 'open', open: { state: 'open', message: state.noNames.original }, noNames: { original: state.noNames.original, namedBecause: because } });
    },
    decide: (decision) => dispatch({ do: 'decide', decision }),
    undecide: (suggestionId) => dispatch({ do: 'undecide', suggestionId }),
    change: (change) => dispatch({ do: 'settling', change }),
    settleOn: (decision) => dispatch({ do: 'settled', sitting: state.sitting, decision }),
    show: (quote) => dispatch({ do: 'show', quote }),
    saved: (caseKey, events) => dispatch({ do: 'saved', sitting: state.sitting, caseKey, events }),
    keep: (name, value) => dispatch({ do: 'keep', sitting: state.sitting, name, value }),
    whileSaving: async (work) => { dispatch({ do: 'saving', by: 1 }); try { await work(); } finally { dispatch({ do: 'saving', by: -1 }); } },
  }), [state, suggestions, suggested, begun, choosePack, fetchRest, followHost, reread, checkHost, reading, maskRules]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}
