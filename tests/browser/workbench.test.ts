import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { cards } from '../support/browser-journey';
import { appIn, noBrowser, openMail, sees, startWorkbench, type Workbench } from '../support/browser-workbench';

let bench: Workbench;

before(async () => { if (!noBrowser) bench = await startWorkbench(); });
after(async () => { await bench?.close(); });

const EML = [
  'From: Nadia Farrow <n.farrow@nursery.example>', 'To: joanna.pryce@cranbrookvale.example', 'Subject: =?utf-8?Q?Worried_about_Zo=C3=AB?=', 'Date: Thu, 19 Nov 2026 16:20:00 +0000', 'MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8', '',
  '<p>Zoë (4) has a burn the shape of an iron on her leg. She said "daddy did it because I was naughty".</p><script>document.title = "ran"</script><img src="https://track.example/pixel.png" onerror="alert(1)">',
].join('\r\n');

/** Drops a file on the page, as a person does from their desktop. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const transfer = await page.evaluateHandle(([file, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text ?? ''], file ?? ''));
    return data;
  }, [name, content]);
  await page.getByRole('list', { name: 'Messages' }).dispatchEvent('drop', { dataTransfer: transfer });
}

test('there are at least sixteen messages to try, mails and threads together', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const listed = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await listed.first().waitFor();
  const mails = await listed.count();
  await sees(page, 'Teams');
  await page.getByRole('button', { name: 'Posts' }).click();
  const threads = page.getByRole('list', { name: 'Posts' }).getByRole('article');
  await threads.first().waitFor();
  assert.ok(mails + await threads.count() >= 16);
});

test('a dropped mail file becomes the open message; nothing in it runs or is fetched', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await drop(page, 'worried.eml', EML);
  await page.getByRole('heading', { name: 'Worried about Zoë' }).waitFor();
  const app = appIn(page);
  await app.getByText('About:').getByText('Worried about Zoë').waitFor();
  await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
  assert.ok(await cards(app).count() > 0);
  assert.equal(await page.title(), 'Workbench');
});

for (const [name, content, says] of [
  ['photo.eml', '\u0000\u0001 not a mail at all', 'This file is not an email.'],
  ['mail.msg', 'anything', 'This is an Outlook .msg file.'],
  ['empty.eml', 'From: a@b.example\r\nSubject: Nothing\r\n\r\n', 'has no words in its body'],
] as const) {
  test(`a file that cannot be opened (${name}) gets a sentence and leaves the open message alone`, { skip: noBrowser }, async () => {
    const page = await bench.open();
    await openMail(page, 'Nit letter');
    await drop(page, name, content);
    await page.getByRole('alert').getByText(says).waitFor();
    await page.getByRole('heading', { name: 'Nit letter' }).waitFor();
  });
}

test('pasted words become the open message', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await page.getByRole('button', { name: 'Paste or open' }).click();
  await page.getByRole('button', { name: 'Open this text' }).click();
  await page.getByRole('alert').getByText('Paste the words of a message first.').waitFor();
  await page.getByRole('article', { name: 'Paste or open a message' }).getByLabel('Paste the words').fill('Mum says she will throw herself and the baby off the bridge tonight.');
  await page.getByRole('button', { name: 'Open this text' }).click();
  const app = appIn(page);
  await app.getByText('About:').getByText('Mum says she will throw').waitFor();
});

test('the pane’s width is set with the keyboard, down to 320 pixels', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const handle = page.getByRole('separator', { name: 'Width of the task pane' });
  await handle.focus();
  await handle.press('ArrowLeft');
  assert.equal(await handle.getAttribute('aria-valuenow'), '410');
  await handle.press('Home');
  const box = await page.locator('iframe[title="Threshold consultation"]').boundingBox();
  assert.equal(Math.round(box?.width ?? 0), 320);
});

test('the mailbox is worked with the arrow keys', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const items = page.getByRole('list', { name: 'Messages' }).getByRole('button');
  await items.nth(0).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await items.nth(1).getAttribute('aria-current'), 'true');
});

test('nothing went wrong in the page, and nothing left this machine', { skip: noBrowser }, () => {
  assert.deepEqual(bench.troubles, []);
});
