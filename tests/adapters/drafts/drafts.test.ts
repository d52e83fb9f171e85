import { webcrypto } from 'node:crypto';
import { memoryShelf, openDrafts } from '../../../src/adapters/drafts';

if (!('crypto' in globalThis)) Object.assign(globalThis, { crypto: webcrypto });

const body = JSON.stringify({ 'child-name': { value: 'Sam Brook' } });
const at = (iso: string) => () => new Date(iso);

describe('unfinished referrals', () => {
  it('come back as they were written', async () => {
    const drafts = openDrafts({ hours: 24, now: at('2026-10-06T15:00:00Z'), shelf: memoryShelf() });
    expect(await drafts.keep({ id: 'a', about: 'message-1', version: 0, body })).toEqual({ state: 'kept', version: 1 });
    expect(await drafts.about('message-1')).toMatchObject([{ id: 'a', version: 1, body }]);
    expect(await drafts.about('message-2')).toEqual([]);
  });

  it('lie on the shelf unreadable, and do not name the message', async () => {
    const shelf = memoryShelf();
    await openDrafts({ hours: 24, now: at('2026-10-06T15:00:00Z'), shelf }).keep({ id: 'a', about: 'message-1', version: 0, body });
    const [sealed] = await shelf.all();
    expect(new TextDecoder().decode(sealed?.data)).not.toContain('Sam');
    expect(JSON.stringify(sealed)).not.toContain('message-1');
    expect((await shelf.key()).extractable).toBe(false);
  });

  it('are not overwritten when another window has changed them', async () => {
    const shelf = memoryShelf();
    const drafts = openDrafts({ hours: 24, now: at('2026-10-06T15:00:00Z'), shelf });
    await drafts.keep({ id: 'a', about: 'message-1', version: 0, body });
    await drafts.keep({ id: 'a', about: 'message-1', version: 1, body: '{"theirs":{}}' });
    expect(await drafts.keep({ id: 'a', about: 'message-1', version: 1, body: '{"ours":{}}' })).toEqual({ state: 'changed-elsewhere' });
    expect(await drafts.about('message-1')).toMatchObject([{ body: '{"theirs":{}}' }]);
  });

  it('shows two drafts about one message, newest first', async () => {
    const shelf = memoryShelf();
    await openDrafts({ hours: 24, now: at('2026-10-06T15:00:00Z'), shelf }).keep({ id: 'a', about: 'm', version: 0, body });
    const drafts = openDrafts({ hours: 24, now: at('2026-10-06T16:00:00Z'), shelf });
    await drafts.keep({ id: 'b', about: 'm', version: 0, body });
    expect((await drafts.about('m')).map((d) => d.id)).toEqual(['b', 'a']);
  });

  it('are gone after their time and after a wipe', async () => {
    const shelf = memoryShelf();
    await openDrafts({ hours: 24, now: at('2026-10-06T15:00:00Z'), shelf }).keep({ id: 'a', about: 'm', version: 0, body });
    expect(await openDrafts({ hours: 24, now: at('2026-10-07T15:00:00Z'), shelf }).about('m')).toEqual([]);
    expect(await shelf.all()).toEqual([]);
    await openDrafts({ hours: 24, now: at('2026-10-06T15:00:00Z'), shelf }).keep({ id: 'a', about: 'm', version: 0, body });
    await openDrafts({ hours: 24, now: at('2026-10-06T15:00:00Z'), shelf }).wipe();
    expect(await shelf.all()).toEqual([]);
  });

  it('are told of to the other windows by a random id and a hash, and to this one when they are gone', async () => {
    const sent: unknown[] = [];
    const changed: unknown[] = [];
    const windows = { postMessage: (told: unknown) => { sent.push(told); }, addEventListener: () => undefined };
    const drafts = openDrafts({ hours: 24, now: at('2026-10-06T15:00:00Z'), shelf: memoryShelf(), windows });
    const stop = await drafts.watch('message-1', (change) => changed.push(change));
    await drafts.keep({ id: 'a', about: 'message-1', version: 0, body });
    await drafts.remove('a');
    stop();
    await drafts.wipe();
    expect(sent).toMatchObject([{ id: 'a', mark: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown }, { id: 'a' }, {}]);
    expect(JSON.stringify(sent)).not.toMatch(/message-1|Sam/u);
    expect(changed).toEqual([{ id: 'a', is: 'gone' }]);
  });

  it('are tidied away after their time without anybody asking for them', async () => {
    const shelf = memoryShelf();
    await openDrafts({ hours: 24, now: at('2026-10-06T15:00:00Z'), shelf }).keep({ id: 'a', about: 'm', version: 0, body });
    await openDrafts({ hours: 24, now: at('2026-10-07T14:59:00Z'), shelf }).tidy();
    expect(await shelf.all()).toHaveLength(1);
    await openDrafts({ hours: 24, now: at('2026-10-07T15:00:00Z'), shelf }).tidy();
    expect(await shelf.all()).toEqual([]);
  });
  it('are not thrown away because the key could not be fetched just then', async () => {
    const shelf = memoryShelf();
    const drafts = openDrafts({ hours: 24, now: at('2026-10-06T15:00:00Z'), shelf });
    await drafts.keep({ id: 'a', about: 'm', version: 0, body });
    const key = shelf.key.bind(shelf);
    shelf.key = () => Promise.reject(new Error('The database is busy.'));
    await drafts.about('m').catch(() => undefined);
    shelf.key = key;
    expect(await drafts.about('m')).toMatchObject([{ id: 'a', body }]);
  });
});
