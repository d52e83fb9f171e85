import { useState } from 'react';
import type { CaseSummary } from '../../core/case';
import { levelBy, raters, type Confusion, type Pair } from '../../core/oversight';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import { raterNames } from './words';

/** How often each pair of levels was given. The diagonal is agreement, said in words too. */
export function ConfusionTable({ table, first, second }: { table: Confusion; first: string; second: string }) {
  const look = useLook();
  return (
    <table style={{ borderCollapse: 'collapse', textAlign: 'center' }}>
      <caption className={look.quiet}>Down: {first}. Across: {second}. In bold: the same level.</caption>
      <thead><tr><td />{table.map((_, j) => <th key={j} scope="col" style={{ padding: '4px 10px' }}>Level {j + 1}</th>)}</tr></thead>
      <tbody>{table.map((row, i) => (
        <tr key={i}><th scope="row" style={{ padding: '4px 10px' }}>Level {i + 1}</th>{row.map((count, j) => <td key={j} style={{ padding: '4px 10px' }}>{i === j ? <strong>{count}</strong> : count}</td>)}</tr>
      ))}</tbody>
    </table>
  );
}

const SOME = 20;

/** The cases on which two differ, furthest apart first. */
export function Differing({ pairs, first, second, onOpen }: { pairs: readonly Pair[]; first: string; second: string; onOpen: (caseKey: string) => void }) {
  const look = useLook();
  const [many, setMany] = useState(SOME);
  if (!pairs.length) return null;
  return (
    <section aria-label="Cases that differ" className={look.field}>
      <h3 className={look.subheading}>Cases that differ ({pairs.length})</h3>
      <ul className={look.list}>{pairs.slice(0, many).map((pair) => (
        <li key={pair.caseKey}><button type="button" className={look.quote} onClick={() => onOpen(pair.caseKey)}>{pair.caseKey}</button>: {first} level {pair.first}, {second} level {pair.second}</li>
      ))}</ul>
      {pairs.length > many && <div><Button size="small" onClick={() => setMany(many + SOME)}>Show more</Button></div>}
    </section>
  );
}

/** Everybody's level of each case, side by side. */
export function SideBySide({ cases, onOpen }: { cases: readonly CaseSummary[]; onOpen: (caseKey: string) => void }) {
  const look = useLook();
  const [many, setMany] = useState(SOME);
  if (!cases.length) return null;
  return (
    <details>
      <summary>Everybody’s level, side by side ({cases.length})</summary>
      <div style={{ overflowX: 'auto' }}>
        <table style={{ borderCollapse: 'collapse' }}>
          <thead><tr><th scope="col">Case</th>{raters.map((rater) => <th key={rater} scope="col" style={{ padding: '4px 8px' }}>{raterNames[rater]}</th>)}</tr></thead>
          <tbody>{cases.slice(0, many).map((summary) => (
            <tr key={summary.caseKey}><th scope="row"><button type="button" className={look.quote} onClick={() => onOpen(summary.caseKey)}>{summary.caseKey}</button></th>{raters.map((rater) => <td key={rater} style={{ textAlign: 'center' }}>{levelBy(rater, summary) ?? '–'}</td>)}</tr>
          ))}</tbody>
        </table>
      </div>
      {cases.length > many && <Button size="small" onClick={() => setMany(many + SOME)}>Show more</Button>}
    </details>
  );
}
