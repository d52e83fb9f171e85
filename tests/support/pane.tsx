import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { CaseEvent } from '../../src/core/case';
import { notRead, type Message, type Reading } from '../../src/core/evidence';
import { Unreadable, type ConversationSource, type DraftKeeper, type KeptDraft, type SaveResult } from '../../src/ports';
import type { PanelServices, ReadOptions } from '../../src/service/panel';
import { makeRecords } from '../../src/service/records';
import { ServicesProvider } from '../../src/ui/shared/services';
import { packOf } from './packs';

// Held fast here: a test may put the clock under its own command.
const { setTimeout: soon } = globalThis;
(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

/** A promise that the test settles when it likes. */
export function promised<T>() {
  let keep: (value: T) => void = () => undefined;
  let refuse: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => { keep = resolve; refuse = reject; });
  return { promise, keep, refuse };
}

export const mailOf = (id: string, text = 'Nit letter enclosed.', more: Partial<Message> = {}): Message => ({ id, channel: 'outlook', subject: `Mail ${id}`, sentAt: '2026-11-20T15:10:00', from: 'Ms Reid', extent: 'one', parts: [{ author: 'Ms Reid', text }], ...more });

/** Outlook as the pane sees it: what is selected, and what is told. */
export function fakeHost() {
  let open: Message | Unreadable | undefined;
  const watchers = new Set<() => void>();
  const whole = { answer: (message: Message): Promise<Message> => Promise.resolve(message) };
  const source: ConversationSource = {
    current: async () => { if (open instanceof Unreadable) throw open; return open; },
    openId: () => (open instanceof Unreadable ? open.about?.id : open?.id),
    onChange: (changed) => { watchers.add(changed); return () => { watchers.delete(changed); }; },
    whole: (message) => whole.answer(message),
  };
  return { source, whole, set: (next: Message | Unreadable | undefined) => { open = next; }, tell: () => { for (const watch of watchers) watch(); } };
}

/** Drafts as this machine keeps them: they outlive the pane. */
export function fakeDrafts() {
  const shelf = new Map<string, KeptDraft>();
  const keeper: DraftKeeper = {
    about: async (about) => [...shelf.values()].filter((draft) => draft.about === about),
    keep: async (draft) => {
      if ((shelf.get(draft.id)?.version ?? 0) !== draft.version) return { state: 'changed-elsewhere' };
      shelf.set(draft.id, { ...draft, version: draft.version + 1, savedAt: '2026-11-20T15:10:00Z' });
      return { state: 'kept', version: draft.version + 1 };
    },
    remove: async (id) => { shelf.delete(id); }, wipe: async () => { shelf.clear(); }, tidy: async () => undefined, watch: async () => () => undefined,
  };
  /** Waits until what was typed is kept: that is done a moment after each change. */
  const until = async (count: number) => { for (let turn = 0; turn < 200 && shelf.size !== count; turn += 1) await act(async () => { await new Promise((next) => { soon(next, 25); }); }); };
  return { keeper, shelf, until };
}

export const redbridge = packOf('redbridge', '2025-07-interim');
export const dudley = packOf('dudley', '2021-03');
const packs = [redbridge, dudley];

/** Services of a pane whose parts a test replaces. Nothing is stored but in `stored`; nothing is read but what `read` gives. */
export function services(more: Partial<PanelServices> & { read?: (message: Message, options: ReadOptions) => Promise<Reading>; append?: (events: CaseEvent[]) => Promise<SaveResult> } = {}) {
  let n = 0;
  let now = new Date('2026-11-20T15:10:00Z');
  const stored: CaseEvent[] = [];
  const clock = { now: () => now };
  const ids = { next: () => `id-${String((n += 1))}` };
  const me = { name: 'Joanna Pryce', upn: 'joanna.pryce@cranbrookvale.example', objectId: 'o-1', role: 'practitioner' as const };
  const identity = { me: async () => me, token: async () => '', signOut: async () => undefined };
  const append = more.append ?? (async (events: CaseEvent[]): Promise<SaveResult> => { stored.push(...events); return { state: 'saved', caseKey: events[0]?.caseKey ?? '' }; });
  const holidays = new Set<string>();
  const read = more.read ?? (async (_message: Message, options: ReadOptions) => { soon(() => options.onFacts?.(notRead().facts), 0); return notRead(); });
  const panel: PanelServices = {
    messages: fakeHost().source,
    reader: { read: (message, options = {}) => read(message, options), draft: () => new Promise(() => undefined) },
    packs: {
      choices: packs, defaultId: 'redbridge', holds: (id, edition) => packs.some((pack) => pack.id === id && pack.edition === edition),
      face: async (id) => packs.find((pack) => pack.id === id) ?? redbridge, load: async (id) => packs.find((pack) => pack.id === id) ?? redbridge,
    },
    records: makeRecords({ cases: { append, chronology: async (caseKey) => stored.filter((event) => event.caseKey === caseKey), list: async () => ({ cases: [] }), ratings: async () => [] }, identity, clock, ids, holidays }),
    documents: { put: async (_caseKey, name) => ({ name, webUrl: 'https://example.org/x', id: 'd-1' }) },
    identity, clock, ids, holidays, host: { host: 'outlook-read' }, maskRules: async () => ({ isCommon: () => true }), setting: 'Cranbrook Vale Primary', ...more,
  };
  return { panel, stored, at: (time: string) => { now = new Date(time); } };
}

/** What a person sees of a screen, and does to it. */
export interface Shown {
  root: HTMLElement;
  says: () => string;
  button: (name: string | RegExp) => HTMLButtonElement;
  press: (name: string | RegExp) => Promise<void>;
  /** The box, list or tick under a label. */
  field: (label: string | RegExp) => HTMLInputElement;
  type: (label: string | RegExp, text: string) => Promise<void>;
  tick: (label: string | RegExp) => Promise<void>;
  /** Lets everything that is promised come about. */
  settle: (also?: () => unknown) => Promise<void>;
  close: () => Promise<void>;
}

const fits = (text: string | null | undefined, wanted: string | RegExp): boolean => (typeof wanted === 'string' ? (text ?? '').trim() === wanted : wanted.test(text ?? ''));

/** Screens that are fetched when they are first shown say so until they are there. */
const isFetching = (): boolean => document.body.textContent.includes('One moment…');

const settle = async (also?: () => unknown): Promise<void> => {
  await act(async () => { await also?.(); });
  for (let turn = 0; turn < 5 || (turn < 400 && isFetching()); turn += 1) await act(async () => { await new Promise((next) => { soon(next, turn < 5 ? 0 : 25); }); });
};

/** Puts a screen on the page of jsdom. */
export async function show(screen: ReactNode, panel: PanelServices): Promise<Shown> {
  const root = document.body.appendChild(document.createElement('div'));
  const made = createRoot(root);
  await settle(() => made.render(<ServicesProvider value={panel}>{screen}</ServicesProvider>));
  const button = (name: string | RegExp): HTMLButtonElement => {
    const found = [...root.querySelectorAll('button')].find((one) => fits(one.textContent, name));
    if (!found) throw new Error(`There is no button ${String(name)} on this screen.`);
    return found;
  };
  const field = (label: string | RegExp): HTMLInputElement => {
    const found = [...root.querySelectorAll('label')].find((one) => fits([...one.childNodes].filter((node) => !(node instanceof HTMLElement && node.matches('select'))).map((node) => node.textContent).join(''), label));
    const box = found && (found.htmlFor ? document.getElementById(found.htmlFor) : found.querySelector('input, textarea, select'));
    if (!box) throw new Error(`Nothing is labelled ${String(label)} on this screen.`);
    return box as HTMLInputElement;
  };
  return {
    root, button, field, settle,
    says: () => root.textContent,
    press: (name) => settle(() => button(name).click()),
    tick: (label) => settle(() => field(label).click()),
    type: (label, text) => settle(() => {
      const box = field(label);
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box) as object, 'value')?.set?.call(box, text);
      box.dispatchEvent(new Event(box instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
    }),
    close: () => settle(() => { made.unmount(); root.remove(); }),
  };
}

/** Answers every question of the decision, at level 1; `danger` is the answer to whether a child is in danger today, `told` whether the parents are told, null for none. */
export async function answerDecision(pane: Shown, danger: 'Yes' | 'No', told: string | null = 'Yes, told'): Promise<void> {
  await pane.press('Decide');
  await pane.tick(/Level 1 /);
  await pane.tick(danger);
  await pane.tick('Yes, agreed');
  if (told) await pane.tick(told);
  await pane.type(/^Initials/, 'KB');
  await pane.type(/^Main kind of worry/, 'health');
}
