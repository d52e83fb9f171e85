import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';

/** What one opening of the pane took. */
export interface Opening {
  /** Milliseconds from the start of loading until the first suggestion stands in the page. */
  waited: number;
  /** Files of ours that had been asked for by then, and every one asked for a moment later. */
  before: string[];
  all: string[];
  /** Addresses beyond our own origin that were asked for: Microsoft Graph, sign-in, anything. Microsoft's office.js is not counted. */
  elsewhere: string[];
}

const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.bin': 'application/octet-stream' };

const config = {
  clientId: '00000000-0000-4000-8000-0000000000c1', tenantId: '00000000-0000-4000-8000-0000000000d1', graph: 'https://graph.microsoft.com', authority: 'https://login.microsoftonline.com',
  site: 'contoso.sharepoint.com:/sites/safeguarding', defaultPack: 'redbridge', encoder: false, setting: 'A school',
};

/** A mail of about 300 words, from cases of the open set. */
function mailOf300(): string {
  const lines = readFileSync('tests/cases/open.jsonl', 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as { body?: string; expected: { level: number } });
  const text = lines.filter((one) => one.body && one.expected.level >= 3).map((one) => one.body).join('\n\n');
  return text.split(/(?<=\s)/).slice(0, 300).join('');
}

/** Serves a built bundle, compressed, and tells of each file that is asked for. */
function serve(folder: string, seen: (file: string) => void) {
  const server = createServer((request, response) => {
    const file = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    seen(file);
    const there = path.join(folder, file);
    if (file !== 'config.json' && !existsSync(there)) { response.writeHead(404).end(); return; }
    response.writeHead(200, { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'Content-Encoding': 'gzip', 'Cache-Control': 'no-store' });
    response.end(gzipSync(file === 'config.json' ? JSON.stringify(config) : readFileSync(there)));
  });
  return new Promise<{ url: string; close: () => void }>((ready) => {
    server.listen(0, '127.0.0.1', () => ready({ url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, close: () => server.close() }));
  });
}

/** Stands in for office.js: one mail is open in read mode. Runs in the page. */
function standIn(text: string): void {
  const html = `<html><body><div>${text.replace(/[&<>]/g, (c) => `&#${String(c.charCodeAt(0))};`).replace(/\n/g, '<br>')}</div></body></html>`;
  const item = {
    itemType: 'message', itemId: 'AAMk1', conversationId: 'c1', subject: 'Worried', from: { displayName: 'A teacher', emailAddress: 'teacher@example.org' }, dateTimeCreated: new Date('2026-11-10T10:00:00Z'),
    body: { getAsync: (_form: string, back: (result: unknown) => void) => { setTimeout(() => back({ status: 'succeeded', value: html }), 0); } },
  };
  const mailbox = { item, userProfile: { displayName: 'A teacher', emailAddress: 'teacher@example.org' }, addHandlerAsync: () => undefined, removeHandlerAsync: () => undefined };
  Object.assign(window, { Office: { EventType: {}, CoercionType: { Html: 'html', Text: 'text' }, context: { mailbox, officeTheme: { bodyBackgroundColor: '#ffffff' } }, onReady: () => Promise.resolve({}) } });
  const watch = new MutationObserver(() => {
    if (!document.querySelector('article')) return;
    watch.disconnect();
    Object.assign(window, { firstSuggestion: { waited: performance.now(), at: Date.now() } });
  });
  watch.observe(document, { childList: true, subtree: true });
}

async function openOnce(browser: Browser, url: string, slow: number, log: { file: string; at: number }[]): Promise<Opening> {
  const page = await browser.newPage();
  const elsewhere: string[] = [];
  log.length = 0;
  await page.route((asked) => asked.origin !== url, (route) => {
    const address = route.request().url();
    if (address.includes('/hosted/office.js')) return route.fulfill({ contentType: 'text/javascript', body: '' });
    elsewhere.push(address);
    return route.abort();
  });
  // tsx names functions by a helper of its own, which the page lacks.
  await page.addInitScript('globalThis.__name = (one) => one');
  await page.addInitScript(standIn, mailOf300());
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow });
  await page.goto(`${url}/taskpane.html`);
  await page.waitForFunction(() => 'firstSuggestion' in window, undefined, { timeout: 120_000 });
  const { waited, at } = await page.evaluate(() => (window as unknown as { firstSuggestion: { waited: number; at: number } }).firstSuggestion);
  // What comes after: facts, the rest of the pack, examples.
  await page.waitForTimeout(1500);
  await page.close();
  const files = (list: typeof log) => [...new Set(list.map(({ file }) => file))].filter((file) => file !== 'favicon.ico' && file !== 'config.json');
  return { waited: Math.round(waited), before: files(log.filter((one) => one.at <= at)), all: files(log), elsewhere };
}

/** Opens the task pane of a built bundle so many times, each in a fresh page, the processor slowed down so many times. */
export async function openPane(folder: string, { times, slow }: { times: number; slow: number }): Promise<Opening[]> {
  const log: { file: string; at: number }[] = [];
  const server = await serve(folder, (file) => log.push({ file, at: Date.now() }));
  const browser = await openBrowser();
  const openings: Opening[] = [];
  for (let i = 0; i < times; i += 1) openings.push(await openOnce(browser, server.url, slow, log));
  await browser.close();
  server.close();
  return openings;
}
