// npm run sizes: what the task pane of the tenant build fetches before its first suggestion is on the screen, compressed, and how long
// that takes with the processor slowed to a quarter. Ends with 1 when a ceiling is passed. With --built (part of npm run check) only
// the files of the build in dist are weighed, without a browser.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildTenant, installIfMissing, root } from './ready.mjs';

process.chdir(root);
const KB = 1024;
/** Ceilings in KB, compressed, and milliseconds. */
const ceilings = { all: 200, wordsAndPack: 94, wait: 1000 };
/** The first screen's file of an edition of the authority that the test pane begins with; one edition of several, each with its name. */
const pack = /^pack-redbridge(?![^.]*-rest\.)[^.]*\.[^.]+\.js$/;
const first = [/^taskpane\.html$/, /^taskpane\.[^.]+\.(js|css)$/, /^reader\.[^.]+\.js$/, /^holidays\.[^.]+\.js$/, pack, /^assets\/words\.[^.]+\.bin$/];
const wordsAndPack = [pack, /^assets\/words\./];

const sizeOf = (file) => gzipSync(readFileSync(path.join('dist', file)), { level: 9 }).length;
const kb = (bytes) => (bytes / KB).toFixed(1).padStart(8);
const sum = (files, patterns) => files.filter((file) => patterns.some((pattern) => pattern.test(file))).reduce((total, file) => total + sizeOf(file), 0);
const troubles = [];

function weigh(files) {
  for (const file of [...files].sort((a, b) => sizeOf(b) - sizeOf(a))) console.log(`${kb(sizeOf(file))} KB  ${file}`);
  const all = files.reduce((total, file) => total + sizeOf(file), 0);
  const words = sum(files, wordsAndPack);
  console.log(`${kb(all)} KB  before the first suggestion (at most ${ceilings.all}); of these words reader's weights and pack ${(words / KB).toFixed(1)} KB (at most ${ceilings.wordsAndPack})`);
  if (existsSync('dist/writing-closer')) console.log(`${kb(sum(readdirSync('dist/writing-closer', { recursive: true }).map((file) => `writing-closer/${file}`), [/\.(onnx|txt|json)$/]))} KB  the closer reader of wording, when advice on wording is first asked for; not in the first download`);
  if (all > ceilings.all * KB) troubles.push(`The first download is larger than ${ceilings.all} KB. Find what was added to it, and fetch that later.`);
  if (words > ceilings.wordsAndPack * KB) troubles.push(`The words reader's weights and the pack are larger than ${ceilings.wordsAndPack} KB.`);
}

async function open() {
  installIfMissing();
  buildTenant();
  const { openPane } = await import('../tests/support/first-second.ts');
  const openings = await openPane('dist', { times: 5, slow: 4 });
  const [opening] = openings;
  weigh(opening.before);
  const unexpected = opening.before.filter((file) => !first.some((pattern) => pattern.test(file)));
  if (unexpected.length) troubles.push(`Fetched before the first suggestion, and not in the list of scripts/sizes.mjs: ${unexpected.join(', ')}.`);
  if (openings.some(({ elsewhere }) => elsewhere.length)) troubles.push('Something beyond our own origin was asked for before or soon after the first suggestion.');
  const waits = openings.map(({ waited }) => waited).sort((a, b) => a - b);
  console.log(`${String(waits[Math.floor(waits.length / 2)]).padStart(8)} ms  from opening the pane to the first suggestion of a 300-word mail, processor slowed to a quarter (${waits.join(', ')}; wanted ${ceilings.wait}); calls to Graph: ${openings.flatMap(({ elsewhere }) => elsewhere).length}`);
  if (waits[0] > ceilings.wait) troubles.push(`Not once in ${waits.length} was the first suggestion there within ${ceilings.wait} ms. On a busy machine run it again.`);
}

if (process.argv.includes('--built')) {
  const there = [...readdirSync('dist'), ...readdirSync('dist/assets').map((file) => `assets/${file}`)];
  const largest = there.filter((file) => pack.test(file)).sort((a, b) => sizeOf(b) - sizeOf(a))[0];
  weigh(there.filter((file) => first.some((pattern) => pattern.test(file)) && (!pack.test(file) || file === largest)));
} else await open();
for (const trouble of troubles) console.error(trouble);
process.exitCode = troubles.length ? 1 : 0;
