import { EVER } from './queues';
import { SIGN_OFF_WORDS, STATUS_WORDS } from './choices';
import { CASES, LISTS } from './schema';
import { VIEWS, type ViewPlan } from './views';

/** A formatting expression, as SharePoint's formatting language has it (schema v2). */
export type Expression = string | number | boolean | { operator: string; operands: Expression[] };
/** An element of a formatting. */
export interface Element { elmType: string; txtContent?: Expression; style?: Record<string, Expression>; attributes?: Record<string, Expression>; children?: Element[] }
export type ColumnFormat = Element & { $schema: string };
export interface RowFormat { $schema: string; additionalRowClass: Expression }

const SCHEMAS = 'https://developer.microsoft.com/json-schemas/sp/v2';
const NOW = '@now';
const HERE = '@currentField';

const op = (operator: string, ...operands: Expression[]): Expression => ({ operator, operands });
const when = (test: Expression, then: Expression, otherwise: Expression): Expression => op('?', test, then, otherwise);
const moment = (field: Expression): Expression => op('Number()', field);
const isEmpty = (date: Expression): Expression => op('==', moment(date), 0);
const isLate = (date: Expression): Expression => op('&&', op('!=', moment(date), 0), op('<', moment(date), moment(NOW)));

const icon = (name: Expression): Element => ({ elmType: 'span', attributes: { iconName: name, 'aria-hidden': 'true' }, style: { 'padding-right': when(op('==', name, ''), '0', '6px') } });
const words = (txtContent: Expression, strong: Expression): Element => ({ elmType: 'span', txtContent, style: { 'font-weight': when(strong, 'bold', 'normal') } });
const formatOf = (sign: Expression, says: Expression, strong: Expression): ColumnFormat =>
  ({ $schema: `${SCHEMAS}/column-formatting.schema.json`, elmType: 'div', style: { display: 'flex', 'align-items': 'center' }, children: [icon(sign), words(says, strong)] });

const is = (word: string): Expression => op('==', HERE, word);

/** How columns of the case list look. What is overdue is said in a word, with a sign; colour comes on top (see `rowFormat`). */
export const COLUMN_FORMATS: Readonly<Record<string, ColumnFormat>> = {
  DueAt: formatOf(when(isLate(HERE), 'Warning', ''), when(isEmpty(HERE), 'Nothing due', op('+', when(isLate(HERE), 'OVERDUE since ', 'Due '), op('toLocaleString()', HERE))), isLate(HERE)),
  CaseStatus: formatOf(when(is(STATUS_WORDS.escalated), 'Up', when(is(STATUS_WORDS['awaiting-reply']), 'Clock', when(is(STATUS_WORDS.closed), 'CheckMark', ''))), HERE, is(STATUS_WORDS.escalated)),
  EscalationStage: formatOf('', when(op('==', HERE, ''), '', op('+', 'Stage ', HERE)), true),
  SignOffStatus: formatOf(when(is(SIGN_OFF_WORDS.awaiting), 'Edit', when(is(SIGN_OFF_WORDS.returned), 'Undo', when(is(SIGN_OFF_WORDS.approved), 'CheckMark', ''))), HERE, op('||', is(SIGN_OFF_WORDS.awaiting), is(SIGN_OFF_WORDS.returned))),
  /** A level is never shown without the thresholds it belongs to. */
  Level: formatOf('', when(op('==', HERE, ''), 'No level', op('+', 'Level ', HERE, ', ', '[$EditionName]')), false),
};

/** The whole row of an overdue case, of an escalated one, and of one that awaits sign-off, in SharePoint's own colours. */
export const rowFormat: RowFormat = {
  $schema: `${SCHEMAS}/row-formatting.schema.json`,
  additionalRowClass: when(isLate('[$DueAt]'), 'sp-field-severity--severeWarning', when(op('==', '[$CaseStatus]', STATUS_WORDS.escalated), 'sp-field-severity--warning', when(op('==', '[$SignOffStatus]', SIGN_OFF_WORDS.awaiting), 'sp-field-severity--low', ''))),
};

/** The view's question in SharePoint's own language. */
export function camlOf({ where, falling }: ViewPlan): string {
  const field = `<FieldRef Name="${where.column}"/>`;
  const test = where.is === 'past' ? `<Lt>${field}<Value Type="DateTime" IncludeTimeValue="TRUE"><Today/></Value></Lt>` : `<Geq>${field}<Value Type="DateTime">${EVER}</Value></Geq>`;
  return `<Where>${test}</Where><OrderBy><FieldRef Name="${where.column}" Ascending="${falling ? 'FALSE' : 'TRUE'}"/></OrderBy>`;
}

const displayName = (list: string, column: string): string => LISTS.find((plan) => plan.name === list)?.columns.find((one) => one.name === column)?.displayName ?? column;

function viewAction(view: ViewPlan): Record<string, unknown> {
  return {
    verb: 'addSPView', name: view.title, viewFields: [...view.columns], query: camlOf(view), rowLimit: 30, isPaged: true, makeDefault: view.first === true, scope: 'Default',
    ...(view.list === CASES ? { formatterJSON: rowFormat } : {}),
  };
}

/** The site script that an administrator applies after the lists are made: views and formatting. Applying it again changes nothing. */
export function siteScript(): Record<string, unknown> {
  const formats = Object.entries(COLUMN_FORMATS).map(([column, formatterJSON]) => ({ verb: 'setSPFieldCustomFormatter', fieldDisplayName: displayName(CASES, column), formatterJSON }));
  const actions = [...new Set(VIEWS.map((view) => view.list))].map((list) => ({
    verb: 'createSPList', listName: list, templateType: 100,
    subactions: [...VIEWS.filter((view) => view.list === list).map(viewAction), ...(list === CASES ? formats : [])],
  }));
  return { $schema: 'https://developer.microsoft.com/json-schemas/sp/site-design-script-actions.schema.json', actions, bindata: {}, version: 1 };
}

/** Every file of `assets/sharepoint`, by name: the script, and its parts for an administrator who sets one view or column by hand. */
export function siteFiles(): Record<string, string> {
  const text = (body: unknown): string => `${JSON.stringify(body, null, 2)}\n`;
  return {
    'site-script.json': text(siteScript()), 'row-cases.json': text(rowFormat),
    ...Object.fromEntries(Object.entries(COLUMN_FORMATS).map(([column, format]) => [`column-${column}.json`, text(format)])),
  };
}
