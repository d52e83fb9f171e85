/** The behaviours collected in ../shared/contracts/sharepoint-behaviours.md, tried against the local server. They are restated here, so this runs without that folder. */
import { faultOn, localToken, startLocalGraph } from '../../src/local/graph';
import { AMINA, AUDITOR, BEN, BY_HAND, CARLA, HEAD, MASH, NOW, OWNER, startSite, type Site } from '../support/graph-site';

let site: Site;
let root = '';
const say = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, who = OWNER) => fetch(`${site.server.url}/v1.0${path}`, {
  method, headers: { ...BY_HAND, Authorization: `Bearer ${localToken(who)}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});
const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, who = OWNER) => {
  const response = await say(method, path, body, headers, who);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
};
const items = (list: string) => `${root}/lists/${list}/items`;

beforeAll(async () => {
  site = await startSite({ threshold: 20 });
  root = `/sites/${site.server.site.id}`;
  await ask('POST', `${root}/lists`, { displayName: 'Things', list: { template: 'genericList' }, columns: [
    { name: 'Code', text: {}, indexed: true, enforceUniqueValues: true }, { name: 'Colour', text: {}, indexed: true }, { name: 'When', dateTime: {}, indexed: true }, { name: 'Story', text: { allowMultipleLines: true } }, { name: 'Plain', text: {} },
    { name: 'Yes', boolean: {}, indexed: true }, { name: 'Size', number: {}, indexed: true }, { name: 'Helper', personOrGroup: {}, indexed: true }, { name: 'Tags', choice: { choices: ['a', 'b'], displayAs: 'checkBoxes' } }, { name: 'Secret', text: {}, hidden: true },
  ] });
});
afterAll(async () => { await site.close(); });

describe('items', () => {
  test('have a decimal id as text and an ETag with its quotes, whose number rises with each change', async () => {
    const made = await ask('POST', items('Things'), { fields: { Code: 'e1', Title: 'One' } });
    expect(made.status).toBe(201);
    expect(made.body.id).toMatch(/^\d+$/);
    expect(made.body.eTag).toMatch(/^"[0-9a-f-]{36},1"$/);
    expect([made.body['@odata.etag'], made.body.fields['@odata.etag']]).toEqual([made.body.eTag, made.body.eTag]);
    const changed = await ask('PATCH', `${items('Things')}/${made.body.id}/fields`, { Title: 'Two' });
    expect(changed.body['@odata.etag']).toBe(made.body.eTag.replace(',1"', ',2"'));
  });

  test('come without fields unless they are asked for, and only with those that are named', async () => {
    const bare = await ask('GET', items('Things'));
    expect(bare.body.value[0]).not.toHaveProperty('fields');
    const named = await ask('GET', `${items('Things')}?$expand=fields($select=Title)`);
    expect(Object.keys(named.body.value[0].fields).sort()).toEqual(['@odata.etag', 'Title', 'id']);
  });

  test('leave out what is empty, show hidden columns only by name, and people as numbers unless the name is asked for', async () => {
    await ask('GET', '/me', undefined, {}, AMINA);
    const first = await ask('POST', items('Things'), { fields: { Code: 'p1', Secret: 's' } });
    const id = String(first.body.fields.AuthorLookupId);
    const made = await ask('POST', items('Things'), { fields: { Code: 'p2', HelperLookupId: id } });
    expect(made.body.fields).toMatchObject({ HelperLookupId: id });
    expect(made.body.fields).not.toHaveProperty('Story');
    expect(first.body.fields).not.toHaveProperty('Secret');
    const named = await ask('GET', `${items('Things')}?$filter=fields/Code eq 'p2'&$expand=fields($select=Helper,Secret)`);
    expect(named.body.value[0].fields).toMatchObject({ Helper: 'Site Owner', HelperLookupId: id });
    expect((await ask('GET', `${items('Things')}?$filter=fields/Code eq 'p1'&$expand=fields($select=Secret)`)).body.value[0].fields.Secret).toBe('s');
    expect((await ask('POST', items('Things'), { fields: { HelperLookupId: '999' } })).status).toBe(400);
  });

  test('keep dates as UTC without fractions and drop what is set to null', async () => {
    const made = await ask('POST', items('Things'), { fields: { Code: 'd1', When: '2026-11-20T16:30:00.123+01:00', Size: 3 } });
    expect(made.body.fields.When).toBe('2026-11-20T15:30:00Z');
    const changed = await ask('PATCH', `${items('Things')}/${made.body.id}/fields`, { Size: null });
    expect(changed.body).not.toHaveProperty('Size');
    expect(changed.body.When).toBe('2026-11-20T15:30:00Z');
  });

  test('are not changed when they have changed since: 412, and nothing done', async () => {
    const made = await ask('POST', items('Things'), { fields: { Code: 'm1', Title: 'mine' } });
    await ask('PATCH', `${items('Things')}/${made.body.id}/fields`, { Title: 'theirs' });
    const late = await ask('PATCH', `${items('Things')}/${made.body.id}/fields`, { Title: 'late' }, { 'If-Match': made.body.eTag });
    expect([late.status, late.body.error.code, late.body.error.message]).toEqual([412, 'resourceModified', "ETag does not match current item's value"]);
    expect((await ask('GET', `${items('Things')}/${made.body.id}`)).body.fields.Title).toBe('theirs');
    expect((await ask('PATCH', `${items('Things')}/${made.body.id}/fields`, {}, { 'If-Match': 'unquoted' })).body.error.innerError.code).toBe('malformedEntityTag');
  });

  test('keep every earlier version with who changed it', async () => {
    const made = await ask('POST', items('Things'), { fields: { Code: 'v1', Title: 'first' } }, {}, AMINA);
    await ask('PATCH', `${items('Things')}/${made.body.id}/fields`, { Title: 'second' }, {}, BEN);
    const versions = await ask('GET', `${items('Things')}/${made.body.id}/versions?$expand=fields`);
    expect(versions.body.value.map((one: { id: string; fields: { Title: string }; lastModifiedBy: { user: { displayName: string } } }) => [one.id, one.fields.Title, one.lastModifiedBy.user.displayName])).toEqual([['2.0', 'second', 'Ben Carr'], ['1.0', 'first', 'Amina Yusuf']]);
  });
});

describe('refusals', () => {
  test.each([
    ['a value that must be unique', { Code: 'e1' }, 400, 'invalidRequest', 'One or more fields with unique constraints already has the provided value.'],
    ['a column that is not there', { Nope: 'x' }, 400, 'invalidRequest', "Field 'Nope' is not recognized"],
    ['a line of 256 characters', { Plain: 'x'.repeat(256) }, 400, 'invalidRequest', 'Invalid text value.'],
    ['a story of 64,000 characters', { Story: 'x'.repeat(64_000) }, 400, 'invalidRequest', 'Invalid text value.'],
    ['a number given as text', { Size: '3' }, 500, 'generalException', 'General exception while processing'],
    ['several choices without their type', { Tags: ['a'] }, 400, 'invalidRequest', 'A value without a type name was found'],
  ])('%s', async (_what, fields, status, code, message) => {
    const { status: found, body } = await ask('POST', items('Things'), { fields });
    expect([found, body.error.code]).toEqual([status, code]);
    expect(body.error.message.startsWith(message)).toBe(true);
    expect(body.error.innerError.date).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
    expect(body.error.innerError['request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('255 and 63,999 characters and typed choices are taken', async () => {
    expect((await ask('POST', items('Things'), { fields: { Plain: 'x'.repeat(255), Story: 'x'.repeat(63_999), Tags: ['a', 'b'], 'Tags@odata.type': 'Collection(Edm.String)' } })).status).toBe(201);
  });

  test('no token and an old one: 401, each in its words', async () => {
    const none = await fetch(`${site.server.url}/v1.0/me`, { headers: BY_HAND });
    expect([none.status, (await none.json()).error.message]).toEqual([401, 'Access token is empty.']);
    const old = await fetch(`${site.server.url}/v1.0/me`, { headers: { ...BY_HAND, Authorization: `Bearer ${localToken({ ...AMINA, exp: NOW.getTime() / 1000 - 1 })}` } });
    expect([old.status, (await old.json()).error.message]).toEqual([401, 'Access token has expired or is not yet valid.']);
  });

  test('a list of the same name: 409; a list with a name of our choosing: 400; one made by somebody who is not the owner: 403', async () => {
    expect((await ask('POST', `${root}/lists`, { displayName: 'Things' })).body.error.code).toBe('nameAlreadyExists');
    expect((await ask('POST', `${root}/lists`, { name: 'Other' })).body.error.message).toMatch(/^Cannot define a 'name'/);
    expect((await ask('POST', `${root}/lists`, { displayName: 'Other' }, {}, AMINA)).status).toBe(403);
  });

  test('a 21st index, an index on long text, a unique column without an index', async () => {
    const column = (name: string, more: object) => ask('POST', `${root}/lists/Things/columns`, { name, text: {}, ...more });
    for (let n = 0; n < 14; n += 1) expect((await column(`Extra${String(n)}`, { indexed: true })).status).toBe(201);
    expect((await column('TooMany', { indexed: true })).status).toBe(400);
    expect((await column('Long', { text: { allowMultipleLines: true }, indexed: true })).status).toBe(400);
    expect((await column('Only', { enforceUniqueValues: true })).status).toBe(400);
  });
});

describe('queries', () => {
  beforeAll(async () => {
    for (let n = 0; n < 45; n += 1) await ask('POST', items('Things'), { fields: { Code: `q${String(n)}`, Colour: n < 30 ? 'red' : 'blue', When: `2026-01-${String((n % 28) + 1).padStart(2, '0')}T08:00:00Z`, Yes: n % 2 === 0, Size: n } });
  });

  test('page by a link that goes on behind the last row, and rows put in behind it appear', async () => {
    const first = await ask('GET', `${items('Things')}?$filter=fields/Colour eq 'blue'&$top=10&$expand=fields($select=Code)`);
    expect(first.body.value).toHaveLength(10);
    const token = new URL(first.body['@odata.nextLink']).searchParams.get('$skiptoken') ?? '';
    expect(Buffer.from(token, 'base64').toString()).toBe(`Paged=TRUE&p_ID=${first.body.value[9].id}`);
    await ask('POST', items('Things'), { fields: { Code: 'behind', Colour: 'blue' } });
    const second = await ask('GET', first.body['@odata.nextLink'].split('/v1.0')[1]);
    expect(second.body.value.map((one: { fields: { Code: string } }) => one.fields.Code)).toEqual(['q40', 'q41', 'q42', 'q43', 'q44', 'behind']);
    expect(second.body).not.toHaveProperty('@odata.nextLink');
  });

  test.each(['asc', 'desc'])('order by an indexed column %s, page after page, without losing or repeating a row', async (direction) => {
    const seen: string[] = [];
    let path = `${items('Things')}?$filter=fields/Colour eq 'blue'&$orderby=fields/When ${direction}&$top=4&$expand=fields($select=Code,When)`;
    for (;;) {
      const page = await ask('GET', path);
      seen.push(...page.body.value.map((one: { fields: { Code: string; When?: string } }) => `${one.fields.When ?? ''} ${one.fields.Code}`));
      if (!page.body['@odata.nextLink']) break;
      path = page.body['@odata.nextLink'].split('/v1.0')[1];
    }
    expect(seen).toHaveLength(16);
    expect(new Set(seen).size).toBe(16);
    const dates = seen.map((one) => one.split(' ')[0] ?? '');
    expect(dates).toEqual(direction === 'asc' ? [...dates].sort() : [...dates].sort().reverse());
  });

  test('are refused as throttled when the first predicate alone selects as many rows as the threshold, whatever follows it', async () => {
    const wide = await ask('GET', `${items('Things')}?$filter=fields/Colour eq 'red' and fields/Code eq 'q1'`);
    expect([wide.status, wide.body.error.message, wide.headers.get('retry-after')]).toEqual([429, 'The request has been throttled', null]);
    expect((await ask('GET', `${items('Things')}?$filter=fields/Code eq 'q1' and fields/Colour eq 'red'`)).body.value).toHaveLength(1);
    expect((await ask('GET', `${items('Things')}?$filter=fields/Plain eq 'x'`, undefined, { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' })).status).toBe(429);
    expect((await ask('GET', `${items('Things')}?$orderby=id desc`)).status).toBe(429);
    expect((await ask('GET', `${items('Things')}?$top=500`)).status).toBe(200);
  });

  test('compare booleans, numbers, null and quoted dates; take + and & inside an encoded value as they are', async () => {
    const codes = async (filter: string) => (await ask('GET', `${items('Things')}?$filter=${encodeURIComponent(filter)}&$expand=fields($select=Code)`)).body.value?.map((one: { fields: { Code: string } }) => one.fields.Code);
    expect(await codes("fields/Size gt 42 and fields/Yes eq true")).toEqual(['q44']);
    expect(await codes("fields/When lt '2026-01-02T00:00:00Z' and not fields/Size eq 0")).toEqual(['q28']);
    expect(await codes("fields/Code eq 'behind' and fields/When eq null")).toEqual(['behind']);
    await ask('POST', items('Things'), { fields: { Code: "a&b+c#d'e" } });
    expect(await codes("fields/Code eq 'a&b+c#d''e'")).toEqual(["a&b+c#d'e"]);
    expect((await ask('GET', `${items('Things')}?$filter=fields/Size eq 'x'`)).body.error.code).toBe('BadRequest');
  });
});

describe('changes since', () => {
  test('tell each item once in its latest state, then only what came after, then what was deleted', async () => {
    await ask('POST', `${root}/lists`, { displayName: 'Watched', list: { template: 'genericList' } });
    const one = await ask('POST', items('Watched'), { fields: { Title: 'a' } });
    await ask('PATCH', `${items('Watched')}/${one.body.id}/fields`, { Title: 'b' });
    const first = await ask('GET', `${items('Watched')}/delta?$expand=fields`);
    expect(first.body.value.map((item: { fields: { Title: string } }) => item.fields.Title)).toEqual(['b']);
    const next = first.body['@odata.deltaLink'].split('/v1.0')[1];
    expect((await ask('GET', next)).body.value).toEqual([]);
    await ask('POST', items('Watched'), { fields: { Title: 'c' } });
    await ask('DELETE', `${items('Watched')}/${one.body.id}`);
    const later = await ask('GET', next);
    expect(later.body.value.map((item: { id: string; deleted?: { state: string } }) => [item.id, item.deleted?.state])).toEqual([['2', undefined], ['1', 'deleted']]);
    const latest = await ask('GET', `${items('Watched')}/delta?token=latest`);
    expect([latest.body.value, typeof latest.body['@odata.deltaLink']]).toEqual([[], 'string']);
  });
});

describe('batches', () => {
  const batch = (requests: unknown[], who = OWNER) => ask('POST', '/$batch', { requests }, {}, who);
  const get = (id: string, more: object = {}) => ({ id, method: 'GET', url: '/me', ...more });

  test('answer in an order of their own, each part by itself', async () => {
    const { status, body } = await batch([get('1'), { id: '2', method: 'GET', url: `${root}/lists/None` }, get('3')]);
    expect(status).toBe(200);
    expect(body.responses.map((one: { id: string; status: number }) => [one.id, one.status])).toEqual([['3', 200], ['2', 404], ['1', 200]]);
  });

  test('do a part after what it depends on, and answer 424 where that failed', async () => {
    const post = (id: string, code: string, more: object = {}) => ({ id, method: 'POST', url: items('Things'), headers: { 'Content-Type': 'application/json' }, body: { fields: { Code: code } }, ...more });
    const { body } = await batch([post('b', 'batch2', { dependsOn: ['a'] }), post('a', 'e1'), post('c', 'batch3', { dependsOn: ['b'] })]);
    const by = new Map(body.responses.map((one: { id: string; status: number }) => [one.id, one.status]));
    expect([by.get('a'), by.get('b'), by.get('c')]).toEqual([400, 424, 424]);
    expect((await ask('GET', `${items('Things')}?$filter=fields/Code eq 'batch2'`)).body.value).toEqual([]);
  });

  test.each([
    ['21 parts', Array.from({ length: 21 }, (_, n) => get(String(n)))], ['two parts of one id', [get('1'), get('1')]], ['a body without its type', [{ id: '1', method: 'POST', url: items('Things'), body: { fields: {} } }]],
    ['a whole address', [{ id: '1', method: 'GET', url: 'https://graph.microsoft.com/v1.0/me' }]], ['a part that waits for itself', [get('1', { dependsOn: ['1'] })]], ['two that wait for each other', [get('1', { dependsOn: ['2'] }), get('2', { dependsOn: ['1'] })]], ['nothing', []],
  ])('with %s are refused whole', async (_what, requests) => { expect((await batch(requests)).status).toBe(400); });
});

describe('walls', () => {
  test('are on the server: each role gets its cases and no others, in lists, by id and in delta', async () => {
    const add = (key: string, owner: string, setting: string, referred: boolean) => ask('POST', items('TcpCases'), { fields: { CaseKey: key, OwnerUpn: owner, Setting: setting, Referred: referred, OpenDueAt: '2026-11-23T15:00:00Z' } });
    await add('TCP-1', AMINA.upn, 'Oakfield Primary', true);
    await add('TCP-2', CARLA.upn, 'Beech High', false);
    await add('TCP-3', AMINA.upn, 'Beech High', false);
    const keys = async (who: typeof OWNER, path = '?$expand=fields') => (await ask('GET', `${items('TcpCases')}${path}`, undefined, {}, who)).body.value.map((one: { fields: { CaseKey: string } }) => one.fields.CaseKey);
    for (const path of ['?$expand=fields', '/delta?$expand=fields']) {
      expect(await keys(AMINA, path)).toEqual(['TCP-1', 'TCP-3']);
      expect(await keys(BEN, path)).toEqual(['TCP-1']);
      expect(await keys(CARLA, path)).toEqual(['TCP-2', 'TCP-3']);
      expect(await keys(MASH, path)).toEqual(['TCP-1']);
      expect(await keys(HEAD, path)).toEqual(['TCP-1']);
      expect(await keys(AUDITOR, path)).toEqual(['TCP-1', 'TCP-2', 'TCP-3']);
    }
    expect((await ask('GET', `${items('TcpCases')}/2`, undefined, {}, BEN)).status).toBe(404);
    expect((await ask('POST', items('TcpEvents'), { fields: { ClientKey: 'w1', CaseKey: 'TCP-2' } }, {}, BEN)).status).toBe(403);
    expect((await ask('POST', items('TcpEvents'), { fields: { ClientKey: 'w2', CaseKey: 'TCP-1' } }, {}, AUDITOR)).status).toBe(403);
  });
});

describe('throttling', () => {
  test('by the minute: 429 with the time to wait, told of beforehand from 80 % on', async () => {
    const server = await startLocalGraph({ port: 0, dataDir: `${site.dataDir}/throttled`, now: () => NOW, unitsPerMinute: 10 });
    const me = () => fetch(`${server.url}/v1.0/me`, { headers: { ...BY_HAND, Authorization: `Bearer ${localToken(AMINA)}` } });
    const seen = [];
    for (let n = 0; n < 6; n += 1) { const answer = await me(); seen.push([answer.status, answer.headers.get('ratelimit-remaining'), answer.headers.get('retry-after')]); }
    expect(seen).toEqual([[200, null, null], [200, null, null], [200, null, null], [200, '2', null], [200, '0', null], [429, '0', '60']]);
    await server.close();
  });

  test('by a plan of faults: what is answered, and whether it was done', async () => {
    const post = (code: string) => say('POST', items('Things'), { fields: { Code: code } }).then((answer) => answer.status, () => 'cut');
    const there = async (code: string) => (await ask('GET', `${items('Things')}?$filter=fields/Code eq '${code}'`)).body.value.length;
    const faults = faultOn((request) => request.method === 'POST', [
      { kind: '503', when: 'before' }, { kind: '504', when: 'after' }, { kind: 'reset', when: 'before' }, { kind: 'reset', when: 'after' }, { kind: '429', when: 'before', seconds: 7 },
    ]);
    await site.restart({ faults });
    expect([await post('f1'), await post('f2'), await post('f3'), await post('f4'), await post('f5'), await post('f6')]).toEqual([503, 504, 'cut', 'cut', 429, 201]);
    expect([await there('f1'), await there('f2'), await there('f3'), await there('f4'), await there('f5'), await there('f6')]).toEqual([0, 1, 0, 1, 0, 1]);
    await site.restart({});
  });
});
