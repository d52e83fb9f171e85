import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { openStepDown, type CaseEvent } from '../../core/case';
import { land } from '../shared/arrival';
import { Button } from '../shared/button';
import { useConsultation } from '../shared/consultation';
import { kindWords } from '../shared/kind-words';
import { late } from '../shared/late';
import { useLook } from '../shared/look';
import type { CaseFile } from './case-file';
import { Chronology } from './chronology';
import { NextSteps } from './next-steps';
import { AcceptForm, AskBackForm, ReplyForm } from './reply-form';
import { CallForm, CloseForm, FurtherForm, ImpactForm, NoteForm, PointForm, SharedForm, type FormProps } from './small-forms';
import { StepDownForm } from './step-down-form';
import { DeskOf, EntryName, openForms, useDesk, useWriting } from './typed';
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
const isForm = (name: string | undefined): name is Form => name !== undefined && name in forms;
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

function AddTo({ file, desk, onReferral }: { file: CaseFile; desk: CaseRole; onReferral?: () => void }) {
  const look = useLook();
  const { form, entry, write } = useWriting('entry');
  const Open = isForm(form) ? forms[form] : undefined;
  if (Open) return <EntryName.Provider value={entry}><Open file={file} onDone={() => write(undefined)} /></EntryName.Provider>;
  // After a step down the review comes first; a referral is the way up again.
  const eased = openStepDown(file.events) !== undefined;
  const choices = [...offered(file, desk)].sort((a, b) => (eased ? Number(b === 'impact') - Number(a === 'impact') : 0));
  const isReferred = file.events.some((e) => e.kind === 'referral');
  const toReferral = onReferral && (eased || isReferred ? <Button size="small" onClick={onReferral}>{eased ? words.stepUp : words.seeReferral}</Button> : <Button appearance="primary" onClick={onReferral}>{words.referral}</Button>);
  if (!choices.length && !onReferral) return null;
  return (
    <section aria-label={words.add} className={look.field}>
      <h3 className={look.subheading} tabIndex={-1} data-add>{words.add}</h3>
      <div className={look.row}>
        {!eased && toReferral}
        {choices.map((choice) => <Button key={choice} {...(eased && choice === 'impact' ? { appearance: 'primary' } : { size: 'small' })} data-opens={`entry ${choice}`} onClick={() => write(choice)}>{label(choice)}</Button>)}
        {eased && toReferral}
      </div>
    </section>
  );
}

/** A form that was saved or given up took the focus with it: on to what else can be added, or back to the button that opened it. */
function useFocusAfter(open: readonly string[], isSaved: boolean, part: RefObject<HTMLElement>, onOpened: () => void): void {
  const before = useRef(open);
  useEffect(() => {
    const was = before.current;
    before.current = open;
    const closed = was.find((form) => !open.includes(form));
    if (closed) land((isSaved ? undefined : [...part.current?.querySelectorAll<HTMLElement>('[data-opens]') ?? []].find((one) => one.dataset.opens === closed)) ?? part.current?.querySelector<HTMLElement>('[data-add]'));
    if (open.some((form) => !was.includes(form))) onOpened();
  });
}

/** One case: what comes next, what can be added, open escalations, and everything that happened. */
export function CaseDesk({ file, desk, onReferral }: { file: CaseFile; desk: CaseRole; onReferral?: () => void }) {
  const look = useLook();
  const consultation = useConsultation();
  const own = useDesk(file.caseKey);
  // In the pane the consultation itself keeps what is typed, with the step that it belongs to.
  const kept = consultation.caseKey === file.caseKey ? consultation : own;
  const part = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<readonly CaseEvent[]>([]);
  useFocusAfter(openForms(kept.kept), said.length > 0, part, () => setSaid([]));
  const told = useMemo(() => ({ ...file, add: (events: CaseEvent[]) => { file.add(events); setSaid(events); } }), [file]);
  return (
    <DeskOf.Provider value={kept}>
      <div ref={part} className={look.field}>
        <NextSteps file={file} isFrontDoor={desk === 'mash'} />
        <div role="status">{said.length > 0 && <p className={look.good}>{words.saved(said.map(({ kind }) => kindWords[kind]).join(', '))}</p>}</div>
        <AddTo file={told} desk={desk} onReferral={onReferral} />
        {(desk === 'practitioner' || desk === 'manager') && <Escalations file={told} />}
      </div>
      <Chronology events={file.events} />
    </DeskOf.Provider>
  );
}
