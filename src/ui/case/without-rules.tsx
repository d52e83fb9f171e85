import type { CaseEvent } from '../../core/case';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import type { CasePack } from './case-file';
import { Chronology } from './chronology';
import { words } from './words';

/** A case whose rules are on their way, or cannot be had: why no clocks are shown, and what happened all the same. */
export function WithoutRules({ of, again, events }: { of: CasePack; again: () => void; events: readonly CaseEvent[] }) {
  const look = useLook();
  return (
    <>
      {of.state === 'loading' && <p role="status">{words.rulesComing}</p>}
      {of.state === 'failed' && <p role="alert" className={look.warning}>{words.rulesFailed} <Button size="small" onClick={again}>{words.tryAgain}</Button></p>}
      {of.state === 'not-here' && <p role="status" className={look.warning}>{words.noPack}</p>}
      <Chronology events={events} />
    </>
  );
}
