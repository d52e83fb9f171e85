import { splitPack } from '../../../src/core/pack';
import { suggest } from '../../../src/core/decision';
import { packOf } from '../../support/packs';
import { mail, reader } from '../../support/reader';

const editions = [['redbridge', '2025-07-interim'], ['dudley', '2021-03'], ['oxfordshire', 'routes-only']] as const;

describe('a pack cut in two files', () => {
  it.each(editions)('is the same pack again when both are put together: %s', (authority, edition) => {
    const pack = packOf(authority, edition);
    const { face, rest } = splitPack(pack);
    expect({ ...face, ...rest }).toEqual(pack);
  });

  it.each(editions)('gives the same suggestions from the first file alone, each with a source that the file has: %s', (authority, edition) => {
    const pack = packOf(authority, edition);
    const { face } = splitPack(pack);
    const reading = reader().readNow(mail('He has a burn on his arm in the shape of an iron and says his dad did it because he spilt his tea. He is scared to go home tonight.'));
    const suggestions = suggest(reading, face);
    expect(suggestions.length).toBeGreaterThan(0);
    expect(suggestions).toEqual(suggest(reading, pack));
    for (const { cite } of suggestions) if (cite) expect(face.sources[cite.source]?.title).toBe(pack.sources[cite.source]?.title);
  });

  it('leaves forms, consent and clocks to the second file', () => {
    const { face } = splitPack(packOf('redbridge', '2025-07-interim'));
    for (const later of ['form', 'forms', 'consent', 'clock', 'escalation', 'pathway', 'keeperNotes']) expect(face).not.toHaveProperty(later);
  });
});
