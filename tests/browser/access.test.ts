import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { escalate, recordReferral, settleAt, step, weighSuggestions } from '../support/browser-journey';
import { appIn, narrowPane, noBrowser, openMail, sees, startWorkbench, type Workbench } from '../support/browser-workbench';

let bench: Workbench;

before(async () => { if (!noBrowser) bench = await startWorkbench(); });
after(async () => { await bench?.close(); });

/** What axe finds on the page and in its frames, or in the pane alone, in one line each. Looked at from the top, where the steps that stay in sight cover nothing. */
async function violations(page: Page, only?: 'pane'): Promise<string[]> {
  const whole = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).exclude('iframe[title="Body of the message"]');
  if (await page.locator('iframe[title="Threshold consultation"]').count()) await appIn(page).locator('html').evaluate((html) => { html.scrollTop = 0; });
  const found = await (only ? whole.include(['iframe[title="Threshold consultation"]', 'html']) : whole).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`));
}

/** Anything in the pane that stands out to the right of it. */
const overflowing = (page: Page): Promise<string[]> => appIn(page).locator('html').evaluate((html) => {
  const edge = html.clientWidth;
  return [...html.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > edge + 1 && !element.closest('[aria-label="Items"]'))
    .map((element) => `${element.tagName} ${(element.textContent ?? '').slice(0, 40)}`);
});

/** Anything in the pane to press, tick or fill in that is less than 24 pixels high or wide; a tick with its label. */
const tooSmall = (page: Page): Promise<string[]> => appIn(page).locator('html').evaluate((html) => [...html.querySelectorAll('a, button, input, select, textarea, summary')].filter((element) => {
  const { width, height } = (element.matches('[type="checkbox"], [type="radio"]') ? element.closest('label') ?? element : element).getBoundingClientRect();
  return width > 0 && height > 0 && Math.min(width, height) < 23.5;
}).map((element) => `${element.tagName} ${(element.closest('label') ?? element).textContent.slice(0, 40)}`));

const THEMES = ['Light', 'Dark', 'High contrast'] as const;
const inEachTheme = async (page: Page, where: string, only?: 'pane'): Promise<string[]> => {
  const found: string[] = [];
  for (const theme of THEMES) {
    await page.getByLabel('Theme').selectOption({ label: theme });
    await appIn(page).locator(`[data-theme="${{ Light: 'light', Dark: 'dark', 'High contrast': 'contrast' }[theme]}"]`).waitFor();
    for (const problem of await violations(page, only)) found.push(`${where}, ${theme}: ${problem}`);
  }
  await page.getByLabel('Theme').selectOption({ label: 'Light' });
  return found;
};

test('every step in the pane is free of axe violations in light, dark and high contrast, and fits into 320 pixels with targets of 24', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const app = await openMail(page, 'Kieran Boateng 4M, could I see you before lunch please');
  await narrowPane(page);
  const found: string[] = [];
  const wide: string[] = [];
  const small: string[] = [];
  const look = async (where: string) => { found.push(...await inEachTheme(page, where, 'pane')); wide.push(...(await overflowing(page)).map((what) => `${where}: ${what}`)); small.push(...(await tooSmall(page)).map((what) => `${where}: ${what}`)); };
  await app.getByText('Show the message').click();
  await app.getByText('Why this was suggested').first().click();
  await look('evidence');
  await weighSuggestions(app);
  await look('evidence, weighed');
  await step(app, 'Decide');
  await app.getByRole('heading', { name: 'Your decision' }).waitFor();
  await app.getByRole('button', { name: 'Save the consultation' }).click();
  await look('decide');
  await settleAt(app, 4);
  await step(app, 'Referral');
  await app.getByRole('heading', { name: 'Record the referral' }).waitFor();
  await look('referral');
  await recordReferral(app);
  await step(app, 'Record');
  await app.getByRole('button', { name: 'Start an escalation' }).click();
  await look('escalation form');
  await app.getByRole('button', { name: 'Cancel' }).click();
  await escalate(app);
  await look('record');
  assert.deepEqual({ found, wide, small }, { found: [], wide: [], small: [] });
});

test('the tab, its overview and the site’s lists are free of axe violations in light, dark and high contrast', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await sees(page, 'Teams');
  const app = appIn(page);
  await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
  const found = await inEachTheme(page, 'tab');
  await app.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Overview' }).click();
  await app.getByRole('button', { name: 'Fetch again' }).waitFor();
  found.push(...await inEachTheme(page, 'overview'));
  await sees(page, 'SharePoint lists');
  await page.getByRole('button', { name: 'Refresh' }).waitFor();
  found.push(...await violations(page));
  assert.deepEqual(found, []);
});

test('the states of the host are free of axe violations', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const found: string[] = [];
  for (const label of ['Protected: cannot be read', 'Nothing selected']) {
    await page.getByLabel('Selected mail').selectOption({ label });
    await appIn(page).getByLabel('Paste the words of a message').waitFor();
    found.push(...(await violations(page)).map((problem) => `${label}: ${problem}`));
  }
  assert.deepEqual(found, []);
});

test('the evidence step is worked with the keyboard alone', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const app = await openMail(page, 'Kieran Boateng 4M, could I see you before lunch please');
  await app.getByRole('link', { name: 'Call 999' }).focus();
  let accepted = false;
  for (let presses = 0; presses < 60 && !accepted; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await app.locator('html').evaluate(() => document.activeElement?.textContent ?? '');
    if (now !== 'Accept') continue;
    await page.keyboard.press('Enter');
    accepted = true;
  }
  assert.ok(accepted, 'Accept could not be reached with the Tab key');
  await app.getByText('✓ Accepted').waitFor();
});
