import { useId, useState, type MouseEvent } from 'react';
import { decidedAs, type Suggestion } from '../../core/decision';
import type { Evidence, Quote } from '../../core/evidence';
import { levelLabel, theirWordsFor, type Level } from '../../core/pack';
import { Button } from '../shared/button';
import { useConsultation, useKept } from '../shared/consultation';
import { useLook } from '../shared/look';
import { Unseen } from '../shared/unseen';
import { sayRow, wording } from '../wording';

const words = wording.review;
/** How many quotations of a row stand open; the rest come at a press. */
const SHOWN = 3;

/** Words of the message; a press finds them in it. */
export function Quoted({ quote }: { quote: Quote }) {
  const look = useLook();
  const { show } = useConsultation();
  return <button type="button" className={look.quote} onClick={() => show({ ...quote })}>“{quote.text}”<Unseen quote={quote} /></button>;
}

function QuoteOf({ evidence }: { evidence: Evidence }) {
  const look = useLook();
  return (
    <>
      <Quoted quote={evidence.quote} />
      {evidence.reportedBy && <p className={look.quiet}>{wording.reportedBy[evidence.reportedBy]}</p>}
      {evidence.qualifiers.map((q) => <p key={q.kind} className={look.quiet}>{wording.qualified[q.kind]}: “{q.trigger}”</p>)}
    </>
  );
}

/** The indicator in plain words, what it means here, and where it is printed. */
function CellOf({ suggestion }: { suggestion: Suggestion }) {
  const look = useLook();
  const { face: pack, pack: whole } = useConsultation();
  if (!pack) return null;
  if (suggestion.level === null) return <><p className={look.plain}><strong>{sayRow(suggestion.id)}.</strong></p><p className={look.quiet}>{pack.hasMatrix ? words.noCell : words.noMatrix}</p></>;
  return (
    <>
      <p className={look.level}>{levelLabel(pack, suggestion.level, suggestion.legal)}</p>
      {suggestion.range && <p className={look.plain}>{words.leftOpen} {suggestion.range.question}</p>}
      {suggestion.cells.map(({ row, cell }) => (
        <div key={cell.id}>
          <p className={look.plain}><strong>{row.title}.</strong> {cell.text}{cell.level === suggestion.level ? '' : ` ${words.printedAt(cell.level)}`}</p>
          {whole && theirWordsFor(whole, cell.id) && <p className={look.quiet}>{words.theirWords} “{theirWordsFor(whole, cell.id)}”</p>}
          {cell.eitherLevel && <p className={look.plain}>{words.either(cell.level, cell.eitherLevel.other)} {cell.eitherLevel.question}</p>}
          {cell.statusOnly && <p className={look.quiet}>{words.statusOnly}</p>}
          {cell.note && <p className={look.quiet}>{cell.note}</p>}
        </div>
      ))}
      {suggestion.cite && <p className={look.quiet}>{pack.sources[suggestion.cite.source]?.title ?? suggestion.cite.source}, {suggestion.cite.section}{suggestion.cite.page ? `, page ${suggestion.cite.page}` : ''}</p>}
    </>
  );
}

function Why({ suggestion }: { suggestion: Suggestion }) {
  const look = useLook();
  const { read } = useConsultation();
  const { lower, higher } = suggestion.neighbours;
  const like = suggestion.evidence[0]?.readsLike ?? [];
  return (
    <details>
      <summary>{words.why}</summary>
      {suggestion.steps.map((step) => <p key={step.name + step.says} className={look.quiet}>{step.says}</p>)}
      {like.length > 0 && <p className={look.quiet}>{words.readsLike} {like.map((l) => `“${l.text}”`).join(' · ')}</p>}
      {lower && <p className={look.quiet}>{words.lower(lower.level)} {lower.text}</p>}
      {higher && <p className={look.quiet}>{words.higher(higher.level)} {higher.text}</p>}
      {read && <p className={look.quiet}>{words.readBy(read.build)}</p>}
    </details>
  );
}

/** A rejection or another level that is being written. */
interface Asking { as: 'rejected' | 'changed'; reason: string; level?: Level }

/** Puts the focus where the work goes on, once the screen has changed. The page stays where a pointer was used. */
function goOn(event: MouseEvent, find: (card: Element) => HTMLElement | null | undefined): void {
  const card = event.currentTarget.closest('article');
  if (card) setTimeout(() => find(card)?.focus({ preventScroll: event.detail > 0 }));
}

/** The next suggestion that waits for a decision; after the last one the way on. */
function nextAfter(card: Element): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>('article, main > .primary')];
  return all.slice(all.indexOf(card as HTMLElement) + 1).find((one) => !one.closest('details:not([open])') && !one.querySelector('[role=status] *'));
}

const choice = (nth: number) => (card: Element): HTMLElement | undefined => card.querySelectorAll<HTMLElement>('[data-choices] button')[nth];

function Reason({ asking, levels, onChange, onKeep, onCancel }: { asking: Asking; levels?: Level[]; onChange: (asking: Asking) => void; onKeep: (event: MouseEvent) => void; onCancel: (event: MouseEvent) => void }) {
  const look = useLook();
  const id = useId();
  const [tried, setTried] = useState(false);
  const { reason, level } = asking;
  const ready = reason.trim() !== '' && (!levels || level !== undefined);
  return (
    <div className={look.field}>
      {levels && (
        <fieldset className={look.field}>
          <legend>{words.change}</legend>
          <div className={look.row}>{levels.map((l) => <label key={l}><input type="radio" name={id} checked={level === l} onChange={() => onChange({ ...asking, level: l })} /> {l}</label>)}</div>
        </fieldset>
      )}
      <label htmlFor={`${id}-why`}>{words.reason}</label>
      <input id={`${id}-why`} className={look.input} value={reason} onChange={(e) => onChange({ ...asking, reason: e.target.value })} />
      {tried && !ready && <p className={look.error} role="alert">{words.reasonNeeded}</p>}
      <div className={look.row}>
        <Button size="small" appearance="primary" onClick={(event) => { setTried(true); if (ready) onKeep(event); }}>{words.save}</Button>
        <Button size="small" onClick={onCancel}>{words.cancel}</Button>
      </div>
    </div>
  );
}

function Choices({ suggestion }: { suggestion: Suggestion }) {
  const look = useLook();
  const { decisions, decide, undecide, face: pack } = useConsultation();
  const suggestionId = decidedAs(suggestion);
  const [asking, setAsking] = useKept<Asking | undefined>(`reason ${suggestionId}`, () => undefined);
  const decided = decisions.find((d) => d.suggestionId === suggestionId);
  const settle = (decision: 'accepted' | 'added') => (event: MouseEvent) => { decide({ suggestionId, decision }); goOn(event, nextAfter); };
  const ask = (as: Asking['as']) => (event: MouseEvent) => { setAsking({ as, reason: '' }); goOn(event, (card) => card.querySelector('input')); };
  const keep = (event: MouseEvent) => { if (asking) decide({ suggestionId, decision: asking.as, reason: asking.reason.trim(), level: asking.level }); setAsking(undefined); goOn(event, nextAfter); };
  const cancel = (event: MouseEvent) => { setAsking(undefined); goOn(event, choice(asking?.as === 'changed' ? 2 : 1)); };
  return (
    <>
      {/* Stands there beforehand, so that what becomes of it is read out. */}
      <div className={look.row} role="status">
        {decided && <><strong>✓ {{ accepted: words.accepted, rejected: words.rejected, added: words.added, changed: words.changed(decided.level ?? 0) }[decided.decision]}</strong>{decided.reason && <span>{decided.reason}</span>}<Button size="small" appearance="subtle" onClick={(event) => { undecide(suggestionId); goOn(event, (card) => choice(0)(card) ?? nextAfter(card)); }}>{words.undo}</Button></>}
      </div>
      {!decided && asking && <Reason asking={asking} levels={asking.as === 'changed' ? pack?.levels.map((l) => l.level) : undefined} onChange={setAsking} onKeep={keep} onCancel={cancel} />}
      {!decided && !asking && (
        <div className={look.row} data-choices>
          {suggestion.tier === 'set-aside' ? <Button size="small" onClick={settle('added')}>{words.countIt}</Button> : (
            <>
              <Button size="small" onClick={settle('accepted')}>{words.accept}</Button>
              <Button size="small" onClick={ask('rejected')}>{words.reject}</Button>
              {pack?.hasMatrix && <Button size="small" onClick={ask('changed')}>{words.change}</Button>}
            </>
          )}
        </div>
      )}
    </>
  );
}

/** One suggestion: the exact words, what they speak to, and the person's decision. */
export function SuggestionCard({ suggestion }: { suggestion: Suggestion }) {
  const look = useLook();
  const title = suggestion.cells[0]?.row.title ?? sayRow(suggestion.id);
  const quotes = suggestion.evidence.map((evidence) => <QuoteOf key={`${evidence.quote.place.part}:${evidence.quote.place.start}`} evidence={evidence} />);
  return (
    <article className={look.card} aria-label={title} tabIndex={-1}>
      {quotes.slice(0, SHOWN)}
      {/* All of them go on record and into the summary: all can be read here. */}
      {quotes.length > SHOWN && <details><summary>{words.more(quotes.length - SHOWN)}</summary>{quotes.slice(SHOWN)}</details>}
      <CellOf suggestion={suggestion} />
      <Choices suggestion={suggestion} />
      {suggestion.tier !== 'added' && <Why suggestion={suggestion} />}
    </article>
  );
}
