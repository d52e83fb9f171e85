import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { step } from '../support/browser-journey';
import { noBrowser, openMail, startWorkbench, type Workbench } from '../support/browser-workbench';

const MAIL = '14 Wordsworth Court, home visit yesterday';
const TYPED = 'Dr Winterbourne, Elm Surgery';
let bench: Workbench;

before(async () => { if (!noBrowser) bench = await startWorkbench(); });
after(async () => { await bench?.close(); });

/** Drafts are kept for a day, as an organisation may choose. */
const keepForADay = (context: BrowserContext) => context.route('**/config.json', async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, json: { ...(await response.json() as object), draftHours: 24 } });
});

/** The form is shown piece by piece; this comes last. */
const formStands = (app: FrameLocator) => app.getByRole('heading', { name: 'Record the referral' }).waitFor();

async function openReferral(page: Page): Promise<FrameLocator> {
  const app = await openMail(page, MAIL);
  await step(app, 'Referral');
  await formStands(app);
  return app;
}

/** What lies in the browser's database: how many drafts, whether one can be read without the key, whether the key can be taken out. */
const lying = (app: FrameLocator, typed: string) => app.locator('body').evaluate(async (_body, words) => {
  const db = await new Promise<IDBDatabase>((resolve, reject) => { const asked = indexedDB.open('threshold-drafts'); asked.onsuccess = () => resolve(asked.result); asked.onerror = () => reject(new Error('no database')); });
  if (!db.objectStoreNames.contains('drafts')) { db.close(); return { count: 0, readable: false, extractable: false }; }
  const [drafts, keys] = await Promise.all(['drafts', 'keys'].map((store) => new Promise<unknown[]>((resolve) => { const asked = db.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => resolve(asked.result as unknown[]); }))) as [{ data: ArrayBuffer }[], CryptoKey[]];
  db.close();
  return { count: drafts.length, readable: drafts.some(({ data }) => new TextDecoder().decode(data).includes(words)), extractable: keys.some((key) => key.extractable) };
}, typed);

async function typeGp(app: FrameLocator): Promise<void> {
  const field = app.locator('#field-gp');
  await field.evaluate((element) => { const section = element.closest('details'); if (section) section.open = true; });
  await field.locator('input:not([type=checkbox]), textarea').first().fill(TYPED);
}

test('a draft is kept encrypted, comes back after the window was closed, and two of one message are noticed', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await keepForADay(page.context());
  await page.reload();
  const app = await openReferral(page);
  await typeGp(app);
  await page.waitForTimeout(2500);
  assert.deepEqual(await lying(app, 'Winterbourne'), { count: 1, readable: false, extractable: false });
  await page.close({ runBeforeUnload: false });

  const again = await bench.browser.contexts().at(-1)?.newPage();
  assert.ok(again);
  await again.goto(bench.server.url);
  const back = await openReferral(again);
  await back.getByRole('button', { name: /^Go on with the one of/ }).click();
  assert.equal(await back.locator('#field-gp').locator('input:not([type=checkbox]), textarea').first().inputValue(), TYPED);
});

test('with no hours set nothing is written to this machine', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const app = await openReferral(page);
  await typeGp(app);
  await page.waitForTimeout(2500);
  assert.equal((await lying(app, 'Winterbourne')).count, 0);
});

test('from the open mail to a draft with every candidate taken and every filled answer checked takes under 15 clicks', { skip: noBrowser }, async (t) => {
  const page = await bench.open();
  const app = await openMail(page, MAIL);
  await app.locator('body').evaluate(() => { const counted = window as unknown as { clicks: number }; counted.clicks = 0; document.addEventListener('pointerup', () => { counted.clicks += 1; }, true); });
  await step(app, 'Referral');
  await formStands(app);
  for (const perhaps = app.getByRole('button', { name: /^Use “/ }); await perhaps.count();) await perhaps.first().click();
  for (const all = app.getByRole('button', { name: /^I have checked all/ }); await all.count();) await all.first().click();
  for (const one = app.getByLabel('I have checked this', { exact: true }).and(app.locator(':not(:checked)')); await one.count();) await one.first().check();
  const clicks = await app.locator('body').evaluate(() => (window as unknown as { clicks: number }).clicks);
  const [, done, filled] = /(\d+) of (\d+) answers checked/.exec(await app.locator('body').innerText()) ?? [];
  assert.equal(done, filled);
  assert.ok(Number(filled) > 0);
  assert.ok(clicks < 15, `${String(clicks)} clicks`);
  t.diagnostic(`${String(clicks)} clicks, ${String(filled)} answers checked`);
});

for (const width of [320, 450]) test(`the referral with its candidates does not reach beyond ${String(width)} px`, { skip: noBrowser }, async () => {
  const page = await bench.open({ width, height: 900 });
  const app = await openReferral(page);
  const wide = await app.locator('body').evaluate((body) => body.scrollWidth - body.clientWidth);
  if (process.env['SCREENSHOTS']) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/referral-${String(width)}.png`, fullPage: true });
  assert.ok(wide <= 1, `${String(wide)} px too wide`);
});
