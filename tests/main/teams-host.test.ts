/** @jest-environment jsdom */
import { teamsWiring } from '../../src/main/teams-host';

// Teams as its own library shows it: when it answers, and what it tells, is for the test to say.
const teams = { tell: undefined as ((name: string) => void) | undefined, answer: (_context: object) => undefined as void };
jest.mock('@microsoft/teams-js', () => ({
  app: {
    initialize: () => Promise.resolve(),
    getContext: () => new Promise((resolve) => { teams.answer = resolve; }),
    registerOnThemeChangeHandler: (handler: (name: string) => void) => { teams.tell = handler; },
    notifySuccess: () => Promise.resolve(),
  },
  pages: { isSupported: () => false },
}));

const turn = () => new Promise((next) => { setTimeout(next, 0); });
const context = (theme: string) => ({ page: {}, app: { theme } });

beforeEach(() => {
  teams.tell = undefined;
  Object.defineProperty(window, 'parent', { configurable: true, value: {} });
});

it('a theme chosen while Teams has yet to say where the tab stands is not lost', async () => {
  const wired = teamsWiring();
  await turn();
  teams.tell?.('dark');
  teams.answer(context('default'));
  expect((await wired).theme.current).toBe('dark');
});

it('of themes chosen while the tab still loads the last one is shown, and those after it are followed', async () => {
  const wired = teamsWiring();
  await turn();
  teams.answer(context('default'));
  const { theme } = await wired;
  teams.tell?.('dark');
  teams.tell?.('contrast');
  expect(theme.current).toBe('contrast');
  const shown: string[] = [];
  theme.onChange(() => shown.push(theme.current));
  teams.tell?.('default');
  expect(shown).toEqual(['light']);
});
