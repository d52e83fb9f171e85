import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { CaseEvent } from '../../src/core/case';
import { becomes, COLIN, noBrowser, sees, startWorkbench, type Workbench } from '../support/browser-workbench';
import { event } from '../support/case-events';
import { seedCases } from '../support/seed-cases';

let bench: Workbench;
let page: Page;
const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

before(async () => {
  if (noBrowser) return;
  bench = await startWorkbench();
  page = await bench.open({ width: 1280, height: 700 });
  await becomes(page, COLIN);
  await sees(page, 'SharePoint lists');
});
after(async () => { await bench?.close(); });

const view = (name: string) => page.getByLabel('View').selectOption(name);
const names = () => page.getByRole('region', { name: 'Items' }).locator('th').allInnerTexts();

/** The row of the case as the list shows it now, by column. */
async function rowOf(caseKey: string): Promise<Record<string, string>> {
  await page.getByRole('button', { name: 'Refresh' }).click();
  const row = page.getByRole('row').filter({ hasText: caseKey });
  await row.waitFor();
  const [titles, cells] = [await names(), await row.locator('td').allInnerTexts()];
  return Object.fromEntries(titles.map((title, at) => [title, (cells[at] ?? '').trim()]));
}

/** Each event, who adds it, and what the row must say after it; a column not named is as before. */
const story: [Parameters<typeof event>[0], string, object, Record<string, RegExp>][] = [
  ['consultation', 'Joanna Pryce', {}, { Status: /^Consultation$/, Due: /^Nothing due$/, Level: /^Level 3, Redbridge/, 'Legal route': /^Section 17$/, 'Sign-off': /^Not needed$/, Outcome: /^$/, 'Escalation stage': /^$/ }],
  ['referral', 'Joanna Pryce', { replyDueAt: ago(1) }, { Status: /Waiting for a reply/, Due: /OVERDUE since/, 'Sign-off': /Awaiting sign-off/ }],
  ['phone-call', 'Joanna Pryce', {}, {}],
  ['reply', 'Meera Solanki', { outcome: 'nfa' }, { Status: /^Answered$/, Due: /^Nothing due$/, Outcome: /^No further action$/ }],
  ['escalation', 'Joanna Pryce', { dueAt: ago(-30), stage: 1 }, { Status: /Escalated/, Due: /^Due /, 'Escalation stage': /^Stage 1$/ }],
  ['escalation', 'Joanna Pryce', { dueAt: ago(2), stage: 3 }, { Due: /OVERDUE since/, 'Escalation stage': /^Stage 3$/ }],
  ['escalation-contact', 'Joanna Pryce', {}, {}],
  ['escalation-closed', 'Joanna Pryce', {}, { Status: /^Answered$/, Due: /^Nothing due$/, 'Escalation stage': /^$/ }],
  ['reply', 'Meera Solanki', { outcome: 's47' }, { Outcome: /^Section 47 enquiry$/ }],
  ['sign-off', 'Colin Attwater', { decision: 'returned' }, { 'Sign-off': /Returned/ }],
  ['sign-off', 'Colin Attwater', { decision: 'approved' }, { 'Sign-off': /Approved/ }],
  ['impact', 'Joanna Pryce', {}, {}],
  ['note', 'Joanna Pryce', {}, {}],
  ['closed', 'Joanna Pryce', {}, { Status: /Closed/ }],
];

test('the row in SharePoint is right after every event', { skip: noBrowser }, async () => {
  const caseKey = 'TCP-2026-SITE23';
  await view('All, newest first');
  let hour = 20;
  const expected: Record<string, RegExp> = {};
  for (const [kind, who, more, change] of story) {
    hour -= 1;
    const at = ago(hour);
    await seedCases(bench.server.url, who, [event(kind, at, { caseKey, recordedAt: at, ...more })]);
    Object.assign(expected, change);
    const row = await rowOf(caseKey);
    for (const [title, says] of Object.entries(expected)) assert.match(row[title] ?? '(no such column)', says, `after ${kind}: ${title}`);
    assert.equal(row['Owner'], 'Joanna Pryce');
  }
});

test('a manager who never opens the tab sees the queues as views, what is overdue said in words', { skip: noBrowser }, async () => {
  const add = (caseKey: string, ...events: CaseEvent[]) => seedCases(bench.server.url, 'Joanna Pryce', events.map((one) => ({ ...one, caseKey })));
  await add('TCP-2026-AAAA22', event('consultation', ago(30)), event('referral', ago(29), { replyDueAt: ago(3) }));
  await add('TCP-2026-BBBB22', event('consultation', ago(10)), event('referral', ago(9), { replyDueAt: ago(-20) }));
  await add('TCP-2026-CCCC22', event('consultation', ago(50)), event('referral', ago(49), { replyDueAt: ago(25) }), event('escalation', ago(20), { stage: 2, dueAt: ago(-4) }));
  await add('TCP-2026-DDDD22', event('consultation', ago(5)));
  await page.reload();
  await becomes(page, COLIN);
  await sees(page, 'SharePoint lists');
  const keys = async () => (await page.getByRole('row').locator('td:first-child').allInnerTexts()).map((key) => key.slice(9, 10));
  await page.getByText(/OVERDUE since/).first().waitFor();
  assert.deepEqual(await keys(), ['C', 'A', 'B', 'D']);
  if (process.env['SCREENSHOTS']) await page.screenshot({ path: 'docs/screenshots/sharepoint-list.png' });
  await view('Overdue');
  // An earlier list's rows go at once; those of this one come when they have been fetched.
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 2);
  assert.deepEqual(await keys(), ['C', 'A']);
  for (const [name, want] of [['Escalated', ['C']], ['At the front door', ['C', 'A', 'B']], ['Awaiting sign-off', ['A', 'C', 'B']], ['No outcome yet', ['C', 'A', 'B']]] as const) {
    await view(name);
    await page.waitForFunction((n) => document.querySelectorAll('tbody tr').length === n, want.length);
    assert.deepEqual((await keys()).sort(), [...want].sort(), name);
  }
  const found = await new AxeBuilder({ page }).include('main, section').analyze();
  assert.deepEqual(found.violations.map((one) => one.id), []);
});

test('the overview in the tab lists the same cases in the same order', { skip: noBrowser }, async () => {
  await sees(page, 'Teams');
  const app = page.frameLocator('iframe[title="Threshold consultation"]');
  await app.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Overview' }).click();
  await app.getByRole('group', { name: 'Lists' }).getByRole('button', { name: 'All open' }).click();
  await app.getByRole('button', { name: 'TCP-2026-DDDD22' }).waitFor();
  const keys = (await app.getByRole('button', { name: /TCP-2026-[A-D]{4}22/ }).allInnerTexts()).map((says) => /TCP-2026-(.)/.exec(says)?.[1]);
  assert.deepEqual(keys, ['C', 'A', 'B', 'D']);
  if (process.env['SCREENSHOTS']) await page.screenshot({ path: 'docs/screenshots/overview-tab.png' });
  assert.deepEqual(bench.troubles, []);
});
