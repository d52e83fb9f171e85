#!/usr/bin/env node
// Runs the command line of this checkout: npm run --silent threshold -- suggest --pack redbridge < cases.jsonl
// Bundles src/cli/threshold.ts quietly when a source is newer than the last bundle, then runs it.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(root, 'node_modules/.cache/threshold/threshold.mjs');

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) latest = Math.max(latest, newest(path));
    else if (/\.tsx?$/.test(entry.name)) latest = Math.max(latest, statSync(path).mtimeMs);
  }
  return latest;
}

function madeAt(path) {
  try { return statSync(path).mtimeMs; } catch { return 0; }
}

if (!existsSync(join(root, 'node_modules/esbuild'))) {
  console.error('The packages are not installed yet. Type: npm install');
  process.exit(1);
}
const sources = ['src/core', 'src/cli', 'src/adapters'].map((folder) => newest(join(root, folder)));
if (madeAt(bundle) <= Math.max(...sources)) {
  const { build } = await import('esbuild');
  mkdirSync(dirname(bundle), { recursive: true });
  // Put in its place only when it is whole: another command may be reading it at this moment.
  const fresh = `${bundle}.${process.pid}.mjs`;
  try {
    await build({
      entryPoints: [join(root, 'src/cli/threshold.ts')], outfile: fresh, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'silent',
      external: ['onnxruntime-web', 'onnxruntime-web/*', 'libsql'], banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
    });
    renameSync(fresh, bundle);
  } catch (error) {
    rmSync(fresh, { force: true });
    console.error(`The commands could not be put together: ${String(error.message).split('\n')[0]} Run npm install, then the command again.`);
    process.exit(1);
  }
}
await import(pathToFileURL(bundle).href);
