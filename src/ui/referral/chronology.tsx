import { useEffect, useId, useRef, useState } from 'react';
import { sayHow, type ChronologyLine, type Edit } from '../../core/referral';
import { Button } from '../shared/button';
import { useConsultation } from '../shared/consultation';
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
  const box = useRef<HTMLInputElement>(null);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- once, where the box was opened by a press
  useEffect(() => { if (first) box.current?.focus(); }, []);
  return (
    <div className={look.field}>
      <label htmlFor={id}>{words.dateOf}</label>
      <input ref={box} id={id} className={look.input} value={line.date} aria-label={words.ofLine(words.dateOf, line.happening.says)} aria-describedby={line.unread ? `${id}-unread` : undefined} aria-invalid={line.unread} onChange={(e) => onEdit({ value: e.target.value })} />
      {line.unread && <p id={`${id}-unread`} className={look.warningLine}>{words.dateUnread(line.when)}</p>}
      <div><Button size="small" appearance="subtle" onClick={() => onEdit({ value: undefined })}>{words.foundAgain}</Button></div>
    </div>
  );
}

function Line({ line, onEdit }: { line: ChronologyLine; onEdit: (edit: Edit) => void }) {
  const look = useLook();
  const { happening, leftOut, corrected, unread } = line;
  const [box, setBox] = useState<'none' | 'there' | 'asked'>(corrected || unread ? 'there' : 'none');
  const note = corrected ? words.dated : happening.worked && words.workedOut(happening.worked);
  const act = leftOut ? words.takeBack : words.leaveOut;
  return (
    <li className={look.card}>
      <p className={look.plain}><strong>{line.when}</strong>{note && <span className={look.quiet}> ({note})</span>}</p>
      <Words line={line} />
      {!leftOut && box !== 'none' && <DateBox line={line} first={box === 'asked'} onEdit={onEdit} />}
      <div className={look.row}>
        <Button size="small" appearance="subtle" aria-label={words.ofLine(act, happening.says)} onClick={() => onEdit({ leftOut: !leftOut })}>{act}</Button>
        {!leftOut && box === 'none' && <Button size="small" appearance="subtle" aria-label={words.ofLine(words.correct, happening.says)} onClick={() => setBox('asked')}>{words.correct}</Button>}
        {leftOut && <span className={look.quiet} role="status">{words.leftOut}</span>}
      </div>
    </li>
  );
}

/** What happened when, line by line, as it goes into the copies: the person leaves out what is not right and corrects dates. The words stay the message's own. */
export function Chronology({ lines, edit }: { lines: readonly ChronologyLine[]; edit: (key: string, change: Edit) => void }) {
  const look = useLook();
  if (!lines.length) return null;
  const kept = lines.filter((line) => !line.leftOut).length;
  return (
    <details className={look.field} open>
      <summary><h3 className={look.subheading} style={{ display: 'inline' }}>{words.printed.chronology}</h3> <span className={look.quiet}>{words.chronologyCount(kept, lines.length)}</span></summary>
      <p className={look.quiet}>{words.chronologyHelp}</p>
      <ul className={look.list}>{lines.map((line) => <Line key={line.key} line={line} onEdit={(change) => edit(line.key, change)} />)}</ul>
    </details>
  );
}
