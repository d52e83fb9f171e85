import { useEffect, useState } from 'react';
import { Button } from '../../ui/shared/button';
import { site } from '../mail';
import type { Setting } from './desk';
import { formatCell, rowClass } from './formatting';
import { getGraph } from './graph';
import { useLooks } from './looks';
import { sayMoment } from './samples';
import { graphQuery, siteLists, type SiteList, type SiteView } from './site-views';

interface Column { name: string; displayName: string; dateTime?: unknown }
interface Row { id: string; fields: Record<string, unknown> }
interface Sheet { view: SiteView; columns: Column[]; formats: Map<string, unknown>; rows: Row[]; now: Date }

const TITLES: Record<string, string> = { TcpCases: 'Cases', TcpEvents: 'Events', TcpRatings: 'Second opinions', TcpDocuments: 'Documents' };
/** The library has no views of ours: it is shown as SharePoint would show it. */
const LIBRARY: SiteList = { name: 'TcpDocuments', formats: new Map(), views: [{ name: 'All documents', columns: ['FileLeafRef', 'LinkFilename', 'Created'], query: '', rowFormat: undefined, first: true }] };
const LISTS = [...siteLists, LIBRARY];

/** SharePoint's icons as the workbench has them. */
const SIGNS: Record<string, string> = { Warning: '⚠', Up: '▲', Clock: '◷', CheckMark: '✓', Edit: '✎', Undo: '↩' };
const MOST = 200;

async function readSheet(setting: Setting, list: SiteList, view: SiteView): Promise<Sheet> {
  const now = new Date(Date.now() + setting.ahead * 3_600_000);
  const path = `/sites/${site}:/lists/${list.name}`;
  const asked = view.query ? `&${graphQuery(view.query, now)}` : '';
  const [columns, rows] = await Promise.all([getGraph<Column>(setting.person, `${path}/columns`), getGraph<Row>(setting.person, `${path}/items?$expand=fields&$top=${String(MOST)}${asked}`)]);
  return { view, columns: view.columns.flatMap((name) => columns.filter((column) => column.name === name)), formats: list.formats, rows, now };
}

const plainly = (value: unknown): string => (value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value));

function Cell({ row, column, sheet }: { row: Row; column: Column; sheet: Sheet }) {
  const value = row.fields[column.name];
  const format = sheet.formats.get(column.displayName);
  if (!format) return <>{column.dateTime && typeof value === 'string' ? sayMoment(value) : plainly(value)}</>;
  const { sign, says, strong } = formatCell(format, { fields: row.fields, column: column.name, now: sheet.now });
  return <>{sign && <span aria-hidden="true">{SIGNS[sign] ?? '•'} </span>}{strong ? <strong>{says}</strong> : says}</>;
}

function SheetTable({ sheet }: { sheet: Sheet }) {
  const looks = useLooks();
  const severity: Record<string, string> = { 'sp-field-severity--severeWarning': looks.severe, 'sp-field-severity--warning': looks.warning, 'sp-field-severity--low': looks.low };
  if (!sheet.rows.length) return <p className={looks.notice}>There is nothing in this view that you may see.</p>;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls sideways must be reachable by keyboard
    <div className={looks.tableWrap} role="region" aria-label="Items" tabIndex={0}>
      <table className={looks.table}>
        <thead><tr>{sheet.columns.map((column) => <th key={column.name} scope="col" className={looks.th}>{column.displayName}</th>)}</tr></thead>
        <tbody>
          {sheet.rows.map((row) => (
            <tr key={row.id} className={severity[rowClass(sheet.view.rowFormat, { fields: row.fields, now: sheet.now })]}>
              {sheet.columns.map((column) => <td key={column.name} className={looks.td}><Cell row={row} column={column} sheet={sheet} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Views({ list, now, onPick }: { list: SiteList; now: SiteView; onPick: (view: SiteView) => void }) {
  const looks = useLooks();
  if (list.views.length < 2) return <p className={looks.plain}>{now.name}</p>;
  return (
    <label className={looks.pick}><span>View</span>
      <select className={looks.select} value={now.name} onChange={(e) => { const view = list.views.find((one) => one.name === e.target.value); if (view) onPick(view); }}>
        {list.views.map((view) => <option key={view.name}>{view.name}</option>)}
      </select>
    </label>
  );
}

const firstOf = (list: SiteList): SiteView => list.views.find((view) => view.first) ?? (list.views[0] as SiteView);

/** What was asked to be seen, afresh at each press. */
interface Asked { list: SiteList; view: SiteView }
const askFor = (list: SiteList): Asked => ({ list, view: firstOf(list) });

/** The answer to what is asked now. An answer to an earlier question, or to another person's, is not shown. */
function useSheet(setting: Setting, asked: Asked): Sheet | 'loading' | 'failed' {
  const [answer, setAnswer] = useState<{ setting: Setting; asked: Asked; sheet: Sheet | 'failed' }>();
  useEffect(() => {
    let stopped = false;
    const show = (sheet: Sheet | 'failed') => { if (!stopped) setAnswer({ setting, asked, sheet }); };
    readSheet(setting, asked.list, asked.view).then(show, () => show('failed'));
    return () => { stopped = true; };
  }, [setting, asked]);
  return answer?.asked === asked && answer.setting === setting ? answer.sheet : 'loading';
}

/** The site's lists as SharePoint shows them to this person: the views and formatting of the site script, on what the list's permissions let them see. */
export function ListsView({ setting }: { setting: Setting }) {
  const looks = useLooks();
  const [asked, setAsked] = useState<Asked>(() => askFor(LISTS.find((one) => one.name === 'TcpCases') ?? LIBRARY));
  const { list, view } = asked;
  const sheet = useSheet(setting, asked);
  return (
    <div className={looks.columns}>
      <nav className={looks.side} style={{ width: 'min(160px, 30%)' }} aria-label="Lists of the site">
        <div className={looks.sideHead}><h2 className={looks.sideTitle}>Safeguarding site</h2></div>
        <ul className={looks.list}>
          {LISTS.map((one) => <li key={one.name}><button type="button" className={`${looks.item} ${one === list ? looks.itemNow : ''}`} aria-current={one === list ? 'page' : undefined} onClick={() => setAsked(askFor(one))}>{TITLES[one.name] ?? one.name}</button></li>)}
        </ul>
      </nav>
      <section className={looks.middle} style={{ minWidth: 0 }} aria-label={TITLES[list.name]}>
        <div className={looks.head}><div className={looks.row}><h2 className={looks.subject}>{TITLES[list.name]}</h2><Views list={list} now={view} onPick={(picked) => setAsked({ list, view: picked })} /><Button size="small" onClick={() => setAsked({ ...asked })}>Refresh</Button></div></div>
        {sheet === 'loading' && <p role="status" className={looks.notice}>Reading the list…</p>}
        {sheet === 'failed' && <p role="alert" className={looks.notice}>The list could not be read. It may not be there yet, or you may not see it.</p>}
        {typeof sheet === 'object' && <SheetTable sheet={sheet} />}
      </section>
    </div>
  );
}
