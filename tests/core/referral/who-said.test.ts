import type { Message } from '../../../src/core/evidence';
import { answersOf, draftReferral } from '../../../src/core/referral';
import { packOf } from '../../support/packs';
import { reader } from '../../support/reader';

const pack = packOf('redbridge', '2025-07-interim');

/** Whom a draft names behind some words of a child. */
async function sayer(text: string, words: string, alsoRefer: number[] = []): Promise<string | undefined> {
  const message: Message = { id: 'said-1', channel: 'outlook', subject: 'Tobias Okonjo 3H', sentAt: '2026-11-23T14:12:00', from: 'Denise Falkirk', parts: [{ text: `Tobias Okonjo, 8, has a bruise on his cheek. He is a quiet boy. I asked him and he said "Uncle Ray smacked me". ${text}` }] };
  const answers = answersOf(draftReferral({ message, reading: await reader().read(message), suggestions: [], decisions: [], pack, alsoRefer })).filter((one) => one.field === 'childs-words');
  const lines = answers.flatMap((one) => [...one.value.split('\n'), ...one.maybe.map(({ value }) => value)]);
  return /\[([^;\]]*)/u.exec(lines.find((line) => line.includes(words)) ?? '')?.[1];
}

describe('who said the words of a child', () => {
  it.each([
    ['His sister Precious (aged 5) would not let go of my hand. She told Mrs Amadi "Ray shouts and locks the big door".', 'Precious'],
    ['His sister Precious (aged 5) was in tears. She then said "Ray shouts and locks the big door".', 'Precious'],
    ['His sister Precious (aged 5) was in tears. He told Mrs Amadi "Ray shouts and locks the big door".', 'Tobias Okonjo'],
  ])('follows the pronoun where it cannot mean this child: %s', async (text, who) => { expect(await sayer(text, 'Ray shouts')).toBe(who); });

  it('does not give a mother’s words to the sister who was named before her', async () => {
    expect(await sayer('His sister Precious (aged 5) was in tears. Mum came in. She said "Ray shouts and locks the big door".', 'Ray shouts')).not.toBe('Precious');
  });
});
