import { useState } from 'react';
import { sayStepDown, stepDownPlan } from '../../core/decision';
import type { Pack } from '../../core/pack';
import { CopyText } from '../shared/copy-text';
import { TextField } from '../shared/fields';
import { useLook } from '../shared/look';
import { words } from './words';

/** When things get better: how long early help goes on, from a day that the person gives, as text to take along. */
export function StepDown({ pack }: { pack: Pack }) {
  const look = useLook();
  const [from, setFrom] = useState('');
  const { stepDown } = pack.pathway;
  if (!stepDown) return null;
  const plan = stepDownPlan(pack, from);
  const text = plan && sayStepDown(plan, pack);
  return (
    <section aria-label={words.stepDown} className={look.field}>
      <p className={look.plain}><strong>{words.stepDown}:</strong> {stepDown.says}</p>
      <TextField label={words.stepDownFrom} type="date" value={from} onChange={setFrom} />
      {text && (
        <div className={look.card} role="status">
          {text.split('\n').map((line) => <p key={line} className={look.plain}>{line}</p>)}
          <CopyText text={text} label={words.stepDownCopy} />
          <p className={look.quiet}>{words.stepDownRecord}</p>
        </div>
      )}
      <p className={look.quiet}>{pack.sources[stepDown.cite.source]?.title ?? stepDown.cite.source}, {stepDown.cite.section}{stepDown.cite.page ? `, page ${stepDown.cite.page}` : ''}</p>
    </section>
  );
}
