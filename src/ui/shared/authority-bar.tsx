import { useConsultation } from './consultation';
import { useLook } from './look';
import { useServices } from './services';

/** Whose rules are used, in which edition, and what to know about it. Never a bare level without this. */
export function AuthorityBar() {
  const look = useLook();
  const { packs } = useServices();
  const { pack, packFailed, choosePack } = useConsultation();
  return (
    <section aria-label="Authority">
      <label className={look.row}>
        <span>Where the child lives:</span>
        <select className={look.input} style={{ width: 'auto', maxWidth: '100%' }} value={pack?.id ?? packs.defaultId} onChange={(e) => void choosePack(e.target.value)}>
          {packs.choices.map((choice) => <option key={choice.id} value={choice.id}>{choice.editionName}</option>)}
        </select>
      </label>
      {packFailed && <p role="alert" className={look.error}>{packFailed}</p>}
      {pack?.warning && <details className={look.warning}><summary>Check the edition: review was due {pack.reviewBy}</summary>{pack.warning}</details>}
    </section>
  );
}
