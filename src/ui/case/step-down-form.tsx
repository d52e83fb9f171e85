import { stepDownPlan } from '../../core/decision';
import { sayDay } from '../../core/time';
import { TextField } from '../shared/fields';
import { useLook } from '../shared/look';
import { EntryForm, missing, useWhen } from './entry-form';
import type { FormProps } from './small-forms';
import { useTyped } from './typed';
import { words } from './words';

const says = words.stepDown;

/** Statutory work ends, early help goes on: how long by the authority's guidance, who leads, what was agreed, what would bring it back. */
export function StepDownForm({ file, onDone }: FormProps) {
  const look = useLook();
  const when = useWhen();
  const [from, setFrom] = useTyped('from', () => '');
  const [told, setTold] = useTyped('told', () => ({ lead: '', agreed: '', stepUpIf: '' }));
  const set = (change: Partial<typeof told>) => setTold({ ...told, ...change });
  const plan = stepDownPlan(file.pack, from);
  return (
    <EntryForm title={words.forms.stepDown} when={when} file={file} onDone={onDone}
      problems={missing({ [says.noFrom]: plan !== undefined, [says.noLead]: told.lead.trim() !== '', [says.noAgreed]: told.agreed.trim() !== '', [says.noStepUp]: told.stepUpIf.trim() !== '' })}
      save={(records) => records.other('step-down', file.caseKey, { happenedAt: (when.at as Date).toISOString(), ...(plan as NonNullable<typeof plan>), lead: told.lead.trim(), agreed: told.agreed.trim(), stepUpIf: told.stepUpIf.trim() })}>
      <p className={look.quiet}>{file.pack.pathway.stepDown?.says}</p>
      <TextField label={says.from} type="date" value={from} onChange={setFrom} />
      {plan && <p className={look.plain} role="status">{says.plan(plan.weeks, sayDay(plan.review), sayDay(plan.until))}</p>}
      <TextField label={says.lead} value={told.lead} onChange={(lead) => set({ lead })} />
      <TextField label={says.agreed} rows={2} value={told.agreed} onChange={(agreed) => set({ agreed })} />
      <TextField label={says.stepUpIf} rows={2} value={told.stepUpIf} onChange={(stepUpIf) => set({ stepUpIf })} />
    </EntryForm>
  );
}
