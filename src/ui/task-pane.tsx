import { useState, type ReactNode } from 'react';
import { DangerPanel } from './review/danger-panel';
import { ReviewScreen } from './review/review-screen';
import { AuthorityBar } from './shared/authority-bar';
import { Button } from './shared/button';
import { ConsultationProvider, useConsultation } from './shared/consultation';
import { hostIdOf } from './shared/consultation-state';
import { late } from './shared/late';
import { useLook } from './shared/look';
import { OpenMessageBar } from './shared/open-message';
import { wording } from './wording';

const DecideScreen = late(() => import(/* webpackChunkName: "decide" */ './decide/decide-screen').then((m) => m.DecideScreen));
const ReferralScreen = late(() => import(/* webpackChunkName: "referral" */ './referral/referral-screen').then((m) => m.ReferralScreen));
const RecordScreen = late(() => import(/* webpackChunkName: "record" */ './case/record-screen').then((m) => m.RecordScreen));

const Kept = late(() => import(/* webpackChunkName: "kept" */ './shared/kept-consultation').then((m) => m.KeptConsultation), true);

type Step = keyof typeof wording.steps;
const STEPS = Object.keys(wording.steps) as Step[];

function Steps({ now, onGo }: { now: Step; onGo: (step: Step) => void }) {
  const look = useLook();
  return (
    <nav className={look.steps} aria-label="Steps">
      {STEPS.map((step) => (
        <button key={step} type="button" className={`${look.step} ${step === now ? look.stepNow : ''}`} aria-current={step === now ? 'step' : undefined} onClick={() => onGo(step)}>{wording.steps[step]}</button>
      ))}
    </nav>
  );
}

/** The steps after the evidence need all of the authority's rules and the facts of the message, which are fetched after the first suggestions. */
function Prepared({ children }: { children: ReactNode }) {
  const look = useLook();
  const { pack, restFailed, fetchRest, reading } = useConsultation();
  if (!pack && restFailed) return <div role="alert" className={look.warning}><p className={look.plain}>{wording.step.failed}</p><Button size="small" onClick={() => void fetchRest()}>{wording.step.again}</Button></div>;
  if (!pack || (reading.state === 'read' && reading.facts === 'coming')) return <p role="status">{wording.step.waiting}</p>;
  return <>{reading.state === 'read' && reading.facts === 'missing' && <p role="status" className={look.warning}>{wording.step.noFacts}</p>}{children}</>;
}

/** The panel about one message: evidence, decision, referral, record. The danger panel stands above every step; `below` comes right after it. */
export function Consultation({ below }: { below?: ReactNode }) {
  const look = useLook();
  const consultation = useConsultation();
  const { open, reading } = consultation;
  const of = hostIdOf(consultation);
  // A step belongs to its message: another one begins with its evidence.
  const [at, setAt] = useState<{ step: Step; of: string | undefined }>({ step: 'review', of });
  const step = at.of === of ? at.step : 'review';
  const setStep = (next: Step) => setAt({ step: next, of });
  const message = open.state === 'open' ? open.message.id : '';
  return (
    <main className={look.pane}>
      <DangerPanel />
      {below}
      <OpenMessageBar />
      {open.state === 'open' && (
        <>
          {of && (reading.state === 'read' || reading.state === 'failed') && <Kept key={`kept ${of}`} of={of} />}
          <AuthorityBar />
          <Steps now={step} onGo={setStep} />
          {step === 'review' && <ReviewScreen key={message} onNext={() => setStep('decide')} />}
          {step === 'decide' && <Prepared><DecideScreen key={message} onGo={setStep} /></Prepared>}
          {step === 'referral' && <Prepared><ReferralScreen key={message} onNext={() => setStep('record')} /></Prepared>}
          {step === 'record' && <RecordScreen key={message} onReferral={() => setStep('referral')} />}
        </>
      )}
    </main>
  );
}

/** The task pane in Outlook. */
export function TaskPane() {
  return <ConsultationProvider><Consultation /></ConsultationProvider>;
}
