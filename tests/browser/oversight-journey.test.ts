import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { FrameLocator, Page } from 'playwright-core';
import { chronologyKinds } from '../support/browser-journey';
import { appIn, becomes, COLIN, JOANNA, MEERA, noBrowser, RUTH, sees, startWorkbench, type Workbench } from '../support/browser-workbench';
import { event } from '../support/case-events';
import { seedCases } from '../support/seed-cases';

let bench: Workbench;
let page: Page;
const caseKey = 'TCP-2026-4F7K2M';
const HOUR = 3_600_000;
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

before(async () => {
  if (noBrowser) return;
  bench = await startWorkbench();
  await seedCases(bench.server.url, 'Joanna Pryce', [
    event('consultation', hoursFromNow(-3), { evidence: [{ text: 'a hand-shaped mark on his arm', row: 'abuse-and-neglect/injuries', level: 3, decision: 'accepted', author: 'Becky Orme' }] }),
    event('referral', hoursFromNow(-2), { replyDueAt: hoursFromNow(20) }),
  ]);
  page = await bench.open();
  await sees(page, 'Teams');
});
after(async () => { await bench?.close(); });

/** The overview as somebody sees it. */
async function overviewOf(who: string): Promise<FrameLocator> {
  await becomes(page, who);
  const app = appIn(page);
  await app.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Overview' }).click();
  await app.getByRole('heading', { name: 'Overview' }).waitFor();
  return app;
}

async function caseOf(who: string, list: string): Promise<FrameLocator> {
  const app = await overviewOf(who);
  await app.getByRole('group', { name: 'Lists' }).getByRole('button', { name: list }).click();
  await app.getByRole('button', { name: caseKey }).click();
  await app.getByRole('heading', { name: `Record ${caseKey}` }).waitFor();
  await app.getByRole('region', { name: 'Chronology' }).waitFor();
  return app;
}

/** Opens a form of the case, and gives it. */
async function form(app: FrameLocator, button: string, name = button) {
  await app.getByRole('region', { name: 'Add to the record' }).getByRole('button', { name: button, exact: true }).click();
  return app.getByRole('region', { name, exact: true });
}

const entry = (app: FrameLocator, kind: string) => app.getByRole('region', { name: 'Chronology' }).getByText(kind, { exact: true }).last();
const next = (app: FrameLocator) => app.getByRole('region', { name: 'What comes next' });

void test('the record says what comes next, by when and by which rule', { skip: noBrowser }, async () => {
  const app = await caseOf(JOANNA, 'All open');
  await next(app).getByText('Waiting for the front door to reply.').waitFor();
  await next(app).getByText(/one working day/).first().waitFor();
  assert.equal(await next(app).getByText('OVERDUE').count(), 0);
});

void test('the front door asks back, and the practitioner finds the question first', { skip: noBrowser }, async () => {
  const door = await caseOf(MEERA, 'At the front door');
  assert.equal(await door.getByRole('button', { name: 'Sign off' }).count(), 0);
  const ask = await form(door, 'Ask the referrer for more');
  await ask.getByLabel(/What do you need to know/).fill('Who collects him today?');
  await ask.getByRole('button', { name: 'Save to the record' }).click();
  await entry(door, 'Reply of the front door').waitFor();

  const app = await caseOf(JOANNA, 'All open');
  await next(app).getByText(/Who collects him today\?/).waitFor();
  const answer = await form(app, 'Answer their question');
  await answer.getByLabel('Whom you told').fill('Meera Solanki');
  await answer.getByLabel('What you told them').fill('His grandmother, at 15:30.');
  await answer.getByRole('button', { name: 'Save to the record' }).click();
  await entry(app, 'Further information given').waitFor();
  assert.equal(await next(app).getByText(/Who collects him today\?/).count(), 0);
});

void test('the front door answers only with an outcome, a level, a reason and who was told', { skip: noBrowser }, async () => {
  const app = await caseOf(MEERA, 'At the front door');
  const reply = await form(app, 'Answer the referral');
  assert.equal(await reply.getByRole('radio', { checked: true }).count(), 0);
  await reply.getByRole('button', { name: 'Save to the record' }).click();
  await reply.getByRole('alert').getByText('Choose the outcome.').waitFor();
  await reply.getByLabel('No further action').check();
  await reply.getByRole('group', { name: 'Level of need' }).getByRole('radio').nth(1).check();
  await reply.getByLabel('The reason').fill('One incident, explained by both parents.');
  await reply.getByLabel(/Who was told/).fill('Referrer and parents');
  await reply.getByRole('button', { name: 'Save to the record' }).click();
  await entry(app, 'Reply of the front door').waitFor();
});

void test('the practitioner challenges it; the challenge cannot be closed without outcome, reason and date', { skip: noBrowser }, async () => {
  const app = await caseOf(JOANNA, 'All open');
  const challenge = await form(app, 'Start an escalation');
  await challenge.getByText('These stages and times are a stand-in:', { exact: false }).first().waitFor();
  await challenge.getByRole('group', { name: /at risk while this goes on/ }).getByLabel('Yes').check();
  await challenge.getByLabel('Stage of the authority’s ladder').selectOption({ index: 1 });
  await challenge.getByText(/An answer is due/).waitFor();
  await challenge.getByLabel('What is the disagreement about?').selectOption({ index: 1 });
  await challenge.getByLabel('With whom it is raised').fill('Meera Solanki, MASH worker');
  await challenge.getByLabel('Risk to the child if nothing changes').fill('A further injury.');
  await challenge.getByLabel('What you want for the child').fill('An assessment');
  await challenge.getByLabel('By when').fill('tomorrow noon');
  const drafted = await challenge.getByLabel(/The challenge, drafted from the record/).inputValue();
  for (const words of ['no further action', 'One incident, explained', 'A further injury.', 'An assessment, by tomorrow noon', '“']) assert.ok(drafted.includes(words), `the draft lacks: ${words}`);
  await challenge.getByRole('button', { name: 'Record the escalation' }).click();

  const open = app.getByRole('region', { name: 'Open escalations' });
  await open.getByRole('button', { name: 'Record a contact' }).click();
  const contact = open.getByRole('region', { name: 'A contact about it' });
  for (const [label, says] of [['Person', 'Meera Solanki'], ['Role', 'MASH worker'], ['Agency', 'Council'], ['How (telephone, email, meeting)', 'telephone'], ['What was said', 'She will read it again.']] as const) await contact.getByLabel(label, { exact: true }).fill(says);
  await contact.getByRole('button', { name: 'Save to the record' }).click();
  await open.getByText('Contacts recorded: 1.').waitFor();

  await open.getByRole('button', { name: 'Close the escalation' }).click();
  const close = open.getByRole('region', { name: 'Close the escalation' });
  await close.getByRole('button', { name: 'Close the escalation' }).click();
  assert.equal(await close.getByRole('alert').getByRole('listitem').count(), 3);
  await close.getByLabel('They changed their decision').check();
  await close.getByLabel(/^Why\?/).fill('They will assess.');
  await close.getByLabel('Resolved on').fill(new Date().toISOString().slice(0, 10));
  await close.getByRole('button', { name: 'Close the escalation' }).click();
  await entry(app, 'Escalation closed').waitFor();
  assert.equal(await app.getByRole('region', { name: 'Open escalations' }).count(), 0);
});

void test('“continue to monitor” alone is not taken: what, for how long, what next', { skip: noBrowser }, async () => {
  const app = appIn(page);
  const impact = await form(app, 'What difference it made');
  await impact.getByLabel(/What has changed/).fill('We will continue to monitor.');
  await impact.getByRole('button', { name: 'Save to the record' }).click();
  await impact.getByRole('alert').getByText(/for how long/).waitFor();
  await impact.getByLabel('What are you monitoring?').fill('Attendance and marks');
  await impact.getByLabel('For how long?').fill('Six weeks');
  await impact.getByLabel('What comes next, and when?').fill('Review on 8 January; refer again on a new mark');
  await impact.getByRole('button', { name: 'Save to the record' }).click();
  await entry(app, 'Impact').waitFor();
});

void test('a record cannot be closed on “monitor” alone, whichever box it stands in', { skip: noBrowser }, async () => {
  const app = appIn(page);
  const close = await form(app, 'Close the record');
  const [ended, why, save] = [close.getByLabel('How did it end for the child?'), close.getByLabel('Why can the record be closed?'), close.getByRole('button', { name: 'Save to the record' })];
  for (const [outcome, reason] of [['The front door took no further action.', 'We will continue to monitor.'], ['Keep an eye on him.', 'Nothing more is needed.']] as const) {
    await ended.fill(outcome);
    await why.fill(reason);
    await save.click();
    await close.getByRole('alert').getByText(/for how long, and what then\?.*leave the record open/).waitFor();
    assert.equal(await entry(app, 'Record closed').count(), 0, 'the record was closed');
    assert.equal(await why.inputValue(), reason, 'what was typed stays');
  }
  await close.getByRole('button', { name: 'Cancel' }).click();
});

void test('a manager signs it off, with a level of their own', { skip: noBrowser }, async () => {
  const app = await caseOf(COLIN, 'Awaiting sign-off');
  const signOff = await form(app, 'Sign off');
  assert.equal(await signOff.getByRole('radio', { checked: true }).count(), 0);
  await signOff.getByLabel('Approve').check();
  await signOff.getByRole('group', { name: 'Your own view of the level' }).getByRole('radio').nth(2).check();
  await signOff.getByLabel('Comment for the practitioner').fill('Well challenged.');
  await signOff.getByLabel('Your reason, for the record').fill('The quotes bear the level out.');
  await signOff.getByRole('button', { name: 'Save to the record' }).click();
  await entry(app, 'Manager’s sign-off').waitFor();
  assert.deepEqual(await chronologyKinds(app), [
    'Consultation', 'Referral', 'Reply of the front door', 'Further information given', 'Reply of the front door', 'Escalation', 'Contact about the escalation', 'Escalation closed', 'Impact', 'Manager’s sign-off',
  ]);
});

void test('agreement sets everybody’s level side by side and lists the case that differs', { skip: noBrowser }, async () => {
  const app = await overviewOf(COLIN);
  await app.getByRole('button', { name: 'Agreement' }).click();
  const view = app.getByRole('region', { name: 'Agreement' });
  await view.getByText(/The same level in 0 of 1 case\./).waitFor();
  await view.getByRole('region', { name: 'Cases that differ' }).getByText('Practitioner level 3, Front door level 2').waitFor();
});

void test('supervision lists the lead’s cases with what to ask', { skip: noBrowser }, async () => {
  const app = appIn(page);
  await app.getByRole('button', { name: 'Supervision' }).click();
  const view = app.getByRole('region', { name: 'Supervision' });
  await view.getByLabel('Supervision of').selectOption({ label: 'Joanna Pryce' });
  await view.getByText('A challenge changed the decision.').waitFor();
  await view.getByText('Did you agree with the decision?', { exact: false }).waitFor();
});

void test('an auditor rates a drawn case blind, and takes the findings as a table', { skip: noBrowser }, async () => {
  const app = await overviewOf(RUTH);
  await app.getByRole('button', { name: 'Audit' }).click();
  const view = app.getByRole('region', { name: 'Audit' });
  await view.getByLabel('Front door').check();
  await view.getByLabel('Name of the audit').fill('autumn');
  await view.getByRole('button', { name: 'Draw the sample' }).click();
  await view.getByRole('button', { name: 'Rate it blind' }).click();
  const rating = view.getByRole('region', { name: 'Second opinion' });
  await rating.getByRole('group', { name: 'At which level do you put it?' }).waitFor();
  const shown = await rating.innerText();
  for (const told of ['no further action', 'Meera', 'Well challenged']) assert.ok(!shown.includes(told), `the second rater is told: ${told}`);
  await rating.getByRole('group', { name: 'At which level do you put it?' }).getByRole('radio').nth(2).check();
  await rating.getByLabel('Why', { exact: true }).fill('The pattern over two weeks.');
  for (const theme of await rating.getByLabel('Cannot tell from the record').all()) await theme.check();
  await rating.getByRole('button', { name: 'Save the second opinion' }).click();
  const findings = view.getByRole('region', { name: 'Findings' });
  await findings.getByText(/The same level in 1 of 1 case\./).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), findings.getByRole('button', { name: 'The audit as a table (CSV)' }).click()]);
  assert.match(readFileSync(await download.path(), 'utf8'), new RegExp(`${caseKey},Front door,Ruth Lindqvist,3,3,`));
});

void test('nothing went wrong in the page, and nothing left this machine', { skip: noBrowser }, () => {
  assert.deepEqual(bench.troubles, []);
});
