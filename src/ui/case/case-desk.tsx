import { useState } from 'react';
import { openStepDown } from '../../core/case';
import { Button } from '../shared/button';
import { useConsultation, useKept } from '../shared/consultation';
import { late } from '../shared/late';
import { useLook } from '../shared/look';
import type { CaseFile } from './case-file';
import { Chronology } from './chronology';
import { NextSteps } from './next-steps';
import { AcceptForm, AskBackForm, ReplyForm } from './reply-form';
import { CallForm, CloseForm, FurtherForm, ImpactForm, NoteForm, PointForm, SharedForm, type FormProps } from './small-forms';
import { StepDownForm } from './step-down-form';
import { EntryName } from './typed';
import { words } from './words';

const EscalationForm = late(() => import(/* webpackChunkName: "escalation" */ './escalation-form').then((m) => m.EscalationForm));
const Escalations = late(() => import(/* webpackChunkName: "escalation" */ './escalation-card').then((m) => m.Escalations));
const SignOffForm = late(() => import(/* webpackChunkName: "escalation" */ './sign-off-form').then((m) => m.SignOffForm));

type Form = keyof typeof words.forms | keyof typeof words.frontDoorForms;

const forms: Partial<Record<Form, (props: FormProps) => JSX.Element>> = {
  call: CallForm, reply: ReplyForm, question: FurtherForm, challenge: (props) => <EscalationForm {...props} />, impact: ImpactForm, shared: SharedForm, point: PointForm, stepDown: StepDownForm, note: NoteForm, close: CloseForm,
  signOff: (props) => <SignOffForm {...props} />,
  accept: AcceptForm, askBack: AskBackForm, answer: (props) => <ReplyForm {...props} theirs />,
};
const label = (form: Form): string => ({ ...words.forms, ...words.frontDoorForms })[form];

const practitionerForms: Form[] = ['call', 'reply', 'question', 'challenge', 'impact', 'shared', 'point', 'stepDown', 'note', 'close'];
const frontDoorForms: Form[] = ['accept', 'askBack', 'answer'];

/** What can be added now: a question to answer only when there is one, a step down only where the authority says how. */
function offered(file: CaseFile, desk: CaseRole): Form[] {
  if (desk === 'mash') return frontDoorForms;
  if (desk === 'reader') return [];
  const asked = desk !== 'manager' && file.events.some((e) => e.kind === 'reply' && e.outcome === 'more-information');
  const fitting = practitionerForms.filter((form) => (form !== 'question' || asked) && (form !== 'stepDown' || file.pack.pathway.stepDown !== undefined));
  return desk === 'manager' ? ['signOff', ...fitting] : fitting;
}

/** Who stands at the desk: what may be added depends on it. What may be seen is decided by the site's permissions, not here. */
export type CaseRole = 'practitioner' | 'manager' | 'mash' | 'reader';

/** The form that is open, and how many were before it. */
interface Writing { form?: Form; nth: number }
const nothingWritten = (): Writing => ({ nth: 0 });

function AddTo({ file, desk, onReferral }: { file: CaseFile; desk: CaseRole; onReferral?: () => void }) {
  const look = useLook();
  // In the pane there are other steps to go to: what is typed here waits there.
  const inPane = useConsultation().caseKey === file.caseKey;
  const held = useKept<Writing>('entry', nothingWritten);
  const own = useState<Writing>(nothingWritten);
  const [{ form, nth }, write] = inPane ? held : own;
  const Open = form && forms[form];
  if (Open) return <EntryName.Provider value={inPane ? `entry ${String(nth)}` : undefined}><Open file={file} onDone={() => write({ nth: nth + 1 })} /></EntryName.Provider>;
  // After a step down the review comes first; a referral is the way up again.
  const eased = openStepDown(file.events) !== undefined;
  const choices = [...offered(file, desk)].sort((a, b) => (eased ? Number(b === 'impact') - Number(a === 'impact') : 0));
  const isReferred = file.events.some((e) => e.kind === 'referral');
  const toReferral = onReferral && (eased || isReferred ? <Button size="small" onClick={onReferral}>{eased ? words.stepUp : words.seeReferral}</Button> : <Button appearance="primary" onClick={onReferral}>{words.referral}</Button>);
  if (!choices.length && !onReferral) return null;
  return (
    <section aria-label={words.add} className={look.field}>
      <h3 className={look.subheading}>{words.add}</h3>
      <div className={look.row}>
        {!eased && toReferral}
        {choices.map((choice) => <Button key={choice} {...(eased && choice === 'impact' ? { appearance: 'primary' } : { size: 'small' })} onClick={() => write({ form: choice, nth })}>{label(choice)}</Button>)}
        {eased && toReferral}
      </div>
    </section>
  );
}

/** One case: what comes next, what can be added, open escalations, and everything that happened. */
export function CaseDesk({ file, desk, onReferral }: { file: CaseFile; desk: CaseRole; onReferral?: () => void }) {
  return (
    <>
      <NextSteps file={file} />
      <AddTo file={file} desk={desk} onReferral={onReferral} />
      {(desk === 'practitioner' || desk === 'manager') && <Escalations file={file} />}
      <Chronology events={file.events} />
    </>
  );
}
