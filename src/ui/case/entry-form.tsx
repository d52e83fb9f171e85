import { useState, type ReactNode } from 'react';
import type { Recorded, Writing } from '../../service/records';
import { useArrival } from '../shared/arrival';
import { Button } from '../shared/button';
import { asTyped, isAhead, Problems, whenTyped, WhenField } from '../shared/fields';
import { useLook } from '../shared/look';
import { notSavedYet, SaveButton, useSaving } from '../shared/saving';
import { useServices } from '../shared/services';
import type { CaseFile } from './case-file';
import { useTyped } from './typed';
import { words } from './words';

/** When something happened: now, until the person says otherwise. */
export interface When { typed: string; at: Date | undefined; problems: string[]; set: (typed: string) => void }

/** The moment of an entry, as typed. */
export function useWhen(): When {
  const { clock } = useServices();
  const [opened] = useState(() => clock.now());
  const [typed, set] = useTyped('when', () => asTyped(opened));
  const at = typed === asTyped(opened) ? opened : whenTyped(typed);
  const ahead = at !== undefined && isAhead(at, clock.now());
  return { typed, at, set, problems: at ? (ahead ? [words.whenAhead] : []) : [words.whenBad] };
}

/** A form for one entry: fields, what is missing, save, cancel. What is typed stays until it is saved. */
export function EntryForm({ title, when, problems, save, file, onDone, label, children }: {
  title: string; when?: When; problems: readonly string[]; save: (records: Writing) => Promise<Recorded>; file: CaseFile; onDone: () => void; label?: string; children: ReactNode;
}) {
  const look = useLook();
  const control = useSaving(useTyped('saving', notSavedYet));
  const heading = useArrival<HTMLHeadingElement>();
  const [tried, setTried] = useState(false);
  const found = [...(when?.problems ?? []), ...problems];
  const press = () => {
    setTried(true);
    if (found.length === 0) void control.run(save, (recorded) => { file.add(recorded.events); onDone(); }, file.found);
  };
  return (
    <section className={look.card} aria-label={title}>
      <h4 ref={heading} tabIndex={-1} className={look.subheading}>{title}</h4>
      {when && <WhenField label={words.when} value={when.typed} onChange={when.set} />}
      {children}
      {tried && <Problems found={found} />}
      <SaveButton control={control} label={label ?? words.save} onPress={press} />
      <div><Button size="small" onClick={onDone}>{words.cancel}</Button></div>
    </section>
  );
}

/** The problems of a set of answers: the sentences whose answer is still missing. */
export const missing = (answers: Record<string, boolean>): string[] => Object.entries(answers).filter(([, given]) => !given).map(([says]) => says);
