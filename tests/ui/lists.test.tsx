/** @jest-environment jsdom */
import { projectCase } from '../../src/core/case';
import { AuditRating } from '../../src/ui/overview/audit-rating';
import { CasesView } from '../../src/ui/overview/cases-view';
import { CasePage } from '../../src/ui/case/case-page';
import { ReplyForm } from '../../src/ui/case/reply-form';
import { ConsultationProvider } from '../../src/ui/shared/consultation';
import { SignInBar } from '../../src/ui/shared/sign-in-bar';
import type { SignIn } from '../../src/ports';
import { event } from '../support/case-events';
import { dudley, redbridge, services, show, type Shown } from '../support/pane';

let pane: Shown;
afterEach(() => pane.close());

const consulted = event('consultation', '2026-11-20T15:10:00Z');

it('a list whose next page could not be fetched is not said to be all of them', async () => {
  const held = services().panel;
  const list = async ({ page }: { page?: string }) => { if (page) throw new Error('offline'); return { cases: [projectCase([consulted])], next: 'two' }; };
  pane = await show(<CasesView me={undefined} onOpen={() => undefined} queue="open" onQueue={() => undefined} />, { ...held, records: { ...held.records, list } });
  await pane.press('Show more');
  expect(pane.says()).toContain('The list could not be fetched.');
  expect(pane.says()).not.toContain('all of them');
});

it('a case whose thresholds cannot be fetched says so to the auditor, and is rated once they can', async () => {
  const held = services().panel;
  let works = false;
  const load = async () => { if (!works) throw new Error('offline'); return redbridge; };
  pane = await show(<ConsultationProvider><AuditRating events={[consulted]} point="front-door" sample="s" onDone={() => undefined} /></ConsultationProvider>, { ...held, packs: { ...held.packs, load } });
  expect(pane.says()).toContain('it cannot be rated here now');
  works = true;
  await pane.press('Try again');
  expect(pane.button('Save the second opinion')).toBeDefined();
});

it('a reply that holds no level is saved without a legal route, whatever was chosen before', async () => {
  const held = services();
  const file = { caseKey: consulted.caseKey, events: [consulted], pack: dudley, add: () => undefined };
  pane = await show(<ConsultationProvider><ReplyForm file={file} onDone={() => undefined} /></ConsultationProvider>, held.panel);
  await pane.type('Who told you (name and role)', 'Meera, MASH');
  await pane.tick(/^ ?No further action/i);
  await pane.tick(/Level 4/);
  await pane.tick(/more information|ask/i);
  await pane.type('What they ask for', 'The school of the sister.');
  await pane.press('Save to the record');
  expect(held.stored).toHaveLength(1);
  expect(held.stored[0]).toMatchObject({ kind: 'reply', outcome: 'more-information' });
});

it('somebody who has signed in again is not told that they are signed out', async () => {
  let state: SignIn = { isWaiting: false, name: 'Joanna Pryce', through: 'host' };
  const watchers = new Set<() => void>();
  const become = (next: SignIn) => { state = next; for (const watch of watchers) watch(); };
  const held = services().panel;
  const desk = { now: () => state, watch: (changed: () => void) => { watchers.add(changed); return () => { watchers.delete(changed); }; }, cancel: () => undefined };
  pane = await show(<SignInBar />, { ...held, identity: { ...held.identity, signIn: desk, signOut: async () => become({ isWaiting: false }) } });
  await pane.press('Sign out and clear this computer');
  expect(pane.says()).toContain('You are signed out.');
  await pane.settle(() => become({ isWaiting: false, name: 'Joanna Pryce', through: 'host' }));
  expect(pane.says()).not.toContain('You are signed out.');
});

it.each([['2025-07-interim', true], ['2019-01', false]])('a record made under edition %s opens with its own edition, whichever holds today, and says so where that is not here', async (edition, here) => {
  const old = { ...consulted, settled: { ...consulted.settled, edition } };
  const held = services();
  held.stored.push(old);
  const next = { ...redbridge, edition: '2027-04', editionName: 'Redbridge, April 2027' };
  const asked: (string | undefined)[] = [];
  const load = async (_id: string, named?: string) => { asked.push(named); return named === redbridge.edition ? redbridge : next; };
  pane = await show(<ConsultationProvider><CasePage caseKey={old.caseKey} onBack={() => undefined} /></ConsultationProvider>, { ...held.panel, packs: { ...held.panel.packs, choices: [next], face: async () => next, holds: (_id, named) => [redbridge.edition, next.edition].includes(named), load } });
  expect(pane.says()).toContain('Level 3 · s17 · Redbridge, interim July 2025');
  expect(asked.includes(redbridge.edition)).toBe(here);
  expect(pane.says().includes('The edition of the rules under which this record was made is not in this build')).toBe(!here);
  expect([...pane.root.querySelectorAll('button')].some((button) => button.textContent.includes('Escalat') || button.textContent.includes('call'))).toBe(here);
});
