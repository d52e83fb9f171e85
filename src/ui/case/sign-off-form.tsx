import type { EventOf } from '../../core/case';
import { levelLabel, type Level } from '../../core/pack';
import { PickOne, TextField } from '../shared/fields';
import { EntryForm, missing, useWhen } from './entry-form';
import type { FormProps } from './small-forms';
import { useTyped } from './typed';
import { words } from './words';

type Decision = EventOf<'sign-off'>['decision'];

/** A manager's decision about somebody else's referral or escalation, with comment and reason. Nothing is chosen beforehand. */
export function SignOffForm({ file, onDone }: FormProps) {
  const when = useWhen();
  const { pack } = file;
  const [decision, setDecision] = useTyped<Decision | null>('decision', () => null);
  const [level, setLevel] = useTyped<Level | null>('level', () => null);
  const [comment, setComment] = useTyped('comment', () => '');
  const [rationale, setRationale] = useTyped('rationale', () => '');
  return (
    <EntryForm title={words.forms.signOff} when={when} file={file} onDone={onDone}
      problems={missing({ 'Choose: approve or return.': decision !== null, 'Choose the level that you think fits.': !pack.hasMatrix || level !== null, 'Write a comment for the practitioner.': comment.trim() !== '', 'Write your reason.': rationale.trim() !== '' })}
      save={(records) => records.signOff(file.caseKey, file.events, { happenedAt: (when.at as Date).toISOString(), decision: decision ?? 'returned', comment: comment.trim(), rationale: rationale.trim(), managerLevel: level ?? undefined })}>
      <PickOne<Decision> legend="Your decision" value={decision} onPick={setDecision} choices={[{ value: 'approved', label: 'Approve' }, { value: 'returned', label: 'Return to the practitioner' }]} />
      {pack.hasMatrix && <PickOne legend="Your own view of the level" value={level} onPick={setLevel} choices={pack.levels.map((l) => ({ value: l.level, label: levelLabel(pack, l.level, l.legal.length === 1 ? (l.legal[0] ?? 'none') : 'none'), note: l.name }))} />}
      <TextField label="Comment for the practitioner" rows={2} value={comment} onChange={setComment} />
      <TextField label="Your reason, for the record" rows={2} value={rationale} onChange={setRationale} />
    </EntryForm>
  );
}
