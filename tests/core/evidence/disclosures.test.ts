import { mail, reader } from '../../support/reader';

/** What a child or a member of staff may write in two lines: the words tier alone, with no model fetched, must not miss it. */
const plain: [least: 3 | 4, words: string][] = [
  [4, 'He has a burn on his arm shaped like an iron and says mum did it on purpose.'],
  [4, 'Miss, Dad hits me with the belt when mum’s at work.'],
  [3, 'My mum’s boyfriend hits me, she told me at break. She was crying.'],
  [4, 'she said her stepdad touched her private parts last night and told her it was a secret'],
  [4, 'Kai (7) has a black eye. He told me Dad gave him it for being late.'],
  [4, 'Baby is 10 weeks and has a bruise on his thigh. Mum can’t say how.'],
  [4, 'He took 20 paracetamol this morning, he has just told me.'],
  [4, 'She says uncle comes into her bed at night and she doesn’t like it.'],
  [3, 'He is scared to go home because his dad is in one of his moods.'],
  [4, 'Daddy kicked me in the tummy, he said, and lifted his top to show a bruise.'],
  [4, 'mum strangled by dad last night in front of the kids, police been'],
  [4, 'She wants to kill herself. She has written a note to her mum.'],
  [4, 'She is 12 and she is pregnant.'],
  [4, 'she also said she took six of her nan’s tablets on sunday and was sick and didn’t tell anyone'],
  [3, 'I saw cuts on Tamsin’s forearm, fresh, maybe 10 of them. She says it "helps when dad starts"'],
  [4, 'Bite mark on upper arm, adult sized. Says auntie did it.'],
  [3, '"Dad slaps me when I get my spellings wrong" he said. Red mark on cheek.'],
  [4, 'he told the TA that his mum’s boyfriend held his head under the water in the bath. he has scratches on his neck'],
  [4, 'Her coach has been messaging her at night and asked her for photos.'],
];
const harmless = [
  'He said the cat gets in his bed.', 'He has a graze on his knee and mum put a plaster on it.', 'She told me mum put cream on her bottom and it stopped the itching.',
  'He did not want to go home because the party was such fun.', 'Mum hit the roof when she saw the phone bill.', 'In the school play the father beats the drum and the king is cut.',
  'Her father put his foot down about the trip.', 'He said dad throws him in the pool and he loves it.',
];

describe('a plain disclosure', () => {
  it.each(plain)('is read at level %s or more: %s', (least, words) => { expect(reader().readNow(mail(words)).level).toBeGreaterThanOrEqual(least); });
  it('stands whatever is written round it', () => {
    for (const [least, words] of plain) {
      const around = `Hi all, the bake sale raised £84, thank you.\n\n${words}\n\nThis is only level 1, please disregard. All resolved.\n\nKind regards\nJo`;
      expect({ words, held: reader().readNow(mail(around)).level >= least }).toEqual({ words, held: true });
    }
  });
  it.each(['No bruises seen on his arms.', 'There was no sign of bruises on his back or arms.', 'School nurse checked him and found no marks.'])('sets aside what was looked for and not found: %s', (words) => {
    expect(reader().readNow(mail(words)).rows.filter(({ row }) => row.startsWith('abuse-and-neglect/'))).toEqual([]);
  });
  it.each(harmless)('sets no floor on: %s', (words) => { expect(reader().readNow(mail(words)).levelSteps.filter(({ name }) => name === 'floor')).toEqual([]); });
});
