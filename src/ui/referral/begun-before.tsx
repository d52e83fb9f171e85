import { instantOf, sayTime } from '../../core/time';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import { keptBody } from './kept-body';
import { isWritten, type KeptState } from './use-kept-draft';
import { words } from './words';

const sayAt = (iso: string): string => { const at = instantOf(iso); return at ? sayTime(at) : iso; };

/** How many answers somebody changed in a draft, and some of what was typed: two that were kept in the same minute must not look alike. */
function sayChanges(body: string): string {
  const edits = Object.values(keptBody(body, isWritten)?.edits ?? {});
  const typed = edits.flatMap(({ value, parts }) => [value, ...Object.values(parts ?? {})]).findLast((text) => text?.trim());
  return words.changes(edits.length, typed?.trim().replace(/\s+/gu, ' ').slice(0, 40));
}

/** A referral about this message that was begun before, or is open in another window. */
export function BegunBefore({ kept }: { kept: KeptState }) {
  const look = useLook();
  if (kept.lost) return <p role="alert" className={look.warning}>{words.lost[kept.lost]}</p>;
  if (!kept.found.length) return kept.beside ? <p role="alert" className={look.warning}>{words.beside}</p> : null;
  const says = (d: KeptState['found'][number]) => [sayAt(d.savedAt), kept.found.length > 1 && sayChanges(d.body)].filter(Boolean).join(': ');
  return (
    <div className={look.warning} role={kept.beside ? 'alert' : 'status'}>
      <p className={look.plain}>{kept.beside ? words.beside : kept.found.length > 1 ? words.begunTwice(kept.found.length) : words.begun}</p>
      <div className={look.row}>
        {kept.found.map((d) => <Button key={d.id} size="small" onClick={() => kept.resume(d)}>{words.resume(says(d))}</Button>)}
        <Button size="small" onClick={kept.discard}>{kept.beside ? words.discardTheirs : words.discard(kept.found.length)}</Button>
      </div>
    </div>
  );
}
