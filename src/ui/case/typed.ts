import { createContext, useContext, useState } from 'react';
import { useKept } from '../shared/consultation';

/** The entry that is being written, by a name of its own. Undefined where there are no steps to go to: what is typed goes with the form. */
export const EntryName = createContext<string | undefined>(undefined);

/** Like `useState`, for what is typed into an entry: in the pane it outlives the step, and goes when the entry is saved or given up. */
export function useTyped<T>(name: string, first: () => T): [T, (value: T) => void] {
  const entry = useContext(EntryName);
  const own = useState(first);
  const kept = useKept(`${entry ?? ''} ${name}`, first);
  return entry === undefined ? own : kept;
}
