import { useState } from 'react';
import { authorityFor, type PackFace } from '../../core/pack';
import { londonTime, sayMonth } from '../../core/time';
import { Button } from './button';
import { useConsultation } from './consultation';
import { late } from './late';
import { useLook } from './look';
import { NoNamesBar } from './no-names-bar';
import { useServices } from './services';
import { wording } from '../wording';

const Compare = late(() => import(/* webpackChunkName: "compare" */ './compare-view').then((m) => m.CompareView));

/** The authority that the message's postcode points to, when it is another than the one chosen. The person confirms. */
function PostcodeHint() {
  const look = useLook();
  const { packs } = useServices();
  const { face: pack, reading, choosePack } = useConsultation();
  const found = reading.state === 'read' ? reading.reading.facts.postcode : undefined;
  if (!found || !pack) return null;
  const fitting = authorityFor(found.value, packs.choices);
  if (fitting.some((choice) => choice.id === pack.id)) return null;
  if (!fitting.length) return <p className={look.warning}>The postcode {found.value} is in none of the authorities that the panel knows by district. Check where the child lives.</p>;
  return (
    <div className={look.warning} role="status">
      <p className={look.plain}>The postcode {found.value} may be in {fitting.map((f) => f.name).join(' or ')}. Where does the child live?</p>
      <div className={look.row}>{fitting.map((f) => <Button key={f.id} size="small" onClick={() => void choosePack(f.id)}>Use {f.name}</Button>)}</div>
    </div>
  );
}

/** The edition's warning, and what a practitioner must know of its contradictions and gaps. */
function AboutEdition({ pack }: { pack: PackFace }) {
  const look = useLook();
  const { clock } = useServices();
  const today = londonTime(clock.now()).date;
  const { reviewBy, inForce: { to } } = pack;
  const late = to && to < today ? `Edition: in force until ${sayMonth(to)} only` : reviewBy < today && `Edition: review was due ${sayMonth(reviewBy)}`;
  const { pack: whole } = useConsultation();
  const told = whole?.id === pack.id ? whole.keeperNotes.flatMap((note) => note.shownToPractitioner ?? []) : [];
  if (!pack.warning && !told.length && !late) return null;
  return (
    <details className={look.warningLine}>
      <summary>{late || 'About this edition'}</summary>
      {pack.warning}
      {told.length > 0 && <ul aria-label="Good to know about this edition">{told.map((says) => <li key={says}>{says}</li>)}</ul>}
    </details>
  );
}

/** Whose rules are used, in which edition, and what to know about it. Never a bare level without this. */
export function AuthorityBar() {
  const look = useLook();
  const { packs } = useServices();
  const { face: pack, packFailed, choosePack } = useConsultation();
  const [comparing, setComparing] = useState(false);
  const [wanted, setWanted] = useState(packs.defaultId);
  const choose = (id: string) => { setWanted(id); void choosePack(id); };
  return (
    <section aria-label="Authority" className={look.field}>
      <label className={look.lives}>
        <span>Where the child lives:</span>
        <select className={look.input} value={pack?.id ?? packs.defaultId} onChange={(e) => choose(e.target.value)}>
          {packs.choices.map((choice) => <option key={choice.id} value={choice.id}>{choice.editionName}</option>)}
        </select>
      </label>
      {packFailed && <div role="alert"><p className={look.error}>{packFailed}</p><Button size="small" onClick={() => choose(wanted)}>{wording.step.again}</Button></div>}
      <PostcodeHint />
      {pack && <AboutEdition pack={pack} />}
      <div className={look.row}>
        <button type="button" className={look.link} aria-expanded={comparing} onClick={() => setComparing(!comparing)}>{comparing ? 'Close the comparison' : 'Compare authorities'}</button>
        <NoNamesBar />
      </div>
      {comparing && <Compare />}
    </section>
  );
}
