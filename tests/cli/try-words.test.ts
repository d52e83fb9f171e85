import { messageOfWords, sayTried } from '../../src/cli/try-words';
import { packOf } from '../support/packs';
import { reader } from '../support/reader';

const tried = async (words: string, authority = 'redbridge', edition = '2025-07-interim') => sayTried(await reader().read(messageOfWords(words)), packOf(authority, edition));

describe('threshold rules try', () => {
  it('says level, law and authority, the indicator, what is printed there, the words, and the phrase that found them', async () => {
    const lines = await tried('There is a bruise on her cheek and she is 9 weeks old.');
    expect(lines[0]).toMatch(/^Read by words alone\. Suggested: Level 4 · s47 · Redbridge, interim July 2025/);
    const at = lines.findIndex((line) => line.includes('abuse-and-neglect/injuries'));
    expect(lines.slice(at, at + 3)).toEqual([
      '  Level 4 · s47 · Redbridge, interim July 2025  abuse-and-neglect/injuries', expect.stringMatching(/^ {6}printed there: Any allegation/),
      '      “There is a bruise on her cheek and she is 9 weeks old.”  (the phrase non-mobile-baby-injured)',
    ]);
  });

  it('gives no level where the authority has no matrix', async () => {
    expect((await tried('There is a bruise on her cheek and she is 9 weeks old.', 'oxfordshire', 'routes-only'))[0]).toMatch(/Suggested: No level/);
  });

  it('never says that there is no concern', async () => {
    expect((await tried('The bake sale is on Friday.')).at(-1)).toBe('Nothing was found. That does not mean that there is no concern.');
  });
});
