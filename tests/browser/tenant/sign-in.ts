import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { fillDecision, settleAt, step } from '../../support/browser-journey';
import { signedIn, type Hosted, type World } from '../../support/tenant-world';
import { WORRIED } from './mails';

const readIn = (app: FrameLocator) => app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
const save = (app: FrameLocator) => app.getByRole('button', { name: /^(Save the consultation|Not saved yet: save again)$/ }).click();
const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } });
const challenge = { status: 401, headers: { 'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"` }, body: { error: { code: 'InvalidAuthenticationToken', message: 'Continuous access evaluation resulted in challenge.' } } };

/** What the browser keeps of unfinished referrals. */
const keptDrafts = ({ frame }: Hosted) => frame().evaluate(() => new Promise<number>((done, fail) => {
  const opening = indexedDB.open('threshold-drafts');
  opening.onerror = () => fail(new Error('no database'));
  opening.onsuccess = () => {
    const counting = opening.result.transaction('drafts').objectStore('drafts').count();
    counting.onsuccess = () => { opening.result.close(); done(counting.result); };
  };
}));

async function until(check: () => Promise<boolean>, says: string): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) { if (await check()) return; await new Promise((next) => { setTimeout(next, 100); }); }
  assert.fail(says);
}

async function beginReferral(app: FrameLocator): Promise<void> {
  await step(app, 'Referral');
  await app.getByRole('heading', { name: 'The referral', exact: true }).waitFor();
  await app.getByRole('checkbox', { name: 'I have checked this' }).and(app.locator(':not(:checked)')).first().click();
}

/** Signing in, with a host that offers it and with one that does not. */
export function signInTests(the: () => World, skip: string | false): void {
  test('sign-in: a claims challenge is answered with its claims, and the save goes on', { skip }, async () => {
    const { page, app, frame } = await the().outlook(WORRIED);
    await readIn(app);
    let challenged = 0;
    the().twist = (_method, path) => (path.includes('/sites/local.sharepoint.com:/') && challenged++ === 0 ? challenge : undefined);
    await settleAt(app, 4);
    the().twist = undefined;
    const asked = await frame().evaluate(() => window.outlook.auth.asked);
    assert.ok(asked.some(({ method, claims: sent }) => method === 'GetToken' && sent?.includes('"acrs"')), 'the claims were not asked for silently first');
    assert.ok(asked.some(({ method, claims: sent }) => method === 'GetTokenPopup' && sent?.includes('"acrs"')), 'the claims were not asked for');
    assert.ok(asked.every(({ claims: sent }) => sent?.includes('"CP1"')), 'the app does not say that it can answer challenges');
    await page.context().close();
  });

  test('sign-in: cancelled, refused and without a network, each has its sentence; nothing is lost, and the next press saves', { skip }, async () => {
    const { page, app, frame } = await the().outlook(WORRIED, { auth: { granted: [], consent: 'cancel' } });
    await readIn(app);
    await fillDecision(app, 4);
    for (const [consent, says] of [['cancel', 'Signing in was cancelled. Nothing is lost.'], ['refuse', 'Your organisation has not yet allowed the panel to do this (User.Read'], ['offline', 'Microsoft sign-in cannot be reached.']] as const) {
      await frame().evaluate((next) => { window.outlook.auth.consent = next; }, consent);
      await save(app);
      await app.getByRole('alert').getByText(says).waitFor();
    }
    await frame().evaluate(() => { window.outlook.auth.consent = 'grant'; });
    await save(app);
    await app.getByText(/Saved as TCP-/).first().waitFor();
    await page.context().close();
  });

  test('sign-in: signing out removes unfinished referrals from this computer, and so does another person signing in', { skip }, async () => {
    const hosted = await the().outlook(WORRIED);
    const { page, app } = hosted;
    await readIn(app);
    await settleAt(app, 4);
    await beginReferral(app);
    await until(async () => await keptDrafts(hosted) === 1, 'no draft was kept');
    await app.getByRole('button', { name: 'Sign out and clear this computer' }).click();
    await app.getByText('You are signed out. Unfinished referrals on this computer were removed.').waitFor();
    assert.equal(await keptDrafts(hosted), 0);
    await page.context().close();
    // Somebody else in the host's own sign-in: the first call that asks for a token brings them in.

    const second = await the().outlook(WORRIED);
    await readIn(second.app);
    await settleAt(second.app, 4);
    await beginReferral(second.app);
    await until(async () => await keptDrafts(second) === 1, 'no draft was kept');
    await second.frame().evaluate((person) => { window.outlook.auth.person = person; sessionStorage.clear(); }, signedIn(2));
    await step(second.app, 'Evidence');
    await second.app.getByRole('button', { name: 'Read the whole conversation' }).click();
    await second.app.locator('[data-sign-in]').getByText('Colin Attwater').waitFor();
    assert.equal(await keptDrafts(second), 0, 'the draft of the person before was left behind');
    await second.page.context().close();
  });

  test('sign-in: without a bridge, a window by way of our own page signs in from another site’s frame, Microsoft’s answer a redirect', { skip }, async () => {
    Object.assign(the().signIn, { does: 'sign-in', answers: 'redirect', redirected: 0 });
    // The host says that it can, and then has no bridge.
    const { page, app } = await the().outlook(WORRIED, { bridge: 'promised' });
    await readIn(app);
    await fillDecision(app, 4);
    const [relay] = await Promise.all([page.waitForEvent('popup'), save(app)]);
    await app.getByText('A Microsoft sign-in window is open.').waitFor();
    await relay.getByRole('button', { name: 'Continue to Microsoft sign-in' }).click();
    await app.getByText(/Saved as TCP-/).first().waitFor();
    await app.locator('[data-sign-in="window"]').waitFor();
    assert.match(the().signIn.asked.join('\n'), /User\.Read/);
    assert.ok(the().signIn.redirected > 0, 'no redirect was answered');
    the().signIn.answers = 'page';
    await page.context().close();
  });

  test('sign-in: a window that is blocked, closed, declined or never finished has its sentence, and does not stop the next try', { skip }, async () => {
    const { page, app, frame } = await the().outlook(WORRIED, { bridge: 'no' });
    await readIn(app);
    await fillDecision(app, 4);
    await frame().evaluate('window.keptOpen = window.open; window.open = () => null');
    await save(app);
    await app.getByRole('alert').getByText('The sign-in window could not open.').waitFor();
    await frame().evaluate('window.open = window.keptOpen');

    const [closed] = await Promise.all([page.waitForEvent('popup'), save(app)]);
    await closed.close();
    await app.getByRole('alert').getByText('Signing in was cancelled.').waitFor();

    the().signIn.does = 'deny';
    const [denied] = await Promise.all([page.waitForEvent('popup'), save(app)]);
    await denied.getByRole('button', { name: 'Continue to Microsoft sign-in' }).click();
    await app.getByRole('alert').getByText('Your organisation has not yet allowed the panel to do this').waitFor();

    the().signIn.does = 'wait';
    const [waited] = await Promise.all([page.waitForEvent('popup'), save(app)]);
    await waited.getByRole('button', { name: 'Continue to Microsoft sign-in' }).click();
    await app.getByRole('button', { name: 'Stop waiting' }).click();
    await app.getByRole('alert').getByText('Signing in was cancelled.').waitFor();

    the().signIn.does = 'sign-in';
    const [last] = await Promise.all([page.waitForEvent('popup'), save(app)]);
    await last.getByRole('button', { name: 'Continue to Microsoft sign-in' }).click();
    await app.getByText(/Saved as TCP-/).first().waitFor();
    await page.context().close();
  });
}
