import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Document, Packer, Paragraph } from 'docx';
import mammoth from 'mammoth';
import type { FrameLocator } from 'playwright-core';
import { fillDecision } from '../support/browser-journey';
import { boxOf, formStands, keepFor, lying, openReferral, TYPED, typeGp } from '../support/browser-drafts';
import { narrowPane, noBrowser, openMail, startWorkbench, type Workbench } from '../support/browser-workbench';

const MAIL = '14 Wordsworth Court, home visit yesterday';
let bench: Workbench;

before(async () => { if (!noBrowser) bench = await startWorkbench(); });
after(async () => { await bench?.close(); });

test('a draft is kept encrypted, comes back after the window was closed, and two of one message are noticed', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await keepFor(page.context(), 24);
  await page.reload();
  const app = await openReferral(page, MAIL);
  await typeGp(app);
  await page.waitForTimeout(2500);
  assert.deepEqual(await lying(app, 'Winterbourne'), { count: 1, readable: false, extractable: false });
  await page.close({ runBeforeUnload: false });

  const again = await bench.browser.contexts().at(-1)?.newPage();
  assert.ok(again);
  await again.goto(bench.server.url);
  const back = await openReferral(again, MAIL);
  await back.getByRole('button', { name: /^Go on with the one of/ }).click();
  assert.equal(await back.locator('#field-gp').locator('input:not([type=checkbox]), textarea').first().inputValue(), TYPED);
});

test('with no hours set nothing is written to this machine', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const app = await openReferral(page, MAIL);
  await typeGp(app);
  await page.waitForTimeout(2500);
  assert.equal((await lying(app, 'Winterbourne')).count, 0);
});

/** Presses in the app from now on: each of a button, choice or tick, one to get into each box that is typed in, two for each list that is chosen from. What is typed is none. */
async function countsPresses(app: FrameLocator): Promise<() => Promise<number>> {
  await app.locator('body').evaluate(() => {
    const counted = window as unknown as { presses: number };
    counted.presses = 0;
    document.addEventListener('pointerup', () => { counted.presses += 1; }, true);
    document.addEventListener('focusin', ({ target }) => { if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type))) counted.presses += 1; }, true);
    // A list that is chosen from without a pointer: one press to open it, one on what is chosen.
    document.addEventListener('change', ({ target }) => { if (target instanceof HTMLSelectElement) counted.presses += 2; }, true);
  });
  return () => app.locator('body').evaluate(() => (window as unknown as { presses: number }).presses);
}

/** What has been on the screen of all that is filled and unchecked, to be ticked by one press. */
const areRight = (app: FrameLocator) => app.getByRole('button', { name: /^(These \d+ are|This one is) right$/ });
const notSeen = (app: FrameLocator) => app.getByText(/not been on your screen yet/);

/** Reads the list through to its end, a part of a screen at a time. */
async function readThrough(app: FrameLocator): Promise<void> {
  await app.getByText('Look through what is filled in').evaluate((title) => { title.scrollIntoView({ block: 'start' }); });
  for (let more = 40; more > 0; more -= 1) {
    await app.locator('html').evaluate((html) => new Promise((done) => { setTimeout(done, 150); html.scrollBy(0, 300); }));
    if (await areRight(app).count() && !await notSeen(app).count()) return;
  }
  throw new Error(`after its end was reached: ${(await notSeen(app).allInnerTexts()).join()}`);
}

/** Every candidate taken, every filled answer and line checked. */
async function checkDraft(app: FrameLocator): Promise<void> {
  for (const perhaps = app.getByRole('button', { name: /^Use “/ }); await perhaps.count();) await perhaps.first().click();
  await readThrough(app);
  const asDecided = app.getByText(/answers stand as you decided them/);
  const before = await asDecided.innerText();
  await areRight(app).click();
  assert.equal(await asDecided.innerText(), before, 'what was ticked now is not told as decided');
  const [, done, filled] = /(\d+) of (\d+) answers checked/.exec(await app.locator('body').innerText()) ?? [];
  assert.equal(done, filled);
  assert.ok(Number(filled) > 0);
  assert.equal(await app.getByLabel('I have checked this').and(app.locator(':not(:checked)')).count(), 0);
}

/** From the opened mail to the checked draft it may take fewer presses than this; docs/using.md names what it takes. */
const LIMIT = 15;
const MAILS = [MAIL, 'Kieran Boateng 4M, could I see you before lunch please'];

for (const mail of MAILS) test(`from the opened mail through the decision to the complete draft it takes fewer than ${String(LIMIT)} presses: ${mail}`, { skip: noBrowser }, async (t) => {
  const page = await bench.open();
  const app = await openMail(page, mail);
  const presses = await countsPresses(app);
  await fillDecision(app, 4);
  await app.getByRole('button', { name: 'Save, and draft the referral' }).click();
  await app.getByText(/saved as TCP-/).waitFor();
  await formStands(app);
  const decided = await presses();
  await checkDraft(app);
  const all = await presses();
  t.diagnostic(`${String(all)} presses, ${String(decided)} of them for the decision`);
  assert.ok(decided >= 7, `${String(decided)} presses: a level, today, agreement, telling, a route and two steps are the person’s own`);
  assert.ok(all < LIMIT, `${String(all)} presses`);
});

test('what has not been on the screen is not ticked with the rest, and ticks can be taken back', { skip: noBrowser }, async () => {
  const page = await bench.open({ width: 1280, height: 600 });
  const app = await openReferral(page, MAIL);
  const checked = async () => /\d+ of \d+ answers checked/.exec(await app.locator('body').innerText())?.[0];
  const before = await checked();
  assert.match(before ?? '', /^0 of [1-9]/);
  const last = app.getByRole('listitem').filter({ hasText: 'What happened: ' }).last();
  await last.evaluate((line) => { line.scrollIntoView({ block: 'end' }); });
  await areRight(app).waitFor();
  assert.match(await notSeen(app).innerText(), /^\d+ more have|^One more has/);
  await areRight(app).click();
  assert.ok(await notSeen(app).count(), 'what stands further up is still unchecked');
  const [, done, filled] = /(\d+) of (\d+)/.exec(await checked() ?? '') ?? [];
  assert.ok(Number(done) < Number(filled), `${String(done)} of ${String(filled)}`);
  assert.ok(await app.getByRole('button', { name: 'Take these ticks back' }).evaluate((button) => button === document.activeElement), 'the focus is on what undoes it');
  await app.getByRole('button', { name: 'Take these ticks back' }).click();
  assert.equal(await checked(), before);
});

for (const width of [320, 450]) test(`the referral with its candidates does not reach beyond ${String(width)} px`, { skip: noBrowser }, async () => {
  const page = await bench.open({ width, height: 900 });
  const app = await openReferral(page, MAIL);
  const wide = await app.locator('body').evaluate((body) => body.scrollWidth - body.clientWidth);
  assert.ok(wide <= 1, `${String(wide)} px too wide`);
});

test('in a pane of 320 pixels every authority’s name can be read, and the copy-across sheet holds a further child’s answers in a section of their own, and counts what was copied', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = await openReferral(page, MAIL);
  await narrowPane(page);
  const [select, longest] = await app.getByLabel('Where the child lives:').evaluate((list: HTMLSelectElement) => {
    const pen = document.createElement('canvas').getContext('2d');
    const style = getComputedStyle(list);
    if (pen) pen.font = `${style.fontSize} ${style.fontFamily}`;
    return [list.clientWidth, Math.max(...[...list.options].map((one) => pen?.measureText(one.text).width ?? Infinity)) + parseFloat(style.paddingLeft) + parseFloat(style.paddingRight)] as const;
  });
  assert.ok(longest + 16 <= select, `an authority’s name takes ${String(longest)} px and the arrow 16, the list has ${String(select)}`);

  await app.getByRole('button', { name: 'Another child' }).click();
  await app.locator('[id="field-child-name~2"]').waitFor({ state: 'attached' });
  await (await boxOf(app, 'child-name~2')).fill('Perrin Tennant');
  await app.getByText('Copy across to the portal').click();
  const titles = await app.locator('details section > h4').allInnerTexts();
  assert.equal(titles.findIndex((title) => /^5\. The child \(2\) 0 of \d+ done$/.test(title.trim())), 4, titles.join(' | '));
  const second = app.getByRole('region', { name: 'The child (2)', exact: true });
  await second.getByRole('button', { name: 'Copy: First names and surname' }).click();
  await second.getByText(/^1 of \d+ done$/).waitFor();
  assert.equal(await app.locator('body').evaluate(() => navigator.clipboard.readText()), 'Perrin Tennant');
  assert.match(await app.getByRole('region', { name: 'The child', exact: true }).locator('h4').innerText(), /0 of \d+ done/);
  await page.context().close();
});

test('the form that the configuration names is there without anybody choosing a file, and is downloaded filled', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const form = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Our own form. Surgery: {gp}')] }] }));
  await page.context().route('**/config.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json() as object), ownForms: { 'redbridge-marf': 'forms/marf.docx' } } });
  });
  await page.context().route('**/forms/marf.docx', (route) => route.fulfill({ body: form }));
  await page.reload();
  const app = await openReferral(page, MAIL);
  await typeGp(app);
  await app.getByText('Fill our own form').click();
  await app.getByText('One answer has a place in this form.').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), app.getByRole('button', { name: 'Download it filled' }).click()]);
  assert.ok((await mammoth.extractRawText({ buffer: readFileSync(await download.path()) })).value.includes(`Our own form. Surgery: ${TYPED}`));
  await page.context().close();
});
