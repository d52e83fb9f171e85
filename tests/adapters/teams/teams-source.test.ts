import { teamsThreads, type TeamsThread } from '../../../src/adapters/teams/teams-source';
import { Unreadable } from '../../../src/ports';

const threadOf = (id: string, ...says: string[]): TeamsThread => ({ id, isWhole: true, posts: says.map((content, n) => ({ id: `${id}-${String(n)}`, createdDateTime: `2026-11-20T15:1${String(n)}:00Z`, from: 'A. Teacher', contentType: 'text', content })) });
const linked = () => Promise.reject(new Unreadable('no link here'));
const sourceOf = (threads: (quietly: boolean) => Promise<TeamsThread[]>) => teamsThreads({ threads, linked, htmlToText: (html) => html, isSomewhere: true });

describe('the threads of a channel or chat', () => {
  it('are fetched anew each time they are listed or read again: later posts are seen', async () => {
    const posts = ['First'];
    const source = sourceOf(async () => [threadOf('t', ...posts)]);
    expect((await source.current())?.parts).toHaveLength(1);
    posts.push('Second');
    expect((await source.current())?.parts.map(({ text }) => text)).toEqual(['First', 'Second']);
    posts.push('Third');
    expect((await source.threads())[0]?.parts).toHaveLength(3);
  });

  it('are fetched once where they are listed and read at the same time, and not again for a pick', async () => {
    let fetches = 0;
    const source = sourceOf(async () => { fetches += 1; return [threadOf('a', 'One'), threadOf('b', 'Two', 'Three')]; });
    await Promise.all([source.current(), source.threads()]);
    source.pick('a');
    expect(await source.current()).toMatchObject({ id: 'a' });
    expect(fetches).toBe(1);
  });

  it('a press of "allow" asks, also while the quiet question is still under way', async () => {
    let refuse: (error: Unreadable) => void = () => undefined;
    const asked: boolean[] = [];
    const source = sourceOf((quietly) => { asked.push(quietly); return quietly ? new Promise((_, fail) => { refuse = fail; }) : Promise.resolve([threadOf('t', 'Words')]); });
    const quiet = source.threads();
    const allowed = source.threads(true);
    refuse(new Unreadable('Microsoft would have to ask.', undefined, true));
    await expect(quiet).rejects.toMatchObject({ mayAsk: true });
    expect(await allowed).toHaveLength(1);
    expect(asked).toEqual([true, false]);
  });

  it('those who watch are told once when they could first be fetched, and read them without a second fetch', async () => {
    let told = 0;
    const asked: boolean[] = [];
    const source = sourceOf(async (quietly) => { asked.push(quietly); if (quietly) throw new Unreadable('ask', undefined, true); return [threadOf('t', 'Words')]; });
    source.onChange(() => { told += 1; });
    await expect(source.threads()).rejects.toMatchObject({ mayAsk: true });
    await source.threads(true);
    expect(await source.current()).toMatchObject({ id: 't' });
    expect([told, asked]).toEqual([1, [true, false]]);
  });

  it('a failure to fetch them again is said, and the next press tries anew', async () => {
    const answers = [[threadOf('t', 'One')], undefined, [threadOf('t', 'One', 'Two')]];
    const source = sourceOf(async () => { const next = answers.shift(); if (!next) throw new Error('offline'); return next; });
    await source.current();
    await expect(source.current()).rejects.toBeInstanceOf(Unreadable);
    expect((await source.current())?.parts).toHaveLength(2);
  });
});
