import { useLook } from '../shared/look';

export interface Bar { name: string; value: number | null; says: string }

function OneBar({ value }: { value: number | null }) {
  const look = useLook();
  return (
    <svg className={look.bar} aria-hidden="true" focusable="false" width="100%" height="10" preserveAspectRatio="none" viewBox="0 0 100 10">
      <rect x="0" y="0" width="100" height="10" />
      {value !== null && value > 0 && <rect x="0" y="0" width={100 * Math.min(1, value)} height="10" />}
    </svg>
  );
}

/** Bars from 0 to 1, each with its figure in words, and the same as a table behind them. A value that is not defined has no bar. */
export function Bars({ title, unit, bars }: { title: string; unit: string; bars: readonly Bar[] }) {
  const look = useLook();
  return (
    <figure style={{ margin: 0 }} className={look.field}>
      <figcaption className={look.subheading}>{title}</figcaption>
      <ul className={look.list}>{bars.map((bar) => <li key={bar.name}><span>{bar.name}: <strong>{bar.says}</strong></span><OneBar value={bar.value} /></li>)}</ul>
      <details>
        <summary>As a table</summary>
        <table>
          <caption className={look.quiet}>{title}</caption>
          <thead><tr><th scope="col">Group</th><th scope="col">{unit}</th></tr></thead>
          <tbody>{bars.map((bar) => <tr key={bar.name}><th scope="row">{bar.name}</th><td>{bar.says}</td></tr>)}</tbody>
        </table>
      </details>
    </figure>
  );
}
