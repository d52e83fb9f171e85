/**
 * Times the encoder in a real browser: one thread, WebAssembly, no isolation headers.
 * Usage: node training/bench-browser.mjs [folder of model.onnx]
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const folder = resolve(process.argv[2] ?? 'rules/model/encoder');
const engine = join(createRequire(import.meta.url).resolve('onnxruntime-web'), '..');
const types = { mjs: 'text/javascript', wasm: 'application/wasm', html: 'text/html', onnx: 'application/octet-stream' };

const page = `<!doctype html><script type="module">
import * as ort from '/engine/ort.wasm.min.mjs';
ort.env.wasm.numThreads = 1; ort.env.wasm.wasmPaths = '/engine/';
const begun = performance.now();
const bytes = new Uint8Array(await (await fetch('/model/model.onnx')).arrayBuffer());
const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
const loaded = performance.now() - begun;
const feeds = (s, l) => { const t = s * l; const a = (f) => new ort.Tensor('int64', BigInt64Array.from({ length: t }, (_, i) => BigInt(f(i))), [1, t]);
  return { ids: a((i) => i % l ? 1000 + (i * 37) % 8000 : 101), position: a((i) => i % l), sentence: a((i) => Math.floor(i / l)), index: a((i) => Math.floor(i / l)), kind: a(() => 1), fresh: a(() => 0),
    numbers: new ort.Tensor('int64', BigInt64Array.from({ length: s }, (_, i) => BigInt(i)), [s]) }; };
const out = [];
for (const [s, l] of [[1, 17], [5, 17], [10, 17], [20, 17], [40, 17]]) {
  const times = [];
  for (let k = 0; k < 6; k += 1) { const t = performance.now(); await session.run(feeds(s, l)); times.push(performance.now() - t); }
  times.sort((a, b) => a - b);
  out.push({ sentences: s, tokens: s * l, best: +(times[0] / s).toFixed(1), median: +(times[2] / s).toFixed(1) });
}
document.title = JSON.stringify({ loaded: Math.round(loaded), msPerSentence: out });
</script>`;

const server = createServer(async (request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  try {
    const body = path === '/' ? page : await readFile(join(path.startsWith('/engine/') ? engine : folder, path.split('/').pop() ?? ''));
    response.writeHead(200, { 'content-type': types[path.split('.').pop()] ?? 'text/html' }).end(body);
  } catch { response.writeHead(404).end(); }
}).listen(0);
const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: [...chromium.args, '--no-sandbox'], headless: true });
const tab = await browser.newPage();
tab.on('pageerror', (error) => console.error(String(error)));
await tab.goto(`http://localhost:${server.address().port}/`);
await tab.waitForFunction(() => document.title !== '', undefined, { timeout: 120_000 });
console.log(await tab.title());
await browser.close();
server.close();
