import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cards, settleAt, step } from '../support/browser-journey';
import { appIn, noBrowser, openMail, startWorkbench, type Workbench } from '../support/browser-workbench';

let bench: Workbench;

before(async () => { if (!noBrowser) bench = await startWorkbench(); });
after(async () => { await bench?.close(); });

test('with nothing selected the pane says so and still reads pasted words', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await page.getByLabel('Selected mail').selectOption({ label: 'Nothing selected' });
  const app = appIn(page);
  await app.getByText('No message is open.').waitFor();
  await app.getByRole('link', { name: 'Call 999' }).waitFor();
  await app.getByRole('button', { name: 'Read this text' }).click();
  await app.getByText('Paste the text first.').waitFor();
  await app.getByLabel('Paste the words of a message').fill('He came in with a black eye and said his stepdad punched him in the face.');
  await app.getByRole('button', { name: 'Read this text' }).click();
  await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
  assert.ok(await cards(app).count() > 0);
});

test('a protected mail says what to do, and never that there is no concern', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await page.getByLabel('Selected mail').selectOption({ label: 'Protected: cannot be read' });
  const app = appIn(page);
  await app.getByText('This message is protected or could not be opened.').waitFor();
  await app.getByLabel('Paste the words of a message').waitFor();
  assert.equal(await app.getByText('no concern', { exact: true }).count(), 0);
});

test('another mail opened before anything was decided is simply read', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await openMail(page, 'Nit letter');
  const app = await openMail(page, 'Year 6 boy and a blade');
  assert.ok(await cards(app).count() > 0);
});

test('a mail that says nothing worrying is not called safe', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const app = await openMail(page, 'Nit letter');
  assert.equal(await cards(app).count(), 0);
  await app.getByText('That is not the same as “no concern”').waitFor();
});

test('another mail opened in the middle of a consultation takes nothing away', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const app = await openMail(page, 'Year 6 boy and a blade');
  await cards(app).first().getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('list', { name: 'Messages' }).getByRole('button', { name: 'Nit letter' }).click();
  await app.getByRole('alert').getByText('You have opened another message.').waitFor();
  await cards(app).first().getByText('Accepted').waitFor();
  await app.getByRole('button', { name: 'Read the new message instead' }).click();
  await app.getByText('About:').getByText('Nit letter').waitFor();
  assert.equal(await app.getByText('Accepted').count(), 0);
});

test('a consultation is saved about the mail that it was begun on, whatever is selected meanwhile', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const app = await openMail(page, 'Year 6 boy and a blade');
  const accepted = (await cards(app).first().getByRole('button', { name: /^“/ }).first().innerText()).replace(/^“|”$/g, '');
  await cards(app).first().getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('list', { name: 'Messages' }).getByRole('button', { name: 'Friday bulletin' }).click();
  await app.getByRole('alert').getByText('You have opened another message.').waitFor();
  const caseKey = await settleAt(app, 3);
  await step(app, 'Record');
  await app.getByRole('heading', { name: `Record ${caseKey}` }).waitFor();
  await app.getByText(/\d+ quotations?/).click();
  const quotes = await app.getByRole('region', { name: 'Chronology' }).getByRole('listitem').allInnerTexts();
  assert.ok(quotes.some((text) => text.includes(accepted.slice(0, 40))));
});

test('in a mail being written the pane reads what is quoted in it and attaches the document to it', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await openMail(page, 'Year 6 boy and a blade');
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  const mail = page.getByRole('article', { name: 'New message' });
  await mail.waitFor();
  const app = appIn(page);
  await app.getByText('About:').getByText('RE: Year 6 boy and a blade').waitFor();
  await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
  assert.ok(await cards(app).count() > 0, 'the quoted mail was not read');
  await step(app, 'Referral');
  await app.getByRole('button', { name: 'Attach to this mail' }).click();
  await app.getByRole('alert').getByText('which is not among the addresses of this authority').waitFor();
  assert.equal(await mail.getByRole('list', { name: 'Attachments' }).getByRole('listitem').count(), 0);
  await app.getByRole('button', { name: 'The addresses are right: put it in' }).click();
  const attached = await mail.getByRole('list', { name: 'Attachments' }).getByRole('listitem').innerText();
  assert.match(attached, /^Referral .*\.docx \([1-9]\d* KB\)$/);
});

test('nothing went wrong in the page, and nothing left this machine', { skip: noBrowser }, () => {
  assert.deepEqual(bench.troubles, []);
});
