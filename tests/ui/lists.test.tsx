/** @jest-environment jsdom */
import { projectCase, type CaseEvent } from '../../src/core/case';
import type { Suggestion, ThresholdDecision } from '../../src/core/decision';
import { AuditRating } from '../../src/ui/overview/audit-rating';
import { AuditView } from '../../src/ui/overview/audit-view';
import { CasesView } from '../../src/ui/overview/cases-view';
import { CaseDesk } from '../../src/ui/case/case-desk';
import { CasePage } from '../../src/ui/case/case-page';
import { ReplyForm } from '../../src/ui/case/reply-form';
import { ConsentSection } from '../../src/ui/decide/consent-section';
import { Saved } from '../../src/ui/decide/what-next';
import { SuggestionCard } from '../../src/ui/review/suggestion-card';
import { ConsultationProvider } from '../../src/ui/shared/consultation';
import { SignInBar } from '../../src/ui/shared/sign-in-bar';
import type { SignIn } from '../../src/ports';
import { event } from '../support/case-events';
import { packOf } from '../support/packs';
import { dudley, redbridge, services, show, type Shown } from '../support/pane';

const oxfordshire = packOf('oxfordshire', 'routes-only');

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

it('what is missing before a sample can be drawn is said, not shown as a button that cannot be pressed', async () => {
  pane = await show(<AuditView me={undefined} />, services().panel);
  await pane.press('Draw the sample');
  expect(pane.says()).toContain('Before a sample can be drawn:Choose the threshold point.Give the audit a name.');
});

it('an audit of a point that no case has reached says so, and when a case would count', async () => {
  const held = services().panel;
  const list = async () => ({ cases: [projectCase([consulted])] });
  pane = await show(<AuditView me={undefined} />, { ...held, records: { ...held.records, list, chronology: async () => [consulted] } });
  await pane.tick('Front door');
  await pane.type('Name of the audit', 'autumn');
  await pane.press('Draw the sample');
  expect(pane.says()).toContain('No case of this edition has reached the front door yet: it counts once its referral is recorded.');
  expect(pane.says()).not.toContain('0 of 0');
});

it('an unfinished second opinion names the themes that are open, and is not given up by one press', async () => {
  const done: number[] = [];
  pane = await show(<ConsultationProvider><AuditRating events={[consulted]} point="front-door" sample="s" onDone={(events) => done.push(events.length)} /></ConsultationProvider>, services().panel);
  await pane.type('Why', 'The pattern over two weeks.');
  await pane.press('Save the second opinion');
  const [missing, unanswered] = [...pane.root.querySelectorAll('[role="alert"]')].map((one) => one.textContent);
  expect(missing).toBe('Before this can be saved:Choose the level.');
  expect(unanswered).toMatch(/^Not answered yet \(“Cannot tell from the record” is an answer\):.*Were the steps taken in time\?/);
  expect(unanswered?.split('Not answered yet')).toHaveLength(2);
  await pane.press('Back to the sample');
  expect(done).toEqual([]);
  expect(pane.says()).toContain('is not saved. Going back gives it up.');
  expect(pane.field('Why').value).toBe('The pattern over two weeks.');
  await pane.press('Give it up and go back');
  expect(done).toEqual([0]);
});

it('what an auditor found is written where sentences can be read', async () => {
  pane = await show(<ConsultationProvider><AuditRating events={[consulted]} point="front-door" sample="s" onDone={() => undefined} /></ConsultationProvider>, services().panel);
  await pane.tick('Partly');
  expect(pane.field('What you found').tagName).toBe('TEXTAREA');
});

it('a reply that holds no level is saved without a legal route, whatever was chosen before', async () => {
  const held = services();
  const file = { caseKey: consulted.caseKey, events: [consulted], pack: dudley, add: () => undefined, found: () => undefined };
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

describe('after a step down', () => {
  const held = services();
  const stepped = event('step-down', '2026-11-21T10:00:00Z');
  const desk = (events: CaseEvent[]) => show(<ConsultationProvider><CaseDesk file={{ caseKey: consulted.caseKey, events, pack: dudley, add: () => undefined, found: () => undefined }} desk="practitioner" onReferral={() => undefined} /></ConsultationProvider>, held.panel);
  const first = () => [...pane.root.querySelectorAll('section[aria-label="Add to the record"] button')].map((button) => button.textContent);

  it('the review stands first, and a referral is the way to step up again', async () => {
    pane = await desk([consulted, stepped]);
    expect(first()[0]).toBe('What difference it made');
    expect(first().at(-1)).toBe('Step up again: write a referral');
    expect(first()).not.toContain('Draft the referral');
  });

  it('that a later referral ended, and without one, the referral stands first', async () => {
    pane = await desk([consulted]);
    expect(first()[0]).toBe('Draft the referral');
    await pane.close();
    pane = await desk([consulted, stepped, event('referral', '2026-11-22T10:00:00Z')]);
    expect(first()[0]).toBe('The referral form again');
  });
});

it.each([[true, 'The number that answers now stands at the top.', 'has not been confirmed here'], [false, 'has not been confirmed here: look it up', 'stands at the top']])('after saving, the number at the top is pointed to only where it may be dialled: %s', async (verified, says, not) => {
  const pack = { ...redbridge, contacts: redbridge.contacts.map((contact) => ({ ...contact, verified })) };
  const settled = { level: 4, legal: 's47', immediate: true, authority: pack.id, editionName: pack.editionName } as unknown as ThresholdDecision;
  pane = await show(<Saved pack={pack} caseKey="TCP-2026-4F7K2M" settled={settled} justNow={false} earlier={false} onGo={() => undefined} />, services().panel);
  expect(pane.says()).toContain(says);
  expect(pane.says()).not.toContain(not);
});

it('the front door is told that its own answer is waited for, and not to telephone itself', async () => {
  const held = services();
  const sent = event('referral', '2026-11-17T15:10:00Z', { replyDueAt: '2026-11-18T15:10:00Z' });
  const asked = event('reply', '2026-11-17T16:10:00Z', { outcome: 'more-information', rationale: 'Where is he now?' });
  const file = { caseKey: consulted.caseKey, events: [consulted, sent, asked], pack: redbridge, add: () => undefined, found: () => undefined };
  pane = await show(<ConsultationProvider><CaseDesk file={file} desk="mash" /></ConsultationProvider>, held.panel);
  const next = () => pane.root.querySelector('section[aria-label="What comes next"]')?.textContent;
  expect(next()).toContain('OVERDUE: The referrer has not been told what was decided. Answer the referral.');
  expect(next()).toContain('You asked for more: “Where is he now?”');
  expect(next()).not.toMatch(/Telephone|The front door asks/);
  await pane.close();
  pane = await show(<ConsultationProvider><CaseDesk file={file} desk="practitioner" /></ConsultationProvider>, held.panel);
  expect(next()).toContain('The front door asks for more');
});

it('how old the numbers of an authority are is said once beneath its steps, not after every number', async () => {
  const settled = { level: 4, legal: 's47', immediate: true, authority: dudley.id, editionName: dudley.editionName } as unknown as ThresholdDecision;
  pane = await show(<Saved pack={dudley} caseKey="TCP-2026-4F7K2M" settled={settled} justNow={false} earlier={false} onGo={() => undefined} />, services().panel);
  const numbers = [...pane.root.querySelectorAll('a[href^="tel:"]')].map((one) => one.textContent);
  expect(numbers.length).toBeGreaterThan(1);
  expect(pane.says().match(/last confirmed/g)).toHaveLength(1);
  expect(pane.says()).toContain('Numbers last confirmed March 2021. No answer? Look them up on the council’s website.');
  await pane.close();
  const confirmed = { ...dudley, contacts: dudley.contacts.map((contact) => ({ ...contact, lastChecked: '2026-11-01' })) };
  pane = await show(<Saved pack={confirmed} caseKey="TCP-2026-4F7K2M" settled={settled} justNow={false} earlier={false} onGo={() => undefined} />, services().panel);
  expect(pane.says()).not.toContain('last confirmed');
});

it('evidence that the authority prints nothing for is named in words, also where it has no matrix', async () => {
  const suggestion = { id: 'extra-familial-harm/missing', tier: 'evidenced', cells: [], level: null, legal: 'none', statusOnly: false, neighbours: {}, evidence: [], steps: [] } as Suggestion;
  for (const pack of [redbridge, oxfordshire]) {
    const held = services().panel;
    pane = await show(<ConsultationProvider><SuggestionCard suggestion={suggestion} /></ConsultationProvider>, { ...held, packs: { ...held.packs, face: async () => pack, load: async () => pack } });
    expect(pane.says()).toContain(pack.hasMatrix ? 'Extra familial harm: missing.This authority prints nothing' : 'Extra familial harm: missing.No matrix for this authority');
    if (pack === redbridge) await pane.close();
  }
});

it.each([['dudley', true], ['redbridge', false]])('the young person’s own agreement is asked about where the authority has a rule of its own: %s', async (id, asked) => {
  const pack = id === 'dudley' ? dudley : redbridge;
  const settling = { level: null, legal: null, immediate: null, suggested: null, differsBecause: '', consent: null, routes: [] };
  pane = await show(<ConsultationProvider><ConsentSection pack={pack} settling={settling} counted={{ rows: [], indicators: [] }} /></ConsultationProvider>, services().panel);
  expect(pane.says().includes('do they understand enough to agree for themselves?')).toBe(asked);
});
