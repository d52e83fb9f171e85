import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { cards, step } from '../../support/browser-journey';
import type { HostMail } from '../../support/hosts/office';
import type { World } from '../../support/tenant-world';
import { WORRIED } from './mails';

const PANE = { width: 320, height: 600 };
/** Without the sentence that nobody sees: the line that says so of a mail with such words takes two lines more. */
const BRUISED: HostMail = { ...WORRIED, itemId: 'AAMkAD/8', subject: 'Kieran in Year 4, came in late and upset again on Tuesday', html: WORRIED.html?.replace(/<p style="display:none">.*?<\/p>/u, '') };
const AFRAID: HostMail = { ...WORRIED, itemId: 'AAMkAD/9', subject: 'Before the bell', html: '<p>She is scared to go home and it is ten to three. He begged me not to send her home with her stepdad.</p>' };
const SHARED: HostMail = { ...BRUISED, shared: { owner: 'safeguarding@cranbrookvale.example', permissions: 1 } };

const size = (page: Page) => page.locator('iframe').evaluate((frame, { width, height }) => { Object.assign((frame as HTMLElement).style, { width: `${String(width)}px`, height: `${String(height)}px` }); }, PANE);
/** Where it stands in the pane itself, from its top. */
const box = (found: Locator) => found.evaluate((element) => { const { top, bottom } = element.getBoundingClientRect(); return { top, bottom }; });

/** What a pane of 320 by 600 shows before anybody scrolls. */
export function firstScreenTests(the: () => World, skip: string | false): void {
  const mails: [string, HostMail, boolean][] = [['a mail', BRUISED, false], ['a mail of a shared mailbox, in the dark', SHARED, true]];
  for (const [name, mail, dark] of mails) {
    test(`first screen: of ${name} the level and the first quotation are seen without scrolling, 999 and the number that answers now above them`, { skip }, async () => {
      const { page, app } = await the().outlook(mail, { dark });
      await size(page);
      const quote = cards(app).first().getByRole('button', { name: /^“/ }).first();
      await quote.waitFor();
      const danger = app.getByRole('region', { name: 'In danger now?' });
      const links = danger.getByRole('link');
      const tops = { danger: await box(danger), level: await box(app.getByText(/^Highest evidenced: Level/)), quote: await box(quote), steps: await box(app.getByRole('navigation', { name: 'Steps' })) };
      assert.ok(tops.danger.top < 20 && tops.danger.bottom < 120, `the danger line takes ${String(tops.danger.bottom)} px`);
      assert.ok(tops.danger.bottom <= tops.steps.top && tops.steps.bottom <= tops.level.top && tops.level.bottom <= tops.quote.top, 'the order on the screen is another');
      assert.ok(tops.quote.bottom <= PANE.height, `the first quotation ends at ${String(tops.quote.bottom)} px`);
      assert.deepEqual(await Promise.all([links.nth(0), links.nth(1)].map((link) => link.getAttribute('href'))).then((hrefs) => hrefs.map((href) => href?.slice(0, 7))), ['tel:999', 'tel:020'], '999 and a number are the first two links');
      await page.context().close();
    });
  }

  test('first screen: the danger line opens by the keyboard on both desks, their hours and the age of their numbers', { skip }, async () => {
    const { page, app } = await the().outlook(BRUISED);
    await cards(app).first().waitFor();
    const danger = app.getByRole('region', { name: 'In danger now?' });
    assert.match(await danger.locator('summary').innerText(), /(?:open now, until|closed now, opens)/);
    await danger.getByRole('link').nth(0).focus();
    await page.keyboard.press('Tab');
    assert.match(await app.locator('html').evaluate(() => document.activeElement?.getAttribute('href') ?? ''), /^tel:020/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const text = async () => danger.locator('details').innerText();
    await danger.getByText(/Out of hours:/).waitFor();
    assert.match(await text(), /Family Help Front Door, with the MASH: 020 8708 3885 \((?:open now|closed now)/);
    assert.match(await text(), /Emergency Duty Team: 020 8708 5897/);
    assert.match(await text(), /Numbers last confirmed July 2025/);
    await page.context().close();
  });

  test('first screen: where a message reads as danger today, both desks, their hours and why stand open at once', { skip }, async () => {
    const { page, app } = await the().outlook(AFRAID);
    const danger = app.getByRole('region', { name: 'In danger now?' });
    await danger.getByRole('status').getByText('The message reads as if the child may need protecting today:').waitFor();
    await danger.getByText(/“She is scared to go home and it is ten to three/).waitFor();
    assert.equal(await danger.locator('details').count(), 0);
    assert.equal(await danger.getByRole('link').count(), 3);
    await danger.getByText(/Numbers last confirmed July 2025/).waitFor();
    await page.context().close();
  });

  test('first screen: a pane of 450 pixels at twice the size has no step, choice or field beyond its edge', { skip }, async () => {
    const { page, app, frame } = await the().outlook(BRUISED);
    await page.locator('iframe').evaluate((one) => { (one as HTMLElement).style.width = '225px'; });
    await cards(app).first().waitFor();
    for (const name of ['Evidence', 'Decide', 'Referral'] as const) {
      await step(app, name);
      await app.getByRole('heading', { name: { Evidence: 'What this message may show', Decide: 'Your decision', Referral: 'The referral' }[name] }).first().waitFor();
      assert.deepEqual(await frame().evaluate(() => [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((one) => `${one.tagName} ${(one.textContent ?? '').slice(0, 30)}`)), [], name);
    }
    await page.context().close();
  });
}
