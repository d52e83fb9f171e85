import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openReferral } from '../support/browser-drafts';
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

const noCloser = noBrowser || (!existsSync('rules/model/writing-closer/manifest.json') && 'skipped: rules/model/writing-closer is not in this checkout');

test('the advice on wording says in the app what the closer reader finds and the words do not', { skip: noCloser }, async () => {
  const texts = readFileSync('tests/cases/advice-paragraphs.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { text: string; faults: string[] }).filter(({ faults, text }) => faults.length > 0 && !/[“”"\n]/u.test(text)).map(({ text }) => text);
  const said = JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', 'tests/support/run-wording.ts'], { encoding: 'utf8', input: JSON.stringify(texts), maxBuffer: 1 << 26 })) as Record<'words' | 'closer', { id: string; words: string }[]>[];
  const at = said.findIndex(({ words, closer }) => closer.length > words.length);
  assert.ok(at >= 0, 'in no case does the closer reader add anything');
  const page = await bench.open();
  const app = await openReferral(page, '14 Wordsworth Court, home visit yesterday');
  await app.locator('#field-gp').locator('input:not([type=checkbox]), textarea').first().fill(texts[at] ?? '');
  await app.getByRole('button', { name: 'Look at my writing' }).click();
  const advice = app.getByRole('region', { name: 'Look at my writing' });
  await advice.getByRole('status').getByText(/below|Nothing to suggest/u).waitFor();
  assert.deepEqual((await advice.locator('ul > li > strong').allInnerTexts()).map((one) => one.trim()), said[at]?.closer.map(({ words }) => `“${words}”`));
  assert.deepEqual(bench.troubles, []);
  await page.context().close();
});
