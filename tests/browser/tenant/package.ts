import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { pngSize } from '../../../src/cli/manifest-lint';
import { filesIn, sha256 } from '../../support/tenant-site';
import type { World } from '../../support/tenant-world';

/** What `npm run package` wrote, looked into. */
export function packageTests(the: () => World, skip: string | false): void {
  test('package: the app package holds a 1.29 manifest and icons of the right sizes, and the checksums are those of the files', { skip }, () => {
    const { folder } = the().site;
    const zip = unzipSync(new Uint8Array(readFileSync(path.join(folder, 'threshold-consultation.zip'))));
    assert.deepEqual(Object.keys(zip).sort(), ['color-192.png', 'color-32.png', 'manifest.json', 'outline-32.png']);
    assert.equal((JSON.parse(Buffer.from(zip['manifest.json'] ?? []).toString()) as { manifestVersion: string }).manifestVersion, '1.29');
    assert.deepEqual(['color-192.png', 'color-32.png', 'outline-32.png'].map((name) => pngSize(zip[name] ?? new Uint8Array())?.width), [192, 32, 32]);
    const sums = readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n').map((line) => line.split('  '));
    assert.deepEqual(sums.map(([, name]) => name).sort(), filesIn(folder).filter((name) => name !== 'SHA256SUMS').sort());
    for (const [sum, name = ''] of sums) assert.equal(sha256(readFileSync(path.join(folder, name))), sum, name);
  });

  test('package: without the encoder no model and no WebAssembly goes out, and nothing is left to be filled in', { skip }, () => {
    const { folder } = the().site;
    assert.deepEqual(filesIn(folder).filter((name) => /\.(onnx|wasm|map)$/.test(name)), []);
    for (const name of ['outlook-mac-mobile.xml', 'nginx.conf', 'site/config.json', 'site/staticwebapp.config.json']) assert.doesNotMatch(readFileSync(path.join(folder, name), 'utf8'), /\{\{|undefined|localhost/);
  });
}
