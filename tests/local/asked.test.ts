import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileAsked, pathAsked } from '../../src/local/asked';

let outer: string;
let folder: string;
beforeAll(() => {
  outer = mkdtempSync(path.join(tmpdir(), 'asked-'));
  folder = path.join(outer, 'pages');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'index.html'), 'words');
  writeFileSync(path.join(folder, 'a b.txt'), 'more words');
  writeFileSync(path.join(outer, 'secret.txt'), 'outside');
});
afterAll(() => rmSync(outer, { recursive: true }));

const sizeOf = (address: string) => { const pathname = pathAsked(address); return pathname === undefined ? undefined : fileAsked(folder, pathname)?.size; };

describe('what is asked of the workbench’s server', () => {
  it.each([['/', 5], ['/index.html?lang=en', 5], ['/a%20b.txt', 10]])('%s is a page', (address, size) => { expect(sizeOf(address)).toBe(size); });

  it.each(['/%E0%A4%A', '//', '///', '/%', '/a%00b', `/${'x'.repeat(5_000)}`, '/../secret.txt', '/..%2fsecret.txt', '/none.html', '//secret.txt'])('%.20s is no page, and nothing is thrown', (address) => { expect(sizeOf(address)).toBeUndefined(); });

  it('the calls to Graph keep their path as it was written', () => { expect(pathAsked('/v1.0/sites/a%20b?$top=5')).toBe('/v1.0/sites/a%20b'); });
});
