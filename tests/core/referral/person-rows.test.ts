import { wordPapers } from '../../../src/adapters/documents';
import { checkForm, fillForm } from '../../../src/adapters/documents/own-form';
import { answersOf, asJson, asText, draftReferral, missingAnswers, newRowKey, ReferralJson, sayPerson, withEdits, type Answer, type Edits, type ReferralDraft } from '../../../src/core/referral';
import { Document, Packer, Paragraph } from 'docx';
import { extractRawText } from 'mammoth';
import { messageOf, readingOf, type LabelledCase } from '../../support/labelled';
import { packOf } from '../../support/packs';

const pack = packOf('redbridge', '2025-07-interim');
const KEY = 'household-person';
const BODY = 'Sam Brook has a bruise. His brother Leo, 4, shares his room. The school nurse has seen him on Monday. The health visitor visited in May.';

function draftOf(edits: Edits = {}, adults: { name: string | null; relationship: string }[] = [{ name: 'Kirsty Brook', relationship: 'mother' }]): ReferralDraft {
  const facts = { child: { name: 'Sam Brook', dob: null, age: 7, gender: 'male' as const }, otherChildren: [{ name: 'Leo', relationship: 'brother', age: 4 }], adults, address: null, postcode: null, phones: [], school: null, childsWords: [], consent: 'unknown' as const, language: null, ethnicity: null, interpreter: null };
  const labelled: LabelledCase = { id: 'people-1', channel: 'outlook', role: 'Ruth Adler', sentAt: '2026-11-20T15:20:00', subject: 'Sam Brook', body: BODY, expected: { level: 3, immediate: false, routes: [], indicators: [{ row: 'abuse-and-neglect/injuries', level: 3, quote: 'bruise' }], facts } };
  const message = messageOf(labelled);
  return withEdits(draftReferral({ message, reading: readingOf(labelled, message), suggestions: [], decisions: [], pack }), edits);
}
const people = (draft: ReferralDraft, field = KEY): Answer => answersOf(draft).find((a) => a.field === field) as Answer;
const rowOf = (draft: ReferralDraft, name: string) => people(draft).people?.find((row) => row.parts.name === name);
const mother = rowOf(draftOf(), 'Kirsty Brook')?.key ?? '';
const brother = rowOf(draftOf(), 'Leo')?.key ?? '';
const MOTHER = { name: 'Kirsty Brook', relationship: 'mother' };
const own = newRowKey(people(draftOf()));

const word = async (draft: ReferralDraft, forFamily = false) => (await extractRawText({ buffer: Buffer.from(await (await wordPapers().asWord(draft, { forFamily })).arrayBuffer()) })).value;
const template = async (text: string) => new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] })));

describe('a list of people', () => {
  it('has a row for each whom the message names, with the quotation it comes from, checked by nobody', () => {
    const { people: rows = [], value, confirmed } = people(draftOf());
    expect(rows.map((row) => row.parts)).toEqual([MOTHER, { name: 'Leo', relationship: 'brother', born: '4' }]);
    for (const row of rows) expect(row).toMatchObject({ state: 'known', stands: 'in', confirmed: false, from: [{ kind: 'message', messageId: 'people-1' }] });
    expect([value, confirmed]).toEqual(['Kirsty Brook, mother\nLeo, brother, aged 4', false]);
  });

  it('takes what the person writes of one row, and of that row alone', () => {
    const draft = draftOf({ [mother]: { parts: { ...MOTHER, born: '3 May 1991', gender: 'woman', livesWith: 'yes', responsibility: 'yes', phone: '07700 900123' } } });
    expect(people(draft).value).toBe('Kirsty Brook, mother, born 3 May 1991, woman, lives with the child, holds parental responsibility, telephone 07700 900123\nLeo, brother, aged 4');
    expect(rowOf(draft, 'Kirsty Brook')?.from.map(({ kind }) => kind)).toEqual(['message', 'person']);
    expect(rowOf(draft, 'Leo')?.from.map(({ kind }) => kind)).toEqual(['message']);
  });

  it('is checked only when each row that stands is', () => {
    expect(people(draftOf({ [mother]: { parts: MOTHER, confirmed: true } })).confirmed).toBe(false);
    expect(people(draftOf({ [mother]: { parts: MOTHER, confirmed: true }, [brother]: { leftOut: true } })).confirmed).toBe(true);
  });

  it('adds and removes people: none removed is in a copy, and each can be taken back', async () => {
    const edits: Edits = { [own]: { parts: { relationship: 'father', livesWith: 'no' } }, [brother]: { parts: { name: 'Leo' }, leftOut: true } };
    const draft = draftOf(edits);
    expect(people(draft).value).toBe('Kirsty Brook, mother\nname not known, father, does not live with the child');
    for (const copy of [asText(draft), await word(draft), JSON.stringify(asJson(draft).answers.find((a) => a.key === KEY))]) { expect(copy).toContain('father'); expect(copy).not.toContain('Leo'); }
    expect(people(draftOf({ ...edits, [brother]: { leftOut: false } })).value).toContain('Leo');
    expect(newRowKey(people(draft))).not.toBe(own);
  });

  it.each(['not-known', 'does-not-apply', 'to-ask'] as const)('says of one row that it is %s, and asks for it only where it is to be asked', (state) => {
    const draft = draftOf({ [own]: { parts: { relationship: 'father' }, state } });
    expect(people(draft).value.split('\n').at(-1)).toBe(`father: ${{ 'not-known': 'not known', 'does-not-apply': 'does not apply', 'to-ask': 'to be asked' }[state]}`);
    expect(missingAnswers(draft).some(({ key }) => key === own)).toBe(state === 'to-ask');
  });

  it('is an open question while nobody is in it, and an empty row answers nothing', () => {
    expect(people(draftOf({ [mother]: { leftOut: true }, [brother]: { leftOut: true }, [own]: { parts: {} } }))).toMatchObject({ state: 'to-ask', value: '' });
    expect(people(draftOf({ [KEY]: { state: 'not-known', confirmed: true } }))).toMatchObject({ state: 'not-known', value: '', confirmed: true });
  });

  it('keeps what the person wrote of somebody whom a later reading no longer finds', () => {
    const edits: Edits = { [mother]: { parts: { ...MOTHER, phone: '07700 900123' }, confirmed: true } };
    expect(people(draftOf(edits, [])).value.split('\n')).toEqual(['Leo, brother, aged 4', 'Kirsty Brook, mother, telephone 07700 900123']);
  });

  it('has a row for each sentence that tells of somebody, in its own words and with how it is known', () => {
    const { people: rows = [], value, statements } = people(draftOf(), 'agency-involved');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(sayPerson).join('\n')).toBe(value);
    expect(value).toMatch(/school nurse has seen him on Monday\. \[[^\]\n]*Ruth Adler/u);
    expect(rows.map(({ statement }) => statement)).toEqual(statements);
  });
});

describe('a draft that was kept when the list was one text', () => {
  it('opens with every word that was written: as the row that it was, or as a row in these words', () => {
    const value = 'Kirsty Brook, mother, rings after six\nNan comes on Fridays [told by Mum]\n\nTwo dogs';
    const answer = people(draftOf({ [KEY]: { value, confirmed: true, keepFromFamily: true } }));
    expect(answer.value.split('\n')).toEqual(value.split('\n').filter(Boolean));
    expect(answer).toMatchObject({ state: 'known', confirmed: true, keepFromFamily: true });
    expect(answer.people?.map(({ stands, parts }) => [stands, parts])).toEqual([['in', { ...MOTHER, words: 'rings after six' }], ['out', { name: 'Leo', relationship: 'brother', born: '4' }], ['in', { words: 'Nan comes on Fridays [told by Mum]' }], ['in', { words: 'Two dogs' }]]);
  });

  it('keeps a sentence with its source, and how it is known as it was put right', () => {
    const found = people(draftOf(), 'agency-involved');
    const [first = ''] = found.value.split('\n');
    const changed = first.replace(/\[[^\];]*/u, '[told by Mum');
    const answer = people(draftOf({ 'agency-involved': { value: changed } }), 'agency-involved');
    expect(answer.value).toBe(changed);
    expect(answer.statements).toMatchObject([{ told: 'told-by', teller: 'Mum', from: { kind: 'message' } }]);
  });

  it('goes on being changed row by row', () => {
    const edits: Edits = { [KEY]: { value: 'Kirsty Brook, mother\nTwo dogs' } };
    const dogs = people(draftOf(edits)).people?.find((row) => row.parts.words === 'Two dogs')?.key ?? '';
    expect(people(draftOf({ ...edits, [dogs]: { parts: { words: 'One dog' } }, [mother]: { parts: { ...MOTHER, phone: '1' } } })).value).toBe('Kirsty Brook, mother, telephone 1\nOne dog');
  });
});

describe('what a row keeps from the family', () => {
  const kept: Edits = { [own]: { parts: { name: 'Ruth Ames', relationship: 'aunt', phone: '07700 900999', words: 'rang us in confidence' }, keepFromFamily: true }, 'child-address': { value: '1 Mill Lane\n07700 900999' } };

  it('carries the mark in every copy, and is nowhere in the family’s, under no other question either', async () => {
    const draft = draftOf(kept);
    for (const copy of [asText(draft), await word(draft)]) expect(copy).toMatch(/Ruth Ames, aunt, telephone 07700 900999, rang us in confidence \[keep from the family\]/u);
    for (const copy of [asText(draft, { forFamily: true }), await word(draft, true)]) {
      expect(copy).toContain('Kirsty Brook, mother');
      expect(copy).toContain('1 Mill Lane');
      for (const secret of ['Ruth', '07700 900999', 'confidence']) expect(copy).not.toContain(secret);
    }
  });

  it('leaves out of the family’s copy a row to be asked, a removed one, and words that another answer keeps', () => {
    const copy = asText(draftOf({ [own]: { parts: { relationship: 'father' }, state: 'to-ask' }, [brother]: { leftOut: true }, [mother]: { parts: { ...MOTHER, words: 'sleeps at the refuge' } }, 'keep-from-family': { value: 'Mum sleeps at the refuge since Sunday.' } }), { forFamily: true });
    for (const gone of ['father', 'Leo', 'refuge']) expect(copy).not.toContain(gone);
  });
});

describe('a list of people in other places', () => {
  it('is data in the published shape: the parts of each row beside its line', () => {
    const data = ReferralJson.parse(JSON.parse(JSON.stringify(asJson(draftOf({ [mother]: { parts: { ...MOTHER, livesWith: 'yes' }, confirmed: true } })))));
    expect(data.answers.find((a) => a.key === KEY)?.people).toMatchObject([{ line: 'Kirsty Brook, mother, lives with the child', name: 'Kirsty Brook', livesWith: 'yes', confirmed: true }, { line: 'Leo, brother, aged 4', born: '4', confirmed: false }]);
  });

  it('fills its place in the authority’s own form, a line a person, and the check knows the place', async () => {
    const form = await template('{household-person}');
    expect(checkForm(form, pack.form.sections.flatMap((s) => s.fields)).found).toEqual([KEY]);
    expect((await extractRawText({ buffer: Buffer.from(fillForm(form, draftOf())) })).value).toMatch(/Kirsty Brook, mother\s*Leo, brother, aged 4/u);
  });
});
