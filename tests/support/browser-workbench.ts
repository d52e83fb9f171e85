import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { startLocal, type LocalServer } from '../../src/local/server';
import { hasBrowser, openBrowser } from './browser';

/** Why browser tests are skipped here; false where they can run. */
export const noBrowser: string | false = hasBrowser() ? false : 'skipped: no browser was found (install Chrome or Edge, or name one with CHROME_PATH)';

/** A fresh folder for the data of one test file. */
export const freshFolder = (): string => mkdtempSync(path.join(tmpdir(), 'threshold-'));

/** The workbench in a browser, with a data folder of its own. */
export interface Workbench {
  server: LocalServer;
  browser: Browser;
  dataDir: string;
  /** A new window on the workbench. What goes wrong in it is gathered in `troubles`. */
  open(options?: { width?: number; height?: number }): Promise<Page>;
  troubles: string[];
  close(): Promise<void>;
}

/** Teams' own list of addresses is asked for on import and refused by our policy: that nothing leaves this machine is intended. */
const expected = (says: string): boolean => says.includes('res.cdn.office.net');

/** The closer reading is off unless asked for: its model is 17 MB for every window. */
export async function startWorkbench({ encoder = false } = {}): Promise<Workbench> {
  const dataDir = freshFolder();
  const server = await startLocal({ port: 0, dataDir, assets: 'build/local', encoder, now: () => new Date() });
  const browser = await openBrowser();
  const troubles: string[] = [];
  return {
    server, browser, dataDir, troubles,
    async open({ width = 1280, height = 900 } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB', acceptDownloads: true });
      const page = await context.newPage();
      page.setDefaultTimeout(40_000);
      page.on('pageerror', (error) => troubles.push(error.message));
      page.on('console', (said) => { if (said.type() === 'error' && !expected(said.text())) troubles.push(said.text()); });
      page.on('request', (request) => { const { origin, protocol } = new URL(request.url()); if (protocol.startsWith('http') && origin !== new URL(server.url).origin && !expected(request.url())) troubles.push(`asked ${origin}`); });
      await page.goto(server.url);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The app in its frame: task pane or tab. */
export const appIn = (page: Page): FrameLocator => page.frameLocator('iframe[title="Threshold consultation"]');

export const sees = (page: Page, name: 'Outlook' | 'Teams' | 'SharePoint lists') => page.getByRole('navigation', { name: 'Show as' }).getByRole('button', { name }).click();
export const becomes = (page: Page, name: string) => page.getByLabel('You are').selectOption({ label: name });
export const JOANNA = 'Joanna Pryce, safeguarding lead';
export const COLIN = 'Colin Attwater, manager';
export const MEERA = 'Meera Solanki, MASH worker';
export const RUTH = 'Ruth Lindqvist, auditor';

/** Opens a mail of the mailbox and waits until the pane has read it. */
export async function openMail(page: Page, subject: string): Promise<FrameLocator> {
  await page.getByRole('list', { name: 'Messages' }).getByRole('button', { name: subject }).click();
  const app = appIn(page);
  await app.getByText('About:').getByText(subject).waitFor();
  await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
  return app;
}

/** Drags nothing: sets the pane's width with the keys of its handle. */
export async function setPane(page: Page, width: number): Promise<void> {
  const handle = page.getByRole('separator', { name: 'Width of the task pane' });
  await handle.focus();
  await handle.press('Home');
  for (let tries = 0; tries < 60 && Number(await handle.getAttribute('aria-valuenow')) < width; tries += 1) await handle.press('ArrowLeft');
}
export const narrowPane = (page: Page): Promise<void> => setPane(page, 320);
