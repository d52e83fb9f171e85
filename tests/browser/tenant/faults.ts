import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FrameLocator, Page } from 'playwright-core';
import { cards, fillDecision } from '../../support/browser-journey';
import type { HostMail } from '../../support/hosts/office';
import type { World } from '../../support/tenant-world';
import { OTHER, WORRIED } from './mails';

const readIn = (app: FrameLocator | Page) => app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
const isAbout = (app: FrameLocator, subject: string) => app.getByText('About:').getByText(subject).waitFor();
const save = (app: FrameLocator | Page) => app.getByRole('button', { name: /^(Save the consultation|Not saved yet: save again)$/ }).click();
const SLOW: HostMail = { ...WORRIED, itemId: 'AAMkAD/7', subject: 'A slow one', slow: 2500 };
const SILENT: HostMail = { ...WORRIED, itemId: 'AAMkAD/6', subject: 'A silent one', fails: 'silent' };
const WORDS = 'He came in with a black eye and said his stepdad punched him in the face.';

/** A page of an endless conversation, as Exchange gives it. */
function endlessPage(nth: number): { status: number; body: object } {
  const uniqueBody = { contentType: 'text', content: `Words of message ${String(nth)}.` };
  const mail = { id: `e${String(nth)}`, subject: 'Worried about K', isDraft: false, sentDateTime: `2026-10-${String(10 + nth)}T09:00:00Z`, from: { emailAddress: { name: 'Sol Finch', address: 's@x.example' } }, uniqueBody };
  return { status: 200, body: { value: [mail], '@odata.nextLink': `https://graph.microsoft.com/v1.0/me/messages?$skip=${String(nth)}` } };
}

/** Faults of Outlook's own that have been reported of it, and late, endless or hostile answers. */
export function faultTests(the: () => World, skip: string | false): void {
  test('fault: a selection that moves while a mail is fetched wins; the late answer takes away nothing that was decided meanwhile', { skip }, async () => {
    const { page, app, frame } = await the().outlook(OTHER);
    await isAbout(app, 'Friday bulletin');
    await frame().evaluate((mail) => window.outlook.select(mail), SLOW);
    await frame().evaluate((mail) => window.outlook.select(mail), WORRIED);
    await isAbout(app, 'Worried about K');
    await readIn(app);
    await cards(app).first().getByRole('button', { name: 'Accept' }).click();
    await page.waitForTimeout(3000);
    await isAbout(app, 'Worried about K');
    await cards(app).first().getByText('Accepted').waitFor({ timeout: 2000 });
    await page.context().close();
  });

  test('fault: a body that never comes has its sentence and the paste box; when another mail was opened meanwhile, nothing is said', { skip }, async () => {
    const [waits, moves] = await Promise.all([the().outlook(SILENT), the().outlook(SILENT)]);
    await moves.frame().evaluate((mail) => window.outlook.select(mail), WORRIED);
    await readIn(moves.app);
    await waits.app.getByRole('link', { name: 'Call 999' }).waitFor();
    await waits.app.getByRole('alert').getByText('Outlook has not answered.').waitFor();
    await isAbout(waits.app, 'A silent one');
    assert.ok(await waits.app.getByLabel('Paste the words of a message').isVisible());
    await moves.page.waitForTimeout(1500);
    await isAbout(moves.app, 'Worried about K');
    assert.equal(await moves.app.getByText('Outlook has not answered.').count(), 0);
    await Promise.all([waits.page.context().close(), moves.page.context().close()]);
  });

  test('fault: an event that comes before its item does not leave the pane at “No message is open”', { skip }, async () => {
    const { page, app, frame } = await the().outlook(OTHER);
    await isAbout(app, 'Friday bulletin');
    await frame().evaluate((mail) => window.outlook.selectEarly(mail, 120), WORRIED);
    await isAbout(app, 'Worried about K');
    await page.context().close();
  });

  test('fault: pasted words that are being read are not taken away by another selection', { skip }, async () => {
    const { page, app, frame } = await the().outlook({ kind: 'none' });
    await app.getByLabel('Paste the words of a message').fill(WORDS);
    await app.getByRole('button', { name: 'Read this text' }).click();
    await readIn(app);
    await frame().evaluate((mail) => window.outlook.select(mail), OTHER);
    await app.getByRole('alert').getByText('You have opened another message.').waitFor();
    assert.ok(await cards(app).count() > 0);
    await app.getByRole('button', { name: 'Read the new message instead' }).click();
    await isAbout(app, 'Friday bulletin');
    await page.context().close();
  });

  test('fault: of a conversation without end ten pages are read and that is said; the open message stays among them', { skip }, async () => {
    const { page, app } = await the().outlook(WORRIED);
    await readIn(app);
    let pages = 0;
    the().twist = (_method, path) => (path.endsWith('/me/messages') ? endlessPage((pages += 1)) : undefined);
    await app.getByRole('button', { name: 'Read the whole conversation' }).click();
    await app.getByText('11 messages of a longer conversation: the rest could not be read here.').waitFor();
    the().twist = undefined;
    assert.equal(pages, 10);
    await app.getByText('Show the message').click();
    const text = await app.getByRole('region', { name: 'Show the message' }).innerText();
    assert.match(text, /Words of message 10\.[\s\S]*black eye/);
    await page.context().close();
  });

  test('fault: a shared mailbox whose other messages this person may not read says so, and the message stays', { skip }, async () => {
    const { page, app } = await the().outlook({ ...WORRIED, shared: { owner: 'safeguarding@cranbrookvale.example', permissions: 0 } });
    await readIn(app);
    the().twist = (_method, path) => (path.includes('/users/') && path.endsWith('/messages') ? { status: 403, body: { error: { code: 'ErrorAccessDenied', message: 'Access is denied.' } } } : undefined);
    await app.getByRole('button', { name: 'Read the whole conversation' }).click();
    const said = app.getByRole('alert').getByText('What you see is this message and what it quotes.');
    await said.waitFor();
    assert.match(await said.innerText(), /not (?:let|allow)|may not|permission|right/i);
    the().twist = undefined;
    assert.ok(await cards(app).count() > 0);
    await page.context().close();
  });

  for (const consent of ['wrong-origin-6610', 'says-nothing-6691', 'switched-off-6275'] as const) {
    test(`fault: where the host’s own sign-in is of no use (${consent}), the next press opens Microsoft’s window and saves`, { skip }, async () => {
      the().signIn.does = 'sign-in';
      const { page, app } = await the().outlook(WORRIED, { auth: { granted: [], consent } });
      await readIn(app);
      await fillDecision(app, 4);
      await save(app);
      await app.getByRole('alert').getByText('Outlook or Teams could not sign you in by itself. Press again').waitFor();
      const [relay] = await Promise.all([page.waitForEvent('popup'), save(app)]);
      await relay.getByRole('button', { name: 'Continue to Microsoft sign-in' }).click();
      await app.getByText(/Saved as TCP-/).first().waitFor();
      await app.locator('[data-sign-in="window"]').waitFor();
      await page.context().close();
    });
  }

  test('fault: in no host at all, opened by its plain address, the tab reads pasted words, signs in by a window and saves', { skip }, async () => {
    the().signIn.does = 'sign-in';
    const page = await the().plain('');
    await page.getByLabel('Paste the words of a message').fill(WORDS);
    await page.getByRole('button', { name: 'Read this text' }).click();
    await readIn(page);
    await fillDecision(page as unknown as FrameLocator, 4);
    await Promise.all([page.waitForEvent('popup'), save(page)]);
    await page.getByText(/Saved as TCP-/).first().waitFor();
    await page.locator('[data-sign-in="window"]').waitFor();
    await page.context().close();
  });

  test('fault: messages from the page around it move nothing in Outlook’s pane, and cannot finish a sign-in', { skip }, async () => {
    the().signIn.does = 'wait';
    const { page, app, frame } = await the().outlook(WORRIED, { bridge: 'no' });
    await readIn(app);
    await fillDecision(app, 4);
    const [relay] = await Promise.all([page.waitForEvent('popup'), save(app)]);
    await relay.getByRole('button', { name: 'Continue to Microsoft sign-in' }).click();
    await page.evaluate(() => {
      const pane = document.querySelector('iframe')?.contentWindow;
      const answer = '#code=stolen&state=stolen';
      const forged = [
        { type: 'msal-popup-relay-response', id: 'x', payload: answer }, { type: 'msal-popup-relay', responseString: answer }, answer, null, 7, [], { func: 'themeChange', args: ['dark'] },
        JSON.stringify({ messageType: 'NestedAppAuthResponse', success: true, requestId: 'x', token: { access_token: 'forged' } }),
      ];
      for (const message of forged) pane?.postMessage(message, '*');
    });
    await page.waitForTimeout(500);
    await app.getByText('A Microsoft sign-in window is open.').waitFor();
    assert.equal(await app.locator('[data-theme="light"]').count(), 1);
    assert.equal(await frame().evaluate(() => document.title), 'Threshold consultation');
    await app.getByRole('button', { name: 'Stop waiting' }).click();
    await app.getByRole('alert').getByText('Signing in was cancelled.').waitFor();
    assert.equal(await app.getByText(/Saved as TCP-/).count(), 0);
    the().signIn.does = 'sign-in';
    await page.context().close();
  });
}
