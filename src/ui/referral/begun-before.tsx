import { instantOf, sayTime } from '../../core/time';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import type { KeptState } from './use-kept-draft';
import { words } from './words';

const sayAt = (iso: string): string => { const at = instantOf(iso); return at ? sayTime(at) : iso; };

/** A referral about this message that was begun before, or is open in another window. */
export function BegunBefore({ kept }: { kept: KeptState }) {
  const look = useLook();
  if (kept.lost) return <p role="alert" className={look.warning}>{words.lost[kept.lost]}</p>;
  if (!kept.found.length) return kept.beside ? <p role="alert" className={look.warning}>{words.beside}</p> : null;
  return (
    <div className={look.warning} role={kept.beside ? 'alert' : 'status'}>
      <p className={look.plain}>{kept.beside ? words.beside : kept.found.length > 1 ? words.begunTwice(kept.found.length) : words.begun}</p>
      <div className={look.row}>
        {kept.found.map((d) => <Button key={d.id} size="small" onClick={() => kept.resume(d)}>{words.resume(sayAt(d.savedAt))}</Button>)}
        <Button size="small" onClick={kept.discard}>{kept.beside ? words.discardTheirs : words.discard}</Button>
      </div>
    </div>
  );
}
