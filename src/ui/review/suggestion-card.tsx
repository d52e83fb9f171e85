import { useId, useState } from 'react';
import { decidedAs, type Suggestion } from '../../core/decision';
import type { Evidence } from '../../core/evidence';
import { levelLabel, theirWordsFor, type Level } from '../../core/pack';
import { Button } from '../shared/button';
import { useConsultation } from '../shared/consultation';
import { useLook } from '../shared/look';
import { sayRow, wording } from '../wording';

const words = wording.review;

function QuoteOf({ evidence }: { evidence: Evidence }) {
  const look = useLook();
  const { show } = useConsultation();
  return (
    <>
      <button type="button" className={look.quote} onClick={() => show({ ...evidence.quote })}>“{evidence.quote.text}”</button>
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
  const { lower, higher } = suggestion.neighbours;
  const like = suggestion.evidence[0]?.readsLike ?? [];
  return (
    <details>
      <summary>{words.why}</summary>
      {suggestion.steps.map((step) => <p key={step.name + step.says} className={look.quiet}>{step.says}</p>)}
      {like.length > 0 && <p className={look.quiet}>{words.readsLike} {like.map((l) => `“${l.text}”`).join(' · ')}</p>}
      {lower && <p className={look.quiet}>{words.lower(lower.level)} {lower.text}</p>}
      {higher && <p className={look.quiet}>{words.higher(higher.level)} {higher.text}</p>}
    </details>
  );
}

function Reason({ ask, levels, onKeep, onCancel }: { ask: string; levels?: Level[]; onKeep: (reason: string, level?: Level) => void; onCancel: () => void }) {
  const look = useLook();
  const id = useId();
  const [reason, setReason] = useState('');
  const [level, setLevel] = useState<Level>();
  const [tried, setTried] = useState(false);
  const ready = reason.trim() !== '' && (!levels || level !== undefined);
  return (
    <div className={look.field}>
      {levels && (
        <fieldset className={look.field}>
          <legend>{words.change}</legend>
          <div className={look.row}>{levels.map((l) => <label key={l}><input type="radio" name={id} checked={level === l} onChange={() => setLevel(l)} /> {l}</label>)}</div>
        </fieldset>
      )}
      <label htmlFor={`${id}-why`}>{ask}</label>
      <input id={`${id}-why`} className={look.input} value={reason} onChange={(e) => setReason(e.target.value)} />
      {tried && !ready && <p className={look.error} role="alert">{words.reasonNeeded}</p>}
      <div className={look.row}>
        <Button size="small" appearance="primary" onClick={() => { setTried(true); if (ready) onKeep(reason.trim(), level); }}>{words.save}</Button>
        <Button size="small" onClick={onCancel}>{words.cancel}</Button>
      </div>
    </div>
  );
}

function Choices({ suggestion }: { suggestion: Suggestion }) {
  const look = useLook();
  const { decisions, decide, undecide, face: pack } = useConsultation();
  const [asking, setAsking] = useState<'reject' | 'change'>();
  const suggestionId = decidedAs(suggestion);
  const decided = decisions.find((d) => d.suggestionId === suggestionId);
  const keep = (decision: 'rejected' | 'changed') => (reason: string, level?: Level) => { decide({ suggestionId, decision, reason, level }); setAsking(undefined); };
  if (decided) {
    const said = { accepted: words.accepted, rejected: words.rejected, added: words.added, changed: words.changed(decided.level ?? 0) }[decided.decision];
    return <div className={look.row} role="status"><strong>✓ {said}</strong>{decided.reason && <span>{decided.reason}</span>}<Button size="small" appearance="subtle" onClick={() => undecide(suggestionId)}>{words.undo}</Button></div>;
  }
  if (asking) return <Reason ask={words.reason} levels={asking === 'change' ? pack?.levels.map((l) => l.level) : undefined} onKeep={keep(asking === 'change' ? 'changed' : 'rejected')} onCancel={() => setAsking(undefined)} />;
  if (suggestion.tier === 'set-aside') return <div><Button size="small" onClick={() => decide({ suggestionId, decision: 'added' })}>{words.countIt}</Button></div>;
  return (
    <div className={look.row}>
      <Button size="small" onClick={() => decide({ suggestionId, decision: 'accepted' })}>{words.accept}</Button>
      <Button size="small" onClick={() => setAsking('reject')}>{words.reject}</Button>
      {pack?.hasMatrix && <Button size="small" onClick={() => setAsking('change')}>{words.change}</Button>}
    </div>
  );
}

/** One suggestion: the exact words, what they speak to, and the person's decision. */
export function SuggestionCard({ suggestion }: { suggestion: Suggestion }) {
  const look = useLook();
  const title = suggestion.cells[0]?.row.title ?? sayRow(suggestion.id);
  return (
    <article className={look.card} aria-label={title}>
      {suggestion.evidence.slice(0, 3).map((evidence) => <QuoteOf key={`${evidence.quote.place.part}:${evidence.quote.place.start}`} evidence={evidence} />)}
      <CellOf suggestion={suggestion} />
      <Choices suggestion={suggestion} />
      <Why suggestion={suggestion} />
    </article>
  );
}
