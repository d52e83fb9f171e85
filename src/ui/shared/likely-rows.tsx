import { useId, useRef, useState } from 'react';
import { countedByHand, decidedAs, waysInRow, waysToCount, type Decision } from '../../core/decision';
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
  any: 'Any other row of the matrix',
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

interface Ways extends Asked { ways: Decision[]; pack: PackFace }

/** What was counted of these ways, and those that are still open: under a row that quotes the sentence already, none is. */
function useWays({ sentence, ways }: Ways) {
  const { suggestions } = useConsultation();
  const counted = suggestions.find((s) => s.tier === 'added' && ways.some((way) => way.suggestionId === decidedAs(s)));
  const isQuoted = ({ counted: by }: Decision): boolean => suggestions.some((s) => s.tier !== 'added' && s.id === by?.row && s.evidence.some(({ quote }) => overlaps(quote.place, sentence.place)));
  const open = counted ? [] : ways.filter((way) => !isQuoted(way));
  return { counted, open, quoted: !counted && open.length === 0 };
}

/** The ways to count the sentence in one row, or what was counted there. */
function Body(asked: Ways) {
  const look = useLook();
  const { message, pack } = asked;
  const { decide, undecide } = useConsultation();
  const body = useRef<HTMLDivElement>(null);
  const { counted, open, quoted } = useWays(asked);
  /** The button that was pressed goes: the next one takes its focus. */
  const then = (work: () => void) => { work(); setTimeout(() => body.current?.querySelector('button')?.focus({ preventScroll: true })); };
  return (
    <div ref={body}>
      <div className={look.row} role="status">
        {counted && <><strong>✓ {words.counted(levelLabel(pack, counted.level, counted.legal))}</strong><Button size="small" appearance="subtle" onClick={() => then(() => undecide(decidedAs(counted)))}>{wording.review.undo}</Button></>}
      </div>
      {quoted && <p className={look.quiet}>{words.quoted}</p>}
      {open.length > 0 && <ul className={look.list}>{open.map((way) => <Way key={way.counted?.cell ?? ''} way={way} message={message} pack={pack} onCount={() => then(() => decide(way))} />)}</ul>}
    </div>
  );
}

function Row({ title, ...asked }: Ways & { title: string }) {
  const look = useLook();
  const { counted, quoted } = useWays(asked);
  const mark = counted ? words.marks.counted : quoted ? words.marks.quoted : undefined;
  return <Fold summary={<>{title}{mark && <span className={look.quiet}> ({mark})</span>}</>}>{() => <Body {...asked} />}</Fold>;
}

/** Every row that the authority prints, by its domains: the reader's guess bounds nobody. Nothing is chosen beforehand. */
function AnyRow({ sentence, message, pack }: Asked & { pack: PackFace }) {
  const look = useLook();
  const id = useId();
  const [chosen, setChosen] = useState('');
  const row = rowOf(pack, chosen);
  if (!pack.hasMatrix) return null;
  return (
    <div className={look.field}>
      <label htmlFor={id}>{words.any}</label>
      <select id={id} className={look.input} value={chosen} onChange={(e) => setChosen(e.target.value)}>
        <option value="">Choose…</option>
        {[...new Set(pack.matrix.map((one) => one.domainTitle))].map((domain) => <optgroup key={domain} label={domain}>{pack.matrix.filter((one) => one.domainTitle === domain).map((one) => <option key={one.row} value={one.row}>{one.title}</option>)}</optgroup>)}
      </select>
      {row && <Body key={row.row} sentence={sentence} message={message} pack={pack} ways={waysInRow(message, sentence, row)} />}
    </div>
  );
}

/** The rows that one sentence may speak to, likeliest first, then any other by its name, each with the levels at which the person may count it. Counts nothing by itself. */
export function LikelyRows({ sentence, message }: Asked) {
  const look = useLook();
  const { face: pack } = useConsultation();
  const rowsOf = (likely: SentenceReading['likely']) => pack && likely.map((one) => <li key={one.row}><Row sentence={sentence} message={message} pack={pack} title={rowOf(pack, one.row)?.title ?? sayRow(one.row)} ways={waysToCount(message, sentence, one, pack)} /></li>);
  const { likely } = sentence;
  return (
    <div>
      <p className={look.plain} role="status">{likely.length > 0 ? <>“{quoteAt(message, sentence.place).text.trim()}” {words.likely}</> : words.none}</p>
      <p className={look.quiet}>{words.help}</p>
      {likely.length > 0 && <ol>{rowsOf(likely.slice(0, FIRST))}</ol>}
      {likely.length > FIRST && <Fold summary={words.more(likely.length - FIRST)}>{() => <ol start={FIRST + 1}>{rowsOf(likely.slice(FIRST))}</ol>}</Fold>}
      {pack && <AnyRow key={`${String(sentence.place.part)}/${String(sentence.place.start)}`} sentence={sentence} message={message} pack={pack} />}
    </div>
  );
}
