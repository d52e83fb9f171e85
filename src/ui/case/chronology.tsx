import type { CaseEvent } from '../../core/case';
import { sayMoment } from '../../core/time';
import { kindWords } from '../shared/kind-words';
import { Answered } from '../shared/answered';
import { useLook } from '../shared/look';
import { linesOf } from './event-words';
import { words } from './words';

/** What is longer than this opens at a press: a chronology is looked through. */
const LONG = 400;

const decidedWords = { accepted: 'accepted', rejected: 'rejected', changed: 'changed', added: 'added by the practitioner' };

function Line({ label, says }: { label: string; says: string }) {
  const look = useLook();
  if (says.length <= LONG) return <p className={look.plain} style={{ whiteSpace: 'pre-wrap' }}>{label && <>{label}: </>}{says}</p>;
  return (
    <details>
      <summary>{label ? `${label}: ` : ''}{says.slice(0, 60).trim()}…</summary>
      <p className={look.plain} style={{ whiteSpace: 'pre-wrap' }}>{says}</p>
    </details>
  );
}

function Entry({ event }: { event: CaseEvent }) {
  const look = useLook();
  const quotes = event.kind === 'consultation' ? event.evidence : [];
  const answers = event.kind === 'referral' ? event.answers : [];
  return (
    <li className={look.card}>
      <p className={look.plain}><time dateTime={event.happenedAt}>{sayMoment(new Date(event.happenedAt))}</time> · <strong>{kindWords[event.kind]}</strong></p>
      {linesOf(event).map(([label, says]) => <Line key={label + says} label={label} says={says} />)}
      {quotes.length > 0 && (
        <details>
          <summary>{quotes.length === 1 ? '1 quotation' : `${quotes.length} quotations`}</summary>
          <ul>{quotes.map((q) => <li key={q.row + q.text}>“{q.text}” ({decidedWords[q.decision]}, level {q.level}{q.reason ? `: ${q.reason}` : ''})</li>)}</ul>
        </details>
      )}
      {answers.length > 0 && (
        <details>
          <summary>Answers, as they were sent ({answers.length})</summary>
          <Answered answers={answers} />
        </details>
      )}
      <p className={look.quiet}>{words.recordedAt(sayMoment(new Date(event.recordedAt)), event.by.name)}</p>
    </li>
  );
}

/** Every event of a case in the order in which it happened. */
export function Chronology({ events }: { events: readonly CaseEvent[] }) {
  const look = useLook();
  return (
    <section aria-label={words.chronology} className={look.field}>
      <h3 className={look.subheading}>{words.chronology}</h3>
      <p className={look.quiet}>{words.chronologyHelp}</p>
      <ol className={look.list}>{events.map((event) => <Entry key={event.id} event={event} />)}</ol>
    </section>
  );
}
