import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { downloadWord, settleAt, step } from '../support/browser-journey';
import { appIn, noBrowser, openMail, sees, setPane, startWorkbench, type Workbench } from '../support/browser-workbench';

let bench: Workbench;

before(async () => { if (!noBrowser) bench = await startWorkbench(); });
after(async () => { await bench?.close(); });

const MAIL = [
  'Dear Fola,',
  'Kwabena Osei-Bonsu (14, Year 9, Tansy Hill Academy) has gone missing again and again this term, three nights since Monday, and his mother Abena has not rung the police once. Kwabena says "I was nowhere". His sister Akosua is frightened for him.',
  'They live at 41 Tansy Close, Ilford IG1 9QW. Abena is on 07700 900142.',
].join('\n\n');
const KIERAN = 'Kieran Boateng 4M, could I see you before lunch please';
const NAMES = ['Kwabena', 'Osei', 'Bonsu', 'Abena', 'Akosua', 'Tansy', 'Ilford', 'IG1 9QW', '07700', '900142', 'Fola'];

/** Everything that the server has on disk, as text. */
function readFolder(folder: string): string {
  return readdirSync(folder).map((name) => path.join(folder, name)).map((file) => (statSync(file).isDirectory() ? readFolder(file) : readFileSync(file, 'utf8'))).join('\n');
}

/** A picture for whoever wants to look: set PICTURES to a folder. */
async function keep(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (!folder) return;
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  await page.locator('iframe[title="Threshold consultation"]').screenshot({ path: path.join(folder, `${name}.png`) });
}

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

for (const width of [450, 320]) {
  test(`one child under two authorities: the evidence the same, the levels, what they mean and the way to help different, and why, at ${String(width)} pixels`, { skip: noBrowser }, async () => {
    const { app, page } = await paste();
    await setPane(page, width);
    await app.getByLabel('Where the child lives:').selectOption({ label: 'Redbridge, interim July 2025' });
    await app.getByRole('button', { name: 'Compare authorities' }).click();
    await app.getByLabel('Compare with').selectOption({ label: 'Dudley, March 2021' });
    const region = app.getByRole('region', { name: 'Authority' });
    const [here, there] = [region.getByRole('region', { name: 'Redbridge' }), region.getByRole('region', { name: 'Dudley' })];
    await there.getByText(/^Dudley, level \d: /).waitFor();
    const text = await region.innerText();
    assert.match(text, /Level \d · s(?:17|47) · Redbridge, interim July 2025/);
    assert.match(text, /Level \d(?: · s(?:17|47))? · Dudley, March 2021/);
    assert.match(text, /Why they differ: Redbridge calls this level \d, “[^”]+”; Dudley calls this level \d, “[^”]+”/);
    assert.match(text, /The evidence is the same\. The numbers are not/);
    // Routes: each authority's own steps, numbers and reply.
    const [mine, theirs] = [await here.innerText(), await there.innerText()];
    assert.match(mine, /The way there: .*\n[\s\S]*020 8708 3885[\s\S]*Reply: /);
    assert.match(theirs, /The way there: .*\n[\s\S]*0300 555 0050[\s\S]*Reply: /);
    assert.doesNotMatch(theirs, /020 8708/);
    const quotes = [...text.matchAll(/“([^”]{25,})”/g)].map((found) => found[1] ?? '').filter((quote) => !/^Request for/.test(quote));
    assert.ok(quotes.length > 0 && quotes.some((quote) => MAIL.replace(/\s+/g, ' ').includes(quote.replace(/\s+/g, ' '))), 'no quotation of the message is compared');
    const [left, right] = [await here.boundingBox(), await there.boundingBox()];
    assert.equal((left?.y ?? 0) === (right?.y ?? 1), width > 320, 'side by side where there is room, one under the other where there is not');
    assert.equal(await app.locator('body').evaluate((body) => body.scrollWidth > body.clientWidth + 1), false, 'the comparison is wider than the pane');
    await keep(page, `compare-${String(width)}`);
  });
}

test('compared with an authority that has no matrix, there are its steps and no level', { skip: noBrowser }, async () => {
  const { app } = await paste();
  await app.getByLabel('Where the child lives:').selectOption({ label: 'Redbridge, interim July 2025' });
  await app.getByRole('button', { name: 'Compare authorities' }).click();
  await app.getByLabel('Compare with').selectOption({ label: 'Oxfordshire, routes only (no matrix)' });
  const there = app.getByRole('region', { name: 'Authority' }).getByRole('region', { name: 'Oxfordshire' });
  await there.getByText('Oxfordshire: evidence and routes only.').waitFor();
  const text = await there.innerText();
  assert.match(text, /The way there: (?:Request for a service|Significant harm)/);
  assert.doesNotMatch(text, /level \d/i);
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

test('a consultation without names shows, copies, puts in a document and saves none, and becomes a named one only with a reason', { skip: noBrowser }, async () => {
  const { app, page } = await paste();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.getByLabel('Where the child lives:').selectOption({ label: 'Redbridge, interim July 2025' });
  assert.equal(await app.getByRole('button', { name: 'Ask without names' }).count(), 0, 'offered where the authority does not offer it');
  await app.getByLabel('Where the child lives:').selectOption({ label: 'Oxfordshire, routes only (no matrix)' });
  await app.getByRole('button', { name: 'Ask without names' }).click();
  await app.getByText('Without a name nobody can look up what is already known').waitFor();
  await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
  await app.getByText('Show the message').click();
  const shown = await app.locator('body').innerText();
  assert.deepEqual(leaks(shown), [], 'a name is shown');
  assert.match(shown, /missing again and again/, 'the worry itself can no longer be read');
  await setPane(page, 320);
  await keep(page, 'no-names-320');
  await setPane(page, 450);
  await keep(page, 'no-names-450');

  const caseKey = await settleAt(app, null);
  assert.equal(await app.getByLabel('Initials of the child').count(), 0, 'initials are asked for');
  assert.deepEqual(leaks(await app.locator('body').innerText()), [], 'a name is shown after saving');

  await step(app, 'Referral');
  await app.getByRole('button', { name: 'Download as Word' }).waitFor();
  assert.deepEqual(leaks(await app.locator('body').innerText()), [], 'a name is shown in the referral');
  await app.getByRole('button', { name: 'Copy as text' }).first().click();
  await app.getByText('Copied.').first().waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.length > 200, 'nothing was copied');
  assert.deepEqual(leaks(copied), [], 'a name was copied');
  const document = await downloadWord(page, app);
  assert.ok(document.length > 200, 'the document is empty');
  assert.deepEqual(leaks(document), [], 'a name is in the document');

  await sees(page, 'SharePoint lists');
  await page.getByText(caseKey).first().waitFor();
  assert.deepEqual(leaks(await page.locator('body').innerText()), [], 'a name is in the list');
  const kept = readFolder(bench.dataDir);
  assert.ok(kept.includes(caseKey), 'the record is not in the data folder');
  const record = kept.split('\n').filter((line) => line.includes(caseKey)).join('\n');
  assert.deepEqual(leaks(record), [], 'a name was saved');
});

test('a host that tells again of the same mail does not bring the names back', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const app = await openMail(page, KIERAN);
  const body = async () => app.locator('body').innerText();
  await app.getByLabel('Where the child lives:').selectOption({ label: 'Oxfordshire, routes only (no matrix)' });
  await app.getByRole('button', { name: 'Ask without names' }).click();
  await app.getByText('Without a name nobody can look up what is already known').waitFor();
  await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
  await page.getByRole('list', { name: 'Messages' }).getByRole('button', { name: KIERAN }).click();
  await page.waitForTimeout(1_500);
  assert.match(await body(), /No names\./);
  assert.equal(await app.getByRole('button', { name: /whole conversation/i }).count(), 0, 'the conversation with its names is offered');
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

test('a step down is counted from a day, and kept on the record with its review date', { skip: noBrowser }, async () => {
  const { app, page } = await paste();
  await app.getByLabel('Where the child lives:').selectOption({ label: 'Dudley, March 2021' });
  await step(app, 'Decide');
  await app.getByText(/^Think again before you settle/).click();
  await app.getByLabel('Statutory work ended, or will end, on').fill('2026-11-22');
  await app.getByText('Universal services take over on Sun 14 February 2027 at the earliest.').waitFor();
  await settleAt(app, 4);
  await step(app, 'Record');
  await app.getByRole('button', { name: 'Step down to early help' }).click();
  const form = app.getByRole('region', { name: 'Step down to early help' });
  await form.getByLabel('Statutory work ended, or will end, on').fill('2026-11-22');
  await form.getByText(/review with the family by Sun 3 January 2027/).waitFor();
  await form.getByRole('button', { name: 'Save to the record' }).click();
  await form.getByText('Write who leads.').waitFor();
  await form.getByLabel('Who leads the early help').fill('Family centre');
  await form.getByLabel('What the family agreed to').fill('A visit each week');
  await form.getByLabel('What would make you step up again').fill('He is missing again');
  await form.getByRole('button', { name: 'Save to the record' }).click();
  const chronology = app.getByRole('region', { name: 'Chronology' });
  await chronology.getByText('Step down to early help', { exact: true }).waitFor();
  assert.match(await chronology.innerText(), /Sun 3 January 2027[\s\S]*Family centre[\s\S]*He is missing again/);
  const next = app.getByRole('region', { name: 'What comes next' });
  assert.match(await next.innerText(), /Stepped down: review with the family[\s\S]*3 January, 17:00/);
  await keep(page, 'step-down');
  assert.deepEqual(bench.troubles, []);
});
