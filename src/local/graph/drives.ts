import { createHash } from 'node:crypto';
import { refuse, type Answer } from './answer';
import { guidFrom, type Row } from './database';
import type { Place } from './items';
import { listsOf, type List } from './lists';
import { identityOf, siteUserId } from './people';

const UNUSABLE = /["*:<>?/\\|]/;
const FRAGMENT = 320 * 1024;
const IMMEDIATE_LIMIT = 250 * 1024 * 1024;

export const driveId = (list: List): string => `b!${Buffer.from(list.id, 'utf8').toString('base64url')}`;
const rootId = (drive: string): string => `01ROOT${createHash('sha1').update(drive).digest('hex').slice(0, 28).toUpperCase()}`;

/** The library behind a drive id. Throws 404 when there is none. */
export function findDrive(place: Place, site: string, drive: string): List {
  const list = listsOf(place.store, site).find((one) => one.template === 'documentLibrary' && driveId(one) === drive);
  if (!list) throw refuse.noResource();
  return list;
}

export function driveBody(place: Place, list: List): Record<string, unknown> {
  return { id: driveId(list), name: list.title, driveType: 'documentLibrary', createdDateTime: list.row['created'], webUrl: `${place.webUrl}/${list.name}`, createdBy: identityOf(place.store, list.site, Number(list.row['author'])), quota: { total: 27487790694400, used: 0, remaining: 27487790694400, state: 'normal' } };
}

export function fileBody(place: Place, list: List, row: Row): Record<string, unknown> {
  const drive = driveId(list);
  const by = identityOf(place.store, list.site, Number(row['author']));
  const path = pathOf(place, row);
  const isFolder = row['kind'] === 'folder';
  return {
    '@odata.context': `${place.base}/$metadata#drives('x')/items/$entity`, id: row['id'], name: row['name'], size: Number(row['size']),
    eTag: `"{${String(row['guid']).toUpperCase()}},${String(row['version'])}"`, cTag: `"c:{${String(row['guid']).toUpperCase()}},${String(row['version'])}"`,
    createdDateTime: row['created'], lastModifiedDateTime: row['modified'], createdBy: by, lastModifiedBy: by,
    webUrl: `${place.webUrl}/${list.name}/${path.map(encodeURIComponent).join('/')}`, parentReference: { driveId: drive, driveType: 'documentLibrary', id: row['parent'], path: `/drives/${drive}/root:${path.length > 1 ? `/${path.slice(0, -1).join('/')}` : ''}` },
    ...(isFolder ? { folder: { childCount: Number(place.store.get('select count(*) as n from files where drive = ? and parent = ?', drive, String(row['id']))?.['n'] ?? 0) } } : { file: { mimeType: row['mime'], hashes: { sha256Hash: createHash('sha256').update(row['body'] instanceof Uint8Array ? row['body'] : Buffer.alloc(0)).digest('hex').toUpperCase() } } }),
  };
}

function pathOf(place: Place, row: Row): string[] {
  const parent = place.store.get('select * from files where id = ?', String(row['parent']));
  return [...(parent ? pathOf(place, parent) : []), String(row['name'])];
}

export function rootBody(place: Place, list: List): Record<string, unknown> {
  const drive = driveId(list);
  return { id: rootId(drive), name: 'root', root: {}, size: 0, folder: { childCount: Number(place.store.get('select count(*) as n from files where drive = ? and parent = ?', drive, rootId(drive))?.['n'] ?? 0) }, createdDateTime: list.row['created'], lastModifiedDateTime: list.row['modified'], parentReference: { driveId: drive, driveType: 'documentLibrary' }, webUrl: `${place.webUrl}/${list.name}` };
}

const itemId = (drive: string, parent: string, name: string, salt: string): string => `01${createHash('sha256').update(`${drive}|${parent}|${name}|${salt}`).digest('hex').slice(0, 32).toUpperCase()}`;

/** The file or folder with this id; `root` is the library itself. */
export function findFile(place: Place, list: List, id: string): Row {
  const row = place.store.get('select * from files where drive = ? and id = ?', driveId(list), id);
  if (!row) throw refuse.noItem();
  return row;
}

interface Spot { parent: string; name: string; row?: Row }

/** Where a path under a folder leads; folders on the way are made when `make` says so. Throws 404 when they are missing, 400 for unusable names. */
export function findSpot(place: Place, list: List, startId: string, path: string, make: boolean): Spot {
  const drive = driveId(list);
  const names = path.split('/').filter(Boolean);
  const name = names.pop();
  if (!name || [...names, name].some((one) => UNUSABLE.test(one) || one.length > 255)) throw refuse.invalid('The provided name cannot contain certain characters.');
  let parent = startId === 'root' ? rootId(drive) : startId;
  for (const folder of names) {
    const found = place.store.get('select * from files where drive = ? and parent = ? and name = ?', drive, parent, folder);
    if (!found && !make) throw refuse.noItem();
    parent = found ? String(found['id']) : String(putRow(place, list, { parent, name: folder }, 'folder', '', Buffer.alloc(0))['id']);
  }
  const row = place.store.get('select * from files where drive = ? and parent = ? and name = ?', drive, parent, name);
  return { parent, name, ...(row ? { row } : {}) };
}

function putRow(place: Place, list: List, spot: Spot, kind: 'file' | 'folder', mime: string, body: Buffer): Row {
  const drive = driveId(list);
  const author = siteUserId(place.store, list.site, place.caller);
  if (spot.row) {
    place.store.run('update files set body = ?, size = ?, mime = ?, version = version + 1, modified = ? where id = ?', body, body.length, mime, place.now, String(spot.row['id']));
    return findFile(place, list, String(spot.row['id']));
  }
  const id = itemId(drive, spot.parent, spot.name, place.now);
  place.store.run('insert into files(drive, id, parent, name, kind, mime, size, version, guid, created, modified, author, body) values (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)', drive, id, spot.parent, spot.name, kind, mime, body.length, guidFrom(id), place.now, place.now, author, body);
  return findFile(place, list, id);
}

function renamed(place: Place, list: List, spot: Spot): Spot {
  const dot = spot.name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [spot.name.slice(0, dot), spot.name.slice(dot)] : [spot.name, ''];
  for (let n = 1; ; n += 1) {
    const name = `${stem} ${String(n)}${ending}`;
    if (!place.store.get('select 1 from files where drive = ? and parent = ? and name = ?', driveId(list), spot.parent, name)) return { parent: spot.parent, name };
  }
}

/** Keeps a file. `fail` refuses a name that is taken (409), `rename` takes the next free name, `replace` makes a new version. */
export function putFile(place: Place, list: List, startId: string, path: string, bytes: Buffer, mime: string, conflict: string): Answer {
  if (place.caller.role === 'auditor') throw refuse.denied();
  if (bytes.length > IMMEDIATE_LIMIT) throw refuse.invalid('The file is too large for a simple upload.');
  return place.store.together(() => {
    const found = findSpot(place, list, startId, path, true);
    if (found.row && conflict === 'fail') throw refuse.nameTaken();
    const spot = found.row && conflict === 'rename' ? renamed(place, list, found) : found;
    const row = putRow(place, list, spot, 'file', mime || 'application/octet-stream', bytes);
    return { status: spot.row ? 200 : 201, body: fileBody(place, list, row) };
  });
}

export function childrenOf(place: Place, list: List, id: string): Answer {
  const parent = id === 'root' ? rootId(driveId(list)) : id;
  return { status: 200, body: { value: place.store.all('select * from files where drive = ? and parent = ? order by name', driveId(list), parent).map((row) => fileBody(place, list, row)) } };
}

/** Begins an upload in fragments. The address in the answer takes the fragments and needs no token. */
export function openUpload(place: Place, list: List, startId: string, path: string, conflict: string, serverUrl: string): Answer {
  if (place.caller.role === 'auditor') throw refuse.denied();
  const spot = findSpot(place, list, startId, path, true);
  if (spot.row && conflict === 'fail') throw refuse.nameTaken();
  const id = guidFrom(`upload:${driveId(list)}:${path}:${String(place.store.nextSeq())}`);
  const expires = new Date(Date.parse(place.now) + 24 * 3600_000).toISOString();
  place.store.run('insert into uploads(id, drive, parent, name, conflict, expires, size, body) values (?, ?, ?, ?, ?, ?, 0, ?)', id, driveId(list), startId, path, conflict, expires, Buffer.alloc(0));
  return { status: 200, body: { uploadUrl: `${serverUrl}/uploads/${id}`, expirationDateTime: expires, nextExpectedRanges: ['0-'] } };
}

/** Takes one fragment, in order, each but the last a multiple of 320 KiB. The last makes the file. */
export function takeFragment(place: Place, site: string, id: string, range: string | undefined, bytes: Buffer): Answer {
  const upload = place.store.get('select * from uploads where id = ?', id);
  if (!upload) throw refuse.noItem();
  const found = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range ?? '');
  const [start, end, total] = [Number(found?.[1]), Number(found?.[2]), Number(found?.[3])];
  if (!found || end - start + 1 !== bytes.length) throw refuse.invalid('Invalid request');
  const have = upload['body'] instanceof Uint8Array ? Buffer.from(upload['body']) : Buffer.alloc(0);
  if (start !== have.length) throw refuseRange();
  if (end + 1 !== total && bytes.length % FRAGMENT !== 0) throw refuse.invalid('The fragment length is not a multiple of 320 KiB.');
  const body = Buffer.concat([have, bytes]);
  if (body.length < total) {
    place.store.run('update uploads set body = ?, size = ? where id = ?', body, total, id);
    return { status: 202, body: { expirationDateTime: upload['expires'], nextExpectedRanges: [`${String(body.length)}-`] } };
  }
  const list = findDrive(place, site, String(upload['drive']));
  const made = putFile(place, list, String(upload['parent']), String(upload['name']), body, '', String(upload['conflict']));
  place.store.run('delete from uploads where id = ?', id);
  return made;
}

const refuseRange = () => refuse.invalid('The provided range is not what is expected next.', 'invalidRange');
