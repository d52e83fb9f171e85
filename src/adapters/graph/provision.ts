import * as z from 'zod/mini';
import { quoted } from './calls';
import type { Graph } from './client';
import { GraphError } from './failure';
import { carryOver, olderColumns, stepAside } from './upgrade';
import { columnBody, LISTS, SCHEMA_VERSION, SETUP, type ColumnPlan, type ListPlan } from './schema';

export interface Difference { list: string; column?: string; says: string }
export interface ProvisionReport {
  /** Lists and columns that were made or changed just now, in order. Empty on a second run. */
  made: string[];
  /** What is not as it must be and could not be put right; a person has to. Empty when all is well. */
  differs: Difference[];
  version: number;
}

const ListsShape = z.object({ value: z.array(z.object({ id: z.string(), displayName: z.nullable(z.optional(z.string())), list: z.optional(z.object({ template: z.nullable(z.optional(z.string())) })) })) });
export const ColumnShape = z.object({
  id: z.string(), name: z.string(), indexed: z.nullable(z.optional(z.boolean())), enforceUniqueValues: z.nullable(z.optional(z.boolean())),
  text: z.optional(z.nullable(z.object({ allowMultipleLines: z.nullable(z.optional(z.boolean())) }))), number: z.optional(z.unknown()), boolean: z.optional(z.unknown()), dateTime: z.optional(z.unknown()),
  choice: z.optional(z.nullable(z.object({ choices: z.nullable(z.optional(z.array(z.string()))), allowTextEntry: z.nullable(z.optional(z.boolean())) }))),
});
export type Column = z.infer<typeof ColumnShape>;
export const ColumnsShape = z.object({ value: z.array(ColumnShape) });
const MadeShape = z.looseObject({ id: z.string() });
const SetupShape = z.object({ value: z.array(z.object({ id: z.string(), eTag: z.optional(z.nullable(z.string())), fields: z.object({ Key: z.string(), Value: z.string() }) })) });

/**
 * Makes the site's lists, or brings them up to date; a second run changes nothing. What older columns held is carried over row by row,
 * and the version is written last: a run that was cut off is finished by the next. Every column is looked at after the lists are
 * made, as SharePoint has been seen to leave out columns named in the call that makes a list. Needs a site owner.
 */
export async function provision(graph: Graph, site: string): Promise<ProvisionReport> {
  const report: ProvisionReport = { made: [], differs: [], version: SCHEMA_VERSION };
  const there = new Map((await graph.ask({ name: 'lists', into: { site } }, ListsShape)).value.map((list) => [list.displayName ?? '', list]));
  if (there.has(SETUP)) {
    const version = await schemaVersion(graph, site);
    if (version > SCHEMA_VERSION) throw new GraphError('newer-schema', 200, 'newer-schema', '');
  }
  for (const plan of LISTS) {
    const found = there.get(plan.name);
    if (!found) await makeList(graph, site, plan, report);
    else if (found.list?.template && found.list.template !== plan.template) report.differs.push({ list: plan.name, says: `is a ${found.list.template}, and must be a ${plan.template}` });
    const older = found ? await olderColumns(graph, site, plan) : [];
    await stepAside(graph, site, plan, older);
    await matchColumns(graph, site, plan, report);
    if (report.differs.length === 0) await carryOver(graph, site, plan, older, report);
  }
  if (report.differs.length === 0) await writeVersion(graph, site, report);
  return report;
}

/** What differs from what this version needs, without changing anything. For the doctor. */
export async function inspect(graph: Graph, site: string): Promise<Difference[]> {
  const there = new Map((await graph.ask({ name: 'lists', into: { site } }, ListsShape)).value.map((list) => [list.displayName ?? '', list]));
  const differs: Difference[] = [];
  for (const plan of LISTS) {
    if (!there.has(plan.name)) { differs.push({ list: plan.name, says: 'is not there' }); continue; }
    const columns = await columnsOf(graph, site, plan);
    for (const column of plan.columns) {
      const found = columns.get(column.name);
      const says = found ? differenceOf(column, found) : 'is not there';
      if (says) differs.push({ list: plan.name, column: column.name, says });
    }
  }
  return differs;
}

async function makeList(graph: Graph, site: string, plan: ListPlan, report: ProvisionReport): Promise<void> {
  await graph.ask({ name: 'make-list', into: { site }, body: { displayName: plan.name, list: { template: plan.template }, ...(plan.columns.length ? { columns: plan.columns.map(columnBody) } : {}) } }, MadeShape)
    .catch((error: unknown) => { if (!(error instanceof GraphError) || error.trouble !== 'taken') throw error; });
  report.made.push(plan.name);
}

async function columnsOf(graph: Graph, site: string, plan: ListPlan): Promise<Map<string, Column>> {
  return new Map((await graph.ask({ name: 'columns', into: { site, list: plan.name } }, ColumnsShape)).value.map((column) => [column.name, column]));
}

function typeOf(column: Column): ColumnPlan['type'] | 'other' {
  if (column.text) return column.text.allowMultipleLines === true ? 'note' : 'text';
  return (['number', 'boolean', 'dateTime', 'choice'] as const).find((type) => column[type] !== undefined && column[type] !== null) ?? 'other';
}

function differenceOf(plan: ColumnPlan, found: Column): string | undefined {
  if (typeOf(found) !== plan.type) return `is of the type ${typeOf(found)}, and must be ${plan.type}`;
  if (plan.indexed && found.indexed !== true) return 'has no index';
  if (plan.unique && found.enforceUniqueValues !== true) return 'does not enforce unique values';
  return plan.choices ? choicesDiffer(plan, found) : undefined;
}

/** Choices that an administrator has added are left; those that the app writes must be there. */
function choicesDiffer(plan: ColumnPlan, found: Column): string | undefined {
  const lacks = plan.choices?.filter((one) => !found.choice?.choices?.includes(one)) ?? [];
  if (lacks.length) return `lacks the choice “${lacks.join('”, “')}”`;
  return plan.open && found.choice?.allowTextEntry !== true ? 'does not take words beside its choices' : undefined;
}

function changeTo(plan: ColumnPlan, found: Column): Record<string, unknown> {
  const choices = plan.choices && [...plan.choices, ...(found.choice?.choices ?? []).filter((one) => !plan.choices?.includes(one))];
  return { indexed: plan.indexed === true || found.indexed === true, ...(plan.unique ? { enforceUniqueValues: true } : {}), ...(choices ? { choice: { choices, allowTextEntry: plan.open === true, displayAs: 'dropDownMenu' } } : {}) };
}

async function matchColumns(graph: Graph, site: string, plan: ListPlan, report: ProvisionReport): Promise<void> {
  const columns = await columnsOf(graph, site, plan);
  for (const column of plan.columns) {
    const found = columns.get(column.name);
    if (!found) {
      await graph.ask({ name: 'make-column', into: { site, list: plan.name }, body: columnBody(column) }, MadeShape);
      report.made.push(`${plan.name}.${column.name}`);
    } else if (typeOf(found) === column.type && differenceOf(column, found)) {
      await graph.ask({ name: 'change-column', into: { site, list: plan.name, column: found.id }, body: changeTo(column, found) }, MadeShape);
      report.made.push(`${plan.name}.${column.name}`);
    }
  }
  const after = await columnsOf(graph, site, plan);
  for (const column of plan.columns) {
    const found = after.get(column.name);
    const says = found ? differenceOf(column, found) : 'is not there';
    if (says) report.differs.push({ list: plan.name, column: column.name, says });
  }
}

async function setupItem(graph: Graph, site: string) {
  return (await graph.ask({ name: 'items', into: { site, list: SETUP }, query: { $filter: `fields/Key eq ${quoted('schema')}`, $expand: 'fields($select=Key,Value)' } }, SetupShape)).value[0];
}

const NO_VERSION = `The list ${SETUP} should say under “schema” which version the lists have, as a whole number; what stands there is none. Nothing was changed. If no newer version of the app is in use, delete that row and run this again.`;

/** The version the site says it has; 0 while the list that would say so is itself unfinished. Throws where it says something else. */
async function schemaVersion(graph: Graph, site: string): Promise<number> {
  const item = await setupItem(graph, site).catch((error: unknown) => {
    if (error instanceof GraphError && error.trouble === 'column-missing') return undefined;
    throw error;
  });
  const version = Number(item?.fields.Value ?? 0);
  // What is no whole number is neither older nor newer: nobody knows what the lists are like.
  if (!Number.isInteger(version)) throw new GraphError('unreadable', 200, 'no-version', '', undefined, NO_VERSION);
  return version;
}

async function writeVersion(graph: Graph, site: string, report: ProvisionReport): Promise<void> {
  const item = await setupItem(graph, site);
  if (item?.fields.Value === String(SCHEMA_VERSION)) return;
  if (item) await graph.ask({ name: 'change-item', into: { site, list: SETUP, item: item.id }, ...(item.eTag ? { headers: { 'If-Match': item.eTag } } : {}), body: { Value: String(SCHEMA_VERSION) } }, z.unknown());
  else await graph.ask({ name: 'make-item', into: { site, list: SETUP }, body: { fields: { Key: 'schema', Value: String(SCHEMA_VERSION) } } }, MadeShape);
  report.made.push(`version ${String(SCHEMA_VERSION)}`);
}
