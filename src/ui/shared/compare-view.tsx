import { useEffect, useMemo, useState } from 'react';
import { suggest, suggestedLevel, type Suggestion } from '../../core/decision';
import type { Reading } from '../../core/evidence';
import { levelLabel, type PackFace } from '../../core/pack';
import { useConsultation } from './consultation';
import { useLook } from './look';
import { useServices } from './services';

const labelOf = (pack: PackFace, s: Suggestion | undefined) => (!pack.hasMatrix ? 'no matrix loaded' : !s || s.level === null ? 'nothing printed for this' : levelLabel(pack, s.level, s.legal));

function Side({ pack, suggestion }: { pack: PackFace; suggestion: Suggestion | undefined }) {
  const look = useLook();
  const cell = suggestion?.cells[0];
  return <><strong>{labelOf(pack, suggestion)}</strong>{cell && <p className={look.quiet}>{cell.row.title}: {cell.cell.text}</p>}</>;
}

/** Why the two differ, in what their levels mean rather than in numbers. */
function meaning(pack: PackFace, suggestions: Suggestion[], reading: Reading): string {
  const level = suggestedLevel(suggestions, reading, pack);
  const about = pack.levels.find((l) => l.level === level);
  return about ? `${pack.name}, level ${about.level}: ${about.meaning}` : `${pack.name}: evidence and routes only.`;
}

/** One child under two authorities: the evidence is the same, levels and routes may differ, and why. */
export function CompareView() {
  const look = useLook();
  const { packs } = useServices();
  const { face: pack, reading, suggestions } = useConsultation();
  const others = packs.choices.filter((choice) => choice.id !== pack?.id);
  const [otherId, setOtherId] = useState(others[0]?.id ?? '');
  const [other, setOther] = useState<PackFace>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    packs.face(otherId).then((loaded) => { if (current) { setFailed(false); setOther(loaded); } }, () => { if (current) setFailed(true); });
    return () => { current = false; };
  }, [otherId, packs]);
  const read = reading.state === 'read' ? reading.reading : undefined;
  const there = useMemo(() => (read && other ? suggest(read, other) : []), [read, other]);
  const mine = suggestions.filter((s) => s.tier === 'evidenced');
  if (!pack || !read) return null;
  return (
    <div className={look.card}>
      <label>Compare with{' '}
        <select className={look.input} value={otherId} onChange={(e) => setOtherId(e.target.value)}>{others.map((o) => <option key={o.id} value={o.id}>{o.editionName}</option>)}</select>
      </label>
      {failed && <p role="alert" className={look.error}>The other authority’s rules could not be loaded. Check the connection and choose again.</p>}
      {mine.length === 0 && <p className={look.plain}>Nothing was matched, so there is nothing to compare. That is not the same as “no concern”.</p>}
      {other && mine.length > 0 && (
        <>
          <p className={look.plain}>{meaning(pack, suggestions, read)}</p>
          <p className={look.plain}>{meaning(other, there, read)}</p>
          <ul className={look.list}>
            {mine.map((s) => (
              <li key={s.id}>
                <p className={look.plain}>“{s.evidence[0]?.quote.text}”</p>
                <Side pack={pack} suggestion={s} />
                <Side pack={other} suggestion={there.find((t) => t.id === s.id && t.tier === 'evidenced')} />
              </li>
            ))}
          </ul>
          <p className={look.quiet}>The evidence is the same. The numbers are not: a level means what its own authority says it means.</p>
        </>
      )}
    </div>
  );
}
