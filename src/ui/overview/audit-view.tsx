import { useState } from 'react';
import { auditPoints, drawSample, reached, type AuditPoint } from '../../core/oversight';
import type { Person } from '../../ports';
import { Button } from '../shared/button';
import { PickOne, Problems, TextField } from '../shared/fields';
import { useLook } from '../shared/look';
import { AuditFindings } from './audit-findings';
import { AuditRating } from './audit-rating';
import { useAllOf, useChronologies, useRatings } from './fetching';
import { EditionPick, Gathering, useEdition } from './gathering';
import { ofCases } from './words';

/** The audit read 36 cases at four points: nine at each. */
const NINE = '9';
/** Past the front door a point is known only from a case's events, so the newest are looked through. */
const LOOKED_THROUGH = 400;

interface Plan { point: AuditPoint; size: number; seed: string }
const nameOf = ({ point, size, seed }: Plan, edition: string) => `${edition}/${point}/${size}/${seed}`;

function PlanForm({ onDraw }: { onDraw: (plan: Plan) => void }) {
  const look = useLook();
  const [point, setPoint] = useState<AuditPoint | null>(null);
  const [size, setSize] = useState(NINE);
  const [seed, setSeed] = useState('');
  const [tried, setTried] = useState(false);
  const missing = [...(point === null ? ['Choose the threshold point.'] : []), ...(Number(size) > 0 ? [] : ['Say how many cases.']), ...(seed.trim() ? [] : ['Give the audit a name.'])];
  const draw = () => { setTried(true); if (point && !missing.length) onDraw({ point, size: Number(size), seed: seed.trim() }); };
  return (
    <div className={look.field}>
      <PickOne legend="At which threshold point?" value={point} onPick={setPoint} choices={(Object.keys(auditPoints) as AuditPoint[]).map((value) => ({ value, label: auditPoints[value] }))} />
      <TextField label="How many cases" value={size} onChange={(typed) => setSize(typed.replace(/\D/g, '').slice(0, 3))} />
      <TextField label="Name of the audit" help="The same name draws the same sample again, for somebody else too. Take a new name for a new sample." value={seed} onChange={setSeed} />
      {tried && <Problems found={missing} before="Before a sample can be drawn:" />}
      <div><Button appearance="primary" onClick={draw}>Draw the sample</Button></div>
    </div>
  );
}

function Sample({ plan, edition, keys, me }: { plan: Plan; edition: string; keys: string[]; me: Person | undefined }) {
  const look = useLook();
  const through = useChronologies(keys.slice(0, LOOKED_THROUGH));
  const [rating, setRating] = useState<string>();
  const sample = nameOf(plan, edition);
  const ratings = useRatings(sample);
  if (through.state !== 'fetched') return <Gathering of={through} again={through.again} />;
  if (ratings.state === 'loading') return <Gathering of={ratings} />;
  const at = through.items.filter((events) => reached(events, plan.point));
  const drawn = drawSample(at.map((events) => events[0]?.caseKey ?? ''), plan.size, sample);
  const cases = drawn.flatMap((key) => at.filter((events) => events[0]?.caseKey === key)).map((events) => [...events, ...ratings.items.filter((one) => one.caseKey === events[0]?.caseKey)]);
  const isRated = (key: string) => cases.some((events) => events.some((e) => e.caseKey === key && e.kind === 'audit-rating' && e.sample === sample));
  const open = cases.find((events) => events[0]?.caseKey === rating);
  if (open) return <AuditRating events={open} point={plan.point} sample={sample} onDone={(events) => { if (events.length) ratings.add(events); setRating(undefined); }} />;
  return (
    <>
      {at.length === 0 && <p role="status">{plan.point === 'front-door' ? 'No case of this edition has reached the front door yet: it counts once its referral is recorded.' : 'No case of this edition has reached this point yet, as far as is recorded.'}</p>}
      {at.length > 0 && <p role="status">{ofCases(drawn.length, at.length)} that reached this point{keys.length > LOOKED_THROUGH ? ` (among the newest ${LOOKED_THROUGH})` : ''}.</p>}
      <ol>{drawn.map((key) => <li key={key}>{key} {isRated(key) ? <strong>✓ rated</strong> : me?.role === 'auditor' ? <Button size="small" onClick={() => setRating(key)}>Rate it blind</Button> : 'not rated yet'}</li>)}</ol>
      {ratings.state === 'failed' && <p role="alert" className={look.warning}>{ratings.says}</p>}
      <p className={look.quiet}>{me?.role === 'auditor' ? 'Your opinion is kept in the list of second opinions, apart from the cases. No case is changed by it.' : 'Auditors give second opinions. You see those that the site lets you see.'}</p>
      <AuditFindings cases={cases} sample={sample} complete={drawn.every(isRated)} />
    </>
  );
}

/** An audit of thresholds: a sample that can be drawn again, a blind second opinion, and the findings against the themes of the county audit. */
export function AuditView({ me }: { me: Person | undefined }) {
  const look = useLook();
  const all = useAllOf('all');
  const edition = useEdition(all.items);
  const [plan, setPlan] = useState<Plan>();
  return (
    <section aria-label="Audit" className={look.field}>
      <Gathering of={all} again={all.again} />
      <EditionPick of={edition} />
      {!plan && all.state === 'fetched' && <PlanForm onDraw={setPlan} />}
      {plan && <p className={look.plain}>{auditPoints[plan.point]}: “{plan.seed}” <Button size="small" onClick={() => setPlan(undefined)}>Another sample</Button></p>}
      {plan && <Sample key={nameOf(plan, edition.edition)} plan={plan} edition={edition.edition} keys={edition.cases.map((s) => s.caseKey)} me={me} />}
    </section>
  );
}
