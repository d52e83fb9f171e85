import { useEffect, useMemo, useState } from 'react';
import { underPack, type Suggestion, type Under } from '../../core/decision';
import { levelLabel, type Pack, type PackFace } from '../../core/pack';
import { useConsultation } from './consultation';
import { useLook } from './look';
import { AgeOfPhones, StepsToTake } from './phone-of';
import { useServices } from './services';

/** Two columns where there is room for two, one under the other where there is not. */
const SIDE_BY_SIDE = { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 11.5rem), 1fr))', gap: '8px' } as const;

const labelOf = (pack: Pack, s: Suggestion | undefined) => (!pack.hasMatrix ? 'no matrix loaded' : !s || s.level === null ? 'nothing printed for this' : levelLabel(pack, s.level, s.legal));

function Printed({ pack, suggestion }: { pack: Pack; suggestion: Suggestion | undefined }) {
  const look = useLook();
  const cell = suggestion?.cells[0];
  return <div><strong>{labelOf(pack, suggestion)}</strong>{cell && <p className={look.quiet}>{cell.row.title}: {cell.cell.text}</p>}</div>;
}

/** One authority: what its level is called and means there, what help follows, and the way to it. */
function Side({ pack, under }: { pack: Pack; under: Under }) {
  const look = useLook();
  const { means, access, prompts, level, legal } = under;
  return (
    <section aria-label={pack.name} className={look.field}>
      <h4 className={look.subheading}>{pack.hasMatrix ? levelLabel(pack, level, legal) : pack.editionName}</h4>
      {means ? <p className={look.plain}>{pack.name}, level {means.level}: {means.name}. {means.meaning}</p> : <p className={look.plain}>{pack.name}: evidence and routes only.</p>}
      {means && <p className={look.quiet}>Help there: {means.help}</p>}
      {access ? (
        <>
          <p className={look.plain}><strong>The way there: {access.title}</strong></p>
          <StepsToTake pack={pack} steps={access.steps} />
          <AgeOfPhones pack={pack} of={access.steps} />
          <p className={look.quiet}>Agreement: {access.consent}</p>
          <p className={look.quiet}>Reply: {access.reply}</p>
        </>
      ) : <p className={look.plain}>{pack.name} prints no steps for this. Ask its front door.</p>}
      {prompts.length > 0 && <p className={look.quiet}>Also there: {prompts.map((p) => p.title).join('; ')}.</p>}
    </section>
  );
}

/** Why the same words lead to different places, in what the two authorities themselves say. */
function why(mine: Pack, here: Under, theirs: Pack, there: Under): string {
  const without = [mine, theirs].find((pack) => !pack.hasMatrix);
  if (without) return `${without.name} has no matrix here, so it gives no level. Its steps are told by what the evidence means in law.`;
  const called = (pack: Pack, { means, level }: Under) => (means ? `${pack.name} calls this level ${String(level)}, “${means.name}”` : `${pack.name} suggests no level`);
  if (here.level === there.level && here.legal === there.legal) return `${called(mine, here)}; ${called(theirs, there)}. The number is the same. What follows from it is each authority’s own.`;
  return `${called(mine, here)}; ${called(theirs, there)}. What each prints stands under each quotation below.`;
}

/** The chosen authority's rules and another's, both whole. */
function useTwo(mineFace: PackFace | undefined, otherId: string): { mine?: Pack; other?: Pack; failed: boolean } {
  const { packs } = useServices();
  const [two, setTwo] = useState<{ mine?: Pack; other?: Pack; failed: boolean }>({ failed: false });
  useEffect(() => {
    if (!mineFace) return undefined;
    let current = true;
    Promise.all([packs.load(mineFace.id, mineFace.edition), packs.load(otherId)]).then(([mine, other]) => { if (current) setTwo({ mine, other, failed: false }); }, () => { if (current) setTwo({ failed: true }); });
    return () => { current = false; };
  }, [mineFace, otherId, packs]);
  return two;
}

/** One child under two authorities side by side: the evidence is the same, levels and routes may differ, and why. */
export function CompareView() {
  const look = useLook();
  const { packs } = useServices();
  const { face, reading, suggestions } = useConsultation();
  const others = packs.choices.filter((choice) => choice.id !== face?.id);
  const [chosen, setOtherId] = useState(others[0]?.id ?? '');
  const otherId = chosen === face?.id ? (others[0]?.id ?? '') : chosen;
  const { mine, other, failed } = useTwo(face, otherId);
  const read = reading.state === 'read' ? reading.reading : undefined;
  const here = useMemo(() => (read && mine ? underPack(read, mine) : undefined), [read, mine]);
  const there = useMemo(() => (read && other ? underPack(read, other) : undefined), [read, other]);
  const evidenced = suggestions.filter((s) => s.tier === 'evidenced');
  if (!face || !read) return null;
  return (
    <div className={look.card}>
      <label>Compare with{' '}
        <select className={look.input} value={otherId} onChange={(e) => setOtherId(e.target.value)}>{others.map((o) => <option key={o.id} value={o.id}>{o.editionName}</option>)}</select>
      </label>
      {failed && <p role="alert" className={look.error}>The other authority’s rules could not be loaded. Check the connection and choose again.</p>}
      {evidenced.length === 0 && <p className={look.plain}>Nothing was matched, so there is nothing to compare. That is not the same as “no concern”.</p>}
      {mine && other && here && there && mine.id === face.id && other.id === otherId && evidenced.length > 0 && (
        <>
          <p className={look.plain}><strong>Why they differ:</strong> {why(mine, here, other, there)}</p>
          <div style={SIDE_BY_SIDE}><Side pack={mine} under={here} /><Side pack={other} under={there} /></div>
          <h4 className={look.subheading}>The same evidence under both</h4>
          <ul className={look.list}>
            {evidenced.map((s) => (
              <li key={s.id}>
                <p className={look.plain}>“{s.evidence[0]?.quote.text}”</p>
                <div style={SIDE_BY_SIDE}>
                  <Printed pack={mine} suggestion={s} />
                  <Printed pack={other} suggestion={there.suggestions.find((t) => t.id === s.id && t.tier === 'evidenced')} />
                </div>
              </li>
            ))}
          </ul>
          <p className={look.quiet}>The evidence is the same. The numbers are not: a level means what its own authority says it means.</p>
        </>
      )}
    </div>
  );
}
