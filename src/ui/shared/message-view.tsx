import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { textOfPart, type Message, type Quote, type Reading, type SentenceReading } from '../../core/evidence';
import { rowOf } from '../../core/pack';
import { Button } from './button';
import { useConsultation } from './consultation';
import { useLook } from './look';
import { sayRow, wording } from '../wording';

interface Piece { text: string; marked: boolean; sentence?: SentenceReading }

/** Cuts one part's text at the sentence ends and at the highlighted quotation. */
function cut(message: Message, part: number, sentences: SentenceReading[], shown: Quote | undefined): Piece[] {
  const text = textOfPart(message, part);
  const mark = shown?.place.part === part ? shown.place : undefined;
  const here = sentences.filter((s) => s.place.part === part);
  const edges = new Set([0, text.length, ...here.flatMap((s) => [s.place.start, s.place.end]), ...(mark ? [mark.start, mark.end] : [])]);
  const stops = [...edges].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  return stops.slice(1).map((end, i) => {
    const start = stops[i] ?? 0;
    return {
      text: text.slice(start, end),
      marked: Boolean(mark && start >= mark.start && end <= mark.end),
      sentence: here.find((s) => start >= s.place.start && end <= s.place.end),
    };
  });
}

function Pieces({ message, part, reading, onPick }: { message: Message; part: number; reading: Reading | undefined; onPick: (sentence: SentenceReading) => void }) {
  const look = useLook();
  const { shown } = useConsultation();
  const first = useRef<HTMLElement>(null);
  useEffect(() => { if (shown?.place.part === part) first.current?.scrollIntoView({ block: 'center' }); }, [shown, part]);
  let marked = false;
  return cut(message, part, reading?.sentences ?? [], shown).map((piece, i) => {
    const isFirst = piece.marked && !marked;
    marked ||= piece.marked;
    const body = piece.marked ? <mark ref={isFirst ? first : undefined} className={look.mark}>{piece.text}</mark> : piece.text;
    const sentence = piece.sentence;
    if (!sentence) return <span key={i}>{body}</span>;
    return (
      <span key={i} role="button" tabIndex={0} className={look.sentence} onClick={() => onPick(sentence)}
        onKeyDown={(event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); onPick(sentence); } }}>{body}</span>
    );
  });
}

function Likely({ sentence }: { sentence: SentenceReading }) {
  const look = useLook();
  const { face: pack } = useConsultation();
  if (!sentence.likely.length) return <p className={look.plain} role="status">{wording.review.likelyNone}</p>;
  return (
    <div role="status">
      <p className={look.plain}>{wording.review.likely}</p>
      <ol>{sentence.likely.slice(0, 5).map(({ row }) => <li key={row}>{(pack && rowOf(pack, row)?.title) ?? sayRow(row)}</li>)}</ol>
    </div>
  );
}

/** The pane's own view of the message, where a quotation can be highlighted (Outlook's own cannot) and any sentence asked about. */
export function MessageView({ message }: { message: Message }) {
  const look = useLook();
  const { reading, shown, show } = useConsultation();
  const [picked, setPicked] = useState<SentenceReading>();
  const [wanted, setWanted] = useState(false);
  const [closed, setClosed] = useState<Quote>();
  const open = wanted || (shown !== undefined && shown !== closed);
  const from = useRef(0);
  // Showing a quotation scrolls up to it; the way back to the suggestion is kept.
  useLayoutEffect(() => { if (shown) from.current = window.scrollY; }, [shown]);
  const toggle = (now: boolean) => { setWanted(now); if (!now) setClosed(shown); };
  const goBack = () => { show(undefined); window.scrollTo({ top: from.current }); };
  const read = reading.state === 'read' ? reading.reading : undefined;
  return (
    <details open={open} onToggle={(event) => toggle(event.currentTarget.open)}>
      <summary>{open ? wording.message.hide : wording.message.show}</summary>
      <p className={look.quiet}>{wording.review.sentenceHelp}</p>
      {open && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
        <div className={look.message} role="region" aria-label={wording.message.show} tabIndex={0}>
          {message.subject && <p className={look.plain}><strong><Pieces message={message} part={-1} reading={read} onPick={setPicked} /></strong></p>}
          {message.parts.map((part, i) => (
            <div key={i}>
              {(message.channel === 'teams' || message.parts.length > 1) && part.author && <strong>{part.author}: </strong>}
              <Pieces message={message} part={i} reading={read} onPick={setPicked} />
            </div>
          ))}
        </div>
      )}
      {open && shown && <div><Button size="small" onClick={goBack}>{wording.message.back}</Button></div>}
      {picked && <Likely sentence={picked} />}
    </details>
  );
}
