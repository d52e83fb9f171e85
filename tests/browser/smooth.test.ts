import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { appIn, noBrowser, startWorkbench, type Workbench } from '../support/browser-workbench';

let bench: Workbench;

before(async () => { if (!noBrowser) bench = await startWorkbench(); });
after(async () => { await bench?.close(); });

/** A thread about as long as a term's mails on one family. */
const LONG = Array.from({ length: 120 }, (_, at) => `On day ${String(at + 1)} he came in hungry again and had a new bruise on his arm. He said that his uncle grabbed him. We rang home and nobody answered. Reading went well and he had his lunch with Sam.`).join('\n\n');

test('the page goes on answering while a long message is read', { skip: noBrowser }, async () => {
  const page = await bench.open();
  await page.getByLabel('Selected mail').selectOption({ label: 'Nothing selected' });
  const app = appIn(page);
  await app.getByLabel('Paste the words of a message').fill(LONG);
  // Long tasks of the pane's own thread from the press until the reading is there. The first drawing of the result is one of them.
  await app.locator('html').evaluate(() => {
    const kept = window as unknown as { longest: { start: number; ms: number }[] };
    kept.longest = [];
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) kept.longest.push({ start: entry.startTime, ms: entry.duration }); }).observe({ type: 'longtask' });
    const worst = window as unknown as { gap: number };
    worst.gap = 0;
    let last = performance.now();
    setInterval(() => { const now = performance.now(); worst.gap = Math.max(worst.gap, now - last - 5); last = now; }, 5);
  });
  await app.getByRole('button', { name: 'Read this text' }).click();
  await app.getByText('Reading the message…').waitFor({ timeout: 5000 }).catch(() => undefined);
  await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
  const { longest } = await app.locator('html').evaluate(() => window as unknown as { longest: { start: number; ms: number }[] }).then((found) => ({ longest: found.longest }));
  const worst = Math.max(0, ...longest.map(({ ms }) => ms));
  assert.ok(worst < 200, `the pane’s thread was busy for ${String(Math.round(worst))} ms at a stretch`);
});
