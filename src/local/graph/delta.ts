import { refuse, type Answer } from './answer';
import { isClosedTo, walls } from './access';
import { itemBody, type Place, type Shape } from './items';
import { tableOf, type List } from './lists';

const PAGE = 200;

interface Mark { since: number; upTo: number; at: number }

function readMark(token: string | undefined, latest: number): Mark {
  if (!token) return { since: 0, upTo: latest, at: 0 };
  if (token === 'latest') return { since: latest, upTo: latest, at: latest };
  const [since, upTo, at] = Buffer.from(token, 'base64url').toString('utf8').split(';').map(Number);
  if (since === undefined || upTo === undefined || at === undefined || [since, upTo, at].some((n) => !Number.isInteger(n))) throw refuse.invalid('Invalid request');
  return { since, upTo: upTo === 0 ? latest : upTo, at: Math.max(at, since) };
}

/**
 * What has changed since the token, latest state once an item, deletions as such; ends with a link to come back with.
 * A token from before the store was made again is too old: 410 with the address of a fresh start.
 */
export function deltaItems(place: Place, list: List, token: string | undefined, shape: Shape, top: number | undefined, link: (token: string) => string): Answer {
  if (isClosedTo(list, place.caller)) throw refuse.denied();
  const latest = Number(place.store.get('select value from counters where name = ?', 'seq')?.['value'] ?? 0);
  const mark = readMark(token, latest);
  if (mark.since > latest) return { status: 410, headers: { Location: link('') }, body: { error: { code: 'resyncChangesApplyDifferences', message: 'The token is no longer known. Start again.', innerError: { date: place.now.slice(0, 19) } } } };
  const size = Math.min(top ?? PAGE, PAGE);
  const wall = walls(place.store, list, place.caller);
  const rows = place.store.all(`select * from ${tableOf(list)} where seq > ? and seq <= ?${wall.sql ? ` and ${wall.sql}` : ''} order by seq limit ?`, mark.at, mark.upTo, ...wall.values, size);
  const full = rows.length === size;
  const upTo = full ? Number(rows[rows.length - 1]?.['seq']) : mark.upTo;
  const gone = mark.since === 0 ? [] : place.store.all('select item, guid, seq from gone where list = ? and seq > ? and seq <= ? order by seq', list.n, mark.at, upTo);
  const value = [
    ...rows.map((row) => itemBody(place, list, row, shape)),
    ...gone.map((row) => ({ id: String(row['item']), deleted: { state: 'deleted' }, parentReference: { siteId: list.site } })),
  ];
  const write = (next: Mark): string => Buffer.from([next.since, next.upTo, next.at].join(';'), 'utf8').toString('base64url');
  const context = { '@odata.context': `${place.base}/$metadata#Collection(listItem)` };
  if (full) return { status: 200, body: { ...context, '@odata.nextLink': link(write({ since: mark.since, upTo: mark.upTo, at: upTo })), value } };
  return { status: 200, body: { ...context, '@odata.deltaLink': link(write({ since: mark.upTo, upTo: 0, at: mark.upTo })), value } };
}
