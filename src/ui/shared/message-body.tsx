import { useEffect, useRef, useState } from 'react';
import { textOfPart, type Message, type Quote, type Reading, type SentenceReading } from '../../core/evidence';
import { Button } from './button';
import { useConsultation } from './consultation';
import { LikelyRows } from './likely-rows';
import { useLook } from './look';
import { wording } from '../wording';

const words = { help: 'Press a sentence to see which rows it may speak to, or to count it.', back: 'Back to where you were' };

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

/** The words of the message, with the quotation that is shown marked in them, and what a pressed sentence may speak to. */
export function MessageBody({ message, onBack }: { message: Message; onBack: () => void }) {
  const look = useLook();
  const { reading, shown } = useConsultation();
  const [picked, setPicked] = useState<{ sentence: SentenceReading; message: Message }>();
  const pick = (sentence: SentenceReading) => setPicked({ sentence, message });
  const read = reading.state === 'read' ? reading.reading : undefined;
  return (
    <>
      <p className={look.quiet}>{words.help}</p>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <div className={look.message} role="region" aria-label={wording.message.show} tabIndex={0}>
        {message.subject && <p className={look.plain}><strong><Pieces message={message} part={-1} reading={read} onPick={pick} /></strong></p>}
        {message.parts.map((part, i) => (
          <div key={i}>
            {part.unseen ? <strong>({wording.message.unseen}) </strong> : (message.channel === 'teams' || message.parts.length > 1) && part.author && <strong>{part.author}: </strong>}
            <Pieces message={message} part={i} reading={read} onPick={pick} />
          </div>
        ))}
      </div>
      {shown && <div><Button size="small" onClick={onBack}>{words.back}</Button></div>}
      {picked?.message === message && <LikelyRows {...picked} />}
    </>
  );
}
