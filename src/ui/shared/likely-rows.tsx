import { useId, useRef } from 'react';
import { countedByHand, decidedAs, waysToCount, type Decision } from '../../core/decision';
import { quoteAt, type Message, type Place, type SentenceReading } from '../../core/evidence';
import { levelLabel, rowOf, type PackFace } from '../../core/pack';
import { Button } from './button';
import { useConsultation } from './consultation';
import { Fold } from './fold';
import { useLook } from './look';
import { sayRow, wording } from '../wording';

/** How many rows stand open to the eye; the rest come at a press. */
const FIRST = 5;

const words = {
  likely: 'This sentence may speak to:',
  none: 'No row comes close for this sentence. That is not the same as “no concern”.',
  help: 'Has the panel missed it? Open the row and count the sentence where it fits. It then stands among the evidence as counted by you. The level that the panel suggests stays as it is: yours you give at Decide.',
  more: (count: number) => `${String(count)} more rows`,
  here: (level: number | null) => (level === null ? 'Count it here' : `Count it here, at level ${String(level)}`),
  counted: (label: string) => `Counted by you: ${label}`,
  quoted: 'This sentence is quoted there already. Decide on it at its quotation.',
  marks: { counted: 'counted by you', quoted: 'quoted already' },
};

interface Asked { sentence: SentenceReading; message: Message }

const overlaps = (a: Place, b: Place): boolean => a.part === b.part && a.start < b.end && b.start < a.end;

/** One way to count the sentence: what the authority prints at a level, and the press. Nothing is chosen beforehand. */
function Way({ way, message, pack, onCount }: { way: Decision; message: Message; pack: PackFace; onCount: () => void }) {
  const look = useLook();
  const id = useId();
  const [suggestion] = countedByHand([way], message, pack);
  if (!suggestion) return null;
  const { level, legal, cells } = suggestion;
  const cell = cells[0]?.cell;
  return (
    <li>
      <p className={look.plain} id={id}>{level === null ? (pack.hasMatrix ? wording.review.noCell : wording.review.noMatrix) : <><strong>{levelLabel(pack, level, legal)}.</strong> {cell?.text}</>}</p>
      {cell?.eitherLevel && <p className={look.quiet}>{cell.eitherLevel.question}</p>}
      {cell?.statusOnly && <p className={look.quiet}>{wording.review.statusOnly}</p>}
      <Button size="small" aria-describedby={id} onClick={onCount}>{words.here(level)}</Button>
    </li>
  );
}

function Row({ sentence, message, likely, pack }: Asked & { likely: SentenceReading['likely'][number]; pack: PackFace }) {
  const look = useLook();
  const { decide, undecide, suggestions } = useConsultation();
  const body = useRef<HTMLDivElement>(null);
  const ways = waysToCount(message, sentence, likely, pack);
  const counted = suggestions.find((s) => s.tier === 'added' && decidedAs(s) === ways[0]?.suggestionId);
  const quoted = suggestions.some((s) => s.tier !== 'added' && s.id === likely.row && s.evidence.some(({ quote }) => overlaps(quote.place, sentence.place)));
  /** The button that was pressed goes: the next one takes its focus. */
  const then = (work: () => void) => { work(); setTimeout(() => body.current?.querySelector('button')?.focus({ preventScroll: true })); };
  const mark = counted ? words.marks.counted : quoted ? words.marks.quoted : undefined;
  return (
    <Fold summary={<>{rowOf(pack, likely.row)?.title ?? sayRow(likely.row)}{mark && <span className={look.quiet}> ({mark})</span>}</>}>
      {() => (
        <div ref={body}>
          <div className={look.row} role="status">
            {counted && <><strong>✓ {words.counted(levelLabel(pack, counted.level, counted.legal))}</strong><Button size="small" appearance="subtle" onClick={() => then(() => undecide(decidedAs(counted)))}>{wording.review.undo}</Button></>}
          </div>
          {!counted && quoted && <p className={look.quiet}>{words.quoted}</p>}
          {!counted && !quoted && <ul className={look.list}>{ways.map((way) => <Way key={way.counted?.cell ?? ''} way={way} message={message} pack={pack} onCount={() => then(() => decide(way))} />)}</ul>}
        </div>
      )}
    </Fold>
  );
}

/** The rows that one sentence may speak to, likeliest first, each with the levels at which the person may count it. Counts nothing by itself. */
export function LikelyRows({ sentence, message }: Asked) {
  const look = useLook();
  const { face: pack } = useConsultation();
  const rowsOf = (likely: SentenceReading['likely']) => pack && likely.map((one) => <li key={one.row}><Row sentence={sentence} message={message} likely={one} pack={pack} /></li>);
  const { likely } = sentence;
  if (!likely.length) return <p className={look.plain} role="status">{words.none}</p>;
  return (
    <div>
      <p className={look.plain} role="status">“{quoteAt(message, sentence.place).text.trim()}” {words.likely}</p>
      <p className={look.quiet}>{words.help}</p>
      <ol>{rowsOf(likely.slice(0, FIRST))}</ol>
      {likely.length > FIRST && <Fold summary={words.more(likely.length - FIRST)}>{() => <ol start={FIRST + 1}>{rowsOf(likely.slice(FIRST))}</ol>}</Fold>}
    </div>
  );
}
