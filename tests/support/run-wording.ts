/**
 * Advises on texts with the shipped closer reader in its own process, because Jest cannot load the engine. Texts come in as a JSON list;
 * for each what is found by words alone, and with the closer reader, goes out.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closerWording } from '../../src/cli/reader-parts';
import { adviseWriting, openWritingHead, readCloser, withCloser, type WritingModel } from '../../src/core/referral';

const root = join(import.meta.dirname, '../..');

async function main(): Promise<void> {
  const texts = JSON.parse(readFileSync(0, 'utf8')) as string[];
  const head = openWritingHead(JSON.parse(readFileSync(join(root, 'rules/model/writing/writing.json'), 'utf8')) as WritingModel);
  const read = await closerWording(root);
  const out: object[] = [];
  for (const text of texts) {
    const heard = await readCloser(text, head, read);
    const found = (by: typeof head) => adviseWriting(text, { head: by }).map(({ id, words }) => ({ id, words }));
    out.push({ words: found(head), closer: found(heard ? withCloser(head, heard) : head) });
  }
  process.stdout.write(JSON.stringify(out));
}

void main();
