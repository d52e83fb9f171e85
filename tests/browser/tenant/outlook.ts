import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { cards, fillDecision, settleAt, step } from '../../support/browser-journey';
import type { World } from '../../support/tenant-world';
import { OTHER, WORRIED } from './mails';

const readIn = (app: FrameLocator) => app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
const isAbout = (app: FrameLocator, subject: string) => app.getByText('About:').getByText(subject).waitFor();
const SHARED = 'safeguarding@cranbrookvale.example';

/** The panel of the package in Outlook: what Outlook does to it, and what it does then. */
export function outlookTests(the: () => World, skip: string | false): void {
  test('Outlook: a mail is read, settled and saved; sign-in is nested, and asks for no more than it uses', { skip }, async () => {
    const { page, app, frame } = await the().outlook(WORRIED);
    await readIn(app);
    assert.deepEqual(await frame().evaluate(() => window.outlook.auth.asked), [], 'a token was asked for before anything was saved');
    assert.match(await settleAt(app, 4), /^TCP-/);
    await app.locator('[data-sign-in="host"]').waitFor();
    const asked = await frame().evaluate(() => window.outlook.auth.asked.map(({ method, scope }) => `${method} ${scope}`));
    assert.deepEqual([...new Set(asked)].sort(), ['GetToken Sites.Selected', 'GetToken User.Read']);
    await page.context().close();
  });

  test('Outlook: nothing in a mail runs or loads; what the reader of the mail could not see is said to be such', { skip }, async () => {
    const { page, app, frame } = await the().outlook(WORRIED);
    await readIn(app);
    await app.getByText('Show the message').click();
    const text = await app.getByRole('region', { name: 'Show the message' }).innerText();
    assert.match(text, /black eye and said his stepdad punched him/);
    assert.doesNotMatch(text, /owned|color:red/);
    assert.match(text, /\(not visible in the mail\) Nobody sees this sentence\./);
    assert.equal(await frame().evaluate(() => document.title), 'Threshold consultation');
    await page.context().close();
  });

  test('Outlook: a pinned pane follows the selection, to nothing and back, and hears the dark theme', { skip }, async () => {
    const { page, app, frame } = await the().outlook(WORRIED, { dark: true });
    await app.locator('[data-theme="dark"]').waitFor();
    await isAbout(app, 'Worried about K');
    await frame().evaluate((mail) => window.outlook.select(mail), OTHER);
    await isAbout(app, 'Friday bulletin');
    await frame().evaluate(() => window.outlook.select({ kind: 'none' }));
    await app.getByText('No message is open.').waitFor();
    await frame().evaluate((mail) => { window.outlook.select(mail); window.outlook.dark(false); }, WORRIED);
    await isAbout(app, 'Worried about K');
    await app.locator('[data-theme="light"]').waitFor();
    await page.context().close();
  });

  test('Outlook: an event that was missed is found out before a write; nothing is saved until the person has seen it', { skip }, async () => {
    const { page, app, frame } = await the().outlook(WORRIED);
    await readIn(app);
    await cards(app).first().getByRole('button', { name: 'Accept' }).click();
    await frame().evaluate((mail) => window.outlook.select(mail, true), OTHER);
    const before = the().calls.length;
    await fillDecision(app, 4);
    await app.getByRole('button', { name: 'Save the consultation' }).click();
    await app.getByText('Outlook has another message open now.').waitFor();
    await app.getByRole('alert').getByText('This consultation is still about: Worried about K').waitFor();
    assert.equal(the().calls.length, before, 'something was sent');
    await app.getByRole('button', { name: 'Save the consultation' }).click();
    await app.getByText(/Saved as TCP-/).first().waitFor();
    await page.context().close();
  });

  test('Outlook: a selection that comes back takes the warning away, and “read again” keeps what was decided', { skip }, async () => {
    const { page, app, frame } = await the().outlook(WORRIED);
    await readIn(app);
    await cards(app).first().getByRole('button', { name: 'Accept' }).click();
    await frame().evaluate((mail) => window.outlook.select(mail), OTHER);
    await app.getByText('You have opened another message.').waitFor();
    await frame().evaluate((mail) => window.outlook.select(mail), WORRIED);
    await app.getByText('You have opened another message.').waitFor({ state: 'detached' });
    await app.getByRole('button', { name: 'Read again' }).click();
    await readIn(app);
    await cards(app).first().getByText('Accepted').waitFor();
    await page.context().close();
  });

  const unread = [
    ['protected', { fails: 'protected' }, 'This message is protected or could not be opened.'],
    ['of no known reason', { fails: 'generic' }, 'This message is protected or could not be opened.'],
    ['without permission', { fails: 'no-permission' }, 'Outlook does not let the panel read this message'],
    ['offline', { fails: 'offline' }, 'Outlook cannot fetch this message just now.'],
    ['empty', { html: '<div><br></div>' }, 'This message has no words that the panel can read'],
  ] as const;
  test('Outlook: protected, forbidden, offline and empty messages each have their sentence, their subject and the paste box', { skip }, async () => {
    const { page, app, frame } = await the().outlook(OTHER);
    for (const [name, fault, says] of unread) {
      await frame().evaluate((mail) => window.outlook.select(mail), { ...WORRIED, ...fault, itemId: `mail-${name}`, subject: `A mail ${name}` });
      await isAbout(app, `A mail ${name}`);
      await app.getByRole('alert').getByText(says).waitFor();
      assert.ok(await app.getByLabel('Paste the words of a message').isVisible());
      assert.ok(await app.getByRole('link', { name: 'Call 999' }).isVisible());
      assert.equal(await app.getByText('no concern').count(), 0);
    }
    await frame().evaluate((mail) => window.outlook.select(mail), { ...WORRIED, itemId: 'mail-changed', fails: 'item-changed' as const });
    await app.getByText('The message was moved while it was read.').waitFor();
    await page.context().close();
  });

  test('Outlook: a protected message is recorded with typed words, under the message’s own id', { skip }, async () => {
    const { page, app } = await the().outlook({ ...WORRIED, fails: 'protected' });
    await app.getByLabel('Paste the words of a message').fill('He came in with a black eye and said his stepdad punched him in the face.');
    await app.getByRole('button', { name: 'Read this text' }).click();
    await readIn(app);
    assert.ok(await cards(app).count() > 0);
    await settleAt(app, 4);
    assert.ok(the().sent.some((body) => body.includes(`"messageId":"${WORRIED.itemId}"`)));
    await page.context().close();
  });

  test('Outlook: a protected message is recorded without its words, with the reason, and nothing is called “no concern”', { skip }, async () => {
    const { page, app } = await the().outlook({ ...WORRIED, fails: 'protected' });
    await app.getByText('Go on without the words').first().click();
    await app.getByRole('button', { name: 'Go on without the words' }).click();
    await app.getByText('Write why first.').waitFor();
    await app.getByLabel('Why can the words not be read?').fill('Sealed by the sender; she read it to me on the telephone.');
    await app.getByRole('button', { name: 'Go on without the words' }).click();
    await app.getByText('Nothing can be suggested, which is not the same as “no concern”.').waitFor();
    await settleAt(app, 3);
    assert.ok(the().sent.some((body) => body.includes('Recorded without the words of the message, because: Sealed by the sender')));
    await page.context().close();
  });

  test('Outlook: the whole conversation is read when asked for, with the scope asked then; drafts and others’ stay out', { skip }, async () => {
    const { page, app, frame } = await the().outlook(WORRIED);
    await readIn(app);
    await app.getByText('You see this message and what it quotes.').waitFor();
    await cards(app).first().getByRole('button', { name: 'Accept' }).click();
    await frame().evaluate(() => { window.outlook.auth.consent = 'cancel'; });
    await app.getByRole('button', { name: 'Read the whole conversation' }).click();
    await app.getByRole('alert').getByText('Signing in was cancelled. Nothing is lost.').waitFor();
    await frame().evaluate(() => { window.outlook.auth.consent = 'refuse'; });
    await app.getByRole('button', { name: 'Read the whole conversation' }).click();
    await app.getByRole('alert').getByText('Your organisation has not yet allowed the panel to do this (Mail.Read).').waitFor();
    await frame().evaluate(() => { window.outlook.auth.consent = 'grant'; });
    await app.getByRole('button', { name: 'Read the whole conversation' }).click();
    await app.getByText('The whole conversation: 3 messages.').waitFor();
    await cards(app).first().getByText('Accepted').waitFor();
    await app.getByText('Show the message').click();
    const text = await app.getByRole('region', { name: 'Show the message' }).innerText();
    assert.ok(text.indexOf('Sol Finch') < text.indexOf('He has not eaten') && text.indexOf('He has not eaten') < text.indexOf('black eye'), 'the messages are not in the order in which they were written');
    assert.doesNotMatch(text, /Unfinished words|Another conversation|what was quoted/);
    const call = the().calls.findLast((one) => one.includes('/messages')) ?? '';
    assert.match(call, /^GET \/v1.0\/me\/messages\?\$filter=conversationId eq 'AAQkAD-9_8='&/);
    assert.doesNotMatch(call, /orderby/i);
    await page.context().close();
  });

  test('Outlook: a shared mailbox is named, and its conversation is fetched from its owner with the shared scope', { skip }, async () => {
    const { page, app, frame } = await the().outlook({ ...WORRIED, shared: { owner: SHARED, permissions: 1 } });
    await app.getByText(`In the shared mailbox ${SHARED}`).waitFor();
    await app.getByRole('button', { name: 'Read the whole conversation' }).click();
    await app.getByText('The whole conversation: 3 messages.').waitFor();
    assert.ok(the().calls.some((one) => one.startsWith(`GET /v1.0/users/${SHARED}/messages?`)));
    const asked = await frame().evaluate(() => window.outlook.auth.asked.map(({ scope }) => scope));
    assert.ok(asked.includes('Mail.Read.Shared') && !asked.includes('Mail.Read'));
    await page.context().close();
  });

  test('Outlook: in a mail being written the summary goes in and the Word referral is attached; outside addresses are named first', { skip }, async () => {
    const { page, app, frame } = await the().outlook({ kind: 'compose', subject: 'RE: Worried about K', html: WORRIED.html, to: ['mash@redbridge.gov.uk'] });
    await readIn(app);
    await cards(app).first().getByRole('button', { name: 'Accept' }).click();
    await settleAt(app, 4);
    await step(app, 'Referral');
    await app.getByRole('button', { name: 'Put the summary into this mail' }).click();
    await app.getByText('The summary stands in your mail.').waitFor();
    await frame().evaluate(() => window.outlook.addRecipient('aunt@mail.example'));
    await app.getByRole('button', { name: 'Attach to this mail' }).click();
    await app.getByRole('alert').getByText('This mail is addressed to aunt@mail.example').waitFor();
    assert.deepEqual(await frame().evaluate(() => window.outlook.wrote.map(({ what }) => what)), ['insert']);
    await app.getByRole('button', { name: 'The addresses are right: put it in' }).click();
    await app.getByText('The referral is attached.').waitFor();
    const [summary, file] = await frame().evaluate(() => window.outlook.wrote);
    assert.match(summary?.value ?? '', /Threshold consultation TCP-[\s\S]*Settled on: Level 4[\s\S]*“He came in with a black eye/);
    assert.match(file?.what ?? '', /^attach Referral TCP-.*\.docx$/);
    assert.equal(Buffer.from(file?.value ?? '', 'base64').subarray(0, 2).toString(), 'PK');
    // The draft was sent meanwhile: nothing is put anywhere else.
    await frame().evaluate(() => window.outlook.select({ kind: 'none' }, true));
    await app.getByRole('button', { name: 'Put the summary into this mail' }).click();
    await app.getByRole('button', { name: 'The addresses are right: put it in' }).click();
    await app.getByText('The message that was being written is no longer open.').waitFor();
    await page.context().close();
  });
}
