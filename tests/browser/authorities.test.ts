import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { settleAt, step } from '../support/browser-journey';
import { appIn, noBrowser, sees, startWorkbench, type Workbench } from '../support/browser-workbench';

let bench: Workbench;

before(async () => { if (!noBrowser) bench = await startWorkbench(); });
after(async () => { await bench?.close(); });

const MAIL = [
  'Dear Fola,',
  'Kwabena Osei-Bonsu (14, Year 9, Tansy Hill Academy) has gone missing again and again this term, three nights since Monday, and his mother Abena has not rung the police once. Kwabena says "I was nowhere". His sister Akosua is frightened for him.',
  'They live at 41 Tansy Close, Ilford IG1 9QW. Abena is on 07700 900142.',
].join('\n\n');
const NAMES = ['Kwabena', 'Osei', 'Bonsu', 'Abena', 'Akosua', 'Tansy', 'Ilford', 'IG1 9QW', '07700', '900142', 'Fola'];

async function paste(width = 1280): Promise<{ app: FrameLocator; page: Awaited<ReturnType<Workbench['open']>> }> {
  const page = await bench.open({ width });
  await page.getByLabel('Selected mail').selectOption({ label: 'Nothing selected' });
  const app = appIn(page);
  await app.getByLabel('Paste the words of a message').fill(MAIL);
  await app.getByRole('button', { name: 'Read this text' }).click();
  await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
  return { app, page };
}

const leaks = (text: string) => NAMES.filter((name) => text.toLowerCase().includes(name.toLowerCase()));

test('one child under two authorities: the evidence the same, the levels and what they mean different, and why', { skip: noBrowser }, async () => {
  const { app } = await paste();
  await app.getByLabel('Where the child lives:').selectOption({ label: 'Redbridge, interim July 2025' });
  await app.getByRole('button', { name: 'Compare authorities' }).click();
  await app.getByLabel('Compare with').selectOption({ label: 'Dudley, March 2021' });
  const region = app.getByRole('region', { name: 'Authority' });
  await region.getByText(/^Dudley, level \d: /).waitFor();
  const text = await region.innerText();
  assert.match(text, /Redbridge, level \d: /);
  assert.match(text, /Level \d · s(?:17|47) · Redbridge, interim July 2025/);
  assert.match(text, /Level \d(?: · s(?:17|47))? · Dudley, March 2021/);
  assert.match(text, /The evidence is the same\. The numbers are not/);
  const quotes = [...text.matchAll(/“([^”]+)”/g)].map((found) => found[1] ?? '');
  assert.ok(quotes.length > 0 && quotes.every((quote) => MAIL.replace(/\s+/g, ' ').includes(quote.replace(/\s+/g, ' '))), 'a quotation of the comparison does not stand in the message');
});

test('what a practitioner must know of an edition, and how old its numbers are, stands beside it', { skip: noBrowser }, async () => {
  const { app } = await paste();
  await app.getByLabel('Where the child lives:').selectOption({ label: 'Dudley, March 2021' });
  await app.getByRole('region', { name: 'In danger now?' }).locator('summary').click();
  await app.getByText(/Numbers last confirmed March 2021\. No answer\?/).waitFor();
  const about = app.getByRole('region', { name: 'Authority' }).locator('details').filter({ hasText: 'edition' }).first();
  await about.locator('summary').click();
  await about.getByText('Never let it delay protection').waitFor();
  assert.match(await about.innerText(), /Dudley prints no time for a reply/);
});

test('a consultation without names shows, copies and saves none, and becomes a named one only with a reason', { skip: noBrowser }, async () => {
  const { app, page } = await paste();
  await app.getByLabel('Where the child lives:').selectOption({ label: 'Redbridge, interim July 2025' });
  assert.equal(await app.getByRole('button', { name: 'Ask without names' }).count(), 0, 'offered where the authority does not offer it');
  await app.getByLabel('Where the child lives:').selectOption({ label: 'Oxfordshire, routes only (no matrix)' });
  await app.getByRole('button', { name: 'Ask without names' }).click();
  await app.getByText('Without a name nobody can look up what is already known').waitFor();
  await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
  await app.getByText('Show the message').click();
  assert.deepEqual(leaks(await app.locator('body').innerText()), [], 'a name is shown');

  const caseKey = await settleAt(app, null);
  assert.deepEqual(leaks(await app.locator('body').innerText()), [], 'a name is shown after saving');
  await sees(page, 'SharePoint lists');
  await page.getByText(caseKey).first().waitFor();
  assert.deepEqual(leaks(await page.locator('body').innerText()), [], 'a name was saved');
});

test('naming it needs a reason, which is kept', { skip: noBrowser }, async () => {
  const { app } = await paste();
  await app.getByLabel('Where the child lives:').selectOption({ label: 'Oxfordshire, routes only (no matrix)' });
  await app.getByRole('button', { name: 'Ask without names' }).click();
  await app.getByRole('button', { name: 'Use names now' }).click();
  await app.getByText('Write the reason first.').waitFor();
  await app.getByLabel('To refer by name, write why:').fill('The adviser says that it is for MASH now.');
  await app.getByRole('button', { name: 'Use names now' }).click();
  await app.getByText('Began without names; now named, because: The adviser says that it is for MASH now.').waitFor();
  await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
  assert.match(await app.locator('body').innerText(), /Kwabena|Abena|missing again/);
});

test('a step down is counted from a day', { skip: noBrowser }, async () => {
  const { app } = await paste();
  await app.getByLabel('Where the child lives:').selectOption({ label: 'Dudley, March 2021' });
  await step(app, 'Decide');
  await app.getByText(/^Think again before you settle/).click();
  await app.getByLabel('Statutory work ended, or will end, on').fill('2026-11-22');
  await app.getByText('Universal services take over on Sun 14 February 2027 at the earliest.').waitFor();
  assert.deepEqual(bench.troubles, []);
});
