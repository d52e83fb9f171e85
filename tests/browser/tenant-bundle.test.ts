import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const none = !existsSync('dist/taskpane.html') && 'skipped: there is no tenant bundle in dist; run npm run build';

function textsIn(folder: string): { file: string; text: string }[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return textsIn(file);
    return /\.(js|html|json|css|txt)$/.test(name) ? [{ file, text: readFileSync(file, 'utf8') }] : [];
  });
}

/** Words that stand only in src/local. */
const LOCAL = ['office-stand-in', 'Cranbrook Vale', 'Joanna Pryce', 'joanna.pryce', 'local.sharepoint.com', 'The workbench', 'Workbench', 'samples.json', 'local Graph server', 'AccessRestricted'];

test('the tenant bundle holds nothing of the workbench, its people or its samples', { skip: none }, () => {
  const found = textsIn('dist').flatMap(({ file, text }) => LOCAL.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`));
  assert.deepEqual(found, []);
});

test('the words looked for do stand in the local bundle, so that the search can find them', { skip: !existsSync('build/local/index.html') && 'skipped: there is no local bundle' }, () => {
  const all = textsIn('build/local').map(({ text }) => text).join('\n');
  for (const word of ['office-stand-in', 'Joanna Pryce', 'Workbench', 'samples.json']) assert.ok(all.includes(word), word);
});

test('the task pane of the tenant bundle loads Microsoft’s office.js; the tab does not', { skip: none }, () => {
  assert.ok(readFileSync('dist/taskpane.html', 'utf8').includes('https://appsforoffice.microsoft.com/lib/1/hosted/office.js'));
  assert.ok(!readFileSync('dist/tab.html', 'utf8').includes('office.js'));
});
