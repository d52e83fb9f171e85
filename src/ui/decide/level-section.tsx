import { useId } from 'react';
import type { Settling } from '../../core/decision';
import { levelLabel, type Pack } from '../../core/pack';
import { useConsultation } from '../shared/consultation';
import { PickOne } from '../shared/fields';
import { useLook } from '../shared/look';
import { words } from './words';

/** The person's own level and whether the child needs protecting today. */
export function LevelSection({ pack, settling }: { pack: Pack; settling: Settling }) {
  const look = useLook();
  const id = useId();
  const { change } = useConsultation();
  const level = pack.levels.find((l) => l.level === settling.level);
  const [first, second] = pack.pathway.decisions;
  const differs = settling.level !== null && settling.suggested !== null && settling.level !== settling.suggested;
  return (
    <>
      {pack.hasMatrix && (
        <PickOne legend={`1. ${first?.title ?? words.level}`} help={first?.help} value={settling.level} onPick={(chosen) => change({ level: chosen, legal: null })}
          choices={pack.levels.map((l) => ({ value: l.level, label: levelLabel(pack, l.level, l.legal.length === 1 ? (l.legal[0] ?? 'none') : 'none'), note: l.name }))} />
      )}
      {level && level.legal.length > 1 && (
        <PickOne legend={words.legal} help={level.settle?.asks} value={settling.legal} onPick={(legal) => change({ legal })} choices={level.legal.map((legal) => ({ value: legal, label: words.legalNames[legal] }))} />
      )}
      {differs && (
        <div className={look.field}>
          <label htmlFor={id}>{words.differs}</label>
          <textarea id={id} className={look.input} rows={2} value={settling.differsBecause} onChange={(e) => change({ differsBecause: e.target.value })} />
        </div>
      )}
      <PickOne legend={`${pack.hasMatrix ? '2' : '1'}. ${words.immediate}`} help={`${second?.help ?? ''} ${words.immediateHelp}`.trim()} value={settling.immediate} onPick={(immediate) => change({ immediate })}
        choices={[{ value: true, label: words.yes }, { value: false, label: words.no }]} />
    </>
  );
}
