import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { step } from './browser-journey';
import { openMail } from './browser-workbench';

/** What is typed into the referral in tests of drafts. */
export const TYPED = 'Dr Winterbourne, Elm Surgery';

/** Drafts are kept for so many hours, as an organisation may choose. */
export const keepFor = (context: BrowserContext, hours: number) => context.route('**/config.json', async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, json: { ...(await response.json() as object), draftHours: hours } });
});

/** The form is shown piece by piece; this comes last. */
export const formStands = (app: FrameLocator) => app.getByRole('heading', { name: 'Record the referral' }).waitFor();

export async function openReferral(page: Page, mail: string): Promise<FrameLocator> {
  const app = await openMail(page, mail);
  await step(app, 'Referral');
  await formStands(app);
  return app;
}

/** What lies in the browser's database: how many drafts, whether one can be read without the key, whether the key can be taken out. */
export const lying = (app: FrameLocator, typed = 'Winterbourne') => app.locator('body').evaluate(async (_body, words) => {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'threshold-drafts')) return { count: 0, readable: false, extractable: false };
  const db = await new Promise<IDBDatabase>((resolve, reject) => { const asked = indexedDB.open('threshold-drafts'); asked.onsuccess = () => resolve(asked.result); asked.onerror = () => reject(new Error('no database')); });
  const [drafts, keys] = await Promise.all(['drafts', 'keys'].map((store) => new Promise<unknown[]>((resolve) => { const asked = db.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => resolve(asked.result as unknown[]); }))) as [{ data: ArrayBuffer }[], CryptoKey[]];
  db.close();
  return { count: drafts.length, readable: drafts.some(({ data }) => new TextDecoder().decode(data).includes(words)), extractable: keys.some((key) => key.extractable) };
}, typed);

/** Waits until so many drafts lie in the browser's database. */
export async function untilLying(app: FrameLocator, count: number): Promise<void> {
  const until = Date.now() + 30_000;
  for (let found = -1; found !== count;) {
    found = (await lying(app)).count;
    if (found !== count && Date.now() > until) throw new Error(`${String(found)} drafts lie in the database, not ${String(count)}`);
    if (found !== count) await new Promise((done) => { setTimeout(done, 200); });
  }
}

/** The box of one answer, its section opened. */
export async function boxOf(app: FrameLocator, key: string) {
  const field = app.locator(`[id="field-${key}"]`);
  await field.evaluate((element) => { const section = element.closest('details'); if (section) section.open = true; });
  return field.locator('input:not([type=checkbox]), textarea, select').first();
}

export const typeGp = async (app: FrameLocator, typed = TYPED): Promise<void> => (await boxOf(app, 'gp')).fill(typed);
