import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import AjvDraft4 from 'ajv-draft-04';
import { siteFiles } from '../../src/adapters/graph';
import { QUEUE_COLUMNS, queuePlan } from '../../src/adapters/graph/queues';
import { LISTS } from '../../src/adapters/graph/schema';
import { camlOf, COLUMN_FORMATS, rowFormat, siteScript } from '../../src/adapters/graph/site-script';
import { VIEWS } from '../../src/adapters/graph/views';
import { contract, describeContract } from '../support/graph-contract';

const FOLDER = join(__dirname, '../../assets/sharepoint');
interface Action { verb: string; listName: string; subactions: { verb: string; fieldDisplayName?: string; formatterJSON?: object }[] }
const actions = (): Action[] => siteScript()['actions'] as Action[];

test('the files of assets/sharepoint are what the plan of the lists gives; make them anew with: threshold site-script', () => {
  expect(Object.fromEntries(readdirSync(FOLDER).sort().map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]))).toEqual(siteFiles());
});

test('every view is filtered first, and only, on an indexed column, shows columns that are there, and asks for its own order', () => {
  for (const view of VIEWS) {
    const columns = LISTS.find((list) => list.name === view.list)?.columns ?? [];
    expect([view.title, columns.find((one) => one.name === view.where.column)?.indexed]).toEqual([view.title, true]);
    expect([view.title, view.columns.filter((name) => !columns.some((one) => one.name === name))]).toEqual([view.title, []]);
    expect(camlOf(view)).toMatch(new RegExp(`^<Where><(Geq|Lt)><FieldRef Name="${view.where.column}"/>`));
  }
  for (const list of new Set(VIEWS.map((view) => view.list))) expect(VIEWS.filter((view) => view.list === list && view.first)).toHaveLength(1);
});

test('a view of the site stands on the same column and order as the list of the tab', () => {
  const titles: Record<string, string> = { open: 'Open, most urgent first', overdue: 'Overdue', escalated: 'Escalated', 'awaiting-sign-off': 'Awaiting sign-off', 'no-outcome': 'No outcome yet', 'front-door': 'At the front door', all: 'All, newest first' };
  expect(Object.keys(titles)).toEqual(Object.keys(QUEUE_COLUMNS));
  for (const [queue, title] of Object.entries(titles)) {
    const view = VIEWS.find((one) => one.title === title);
    const { filter, orderby } = queuePlan(queue, 'x', new Date('2026-11-20T15:10:00Z'));
    expect([queue, filter.startsWith(`fields/${view?.where.column ?? ''} ${view?.where.is === 'past' ? 'lt' : 'ge'}`), orderby]).toEqual([queue, true, `fields/${view?.where.column ?? ''} ${view?.falling ? 'desc' : 'asc'}`]);
  }
});

test('the script keeps to the thirty actions that are carried out at once, and formats columns by the names they have', () => {
  expect(actions().reduce((sum, action) => sum + 1 + action.subactions.length, 0)).toBeLessThanOrEqual(30);
  const names = LISTS.find((list) => list.name === 'TcpCases')?.columns.map((column) => column.displayName);
  for (const { fieldDisplayName } of actions().flatMap((action) => action.subactions).filter((one) => one.verb === 'setSPFieldCustomFormatter')) expect(names).toContain(fieldDisplayName);
});

test('what is overdue is said in words, not by colour alone', () => {
  expect(JSON.stringify(COLUMN_FORMATS['DueAt'])).toContain('OVERDUE since ');
});

describeContract('the site script against the published shapes', () => {
  const name = (file: string) => `https://developer.microsoft.com/json-schemas/sp/v2/${file}.schema.json`;
  const validators = (kind: 'extended.' | '') => {
    const ajv = new AjvDraft4({ strict: false, allErrors: true, unicodeRegExp: false });
    for (const file of ['column-formatting', 'row-formatting', 'tile-formatting', 'view-formatting']) {
      const schema = contract(`sharepoint/${file}.${kind}schema.json`) as Record<string, unknown>;
      ajv.addSchema({ ...schema, id: name(file) });
    }
    return ajv;
  };
  const errors = (validate: ValidateFunction | undefined, body: unknown) => (validate?.(body) ? [] : (validate?.errors ?? ['no such shape']));

  test('the script is a site script', () => { expect(errors(new Ajv({ strict: false, allErrors: true }).compile(contract('sharepoint/site-script.schema.json') as object), siteScript())).toEqual([]); });
  test('each column and row formatting is one', () => {
    const ajv = validators('extended.');
    for (const [column, format] of Object.entries(COLUMN_FORMATS)) expect([column, errors(ajv.getSchema(name('column-formatting')) as ValidateFunction, format)]).toEqual([column, []]);
    expect(errors(ajv.getSchema(name('row-formatting')) as ValidateFunction, rowFormat)).toEqual([]);
    expect(errors(ajv.getSchema(name('view-formatting')) as ValidateFunction, rowFormat)).toEqual([]);
  });
});
