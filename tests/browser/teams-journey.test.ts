import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cards, chronologyKinds, downloadWord, recordReferral, settleAt, step, weighSuggestions } from '../support/browser-journey';
import { appIn, becomes, JOANNA, MEERA, noBrowser, sees, startWorkbench, type Workbench } from '../support/browser-workbench';

let bench: Workbench;

before(async () => { if (!noBrowser) bench = await startWorkbench({ encoder: true }); });
after(async () => { await bench?.close(); });

test('a thread is picked, read, settled and referred in the tab, and the front door finds it', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await sees(page, 'Teams');
  const app = appIn(page);
  const threads = app.getByLabel('Which thread?');
  await threads.waitFor();
  const labels = await threads.locator('option').allInnerTexts();
  const wanted = labels.find((label) => label.includes('Tamsin'));
  assert.ok(wanted, 'the thread is not offered');
  await threads.selectOption({ label: wanted });
  await app.getByText('About:').getByText('Tamsin').waitFor();
  await app.getByText('Read a second time, more closely.').waitFor();
  assert.ok(await cards(app).count() > 0, 'nothing was found in the thread');
  await weighSuggestions(app);
  const caseKey = await settleAt(app, 4);
  await step(app, 'Referral');
  assert.ok((await downloadWord(page, app)).length > 200);
  await recordReferral(app);
  await step(app, 'Record');
  await app.getByRole('heading', { name: `Record ${caseKey}` }).waitFor();
  assert.deepEqual(await chronologyKinds(app), ['Consultation', 'Referral']);

  await becomes(page, MEERA);
  await app.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Overview' }).click();
  await app.getByRole('button', { name: 'At the front door' }).click();
  await app.getByRole('button', { name: caseKey }).waitFor();
});

test('a consultation that was not referred is not seen at the front door', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await sees(page, 'Teams');
  await becomes(page, JOANNA);
  const app = appIn(page);
  await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
  const caseKey = await settleAt(app, 2);
  await becomes(page, MEERA);
  await app.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Overview' }).click();
  await app.getByRole('button', { name: 'All, closed too' }).click();
  await app.getByRole('button', { name: 'Fetch again' }).waitFor();
  assert.equal(await app.getByRole('button', { name: caseKey }).count(), 0);
});

test('the tab follows the theme of Teams without a reload, also one chosen while it loads', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const held: (() => void)[] = [];
  await page.context().route('**/config.json', (route) => { held.push(() => { void route.continue(); }); });
  const asked = page.waitForRequest('**/config.json');
  await sees(page, 'Teams');
  await asked;
  // Long enough for the tab to have asked Teams where it stands: what comes now reaches nobody but its first listener.
  await page.waitForTimeout(1500);
  await page.getByLabel('Theme').selectOption({ label: 'Dark' });
  for (const go of held) go();
  const root = appIn(page).locator('[data-theme]');
  await root.waitFor();
  for (const [label, theme] of [['Dark', 'dark'], ['High contrast', 'contrast'], ['Light', 'light']] as const) {
    if (theme !== 'dark') await page.getByLabel('Theme').selectOption({ label });
    await root.and(appIn(page).locator(`[data-theme="${theme}"]`)).waitFor();
  }
  await page.context().close();
});

test('nothing went wrong in the page, and nothing left this machine', { skip: noBrowser }, () => {
  assert.deepEqual(bench.troubles, []);
});
