import { createContext, useCallback, useContext, useEffect, useMemo, useReducer, useRef, useState, type ReactNode } from 'react';
import type { CaseEvent } from '../../core/case';
import { countedByHand, suggest, suggestedLevel, type Decision, type Settling, type Suggestion, type ThresholdDecision } from '../../core/decision';
import { notRead, type Message, type Quote, type Reading } from '../../core/evidence';
import type { Level } from '../../core/pack';
import { Unreadable } from '../../ports';
import { wording } from '../wording';
import { atFirst, hostIdOf, isBegunIn, isMasked, reduce, type Action, type ConsultationState, type OpenMessage } from './consultation-state';
import { useServices } from './services';

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
  /** Puts back what was begun about this message in an earlier window. */
  restore: (state: Partial<ConsultationState>) => void;
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
  return [(kept[name] as T | undefined) ?? begin, (value) => keep(name, value)];
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
    dispatch({ do: 'put', state: { reading: { state: 'reading', done: 0 } } });
    reader.read(open.message, {
      signal: control.signal,
      onProgress: (done) => { if (!control.signal.aborted) dispatch({ do: 'put', state: { reading: { state: 'reading', done } } }); },
      onFacts: (facts) => { if (!control.signal.aborted) dispatch({ do: 'facts', facts }); },
      onRefined: (reading) => dispatch({ do: 'reads-as', reading, refined: true }),
    }).then(
      (reading) => { if (!control.signal.aborted) dispatch({ do: 'reads-as', reading, refined: false }); },
      () => { if (!control.signal.aborted) dispatch({ do: 'put', state: { reading: { state: 'failed' } } }); },
    );
    return () => control.abort();
  }, [open, reader, dispatch]);
}

/** Fetches all of the chosen authority's rules once nothing is being read: the first suggestions come first. Gives the way to try again. */
function useRestOf({ face, pack, restFailed, open, reading }: ConsultationState, dispatch: (action: Action) => void): () => Promise<void> {
  const { packs } = useServices();
  const fetchRest = useCallback(async () => {
    if (face) dispatch({ do: 'whole-pack', face, pack: await packs.load(face.id, face.edition).catch(() => undefined) });
  }, [face, packs, dispatch]);
  const isIdle = open.state === 'none' || open.state === 'unreadable' || (open.state === 'open' && (reading.state === 'read' || reading.state === 'failed'));
  const isWanted = isIdle && !pack && !restFailed;
  useEffect(() => { if (isWanted) void fetchRest(); }, [isWanted, fetchRest]);
  return fetchRest;
}

/** Of several authorities chosen one after the other the last one counts, whichever comes first. */
function useChoice(dispatch: (action: Action) => void): (id: string, edition?: string) => Promise<void> {
  const { packs } = useServices();
  const wanted = useRef('');
  return useCallback(async (id: string, edition?: string) => {
    wanted.current = id;
    const chosen = await packs.face(id, edition).then((face) => ({ face }), () => ({ failed: 'The rules of this authority could not be loaded. Check the connection, then try again.' }));
    if (wanted.current === id) dispatch({ do: 'pack', ...chosen });
  }, [packs, dispatch]);
}

/** What was found, and after it what the person counted themself; the suggested level rests on what was found alone. */
function useSuggestions({ face, open, decisions }: ConsultationState, reading: Reading | undefined): Pick<Consultation, 'suggestions' | 'suggested'> {
  const found = useMemo(() => (reading && face ? suggest(reading, face) : []), [reading, face]);
  const suggestions = useMemo(() => (face && open.state === 'open' ? [...found, ...countedByHand(decisions, open.message, face)] : found), [found, face, open, decisions]);
  const suggested = useMemo(() => (reading && face ? suggestedLevel(found, reading, face) : null), [found, reading, face]);
  return { suggestions, suggested };
}

/** Words that the person pasted or typed, of no message that the host has. */
const isOwnText = (message: Message): boolean => message.id.startsWith('pasted-');

/** Keeps the state of one consultation and follows the host from message to message. */
export function ConsultationProvider({ children }: { children: ReactNode }) {
  const { messages, packs, maskRules } = useServices();
  const [state, dispatch] = useReducer(reduce, atFirst);
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
    else dispatch({ do: 'put', state: { movedOn: !isSame } });
    return undefined;
  }, [messages, followHost, latest]);

  const checkHost = useCallback(() => {
    const { open, movedOn, noNames } = latest.current.state;
    const now = messages.openId?.();
    if (open.state !== 'open' || movedOn || now === undefined || now === hostIdOf(latest.current.state) || isOwnText(noNames?.original ?? open.message)) return undefined;
    dispatch({ do: 'put', state: { movedOn: true } });
    return wording.message.checkFirst;
  }, [messages, latest]);

  const choose = useChoice(dispatch);
  const fetchRest = useRestOf(state, dispatch);

  useEffect(() => { void followHost(); }, [followHost]);
  useEffect(() => { void choose(packs.defaultId); }, [choose, packs]);
  useEffect(() => messages.onChange(() => {
    const { state: now, begun: isBegun } = latest.current;
    // Some hosts tell of a selection that has not changed, or that came back.
    const is = hostIdOf(now);
    const isSame = is !== undefined && messages.openId?.() === is;
    if (isSame) dispatch({ do: 'put', state: { movedOn: false } });
    else if (isBegun || (now.open.state === 'open' && now.open.message.channel === 'pasted')) dispatch({ do: 'put', state: { movedOn: true } });
    else void followHost();
  }), [messages, followHost, latest]);

  const reading = state.reading.state === 'read' ? state.reading.reading : undefined;
  const { suggestions, suggested } = useSuggestions(state, reading);

  const value = useMemo<Consultation>(() => ({
    ...state, suggestions, suggested, begun, fetchRest, followHost, reread, checkHost,
    // What is on record keeps its edition.
    choosePack: (id) => choose(id, state.caseKey && state.settled?.authority === id ? state.settled.edition : undefined),
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
    show: (quote) => dispatch({ do: 'put', state: { shown: quote } }),
    saved: (caseKey, events) => dispatch({ do: 'saved', sitting: state.sitting, caseKey, events }),
    keep: (name, value) => dispatch({ do: 'keep', sitting: state.sitting, name, value }),
    restore: (kept) => dispatch({ do: 'put', state: kept }),
    whileSaving: async (work) => { dispatch({ do: 'saving', by: 1 }); try { await work(); } finally { dispatch({ do: 'saving', by: -1 }); } },
  }), [state, suggestions, suggested, begun, choose, fetchRest, followHost, reread, checkHost, reading, maskRules]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}
