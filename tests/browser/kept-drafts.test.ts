import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { boxOf, formStands, keepFor, lying, openReferral, TYPED, typeGp, untilLying } from '../support/browser-drafts';
import { recordReferral, settleAt, step } from '../support/browser-journey';
import { appIn, noBrowser, openMail, startWorkbench, type Workbench } from '../support/browser-workbench';

// What is kept of an unfinished referral on this machine, in the browser's real database. Signing out is tried in tests/browser/tenant/sign-in.ts.
const MAIL = '14 Wordsworth Court, home visit yesterday';
const OTHER = 'Year 6 boy and a blade';
let bench: Workbench;

before(async () => { if (!noBrowser) bench = await startWorkbench(); });
after(async () => { await bench?.close(); });

async function keeping(hours: number) {
  const page = await bench.open();
  await keepFor(page.context(), hours);
  await page.reload();
  return page;
}

test('a kept draft goes when the referral is recorded, also when the person was at other steps in between', { skip: noBrowser }, async () => {
  const page = await keeping(24);
  const app = await openReferral(page, MAIL);
  await typeGp(app);
  await untilLying(app, 1);
  await settleAt(app, 4);
  await step(app, 'Referral');
  await formStands(app);
  assert.equal(await app.getByText('You began a referral about this message before.').count(), 0, 'a person’s own draft is not news to them');
  await typeGp(app, `${TYPED}, Redbridge`);
  await recordReferral(app);
  await untilLying(app, 0);
  await page.context().close();
});

test('a kept draft goes after its time while the panel is open on something else', { skip: noBrowser }, async () => {
  const page = await keeping(24);
  await typeGp(await openReferral(page, MAIL));
  await untilLying(appIn(page), 1);
  await page.getByLabel('Clock').selectOption({ label: 'a month ahead' });
  await openMail(page, OTHER);
  await untilLying(appIn(page), 0);
  await page.context().close();
});

test('with 0 hours nothing is written to this machine, and what an earlier setting left is removed', { skip: noBrowser }, async () => {
  const page = await keeping(24);
  await typeGp(await openReferral(page, MAIL));
  await untilLying(appIn(page), 1);
  await page.context().unroute('**/config.json');
  await page.reload();
  const app = await openReferral(page, MAIL);
  await typeGp(app);
  await untilLying(app, 0);
  await page.waitForTimeout(1500);
  assert.deepEqual(await app.locator('body').evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
  await page.context().close();
});

test('two drafts that were kept in the same minute can be told apart by what was typed', { skip: noBrowser }, async () => {
  const first = await keeping(24);
  const context = first.context();
  const second = await context.newPage();
  second.setDefaultTimeout(40_000);
  await second.goto(bench.server.url);
  const [one, two] = [await openReferral(first, MAIL), await openReferral(second, MAIL)];
  await typeGp(one, 'Dr First');
  await typeGp(two, 'Dr Second');
  await untilLying(two, 2);
  const third = await context.newPage();
  third.setDefaultTimeout(40_000);
  await Promise.all([first.close(), second.close()]);
  await third.goto(bench.server.url);
  const back = await openReferral(third, MAIL);
  const both = back.getByRole('button', { name: /^Go on with the one of/ });
  await both.nth(1).waitFor();
  assert.equal(new Set(await both.allInnerTexts()).size, 2);
  await back.getByRole('button', { name: /1 answer of yours, such as “Dr First”$/ }).click();
  assert.equal(await (await boxOf(back, 'gp')).inputValue(), 'Dr First');
  await context.close();
});

for (const hours of [24, 0]) test(`two windows that write about the same message notice each other (${String(hours)} hours)`, { skip: noBrowser }, async () => {
  const first = await keeping(hours);
  const second = await first.context().newPage();
  second.setDefaultTimeout(40_000);
  await second.goto(bench.server.url);
  const [one, two] = [await openReferral(first, MAIL), await openReferral(second, MAIL)];
  await typeGp(one, 'Dr First');
  await two.getByRole('alert').getByText('is being written in another window as well').waitFor();
  await typeGp(two, 'Dr Second');
  await one.getByRole('alert').getByText('is being written in another window as well').waitFor();
  if (hours > 0) {
    await two.getByRole('button', { name: /^Go on with the one of/ }).click();
    assert.equal(await (await boxOf(two, 'gp')).inputValue(), 'Dr First');
    await typeGp(two, 'Dr First, as the second window has it');
    await one.getByRole('alert').getByText('Another window has changed this draft.').waitFor();
    assert.equal(await (await boxOf(one, 'gp')).inputValue(), 'Dr First', 'what stands in the first window is not taken from the person');
  } else {
    assert.equal((await lying(two)).count, 0);
  }
  await first.context().close();
});

/** A window in which one message was set aside and the referral of another is open. */
async function withOneSetAside() {
  const page = await keeping(24);
  const other = await openReferral(page, OTHER);
  await other.getByRole('button', { name: 'Set this message aside for a referral from several' }).click();
  await untilLying(other, 1);
  await step(other, 'Evidence');
  const app = await openReferral(page, MAIL);
  return { page, app };
}

test('a referral takes in a message that was set aside, also after the window was closed, and both go when it is recorded', { skip: noBrowser }, async () => {
  const { page, app } = await withOneSetAside();
  const alone = await (await boxOf(app, 'reason')).inputValue();
  const taken = app.getByRole('region', { name: 'Messages of this referral' }).getByRole('checkbox', { name: new RegExp(OTHER) });
  await taken.check();
  await app.getByText('Where from: the message').first().waitFor();
  const together = await untilLonger(async () => (await boxOf(app, 'reason')).inputValue(), alone);
  await untilLying(app, 2);
  const context = page.context();
  await page.close();

  const again = await context.newPage();
  again.setDefaultTimeout(40_000);
  await again.goto(bench.server.url);
  const back = await openReferral(again, MAIL);
  await back.getByRole('button', { name: /^Go on with the one of/ }).click();
  assert.equal(await untilLonger(async () => (await boxOf(back, 'reason')).inputValue(), alone), together);
  await settleAt(back, 4);
  await step(back, 'Referral');
  await formStands(back);
  await recordReferral(back);
  await untilLying(back, 0);
  await context.close();
});

test('a set-aside message can be removed again', { skip: noBrowser }, async () => {
  const { page, app } = await withOneSetAside();
  await app.getByRole('button', { name: new RegExp(`^No longer set aside: .*${OTHER}`) }).click();
  await untilLying(app, 0);
  assert.equal(await app.getByRole('checkbox', { name: new RegExp(OTHER) }).count(), 0);
  await page.context().close();
});

test('nothing went wrong in the page, and nothing left this machine', { skip: noBrowser }, () => { assert.deepEqual(bench.troubles, []); });

async function untilLonger(value: () => Promise<string>, than: string): Promise<string> {
  for (const until = Date.now() + 30_000; Date.now() < until;) {
    const now = await value();
    if (now.length > than.length) return now;
    await new Promise((done) => { setTimeout(done, 200); });
  }
  throw new Error('the other message’s words did not come into the referral');
}
