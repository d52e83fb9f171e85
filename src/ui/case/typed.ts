import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import { useKeeping } from '../shared/use-keeping';
import { isWriting, type Writing } from '../shared/writing';

/** Where what is typed into the forms of a case is kept, by name. */
export interface Desk { kept: Readonly<Record<string, unknown>>; keep: (name: string, value: unknown) => void }

/** The desk at which a case is worked on. Left out, what is typed goes with its form. */
export const DeskOf = createContext<Desk | undefined>(undefined);

/** The entry that is being written, by a name of its own. */
export const EntryName = createContext('');

/** Like `useState`, for what is typed into an entry: it outlives the step, the view and the window, and goes when the entry is saved or given up. */
export function useTyped<T>(name: string, first: () => T): [T, (value: T) => void] {
  const desk = useContext(DeskOf);
  const entry = useContext(EntryName);
  const own = useState(first);
  const key = `${entry} ${name}`;
  return desk ? [(desk.kept[key] as T | undefined) ?? own[0], (value) => desk.keep(key, value)] : own;
}

const isSaving = (value: unknown): boolean => typeof value === 'object' && value !== null && 'state' in value && value.state === 'saving';

/** The form that is open at this place, which one it is, and how to open and close one. */
export function useWriting(place: string): { form: string | undefined; entry: string; write: (form: string | undefined) => void } {
  const desk = useContext(DeskOf);
  const own = useState<Writing>({ nth: 0 });
  const { form, nth } = desk ? ((desk.kept[`${place} open`] as Writing | undefined) ?? { nth: 0 }) : own[0];
  const write = (next: string | undefined) => { const now = { form: next, nth: nth + (next === undefined ? 1 : 0) }; if (desk) desk.keep(`${place} open`, now); else own[1](now); };
  return { form, entry: `${place} ${String(nth)}`, write };
}

/** The forms that are open at a desk, each by its place and its name. */
export const openForms = (kept: Desk['kept']): string[] => Object.entries(kept).flatMap(([name, value]) => (name.endsWith(' open') && isWriting(value) ? [`${name.slice(0, -' open'.length)} ${String(value.form)}`] : []));

/** What of the desk is still being written: the open forms and what was typed into each. */
function openOf(kept: Desk['kept']): string | undefined {
  const open = Object.entries(kept).flatMap(([name, value]) => (name.endsWith(' open') && isWriting(value) ? [{ name, entry: `${name.slice(0, -' open'.length)} ${String(value.nth)} ` }] : []));
  if (!open.length) return undefined;
  return JSON.stringify(Object.fromEntries(Object.entries(kept).filter(([name, value]) => !isSaving(value) && open.some((one) => name === one.name || name.startsWith(one.entry)))));
}

/** A desk of its own for one case, whose open forms are there again in another window. */
export function useDesk(caseKey: string): Desk {
  const [kept, setKept] = useState<Desk['kept']>({});
  const keep = useCallback((name: string, value: unknown) => setKept((before) => ({ ...before, [name]: value })), []);
  useKeeping(`entry:${caseKey}`, openOf(kept), (body) => {
    const before = JSON.parse(body) as Desk['kept'];
    if (openOf(kept)) return false;
    setKept(before);
    return true;
  });
  return useMemo(() => ({ kept, keep }), [kept, keep]);
}
