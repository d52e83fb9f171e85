// npm run sizes: what the task pane fetches before its first suggestion is on the screen, compressed. Needs a browser.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildLocal, installIfMissing, root } from './ready.mjs';

process.chdir(root);
installIfMissing();
buildLocal();
const { openBrowser } = await import('../tests/support/browser.ts');
const { appIn, freshFolder } = await import('../tests/support/browser-workbench.ts');
const { cards } = await import('../tests/support/browser-journey.ts');
const { startLocal } = await import('../src/local/server.ts');

const dataDir = freshFolder();
const asked = new Set();
const server = await startLocal({ port: 0, dataDir, assets: 'build/local', encoder: false, now: () => new Date(), seen: (file) => asked.add(file) });
const browser = await openBrowser();
const page = await browser.newPage();
await page.goto(server.url);
const started = Date.now();
await cards(appIn(page)).first().waitFor();
const waited = Date.now() - started;

const mine = [...asked].filter((file) => !/workbench\.js|index\.html|^\/$|office-stand-in|favicon/.test(file));
const rows = mine.map((file) => ({ file, bytes: gzipSync(readFileSync(path.join('build/local', file)), { level: 9 }).length })).sort((a, b) => b.bytes - a.bytes);
for (const { file, bytes } of rows) console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KB  ${file}`);
console.log(`${(rows.reduce((sum, { bytes }) => sum + bytes, 0) / 1024).toFixed(1).padStart(8)} KB  before the first suggestion (${waited} ms on this machine, workbench included)`);

await browser.close();
await server.close();
rmSync(dataDir, { recursive: true, force: true });
