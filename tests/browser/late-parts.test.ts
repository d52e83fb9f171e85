import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FrameLocator, Page } from 'playwright-core';
import { cards, settleAt, step } from '../support/browser-journey';
import { appIn, becomes, MEERA, noBrowser, openMail, sees, startWorkbench, type Workbench } from '../support/browser-workbench';

let workbench: Workbench;
before(async () => { if (!noBrowser) workbench = await startWorkbench(); });
after(async () => { await workbench?.close(); });

const FAILED = /could not be fetched\. Nothing is lost/;

/** Does something while a file cannot be fetched: it must be said, beside the way to telephone; trying again must go on. */
async function withoutFile(page: Page, app: FrameLocator, file: string, act: () => Promise<void>, there: () => Promise<void>): Promise<void> {
  await page.context().route(`**/${file}*`, (route) => route.abort());
  await act();
  await app.getByRole('alert').getByText(FAILED).waitFor();
  assert.ok(await app.getByRole('link', { name: 'Call 999' }).isVisible());
  await page.context().unroute(`**/${file}*`);
  await app.getByRole('alert').filter({ hasText: FAILED }).getByRole('button', { name: 'Try again' }).click();
  await there();
}

test('the comparison with another authority that cannot be fetched says so, and trying again brings it', { skip: noBrowser }, async () => {
  const page = await workbench.open();
  const app = await openMail(page, 'Year 6 boy and a blade');
  await withoutFile(page, app, 'compare.js', () => app.getByRole('button', { name: 'Compare authorities' }).click(), () => app.getByLabel('Compare with').waitFor());
  assert.ok(await cards(app).count() > 0);
  await page.context().close();
});

test('a decision waits for the rest of the authority’s rules, says when they cannot be fetched, and goes on', { skip: noBrowser }, async () => {
  const page = await workbench.open();
  await page.context().route('**/pack-redbridge-rest.js*', (route) => route.abort());
  const app = await openMail(page, 'Hana and the summer wedding');
  await withoutFile(page, app, 'pack-redbridge-rest.js', () => step(app, 'Decide'), () => app.getByRole('heading', { name: 'Your decision' }).waitFor());
  await page.context().close();
});

test('where names cannot be looked for, the form says so and nothing offers to mask them', { skip: noBrowser }, async () => {
  const page = await workbench.open();
  await page.context().route('**/facts.js*', (route) => route.abort());
  const app = await openMail(page, 'Hana and the summer wedding');
  await step(app, 'Referral');
  await app.getByText('Names, ages and addresses could not be looked for in this message').waitFor();
  assert.equal(await app.getByRole('button', { name: 'Ask without names' }).count(), 0);
  await page.context().close();
});

test('what drafts the referral that cannot be fetched says so, and trying again brings the form', { skip: noBrowser }, async () => {
  const page = await workbench.open();
  const app = await openMail(page, 'Year 6 boy and a blade');
  // With the second reading, which brings what each suggestion reads like, the draft is tried anew by itself.
  await app.getByText('Why this was suggested').first().click();
  await app.getByText('Reads like:').first().waitFor();
  await withoutFile(page, app, 'draft.js', () => step(app, 'Referral'), () => app.getByRole('heading', { name: 'Record the referral' }).waitFor());
  await page.context().close();
});

test('where the reader cannot start, it is said, and the referral can be written by hand all the same', { skip: noBrowser }, async () => {
  const page = await workbench.open();
  await page.context().route('**/reader.js*', (route) => route.abort());
  await page.getByRole('list', { name: 'Messages' }).getByRole('button', { name: 'Hana and the summer wedding' }).click();
  const app = appIn(page);
  await app.getByText('could not be read').first().waitFor();
  assert.ok(await app.getByRole('link', { name: 'Call 999' }).isVisible());
  await step(app, 'Referral');
  await app.locator('#field-gp').locator('input:not([type=checkbox]), textarea').first().waitFor({ state: 'attached' });
  await page.context().unroute('**/reader.js*');
  await step(app, 'Evidence');
  await openMail(page, 'Year 6 boy and a blade');
  assert.ok(await cards(app).count() > 0, 'the reader starts again with the next message');
  await page.context().close();
});

test('a record whose authority’s rules cannot be fetched shows what happened, says why no clock is shown, and trying again brings it', { skip: noBrowser }, async () => {
  const page = await workbench.open();
  const caseKey = await settleAt(await openMail(page, 'Hana and the summer wedding'), 4);
  await page.context().route('**/pack-redbridge-rest.js*', (route) => route.abort());
  await sees(page, 'Teams');
  const app = appIn(page);
  await app.getByRole('button', { name: 'Overview' }).click();
  await app.getByRole('button', { name: caseKey }).click();
  const alert = app.getByRole('alert').filter({ hasText: 'The rules of this record’s authority could not be fetched' });
  await alert.waitFor();
  await app.getByRole('region', { name: 'Chronology' }).getByText('Consultation', { exact: true }).waitFor();
  await page.context().unroute('**/pack-redbridge-rest.js*');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await app.getByRole('region', { name: 'What comes next' }).waitFor();
  await app.getByText('Share a reference, or export the record').waitFor();
  assert.equal(await alert.count(), 0);
  await page.context().close();
});

test('the overview in Teams that cannot be fetched says so in its place, and trying again brings it', { skip: noBrowser }, async () => {
  const page = await workbench.open();
  await becomes(page, MEERA);
  await sees(page, 'Teams');
  const app = appIn(page);
  await withoutFile(page, app, 'overview.js', () => app.getByRole('button', { name: 'Overview' }).click(), () => app.getByRole('navigation', { name: 'Sections of the overview' }).waitFor());
  await withoutFile(page, app, 'oversight.js', () => app.getByRole('button', { name: 'Agreement' }).click(), async () => { await app.getByRole('alert').filter({ hasText: FAILED }).waitFor({ state: 'detached' }); });
  await page.context().close();
});
