/** @jest-environment jsdom */
import { teamsThreads, type TeamsThread } from '../../src/adapters/teams/teams-source';
import { Tab } from '../../src/ui/tab';
import { services, show, type Shown } from '../support/pane';

const LINK = 'https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2/1700000000000?groupId=g-1&tenantId=t-1&parentMessageId=1700000000000';
const threadOf = (...says: string[]): TeamsThread => ({ id: 'linked', isWhole: true, posts: says.map((content, n) => ({ id: String(n), createdDateTime: `2026-11-20T15:1${String(n)}:00Z`, from: 'A. Teacher', contentType: 'text', content })) });

let pane: Shown;
afterEach(async () => { jest.restoreAllMocks(); await pane.close(); });

/** The tab with a conversation that a pasted link led to; what is written in it later is added to `posts`. */
async function followed() {
  const posts = ['He has a mark on his arm.'];
  const quiet: boolean[] = [];
  const ticks = jest.spyOn(globalThis, 'setInterval');
  const source = teamsThreads({ threads: async () => [], linked: async (_link, quietly) => { quiet.push(quietly); return threadOf(...posts); }, htmlToText: (html) => html, isSomewhere: false });
  pane = await show(<Tab />, services({ messages: source, host: { host: 'teams' } }).panel);
  await pane.type(/^Or paste a link/, LINK);
  await pane.press('Open the conversation');
  const later = () => pane.settle(() => { for (const [run] of ticks.mock.calls) run(); });
  return { posts, quiet, later };
}

const showMessage = () => pane.settle(() => [...pane.root.querySelectorAll('summary')].find((one) => one.textContent === 'Show the message')?.click());

it('a conversation without a subject is named by its first words, whole ones, and says that there are more', async () => {
  const says = 'anyone know whats up with Ellie-Mae in 5T? third time this week she has come in without a coat';
  const source = teamsThreads({ threads: async () => [{ ...threadOf(says), id: 'long' }, threadOf('Short one')], linked: async () => threadOf(), htmlToText: (html) => html, isSomewhere: true });
  pane = await show(<Tab />, services({ messages: source, host: { host: 'teams' } }).panel);
  const choices = () => [...pane.root.querySelectorAll('option')].map((one) => one.textContent);
  expect(choices()).toContainEqual(expect.stringMatching(/^anyone know whats up with Ellie-Mae in 5T\? third time this week she has…/));
  expect(choices()).toContainEqual(expect.stringMatching(/^Short one(?!…)/));
  await pane.type('Which thread?', 'long');
  expect(pane.root.querySelector('.title')?.textContent).toBe('About: anyone know whats up with Ellie-Mae in 5T? third time this week she has…');
});

describe('a conversation that a pasted link led to', () => {
  it('is read again at a press, without a question of Microsoft’s', async () => {
    const { posts, quiet } = await followed();
    posts.push('He said who did it.');
    await pane.press('Read again');
    await showMessage();
    expect(pane.says()).toContain('He said who did it.');
    expect(quiet).toEqual([false, true]);
  });

  it('is read again by itself after a while, where nothing was begun', async () => {
    const { posts, later } = await followed();
    posts.push('He said who did it.');
    await later();
    await showMessage();
    expect(pane.says()).toContain('He said who did it.');
  });

  it('is not changed under the hand of the person: what was written since is offered, and read at a press', async () => {
    const { posts, later } = await followed();
    await pane.press('Decide');
    await pane.type(/^Anything else/, 'Rang the aunt.');
    await later();
    expect(pane.says()).not.toContain('More has been written');
    posts.push('He said who did it.');
    await later();
    expect(pane.says()).toContain('More has been written in this conversation since.');
    await pane.press('Read it too');
    expect(pane.says()).not.toContain('More has been written');
    expect(pane.field(/^Anything else/).value).toBe('Rang the aunt.');
    await pane.press('Evidence');
    await showMessage();
    expect(pane.says()).toContain('He said who did it.');
  });
});
