import { useId, useState } from 'react';
import { sayHow, type ChronologyLine, type Edit } from '../../core/referral';
import { Button } from '../shared/button';
import { useConsultation } from '../shared/consultation';
import { focused } from '../shared/focused';
import { Fold } from '../shared/fold';
import { useLook } from '../shared/look';
import { words } from './words';

/** The words of a line. Those of the open message are found in it at a press; those of a further message name it. */
function Words({ line: { happening } }: { line: ChronologyLine }) {
  const look = useLook();
  const { open, show } = useConsultation();
  const { from, says } = happening;
  const how = sayHow(happening);
  const isHere = from.kind === 'message' && open.state === 'open' && open.message.id === from.messageId;
  return (
    <>
      {isHere ? <button type="button" className={look.quote} onClick={() => show({ ...from.quote })}>{says}</button> : <p className={look.plain}>{says}</p>}
      <p className={look.quiet}>{[how, from.kind === 'message' && !isHere && from.subject && `“${from.subject}”`].filter(Boolean).join(', ')}</p>
    </>
  );
}

/** The box for the date of a line. What cannot be read as one is said, and changes nothing. */
function DateBox({ line, first, onEdit }: { line: ChronologyLine; first: boolean; onEdit: (edit: Edit) => void }) {
  const look = useLook();
  const id = useId();
  return (
    <div className={look.field}>
      <label htmlFor={id}>{words.dateOf}</label>
      <input ref={first ? focused : undefined} id={id} className={look.input} value={line.date} aria-label={words.ofLine(words.dateOf, line.happening.says)} aria-describedby={line.unread ? `${id}-unread` : undefined} aria-invalid={line.unread} onChange={(e) => onEdit({ value: e.target.value, confirmed: false })} />
      {line.unread && <p id={`${id}-unread`} className={look.warningLine}>{words.dateUnread(line.when)}</p>}
      <div><Button size="small" appearance="subtle" onClick={() => onEdit({ value: undefined, confirmed: false })}>{words.foundAgain}</Button></div>
    </div>
  );
}

function Line({ line, onEdit }: { line: ChronologyLine; onEdit: (edit: Edit) => void }) {
  const look = useLook();
  const { happening, leftOut, corrected, unread, further } = line;
  const [box, setBox] = useState<'none' | 'there' | 'asked'>(corrected || unread ? 'there' : 'none');
  const note = corrected ? words.dated : happening.worked && words.workedOut(happening.worked);
  const act = leftOut ? (further ? words.takeIn : words.takeBack) : words.leaveOut;
  return (
    <li className={look.card} id={`field-${line.key}`} tabIndex={-1}>
      <p className={look.plain}><strong>{line.when}</strong>{note && <span className={look.quiet}> ({note})</span>}</p>
      <Words line={line} />
      {!leftOut && box !== 'none' && <DateBox line={line} first={box === 'asked'} onEdit={onEdit} />}
      <div className={look.row}>
        <Button size="small" appearance="subtle" aria-label={words.ofLine(act, happening.says)} onClick={() => onEdit({ leftOut: !leftOut, confirmed: false })}>{act}</Button>
        {!leftOut && box === 'none' && <Button size="small" appearance="subtle" aria-label={words.ofLine(words.correct, happening.says)} onClick={() => setBox('asked')}>{words.correct}</Button>}
        {!leftOut && <label><input type="checkbox" checked={happening.confirmed ?? false} aria-label={words.ofLine(words.confirm, happening.says)} onChange={(e) => onEdit({ confirmed: e.target.checked })} /> {words.confirm}</label>}
        {leftOut && <span className={look.quiet} role="status">{words.leftOut}</span>}
      </div>
    </li>
  );
}

/** What happened when, line by line, as it goes into the copies: the person leaves out what is not right, corrects dates and ticks what they checked; of very many lines the later ones come at a press, and into a copy by another. The words stay the message's own. */
export function Chronology({ lines, edit }: { lines: readonly ChronologyLine[]; edit: (key: string, change: Edit) => void }) {
  const look = useLook();
  if (!lines.length) return null;
  const kept = lines.filter((line) => !line.leftOut).length;
  const open = lines.filter((line) => !line.leftOut && !line.happening.confirmed);
  const further = lines.filter((line) => line.further);
  const list = (shown: readonly ChronologyLine[]) => <ul className={look.list}>{shown.map((line) => <Line key={line.key} line={line} onEdit={(change) => edit(line.key, change)} />)}</ul>;
  return (
    <details className={look.field} open>
      <summary><h3 className={look.subheading} style={{ display: 'inline' }}>{words.printed.chronology}</h3> <span className={look.quiet}>{words.chronologyCount(kept, lines.length)}</span></summary>
      <p className={look.quiet}>{words.chronologyHelp}</p>
      {open.length > 1 && <div><Button size="small" onClick={() => { for (const line of open) edit(line.key, { confirmed: true }); }}>{words.confirmAll(open.length, words.printed.chronology)}</Button></div>}
      {list(lines.filter((line) => !line.further))}
      {further.length > 0 && <Fold summary={words.chronologyMore(further.length)}>{() => list(further)}</Fold>}
    </details>
  );
}
