import script from '../../../assets/sharepoint/site-script.json';

/** One view of a list, as the site script makes it in SharePoint. */
export interface SiteView { name: string; columns: string[]; query: string; rowFormat: unknown; first: boolean }
export interface SiteList { name: string; views: SiteView[]; formats: Map<string, unknown> }

interface Sub { verb: string; name?: string; viewFields?: string[]; query?: string; makeDefault?: boolean; fieldDisplayName?: string; formatterJSON?: unknown }

/** The lists of the site script with their views and, by display name, their column formats. */
export const siteLists: SiteList[] = script.actions.map(({ listName, subactions }): SiteList => {
  const subs = subactions as Sub[];
  return {
    name: listName,
    views: subs.filter((one) => one.verb === 'addSPView').map((one) => ({ name: one.name ?? '', columns: one.viewFields ?? [], query: one.query ?? '', rowFormat: one.formatterJSON, first: one.makeDefault === true })),
    formats: new Map(subs.filter((one) => one.verb === 'setSPFieldCustomFormatter').map((one) => [one.fieldDisplayName ?? '', one.formatterJSON])),
  };
});

const QUESTION = /^<Where><(Geq|Lt)><FieldRef Name="(\w+)"\/><Value Type="DateTime"(?: IncludeTimeValue="TRUE")?>(<Today\/>|[^<]+)<\/Value><\/\1><\/Where><OrderBy><FieldRef Name="(\w+)" Ascending="(TRUE|FALSE)"\/><\/OrderBy>$/;

/** A view's question as Graph takes it: the same filter on the same index, in the same order. Throws for one it cannot read. */
export function graphQuery(caml: string, now: Date): string {
  const found = QUESTION.exec(caml);
  if (!found) throw new Error('The workbench cannot read this view.');
  const [, sign, column, value = '', order, ascending] = found;
  const date = value === '<Today/>' ? `${now.toISOString().slice(0, 19)}Z` : value;
  return `$filter=${encodeURIComponent(`fields/${column ?? ''} ${sign === 'Lt' ? 'lt' : 'ge'} '${date}'`)}&$orderby=${encodeURIComponent(`fields/${order ?? ''} ${ascending === 'TRUE' ? 'asc' : 'desc'}`)}`;
}
