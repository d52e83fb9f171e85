import { sayMoment } from './samples';

type Fields = Record<string, unknown>;
interface Call { operator: string; operands: unknown[] }
/** What an expression is worked out from. */
export interface Where { fields: Fields; column: string; now: Date }

const isCall = (value: unknown): value is Call => typeof value === 'object' && value !== null && 'operator' in value && 'operands' in value;

function named(text: string, { fields, column, now }: Where): unknown {
  if (text === '@now') return now.toISOString();
  if (text === '@currentField') return fields[column] ?? '';
  const other = /^\[\$(\w+)\]$/.exec(text)?.[1];
  return other ? fields[other] ?? '' : text;
}

const asNumber = (value: unknown): number => (typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Date.parse(value) : 0);
const asText = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

const OPERATORS: Record<string, (values: unknown[]) => unknown> = {
  '+': (values) => values.map(asText).join(''),
  '==': ([a, b]) => asText(a) === asText(b) || (typeof b === 'number' && a === b),
  '!=': ([a, b]) => asText(a) !== asText(b),
  '<': ([a, b]) => asNumber(a) < asNumber(b),
  '&&': (values) => values.every(Boolean),
  '||': (values) => values.some(Boolean),
  'Number()': ([a]) => asNumber(a),
  'toLocaleString()': ([a]) => (asText(a) ? sayMoment(asText(a)) : ''),
};

/** The value of a formatting expression; the part of SharePoint's language that the site script uses. Throws for another operator. */
export function workOut(expression: unknown, where: Where): unknown {
  if (typeof expression === 'string') return named(expression, where);
  if (!isCall(expression)) return expression;
  const [test, then, otherwise] = expression.operands;
  if (expression.operator === '?') return workOut(workOut(test, where) ? then : otherwise, where);
  const operator = OPERATORS[expression.operator];
  if (!operator) throw new Error(`The workbench does not know the operator ${expression.operator}.`);
  return operator(expression.operands.map((one) => workOut(one, where)));
}

/** A cell as a column format shows it: its sign, its words, and whether they are bold. */
export interface Shown { sign: string; says: string; strong: boolean }

interface Part { txtContent?: unknown; style?: Record<string, unknown>; attributes?: Record<string, unknown> }

/** Works a cell out by its column format. */
export function formatCell(format: unknown, where: Where): Shown {
  const [icon, words] = (format as { children: Part[] }).children;
  return { sign: asText(workOut(icon?.attributes?.['iconName'], where)), says: asText(workOut(words?.txtContent, where)), strong: workOut(words?.style?.['font-weight'], where) === 'bold' };
}

/** The class that a row format gives a row. */
export const rowClass = (format: unknown, where: Omit<Where, 'column'>): string => (format ? asText(workOut((format as { additionalRowClass: unknown }).additionalRowClass, { ...where, column: '' })) : '');
