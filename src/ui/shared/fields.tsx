import { useId, type ReactNode } from 'react';
import { instantOf, londonTime } from '../../core/time';
import { useLook } from './look';

/** A question answered with one of a few; none is chosen beforehand. */
export function PickOne<T extends string | number | boolean>({ legend, help, choices, value, onPick }: {
  legend: string; help?: string; choices: readonly { value: T; label: string; note?: string }[]; value: T | null; onPick: (value: T) => void;
}) {
  const look = useLook();
  const name = useId();
  return (
    <fieldset className={look.field}>
      <legend className={look.subheading}>{legend}</legend>
      {help && <p className={look.quiet}>{help}</p>}
      {choices.map((choice) => (
        <label key={String(choice.value)} style={{ minHeight: '24px' }}>
          <input type="radio" name={name} checked={value === choice.value} onChange={() => onPick(choice.value)} /> {choice.label}
          {choice.note && <span className={look.quiet}> {choice.note}</span>}
        </label>
      ))}
    </fieldset>
  );
}

/** A line or, with `rows`, a box of text under its label. */
export function TextField({ label, help, rows, value, onChange, type }: { label: string; help?: ReactNode; rows?: number; value: string; onChange: (value: string) => void; type?: 'text' | 'date' }) {
  const look = useLook();
  const id = useId();
  return (
    <div className={look.field}>
      <label htmlFor={id}>{label}</label>
      {help && <p className={look.quiet} id={`${id}-help`}>{help}</p>}
      {rows
        ? <textarea id={id} aria-describedby={help ? `${id}-help` : undefined} className={look.input} rows={rows} value={value} onChange={(e) => onChange(e.target.value)} />
        : <input id={id} aria-describedby={help ? `${id}-help` : undefined} type={type ?? 'text'} className={look.input} value={value} onChange={(e) => onChange(e.target.value)} />}
    </div>
  );
}

/** A list to choose from; it opens on "Choose…". */
export function Choose({ label, help, value, choices, onChoose, any }: { label: string; help?: string; value: string; choices: readonly { value: string; label: string }[]; onChoose: (value: string) => void; any?: string }) {
  const look = useLook();
  const id = useId();
  return (
    <div className={look.field}>
      <label htmlFor={id}>{label}</label>
      {help && <p className={look.quiet}>{help}</p>}
      <select id={id} className={look.input} value={value} onChange={(e) => onChoose(e.target.value)}>
        <option value="">{any ?? 'Choose…'}</option>
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
    </div>
  );
}

/** An instant as a date-and-time box takes it, on the London clock. */
export function asTyped(at: Date): string {
  const { date, time } = londonTime(at);
  return `${date}T${time}`;
}

/** When it happened, on the London clock; undefined while what is typed is no time. */
export const whenTyped = (typed: string): Date | undefined => (typed ? instantOf(typed) : undefined);

/** Whether a moment lies ahead: what has happened cannot. A clock that is a little slow is forgiven. */
export const isAhead = (at: Date, now: Date): boolean => at.getTime() > now.getTime() + 60_000;

/** Date and time of what happened. */
export function WhenField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const look = useLook();
  const id = useId();
  return (
    <div className={look.field}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="datetime-local" className={look.input} value={value} onChange={(e) => onChange(e.target.value)} />
    </div>
  );
}

/** What is still to be filled in before something can be saved. */
export function Problems({ found, before = 'Before this can be saved:' }: { found: readonly string[]; before?: string }) {
  const look = useLook();
  if (!found.length) return null;
  return <div role="alert" className={look.warning}><p className={look.plain}>{before}</p><ul>{found.map((problem) => <li key={problem}>{problem}</li>)}</ul></div>;
}
