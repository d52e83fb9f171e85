import { existsSync } from 'node:fs';
import { chromium as playwright, type Browser } from 'playwright-core';

const INSTALLED = {
  linux: ['/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/microsoft-edge', '/snap/bin/chromium'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe', 'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe'],
} as Record<string, string[]>;

const installed = (): string | undefined => (INSTALLED[process.platform] ?? []).find((path) => existsSync(path));
const isPackaged = (): boolean => process.platform === 'linux' && process.arch === 'x64' && existsSync('node_modules/@sparticuz/chromium/bin');

/** Whether there is a browser to test with: CHROME_PATH, the packaged Chromium on Linux, or an installed Chrome or Edge. */
export function hasBrowser(): boolean {
  const named = process.env['CHROME_PATH'];
  return named ? existsSync(named) : isPackaged() || installed() !== undefined;
}

async function pathOfBrowser(): Promise<string | undefined> {
  if (process.env['CHROME_PATH']) return process.env['CHROME_PATH'];
  if (!isPackaged()) return installed();
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/** Starts the browser. Works as root and in small containers. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = await pathOfBrowser();
  if (!executablePath) throw new Error('No browser was found. Install Chrome or Edge, or name one with CHROME_PATH.');
  return playwright.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none', ...more] });
}
