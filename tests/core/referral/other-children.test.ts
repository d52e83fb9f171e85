import { suggest } from '../../../src/core/decision';
import { answersOf, asText, draftReferral, familyCopy, summaryOf, type Drafting, type ReferralDraft } from '../../../src/core/referral';
import { messageOf, readingOf, type LabelledCase } from '../../support/labelled';
import { communities } from '../../support/names-by-community';
import { packOf } from '../../support/packs';

const pack = packOf('redbridge', '2025-07-interim');

interface Made { body?: string; posts?: string[]; child?: string; otherChildren?: { name: string; relationship: string; age: number | null }[]; adults?: { name: string | null; relationship: string }[]; words?: string[]; phones?: string[]; harm?: string[]; unsure?: true }

/** A draft of an invented message whose labels are what the reader is taken to have found. */
function draftOf({ body, posts, child, otherChildren = [], adults = [], words = [], phones = [], harm = [], unsure }: Made, more: Partial<Drafting> = {}): ReferralDraft {
  const labelled: LabelledCase = {
    id: 'made-others', channel: posts ? 'teams' : 'outlook', role: 'Ruth Adler', sentAt: '2026-11-06T15:47:00', subject: posts ? undefined : 'Notes', body,
    messages: posts?.map((text, at) => ({ from: at % 2 ? 'Mr Pell' : 'Ms Orme', sentAt: '2026-11-06T15:47:00', text })),
    expected: {
      level: 3, immediate: false, routes: [], indicators: harm.map((quote) => ({ row: 'abuse-and-neglect/injuries', level: 3, quote })),
      facts: { child: { name: child ?? null, dob: null, age: null, gender: null }, otherChildren, adults, address: null, postcode: null, phones, school: null, childsWords: words, consent: 'unknown', language: null, ethnicity: null, interpreter: null },
    },
  };
  const message = messageOf(labelled);
  const reading = readingOf(labelled, message);
  if (unsure && reading.facts.child.name) reading.facts.child.name.unsure = true;
  return draftReferral({ message, reading, suggestions: suggest(reading, pack), decisions: [], pack, ...more });
}

/** All that a draft would show or send of the messages, without the list of what is kept out. */
const within = (draft: ReferralDraft): string => JSON.stringify({ ...draft, others: undefined });
const heard = (draft: ReferralDraft, is: (one: NonNullable<ReferralDraft['others']>['passages'][number]) => boolean): string[] =>
  (draft.others?.passages ?? []).filter(is).map(({ from }) => (from.kind === 'message' ? from.quote.text : ''));
const out = (draft: ReferralDraft) => heard(draft, (one) => one.isOut);

const week = (a: string, b: string, c: string, [he, his]: readonly [string, string], [she, her]: readonly [string, string]): string => [
  'Dear all', 'Notes of this week’s safeguarding meeting.',
  `1. ${a} (Y4) came in hungry on Monday and had a bruise on ${his} arm. ${he} said "Dad did it".`,
  `2. ${b} (Y6) was seen on 2 November with a cut lip. ${she} said "it was my uncle". ${her.charAt(0).toUpperCase()}${her.slice(1)} mum rang us on 3 November and shouted. Her number is 07700 900111.`,
  `3. ${c} (Y2): no coat all week, wheezing.`,
  'Regards\nRuth',
].join('\n\n');

const sexes = [[['He', 'his'], ['She', 'her']], [['She', 'her'], ['He', 'his']]] as const;

describe('a message about several unrelated children', () => {
  describe.each(Object.entries(communities))('with names %s', (_, { female, male, family }) => {
    it.each(sexes)('keeps each other child’s story out of the draft and shows it (%s)', (own, theirs) => {
      const [a, b, c] = (own[0] === 'He' ? [male[1], female[1], female[2]] : [female[1], male[1], male[2]]).map((first, at) => `${first ?? ''} ${family[at] ?? ''}`) as [string, string, string];
      const draft = draftOf({ body: week(a, b, c, own, theirs), child: a, words: ['Dad did it', 'it was my uncle'], phones: ['07700 900111'], harm: ['bruise on', 'cut lip'] });
      expect(within(draft)).not.toMatch(/cut lip|my uncle|shouted|wheezing|900111/u);
      expect(within(draft)).toMatch(/hungry on Monday/u);
      expect(answersOf(draft).find(({ field }) => field === 'childs-words')?.value).toContain('Dad did it');
      expect(out(draft).join(' ')).toMatch(/cut lip[^]*my uncle[^]*shouted[^]*wheezing/u);
      expect(draft.others).toMatchObject({ about: a });
    });
  });

  const three = { body: week('Amir Khan', 'Leah Brown', 'Otis Quaye', ['He', 'his'], ['She', 'her']), words: ['Dad did it', 'it was my uncle'], phones: ['07700 900111'], harm: ['bruise on', 'cut lip'] };

  it('quotes no other child’s words in the summary of the mail', () => {
    const labelled = { id: 'made-others', channel: 'outlook' as const, role: 'Ruth Adler', sentAt: '2026-11-06T15:47:00', subject: 'Notes', body: three.body };
    const made = draftOf({ ...three, child: 'Amir Khan' });
    const harm = { ...labelled, expected: { level: 3 as const, immediate: false, routes: [], indicators: three.harm.map((quote) => ({ row: 'abuse-and-neglect/injuries', level: 3 as const, quote })), facts: { child: { name: 'Amir Khan', dob: null, age: null, gender: null }, otherChildren: [], adults: [], address: null, postcode: null, phones: [], school: null, childsWords: [], consent: 'unknown' as const, language: null, ethnicity: null, interpreter: null } } };
    const message = messageOf(harm);
    const suggestions = suggest(readingOf(harm, message), pack);
    const decisions = suggestions.map(({ id }) => ({ suggestionId: id, decision: 'accepted' as const }));
    const said = summaryOf({ pack, message, suggestions, decisions, settled: undefined, caseKey: undefined, others: made.others });
    expect(said).toContain('bruise on');
    expect(said).not.toContain('cut lip');
    expect(summaryOf({ pack, message, suggestions, decisions, settled: undefined, caseKey: undefined })).toContain('cut lip');
  });

  it('asks whom the referral is for where that is not sure, keeps nothing out, and follows the person’s answer', () => {
    const open = draftOf({ ...three, child: 'Amir Khan', unsure: true });
    expect(open.others).toEqual({ about: undefined, children: ['Amir Khan', 'Leah Brown', 'Otis Quaye'], passages: [] });
    expect(within(open)).toContain('cut lip');
    const leah = draftOf({ ...three, child: 'Amir Khan', unsure: true }, { about: 'Leah Brown' });
    expect(within(leah)).not.toMatch(/hungry|Dad did it|wheezing/u);
    expect(within(leah)).toMatch(/cut lip/u);
    expect(answersOf(leah).find(({ field }) => field === 'child-name')).toMatchObject({ value: 'Leah Brown', from: [{ kind: 'message' }] });
  });

  it('takes a passage in again where the person says that it is about this child too, and out where it is another’s', () => {
    const key = draftOf({ ...three, child: 'Amir Khan' }).others?.passages.find(({ child }) => child === 'Leah Brown')?.key ?? '';
    const counted = draftOf({ ...three, child: 'Amir Khan' }, { whose: { [key]: 'this' } });
    expect(within(counted)).toContain('cut lip');
    expect(counted.others?.passages.find((one) => one.key === key)).toMatchObject({ isOut: false, isDecided: true });
    expect(out(counted).join(' ')).toContain('wheezing');
  });

  it('has nothing of the others in any copy', () => {
    const draft = draftOf({ ...three, child: 'Amir Khan' });
    for (const text of [asText(draft), asText(draft, { sources: true }), asText(familyCopy(draft))]) expect(text).not.toMatch(/Leah|Otis|cut lip|wheezing/u);
  });

  it('counts no kind of harm that only another child’s words show', () => {
    const kinds = (harm: string[]) => answersOf(draftOf({ ...three, child: 'Amir Khan', harm })).find(({ field }) => field === 'type-of-harm')?.value;
    expect(kinds(['cut lip'])).toBe('');
    expect(kinds(['bruise on', 'cut lip'])).toBe('physical');
  });

  it('leaves another family’s people out of the household, and keeps whoever is spoken of in both', () => {
    const body = '1. Amir Khan (Y4) has bruises. His mum says he fell.\n\n2. Leah Brown (Y6): her dad Steve and her brother Jay drink. Her mum Kim left.\n\n3. Otis Quaye (Y2) is tired.';
    const draft = draftOf({ body, child: 'Amir Khan', adults: [{ name: 'Steve', relationship: 'father' }, { name: null, relationship: 'mum' }], otherChildren: [{ name: 'Jay', relationship: 'brother', age: null }] });
    const household = answersOf(draft).find(({ field }) => field === 'household-person')?.value ?? '';
    expect(household).not.toMatch(/Steve|Jay/u);
    expect(household).toContain('mum');
    expect(draft.otherChildren).toEqual([{ name: 'Jay', relationship: 'another child', age: undefined }]);
  });

  it('keeps apart what the posts of a chat say of each', () => {
    const posts = ['Two from the group. Family one: Themba 6 and Nandi 3, mum says she smacked Themba', 'ok', 'Family two: single dad to Poppy, 8. He never reads her letters', 'is she the one without a coat', 'Themba is fine otherwise, his mum wants help'];
    const draft = draftOf({ posts, child: 'Themba', otherChildren: [{ name: 'Nandi', relationship: 'sister', age: 3 }] });
    expect(out(draft)).toEqual(['Family two: single dad to Poppy, 8. He never reads her letters', 'is she the one without a coat']);
    expect(within(draft)).not.toMatch(/letters|without a coat/u);
  });
});

describe('what stays', () => {
  it.each([
    ['brothers and sisters', 'Amir Khan (8) is hungry.\n\nHis sister Aisha (6) hides food. She cries at night.\n\nAisha (6) was seen again on Friday.', 'hides food'],
    ['who shares the surname', 'Amir Khan (8) is hungry.\n\nZayn Khan (5) was seen on Friday with a bruise.', 'with a bruise'],
    ['what is said of both', 'Amir Khan (8) and Leah Brown (9) were both left alone on Friday.\n\nAmir is frightened.', 'left alone'],
    ['what another child did to this one', 'Amir Khan (8) is frightened of school.\n\nIn Friday’s PE lesson Leah Brown (9) hit Amir and took his shoes.', 'took his shoes'],
    ['a friend in this child’s story', 'Amir Khan (15) goes to a house on Bream Avenue.\n\nHe takes his friend Tilly (14) with him now.\n\nTilly’s in Year 9. She was given vapes there.', 'given vapes'],
  ])('%s', (_, body, words) => {
    const draft = draftOf({ body, child: 'Amir Khan' });
    expect(out(draft)).toEqual([]);
    expect(body).toContain(words);
  });

  it('stays and says so where it is not clear whose it is', () => {
    const draft = draftOf({ body: 'Amir Khan (8) was pushed by Leah Brown (9) at break.\n\nLeah Brown (9) had a cut lip on Friday.', child: 'Amir Khan' });
    expect(draft.others?.passages).toMatchObject([{ child: 'Leah Brown', is: 'unclear', isOut: false, isDecided: false }]);
    expect(JSON.stringify(draft.chronology)).toContain('cut lip');
  });

  it('says nothing of others in a message about one family', () => {
    const draft = draftOf({ body: 'Amir Khan (8) is hungry. His sister Aisha (6) is too. Mum, Nadia, says Aisha eats at nan’s.', child: 'Amir Khan', otherChildren: [{ name: 'Aisha', relationship: 'sister', age: 6 }] });
    expect(draft.others).toBeUndefined();
  });

  it('is the child whom the person refers as well', () => {
    const body = '1. Amir Khan (Y4) has bruises.\n\n2. Leah Brown (Y6) has a cut lip since Friday.\n\n3. Otis Quaye (Y2) is tired.';
    const draft = draftOf({ body, child: 'Amir Khan', otherChildren: [{ name: 'Leah Brown', relationship: 'other pupil', age: null }] }, { alsoRefer: [0] });
    expect(out(draft)).toEqual(['Otis Quaye (Y2) is tired.']);
  });
});

describe('where an answer comes from, and what is offered', () => {
  const body = 'Amir Khan (8) had a bruise on his arm on Monday.';
  const harm = (decisions: Drafting['decisions']) => answersOf(draftOf({ body, child: 'Amir Khan', harm: ['bruise on'] }, { decisions })).find(({ field }) => field === 'type-of-harm');

  it('says that a kind of harm comes from the message’s words until the person has decided', () => {
    expect(harm([])).toMatchObject({ value: 'physical', from: [{ kind: 'message', quote: { text: body } }] });
    const [suggested] = suggest(readingOf({ id: 'x', channel: 'outlook', role: '', sentAt: '2026-11-06T15:47:00', body, expected: { level: 3, immediate: false, routes: [], indicators: [{ row: 'abuse-and-neglect/injuries', level: 3, quote: 'bruise on' }], facts: { child: { name: null, dob: null, age: null, gender: null }, otherChildren: [], adults: [], address: null, postcode: null, phones: [], school: null, childsWords: [], consent: 'unknown', language: null, ethnicity: null, interpreter: null } } }), pack);
    expect(harm([{ suggestionId: suggested?.id ?? '', decision: 'accepted' }])?.from).toEqual([{ kind: 'decision' }]);
  });

  it.each([
    ['Gas check, two boys at your school (7 and 9).', ['7', '9']],
    ['There are three children at the address (aged 2, 5 and 11).', ['2', '5', '11']],
    ['There are three children at the address (2 and 5).', []],
    ['Two boys were seen (flat 7 and 9).', []],
  ])('offers the ages of children who are only counted: %s', (text, ages) => {
    const age = answersOf(draftOf({ body: text })).find(({ field }) => field === 'child-age');
    expect(age).toMatchObject({ value: '', state: 'to-ask' });
    expect(age?.maybe.map(({ value }) => value)).toEqual(ages);
  });
});
