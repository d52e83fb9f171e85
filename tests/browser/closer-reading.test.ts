import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { appIn, noBrowser, startWorkbench, type Workbench } from '../support/browser-workbench';

let bench: Workbench;

before(async () => { if (!noBrowser) bench = await startWorkbench({ encoder: true }); });
after(async () => { await bench?.close(); });

const WORDS = 'Jo told me at register that there was no tea again last night and the electric has been off since Sunday. He has had the same shirt on all week and he smells.\n\nThe trip money is due on Friday.';

test('the encoder reads a second time in place, and each suggestion says what it reads like', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await page.getByLabel('Selected mail').selectOption({ label: 'Nothing selected' });
  const app = appIn(page);
  await app.getByLabel('Paste the words of a message').fill(WORDS);
  await app.getByRole('button', { name: 'Read this text' }).click();
  await app.getByText('Read a second time, more closely.').waitFor();
  const evidenced = app.getByRole('region', { name: 'Evidenced' });
  assert.match(await evidenced.innerText(), /same shirt|no tea|electric/u);
  await evidenced.getByText('Why this was suggested').first().click();
  assert.match(await evidenced.innerText(), /Reads like:/u);
  assert.deepEqual(bench.troubles, []);
});

test('where the encoder cannot be fetched the first reading stands, and the panel says so', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await page.route('**/encoder/**', (route) => route.abort());
  await page.getByLabel('Selected mail').selectOption({ label: 'Nothing selected' });
  const app = appIn(page);
  await app.getByLabel('Paste the words of a message').fill(WORDS);
  await app.getByRole('button', { name: 'Read this text' }).click();
  await app.getByText('The closer reading could not be fetched.').waitFor();
  await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
});
