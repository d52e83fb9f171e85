import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escalate, recordReferral, settleAt, step } from '../../support/browser-journey';
import { signedIn, type World } from '../../support/tenant-world';
import { WORRIED } from './mails';

const SECTIONS = ['Challenges', 'Supervision', 'Agreement', 'Audit', 'Practice', 'Cases'];

/** Every screen under the policy that the package writes; what breaches it, or goes wrong in a page, is in `troubles`. */
export function policyTests(the: () => World, skip: string | false): void {
  test('policy: with the encoder on, the message is read twice and every step of the pane is shown', { skip }, async () => {
    const { page, app } = await the().outlook(WORRIED, { encoder: true });
    await app.getByText('Read a second time, more closely.').waitFor({ timeout: 90_000 });
    await app.getByText('Why this was suggested').first().click();
    await app.getByRole('button', { name: 'Compare authorities' }).click();
    await app.getByRole('button', { name: 'Close the comparison' }).waitFor();
    await settleAt(app, 4);
    await step(app, 'Referral');
    await app.getByRole('heading', { name: 'The referral', exact: true }).waitFor();
    await Promise.all([page.waitForEvent('download'), app.getByRole('button', { name: 'Download as Word' }).click()]);
    await recordReferral(app);
    await step(app, 'Record');
    await escalate(app);
    await page.context().close();
  });

  test('policy: every section of the overview is shown to a manager in the tab', { skip }, async () => {
    const { page, app } = await the().teams({ auth: { person: signedIn(2) }, encoder: true });
    await app.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Overview' }).click();
    for (const name of SECTIONS) {
      const button = app.getByRole('navigation', { name: 'Sections of the overview' }).getByRole('button', { name });
      await button.click();
      await app.locator('[aria-current="page"]', { hasText: name }).waitFor();
    }
    await app.getByRole('button', { name: /^TCP-/ }).first().click();
    await app.getByRole('region', { name: 'Chronology' }).waitFor();
    await page.context().close();
  });

  test('policy: the worker that reads messages reaches our own origin and nothing else', { skip }, async () => {
    const { page, app } = await the().outlook(WORRIED);
    await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
    const [worker] = page.workers();
    assert.ok(worker, 'there is no worker');
    const before = the().troubles.length;
    const outcome = await worker.evaluate(() => fetch('https://graph.microsoft.com/v1.0/me').then(() => 'reached', () => 'refused'));
    assert.equal(outcome, 'refused');
    // This one breach was made on purpose.
    the().troubles.splice(before);
    await page.context().close();
  });

  test('policy: on all screens of all tests nothing breached it, failed, or asked an address that is not Microsoft’s or ours', { skip }, () => {
    assert.deepEqual(the().troubles, []);
  });
}
