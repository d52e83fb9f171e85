import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Changes head.json in a model's folder and writes the manifest anew; the build's name follows from the files. */
export function writeHead(folder: string, change: (head: Record<string, unknown>) => Record<string, unknown>): void {
  const read = (name: string) => readFileSync(join(folder, name));
  writeFileSync(join(folder, 'head.json'), `${JSON.stringify(change(JSON.parse(read('head.json').toString()) as Record<string, unknown>), null, 1)}\n`);
  const files = Object.fromEntries(['model.onnx', 'vocab.txt', 'head.json'].map((name) => {
    const bytes = read(name);
    return [name, { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.byteLength, gzip: gzipSync(bytes, { level: 9 }).byteLength }];
  }));
  const build = createHash('sha256').update(Object.values(files).map(({ sha256 }) => sha256).join('')).digest('hex').slice(0, 12);
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ build: `encoder-${build}`, files }, null, 1)}\n`);
}
