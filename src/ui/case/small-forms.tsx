import { openMonitoring, type EventOf } from '../../core/case';
import { whyNotClose } from '../../core/referral';
import { PickOne, TextField } from '../shared/fields';
import type { CaseFile } from './case-file';
import { EntryForm, missing, useWhen } from './entry-form';
import { useTyped } from './typed';
import { points, purposes, words } from './words';

export interface FormProps { file: CaseFile; onDone: () => void }
type Purpose = keyof typeof purposes;

const blankCall = { to: '', person: '', agreed: '', first: '' };

/** A telephone call: with whom, what for, what was agreed, the child's own first words. */
export function CallForm({ file, onDone }: FormProps) {
  const when = useWhen();
  const [purpose, setPurpose] = useTyped<Purpose | null>('purpose', () => null);
  const [call, setCall] = useTyped('call', () => blankCall);
  const set = (change: Partial<typeof blankCall>) => setCall({ ...call, ...change });
  return (
    <EntryForm title={words.forms.call} when={when} file={file} onDone={onDone}
      problems={missing({ 'Say what the call was for.': purpose !== null, 'Write whom you rang.': call.to.trim() !== '', 'Write the name of the person you spoke to.': call.person.trim() !== '', 'Write what was said and agreed.': call.agreed.trim() !== '' })}
      save={(records) => records.other('phone-call', file.caseKey, { happenedAt: (when.at as Date).toISOString(), to: call.to.trim(), person: call.person.trim(), agreed: call.agreed.trim(), childsFirstWords: call.first.trim() || undefined, purpose: purpose ?? undefined })}>
      <PickOne legend="What was the call for?" value={purpose} onPick={setPurpose} choices={(Object.keys(purposes) as Purpose[]).map((value) => ({ value, label: purposes[value] }))} />
      <TextField label="Whom did you ring? (front door, police, …)" value={call.to} onChange={(to) => set({ to })} />
      <TextField label="Name of the person you spoke to" value={call.person} onChange={(person) => set({ person })} />
      <TextField label="What was said and agreed, and who does what by when" rows={3} value={call.agreed} onChange={(agreed) => set({ agreed })} />
      <TextField label="The child’s own words, if the child told you now for the first time (optional)" help="Exactly as they were said." rows={2} value={call.first} onChange={(first) => set({ first })} />
    </EntryForm>
  );
}

/** The answer to the front door's question. */
export function FurtherForm({ file, onDone }: FormProps) {
  const when = useWhen();
  const [says, setSays] = useTyped('says', () => '');
  const [to, setTo] = useTyped('to', () => '');
  return (
    <EntryForm title={words.forms.question} when={when} file={file} onDone={onDone} problems={missing({ 'Write what you told them.': says.trim() !== '', 'Write whom you told.': to.trim() !== '' })}
      save={(records) => records.other('further-information', file.caseKey, { happenedAt: (when.at as Date).toISOString(), says: says.trim(), to: to.trim() })}>
      <TextField label="Whom you told" value={to} onChange={setTo} />
      <TextField label="What you told them" rows={3} value={says} onChange={setSays} />
    </EntryForm>
  );
}

const noMonitoring = { what: '', howLong: '', next: '' };

/** What difference the help made. "Continue to monitor" alone cannot be saved. */
export function ImpactForm({ file, onDone }: FormProps) {
  const when = useWhen();
  const [says, setSays] = useTyped('says', () => '');
  const [monitoring, setMonitoring] = useTyped('monitoring', () => noMonitoring);
  const set = (change: Partial<typeof noMonitoring>) => setMonitoring({ ...monitoring, ...change });
  const whole = Object.values(monitoring).every((part) => part.trim());
  return (
    <EntryForm title={words.forms.impact} when={when} file={file} onDone={onDone}
      problems={[...missing({ 'Write what has changed for the child, or that nothing has.': says.trim() !== '' }), ...openMonitoring(says, monitoring, file.pack.pathway.neverCloseOn)]}
      save={(records) => records.other('impact', file.caseKey, { happenedAt: (when.at as Date).toISOString(), says: says.trim(), monitoring: whole ? monitoring : undefined })}>
      <TextField label="What has changed for the child and the family?" rows={3} value={says} onChange={setSays} />
      <TextField label="What are you monitoring? (if anything)" value={monitoring.what} onChange={(what) => set({ what })} />
      <TextField label="For how long?" value={monitoring.howLong} onChange={(howLong) => set({ howLong })} />
      <TextField label="What comes next, and when?" value={monitoring.next} onChange={(next) => set({ next })} />
    </EntryForm>
  );
}

/** Information that was passed on, for the sharing log. */
export function SharedForm({ file, onDone }: FormProps) {
  const when = useWhen();
  const [shared, setShared] = useTyped('shared', () => ({ what: '', withWhom: '', why: '' }));
  const set = (change: Partial<typeof shared>) => setShared({ ...shared, ...change });
  return (
    <EntryForm title={words.forms.shared} when={when} file={file} onDone={onDone}
      problems={missing({ 'Write what was shared.': shared.what.trim() !== '', 'Write with whom.': shared.withWhom.trim() !== '', 'Write why, and who agreed or why nobody was asked.': shared.why.trim() !== '' })}
      save={(records) => records.other('shared', file.caseKey, { happenedAt: (when.at as Date).toISOString(), what: shared.what.trim(), withWhom: shared.withWhom.trim(), why: shared.why.trim() })}>
      <TextField label="What was shared (minutes, plan, step up, step down, …)" value={shared.what} onChange={(what) => set({ what })} />
      <TextField label="With whom" value={shared.withWhom} onChange={(withWhom) => set({ withWhom })} />
      <TextField label="Why, and with whose agreement; or why nobody was asked" rows={2} value={shared.why} onChange={(why) => set({ why })} />
    </EntryForm>
  );
}

/** One of the three threshold points that come after the front door. */
export function PointForm({ file, onDone }: FormProps) {
  const when = useWhen();
  const [point, setPoint] = useTyped<EventOf<'threshold-point'>['point'] | null>('point', () => null);
  const [says, setSays] = useTyped('says', () => '');
  return (
    <EntryForm title={words.forms.point} when={when} file={file} onDone={onDone} problems={missing({ 'Choose what happened.': point !== null, 'Write who decided and why.': says.trim() !== '' })}
      save={(records) => records.other('threshold-point', file.caseKey, { happenedAt: (when.at as Date).toISOString(), point: point ?? 'plan-start', says: says.trim() })}>
      <PickOne legend="What happened?" value={point} onPick={setPoint} choices={(Object.keys(points) as (keyof typeof points)[]).map((value) => ({ value, label: points[value] }))} />
      <TextField label="Who decided, and why" rows={2} value={says} onChange={setSays} />
    </EntryForm>
  );
}

/** Anything else that happened. */
export function NoteForm({ file, onDone }: FormProps) {
  const when = useWhen();
  const [says, setSays] = useTyped('says', () => '');
  return (
    <EntryForm title={words.forms.note} when={when} file={file} onDone={onDone} problems={missing({ 'Write the note.': says.trim() !== '' })}
      save={(records) => records.other('note', file.caseKey, { happenedAt: (when.at as Date).toISOString(), says: says.trim() })}>
      <TextField label="What happened, who was spoken to, and why it was decided so" rows={3} value={says} onChange={setSays} />
    </EntryForm>
  );
}

/** Closing the record: how it ended and why. */
export function CloseForm({ file, onDone }: FormProps) {
  const when = useWhen();
  const [outcome, setOutcome] = useTyped('outcome', () => '');
  const [reason, setReason] = useTyped('reason', () => '');
  const text = `${outcome} ${reason}`;
  const asked = [...openMonitoring(text, undefined, file.pack.pathway.neverCloseOn), ...whyNotClose(text).map((advice) => `You wrote “${advice.words}”. ${advice.says}`)].slice(0, 1);
  const asks = asked.map((ask) => `${ask} Record that under “${words.forms.impact}” and leave the record open.`);
  return (
    <EntryForm title={words.forms.close} when={when} file={file} onDone={onDone}
      problems={[...missing({ 'Write how it ended for the child.': outcome.trim() !== '', 'Write why the record can be closed.': reason.trim() !== '' }), ...asks]}
      save={(records) => records.other('closed', file.caseKey, { happenedAt: (when.at as Date).toISOString(), outcome: outcome.trim(), reason: reason.trim() })}>
      <TextField label="How did it end for the child?" value={outcome} onChange={setOutcome} />
      <TextField label="Why can the record be closed?" rows={2} value={reason} onChange={setReason} />
    </EntryForm>
  );
}
