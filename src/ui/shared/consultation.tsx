import { createContext, useCallback, useContext, useEffect, useMemo, useReducer, useRef, type ReactNode } from 'react';
import type { CaseEvent } from '../../core/case';
import { suggest, suggestedLevel, type Decision, type Settling, type Suggestion, type ThresholdDecision } from '../../core/decision';
import { maskMessage, type Message, type Quote, type Reading } from '../../core/evidence';
import type { Level, Pack } from '../../core/pack';
import { useServices } from './services';

export type OpenMessage =
  | { state: 'none' }
  | { state: 'loading' }
  | { state: 'unreadable'; says: string }
  | { state: 'open'; message: Message };

export type ReadingState =
  | { state: 'idle' }
  | { state: 'reading'; done: number }
  | { state: 'failed' }
  | { state: 'read'; reading: Reading; refined: boolean };

export interface ConsultationState {
  open: OpenMessage;
  reading: ReadingState;
  pack: Pack | undefined;
  packFailed: string | undefined;
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
}

const nothingSettled: Settling = { level: null, legal: null, immediate: null, suggested: null, differsBecause: '', consent: null, routes: [] };

const fresh = { reading: { state: 'idle' } as ReadingState, decisions: [], settling: nothingSettled, settled: undefined, shown: undefined, caseKey: undefined, recorded: [], movedOn: false, noNames: undefined };

type Action =
  | { do: 'open'; open: OpenMessage; noNames?: ConsultationState['noNames'] }
  | { do: 'reading'; reading: ReadingState }
  | { do: 'pack'; pack?: Pack; failed?: string }
  | { do: 'decide'; decision: Decision }
  | { do: 'undecide'; suggestionId: string }
  | { do: 'settling'; change: Partial<Settling> }
  | { do: 'settled'; decision: ThresholdDecision | undefined }
  | { do: 'show'; quote: Quote | undefined }
  | { do: 'saved'; caseKey: string; events: CaseEvent[] }
  | { do: 'moved-on'; moved: boolean };

function reduce(state: ConsultationState, action: Action): ConsultationState {
  switch (action.do) {
    case 'open': return { ...state, ...fresh, open: action.open, noNames: action.noNames };
    case 'reading': return { ...state, reading: action.reading };
    case 'pack': return { ...state, pack: action.pack ?? state.pack, packFailed: action.failed, settled: undefined, settling: state.settling.level === null && state.settling.legal === null ? state.settling : { ...state.settling, level: null, legal: null } };
    case 'decide': return { ...state, decisions: [...state.decisions.filter((d) => d.suggestionId !== action.decision.suggestionId), action.decision] };
    case 'undecide': return { ...state, decisions: state.decisions.filter((d) => d.suggestionId !== action.suggestionId) };
    case 'settling': return { ...state, settled: undefined, settling: { ...state.settling, ...action.change } };
    case 'settled': return { ...state, settled: action.decision };
    case 'show': return { ...state, shown: action.quote };
    case 'saved': return { ...state, caseKey: action.caseKey, recorded: [...state.recorded, ...action.events.filter((e) => !state.recorded.some((r) => r.id === e.id))] };
    case 'moved-on': return { ...state, movedOn: action.moved };
  }
}

export interface Consultation extends ConsultationState {
  suggestions: Suggestion[];
  suggested: Level | null;
  /** True once the person has decided, typed or saved something that moving on would lose. */
  begun: boolean;
  choosePack: (id: string) => Promise<void>;
  /** Opens text that the person pasted, or a thread that they picked. */
  openMessage: (message: Message) => void;
  /** Reads the host's open message again; what was begun is given up only on the person's click. */
  followHost: () => Promise<void>;
  /** Masks names, places, schools and numbers in everything that follows: shown, copied and saved. */
  withoutNames: () => Promise<void>;
  /** Goes back to the message with its names; the reason is kept with the record. */
  withNames: (because: string) => void;
  decide: (decision: Decision) => void;
  undecide: (suggestionId: string) => void;
  change: (change: Partial<Settling>) => void;
  settleOn: (decision: ThresholdDecision | undefined) => void;
  show: (quote: Quote | undefined) => void;
  saved: (caseKey: string, events: CaseEvent[]) => void;
}

const Context = createContext<Consultation | undefined>(undefined);

/** The consultation about the open message. */
export function useConsultation(): Consultation {
  const value = useContext(Context);
  if (!value) throw new Error('A screen was shown outside ConsultationProvider.');
  return value;
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
      onRefined: (reading) => dispatch({ do: 'reading', reading: { state: 'read', reading, refined: true } }),
    }).then(
      (reading) => { if (!control.signal.aborted) dispatch({ do: 'reading', reading: { state: 'read', reading, refined: false } }); },
      () => { if (!control.signal.aborted) dispatch({ do: 'reading', reading: { state: 'failed' } }); },
    );
    return () => control.abort();
  }, [open, reader, dispatch]);
}

/** Keeps the state of one consultation and follows the host from message to message. */
export function ConsultationProvider({ children }: { children: ReactNode }) {
  const { messages, packs, maskRules } = useServices();
  const [state, dispatch] = useReducer(reduce, { ...fresh, open: { state: 'loading' }, pack: undefined, packFailed: undefined });
  const begun = state.decisions.length > 0 || state.recorded.length > 0 || state.settling !== nothingSettled;
  const latest = useLatest({ state, begun });
  useReadingOf(state.open, dispatch);

  const followHost = useCallback(async () => {
    dispatch({ do: 'open', open: { state: 'loading' } });
    try {
      const message = await messages.current();
      dispatch({ do: 'open', open: message ? { state: 'open', message } : { state: 'none' } });
    } catch (error) {
      const says = error instanceof Error && 'says' in error ? String(error.says) : 'The message could not be read. Paste its text into the box below.';
      dispatch({ do: 'open', open: { state: 'unreadable', says } });
    }
  }, [messages]);

  const choosePack = useCallback(async (id: string) => {
    try { dispatch({ do: 'pack', pack: await packs.load(id) }); } catch { dispatch({ do: 'pack', failed: 'The rules of this authority could not be loaded. Check the connection, then choose it again.' }); }
  }, [packs]);

  useEffect(() => { void followHost(); }, [followHost]);
  useEffect(() => { void choosePack(packs.defaultId); }, [choosePack, packs]);
  useEffect(() => messages.onChange(() => {
    if (latest.current.begun) dispatch({ do: 'moved-on', moved: true });
    else void followHost();
  }), [messages, followHost, latest]);

  const reading = state.reading.state === 'read' ? state.reading.reading : undefined;
  const suggestions = useMemo(() => (reading && state.pack ? suggest(reading, state.pack) : []), [reading, state.pack]);
  const suggested = useMemo(() => (reading && state.pack ? suggestedLevel(suggestions, reading, state.pack) : null), [suggestions, reading, state.pack]);

  const value = useMemo<Consultation>(() => ({
    ...state, suggestions, suggested, begun, choosePack, followHost,
    openMessage: (message) => dispatch({ do: 'open', open: { state: 'open', message } }),
    withoutNames: async () => {
      if (state.open.state !== 'open' || !reading) return;
      const original = state.open.message;
      dispatch({ do: 'open', open: { state: 'open', message: maskMessage(original, reading.facts, await maskRules()) }, noNames: { original } });
    },
    withNames: (because) => {
      if (state.noNames) dispatch({ do: 'open', open: { state: 'open', message: state.noNames.original }, noNames: { original: state.noNames.original, namedBecause: because } });
    },
    decide: (decision) => dispatch({ do: 'decide', decision }),
    undecide: (suggestionId) => dispatch({ do: 'undecide', suggestionId }),
    change: (change) => dispatch({ do: 'settling', change }),
    settleOn: (decision) => dispatch({ do: 'settled', decision }),
    show: (quote) => dispatch({ do: 'show', quote }),
    saved: (caseKey, events) => dispatch({ do: 'saved', caseKey, events }),
  }), [state, suggestions, suggested, begun, choosePack, followHost, reading, maskRules]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}
