import { useState } from 'react';
import type { CaseEvent } from '../../core/case';
import type { Recorded, Writing } from '../../service/records';
import { Button } from './button';
import { useConsultation } from './consultation';
import { kindWords } from './kind-words';
import { useLook } from './look';
import { useServices } from './services';

/** What became of a save: four states, four sentences. Nothing typed is lost in any of them. */
export type Saving =
  | { state: 'idle' }
  | { state: 'saving' }
  | { state: 'saved'; caseKey: string; earlier: boolean }
  | { state: 'not-saved'; says: string; unsaved: Recorded | undefined }
  | { state: 'changed-elsewhere'; says: string };

export interface SavingControl {
  saving: Saving;
  /** `work` records through what it is handed: after a doubt that writes under the keys of the press before. `onTheirs`: given what others had added meanwhile. */
  run: (work: (records: Writing) => Promise<Recorded>, onSaved: (recorded: Recorded, caseKey: string) => void, onTheirs?: (theirs: CaseEvent[]) => void) => Promise<void>;
}

const saysOf = (error: unknown): string =>
  error instanceof Error && 'says' in error ? String(error.says) : 'Not saved. Check the connection, then press Save again. What you wrote is still here.';

export const notSavedYet = (): Saving => ({ state: 'idle' });

/**
 * Saves once, and saves what the person sees: after a doubt what is on the screen now is sent under the same keys.
 * @param held where that is remembered; left out, it goes with the screen
 */
export function useSaving(held?: [Saving, (saving: Saving) => void]): SavingControl {
  const { records } = useServices();
  const { whileSaving } = useConsultation();
  const own = useState(notSavedYet);
  const [saving, setSaving] = held ?? own;
  const run: SavingControl['run'] = (work, onSaved, onTheirs) => whileSaving(async () => {
    const unsaved = saving.state === 'not-saved' ? saving.unsaved : undefined;
    setSaving({ state: 'saving' });
    try {
      const recorded = await work(unsaved ? records.under(unsaved.events) : records);
      const { result } = recorded;
      if (result.state === 'saved') { setSaving({ state: 'saved', caseKey: result.caseKey, earlier: result.stands !== undefined }); onSaved(recorded, result.caseKey); }
      else if (result.state === 'not-saved') setSaving({ state: 'not-saved', says: result.says, unsaved: recorded });
      else {
        onTheirs?.(result.theirs);
        setSaving({ state: 'changed-elsewhere', says: `Somebody else has added to this case meanwhile (${result.theirs.map((e) => `${e.by.name}: ${kindWords[e.kind]}`).join('; ')}). Look at the chronology, then save again if it still fits.` });
      }
    } catch (error) {
      // What an earlier press may have stored stays known: it must not be stored twice.
      setSaving({ state: 'not-saved', says: saysOf(error), unsaved });
    }
  });
  return { saving, run };
}

/** Said where an earlier press, thought lost, had arrived. */
export const ARRIVED = 'Your first press had arrived after all, and the record holds it as it stood then. What you changed since is not in it: add it as a note.';

/** The button that saves, with what became of it beside it. `first`: one before it, which saves and goes on to what usually comes next. */
export function SaveButton({ control, label, onPress, first }: { control: SavingControl; label: string; onPress: () => void; first?: { label: string; onPress: () => void } }) {
  const look = useLook();
  const { saving } = control;
  return (
    <div className={look.field}>
      <div className={look.row}>{first && <Button appearance="primary" disabled={saving.state === 'saving'} onClick={first.onPress}>{first.label}</Button>}<Button appearance={first ? undefined : 'primary'} disabled={saving.state === 'saving'} onClick={onPress}>{saving.state === 'saving' ? 'Saving…' : saving.state === 'not-saved' ? 'Not saved yet: save again' : label}</Button></div>
      <div aria-live="polite">
        {saving.state === 'saved' && <p className={look.good}>Saved as {saving.caseKey}{saving.earlier ? `. ${ARRIVED}` : '.'}</p>}
        {(saving.state === 'not-saved' || saving.state === 'changed-elsewhere') && <p className={look.warning} role="alert">{saving.says}</p>}
      </div>
    </div>
  );
}
