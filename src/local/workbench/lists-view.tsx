import { Button } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { site } from '../mail';
import type { Setting } from './desk';
import { getGraph } from './graph';
import { useLooks } from './looks';
import { sayMoment } from './samples';

interface Column { name: string; displayName: string; hidden?: boolean; readOnly?: boolean; dateTime?: unknown }
interface Row { id: string; fields: Record<string, unknown> }
interface Sheet { columns: Column[]; rows: Row[]; readAt: number }

/** The lists of the site, and the columns of each that its view shows first. */
const LISTS: Record<string, { title: string; columns: string[] }> = {
  TcpCases: { title: 'Cases', columns: ['CaseKey', 'ChildLabel', 'Setting', 'Level', 'LegalRoute', 'EditionName', 'CaseStatus', 'DueAt', 'EscalationStage', 'CaseOutcome', 'SignOffStatus', 'Owner', 'OpenedAt'] },
  TcpEvents: { title: 'Events', columns: ['CaseKey', 'Slot', 'Kind', 'HappenedAt', 'RecordedAt', 'ByName'] },
  TcpDocuments: { title: 'Documents', columns: ['FileLeafRef', 'LinkFilename', 'Created'] },
};

const moment = (value: unknown): number => (typeof value === 'string' ? Date.parse(value) : Number.POSITIVE_INFINITY);
const isLate = (row: Row, now: number): boolean => moment(row.fields['DueAt']) < now && row.fields['CaseStatus'] !== 'Closed';

/** What is due first stands first, so what is overdue stands above all. */
function inOrder(list: string, rows: Row[]): Row[] {
  const opened = (row: Row) => moment(row.fields['OpenedAt'] ?? row.fields['RecordedAt'] ?? row.fields['Created']);
  return list === 'TcpCases' ? rows.toSorted((a, b) => (moment(a.fields['DueAt']) - moment(b.fields['DueAt'])) || opened(b) - opened(a)) : rows.toSorted((a, b) => opened(b) - opened(a));
}

function sayCell(value: unknown, column: Column): string {
  if (value === undefined || value === null || value === '') return '';
  if (column.dateTime && typeof value === 'string') return sayMoment(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function readSheet(setting: Setting, list: string): Promise<Sheet> {
  const path = `/sites/${site}:/lists/${list}`;
  const [columns, rows] = await Promise.all([getGraph<Column>(setting.person, `${path}/columns`), getGraph<Row>(setting.person, `${path}/items?$expand=fields&$top=200`)]);
  const shown = LISTS[list]?.columns ?? [];
  return { columns: shown.flatMap((name) => columns.filter((column) => column.name === name)), rows: inOrder(list, rows), readAt: Date.now() + setting.ahead * 3_600_000 };
}

function SheetTable({ sheet }: { sheet: Sheet }) {
  const looks = useLooks();
  if (!sheet.rows.length) return <p className={looks.notice}>There is nothing in this list that you may see.</p>;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls sideways must be reachable by keyboard
    <div className={looks.tableWrap} role="region" aria-label="Items" tabIndex={0}>
      <table className={looks.table}>
        <thead><tr>{sheet.columns.map((column) => <th key={column.name} scope="col" className={looks.th}>{column.displayName}</th>)}</tr></thead>
        <tbody>
          {sheet.rows.map((row) => (
            <tr key={row.id}>
              {sheet.columns.map((column) => {
                const late = column.name === 'DueAt' && isLate(row, sheet.readAt);
                return <td key={column.name} className={`${looks.td} ${late ? looks.late : ''}`}>{sayCell(row.fields[column.name], column)}{late && ' (overdue)'}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The site's lists as SharePoint shows them to this person: what the list's permissions let them see, overdue first. */
export function ListsView({ setting }: { setting: Setting }) {
  const looks = useLooks();
  const [list, setList] = useState('TcpCases');
  const [sheet, setSheet] = useState<Sheet | 'loading' | 'failed'>('loading');
  const read = useCallback(() => { readSheet(setting, list).then(setSheet, () => setSheet('failed')); }, [setting, list]);
  useEffect(read, [read]);
  const refresh = () => { setSheet('loading'); read(); };
  return (
    <div className={looks.columns}>
      <nav className={looks.side} style={{ width: 220 }} aria-label="Lists of the site">
        <div className={looks.sideHead}><h2 className={looks.sideTitle}>Safeguarding site</h2></div>
        <ul className={looks.list}>
          {Object.entries(LISTS).map(([name, { title }]) => <li key={name}><button type="button" className={`${looks.item} ${name === list ? looks.itemNow : ''}`} aria-current={name === list ? 'page' : undefined} onClick={() => setList(name)}>{title}</button></li>)}
        </ul>
      </nav>
      <section className={looks.middle} aria-label={LISTS[list]?.title}>
        <div className={looks.head}><div className={looks.row}><h2 className={looks.subject}>{LISTS[list]?.title}</h2><Button size="small" onClick={refresh}>Refresh</Button></div></div>
        {sheet === 'loading' && <p role="status" className={looks.notice}>Reading the list…</p>}
        {sheet === 'failed' && <p role="alert" className={looks.notice}>The list could not be read. It may not be there yet, or you may not see it.</p>}
        {typeof sheet === 'object' && <SheetTable sheet={sheet} />}
      </section>
    </div>
  );
}
