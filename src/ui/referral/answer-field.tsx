import { useId } from 'react';
import { sayFrom, sayStatement, type Answer, type AnswerState, type Edit, type From } from '../../core/referral';
import { Button } from '../shared/button';
import { useConsultation } from '../shared/consultation';
import { Fold } from '../shared/fold';
import { useLook } from '../shared/look';
import { HowKnown } from './how-known';
import { words } from './words';

/** What the person can say of a whole answer. */
export const STATES: AnswerState[] = ['not-known', 'does-not-apply'];

/** One source. Words of the open message are found in it at a press; those of a further message stand here alone. */
export function Source({ from }: { from: From }) {
  const look = useLook();
  const { open, show } = useConsultation();
  if (from.kind !== 'message' || open.state !== 'open' || open.message.id !== from.messageId) return <>{sayFrom(from)}</>;
  return <button type="button" className={look.quote} onClick={() => show({ ...from.quote })}>{sayFrom(from)}</button>;
}

/** Where an answer, or a row of one, comes from. */
export function Where({ answer }: { answer: Pick<Answer, 'from'> }) {
  const look = useLook();
  if (!answer.from.length) return null;
  const kinds = [...new Set(answer.from.map((f) => words.fromKinds[f.kind]))].join(', ');
  if (answer.from.every((f) => sayFrom(f) === words.fromKinds[f.kind])) return <p className={look.quiet}>{words.from}: {kinds}</p>;
  return (
    <Fold summary={<span className={look.quiet}>{words.from}: {kinds}</span>}>
      {() => <ul className={look.list}>
        {answer.from.map((from, at) => (
          <li key={`${from.kind}-${String(at)}`} className={look.quiet}>
            <Source from={from} />
          </li>
        ))}
      </ul>}
    </Fold>
  );
}

function Box({ answer, id, onEdit }: { answer: Answer; id: string; onEdit: (edit: Edit) => void }) {
  const look = useLook();
  const common = { id, className: look.input, value: answer.value, 'aria-describedby': answer.state === 'known' ? undefined : `${id}-ask` };
  const change = (value: string) => onEdit({ value, state: undefined, confirmed: false });
  if (answer.choices && answer.kind !== 'many-of') {
    return <select {...common} onChange={(e) => change(e.target.value)}><option value="">Choose…</option>{[...new Set([...answer.choices, ...(answer.value ? [answer.value] : [])])].map((c) => <option key={c} value={c}>{c}</option>)}</select>;
  }
  const long = answer.kind === 'long-text' || answer.kind === 'quotes' || answer.kind === 'list' || answer.value.includes('\n') || answer.value.length > 34;
  return long
    ? <textarea {...common} rows={Math.min(8, 2 + answer.value.split('\n').length)} onChange={(e) => change(e.target.value)} />
    : <input {...common} onChange={(e) => change(e.target.value)} />;
}

/** Values side by side, each with the message and time it comes from. */
export function Choices({ label, found, take }: { label: string; found: Answer['maybe']; take: (value: string) => void }) {
  const look = useLook();
  return (
    <ul className={look.list}>
      {found.map(({ value, from }) => (
        <li key={value}>
          <Button size="small" aria-label={words.takes(value, label)} onClick={() => take(value)}>{value}</Button>
          {from.map((f, at) => <p key={`${f.kind}-${String(at)}`} className={look.quiet}><Source from={f} /></p>)}
        </li>
      ))}
    </ul>
  );
}

const severalIn = new Set(['childs-words', 'child-address']);

/** What the words may mean of an answer in one text, and is not in it. */
export function untaken(answer: Answer): Answer['maybe'] {
  if (answer.people || answer.state === 'not-known' || answer.state === 'does-not-apply') return [];
  return answer.maybe.filter(({ value }) => (severalIn.has(answer.field) ? !answer.value.includes(value) : !answer.value));
}

/** What the words may mean, beside the question: nothing of it is in the answer until the person takes it. */
export function Maybe({ answer, onEdit }: { answer: Answer; onEdit: (edit: Edit) => void }) {
  const look = useLook();
  const several = severalIn.has(answer.field);
  const open = untaken(answer);
  if (!open.length) return null;
  return (
    <div className={look.field}>
      <p className={look.quiet}>{words.maybe}</p>
      <Choices label={answer.label} found={open} take={(value) => onEdit({ value: several ? [answer.value, value].filter(Boolean).join('\n') : value, state: undefined, confirmed: false })} />
    </div>
  );
}

/** Sentences that may answer it, each to be used by a press. */
export function Offered({ answer, use }: { answer: Answer; use: (line: string) => void }) {
  const look = useLook();
  const unused = answer.offered.map(sayStatement).filter((line) => !answer.value.includes(line));
  if (!unused.length) return null;
  return (
    <details open={answer.state === 'to-ask'}>
      <summary className={look.quiet}>{words.mayAnswer} {unused.length}</summary>
      <ul className={look.list}>{unused.map((line) => <li key={line} className={look.quiet}>{line} {!answer.choices && <Button size="small" appearance="subtle" onClick={() => use(line)}>{words.use}</Button>}</li>)}</ul>
    </details>
  );
}

/** One answer: what is known and where from; to be changed, ticked, or said to be not known. */
export function AnswerField({ answer, onEdit }: { answer: Answer; onEdit: (edit: Edit) => void }) {
  const look = useLook();
  const id = `answer-${useId()}`;
  const open = answer.state === 'to-ask';
  return (
    <div className={look.card} id={`field-${answer.key}`} tabIndex={-1}>
      <label htmlFor={id} id={`${id}-label`}><strong>{answer.label}</strong></label>
      {answer.when && <p className={look.quiet}>{words.only} {answer.when}</p>}
      {answer.conflict && (
        <div className={look.warning}>
          <p className={look.plain}>{answer.conflict.some((one) => one.from.some((from) => from.kind === 'decision')) ? words.conflictWithYou : words.conflict}</p>
          <Choices label={answer.label} found={answer.conflict} take={(value) => onEdit({ value, state: undefined, confirmed: false })} />
        </div>
      )}
      <Maybe answer={answer} onEdit={onEdit} />
      {(answer.state === 'known' || open) && <Box answer={answer} id={id} onEdit={onEdit} />}
      {answer.state === 'known' && <HowKnown answer={answer} onEdit={onEdit} />}
      {answer.state !== 'known' && <p id={`${id}-ask`} className={look.quiet}>{open ? answer.ask : words.states[answer.state]}</p>}
      <div className={look.row} role="group" aria-labelledby={`${id}-label`}>
        {STATES.map((state) => (
          <label key={state}><input type="checkbox" checked={answer.state === state} onChange={(e) => onEdit(e.target.checked ? { state, confirmed: true } : { state: undefined, confirmed: false })} /> {words.states[state]}</label>
        ))}
        {answer.state === 'known' && <label><input type="checkbox" checked={answer.confirmed} onChange={(e) => onEdit({ confirmed: e.target.checked })} /> {words.confirm}</label>}
        {answer.state === 'known' && <label><input type="checkbox" checked={answer.keepFromFamily} onChange={(e) => onEdit({ keepFromFamily: e.target.checked })} /> {words.keep}</label>}
      </div>
      <Offered answer={answer} use={(line) => onEdit({ value: [answer.value, line].filter(Boolean).join('\n'), state: undefined, confirmed: false })} />
      <Where answer={answer} />
    </div>
  );
}
