import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import type { FrameLocator, Page } from 'playwright-core';
import { cards, settleAt, step } from '../support/browser-journey';
import { narrowPane, noBrowser, openMail, startWorkbench, type Workbench } from '../support/browser-workbench';

const MAIL = 'Nit letter';
/** The pane is narrowed to 320 px: nothing may be wider than it. */
const overflows = (app: FrameLocator) => app.locator('main').evaluate((main) => [...main.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1).map((one) => one.outerHTML.slice(0, 120)));

let bench: Workbench;
let page: Page;
before(async () => {
  if (noBrowser) return;
  bench = await startWorkbench();
  page = await bench.open({ width: 1280, height: 950 });
});
after(async () => { await bench?.close(); });

test('a sentence that the reader missed is counted by the person, goes on record with its exact words, and can be taken back', { skip: noBrowser }, async () => {
  const app = await openMail(page, MAIL);
  await narrowPane(page);
  await app.getByText('Show the message').click();
  const sentence = app.getByRole('region', { name: 'Show the message' }).getByRole('button', { name: /Third time this term/ });
  const text = (await sentence.innerText()).trim();
  const before = await cards(app).count();
  await sentence.click();
  await app.getByText('This sentence may speak to:').waitFor();
  const first = app.locator('main ol > li').first();
  await first.locator('summary').click();
  for (const theme of ['Light', 'High contrast']) {
    await page.getByLabel('Theme').selectOption({ label: theme });
    assert.deepEqual(await overflows(app), [], theme);
    const { violations } = await new AxeBuilder({ page }).exclude('iframe[title="Body of the message"]').analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`), [], theme);
  }
  assert.equal(await app.getByRole('button', { name: /^Count it here/ }).and(app.locator('[aria-pressed=true], :checked')).count(), 0);

  await first.getByRole('button', { name: 'Count it here, at level 4' }).click();
  await first.getByText('✓ Counted by you: Level 4').waitFor();
  assert.equal(await first.getByRole('button', { name: 'Undo' }).evaluate((button) => button === document.activeElement), true);
  assert.equal(await cards(app).count(), before + 1);
  const card = cards(app).last();
  assert.equal((await card.getByRole('button').first().innerText()).trim(), `“${text}”`);
  await card.getByText('✓ Counted by you').waitFor();

  await card.getByRole('button', { name: 'Undo' }).click();
  await card.waitFor({ state: before ? 'visible' : 'detached' });
  assert.equal(await cards(app).count(), before);
  await first.getByRole('button', { name: 'Count it here, at level 4' }).click();
  await first.getByText('✓ Counted by you: Level 4').waitFor();

  await settleAt(app, 4);
  await step(app, 'Record');
  await app.getByRole('region', { name: 'Chronology' }).getByText('1 quotation').click();
  const kept = await app.getByRole('region', { name: 'Chronology' }).locator('li li').first().innerText();
  assert.ok(kept.includes(`“${text}” (added by the practitioner, level 4)`), kept);
  await step(app, 'Referral');
  assert.ok((await app.locator('[id="field-reason"] textarea').inputValue()).includes(text));
  assert.deepEqual(bench.troubles, []);
});
