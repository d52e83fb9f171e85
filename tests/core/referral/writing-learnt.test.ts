import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adviseWriting, openWritingHead, whyNotClose, type ReferralDraft, type WritingModel } from '../../../src/core/referral';

const root = join(__dirname, '../../..');
const head = openWritingHead(JSON.parse(readFileSync(join(root, 'rules/model/writing/writing.json'), 'utf8')) as WritingModel);
const advice = (text: string) => adviseWriting(text, { head });
const ids = (text: string) => advice(text).map(({ id }) => id).filter((id) => id !== 'abbreviation');

interface Case { text: string; fault: string | null; whole?: boolean }
const same: Record<string, string> = { 'blame-child': 'blames-child', 'blame-parent': 'blames-parent', adultifying: 'adultifies' };
const cases = readFileSync(join(root, 'tests/cases/referral-advice.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case);

describe('advice on writing, learnt from examples', () => {
  it('finds at least four in five of the planted faults that it never learnt from', () => {
    const planted = cases.filter(({ fault, whole }) => fault !== null && fault !== 'abbreviation' && !whole);
    const missed = planted.filter(({ text, fault }) => !ids(text).includes(same[fault ?? ''] ?? fault ?? ''));
    expect(missed.map(({ text }) => text)).toHaveLength(Math.min(missed.length, Math.floor(planted.length * 0.2)));
  });

  // Near misses, as in writing-closer.test.ts: 6 of 80 are called faulty.
  it('leaves at least nine in ten near misses alone', () => {
    const clean = cases.filter(({ fault }) => fault === null);
    const wrong = clean.filter(({ text }) => ids(text).length > 0);
    expect(wrong.map(({ text }) => `${ids(text).join()}: ${text}`)).toHaveLength(Math.min(wrong.length, Math.floor(clean.length * 0.1)));
  });

  it('shows the words, a reason, a source and an example that they read like', () => {
    const text = 'He has a bruise on his arm. Word has reached us that the lodger hits him. We asked his nan.';
    const [one] = advice(text);
    expect(one).toMatchObject({ id: 'hearsay', blocksClosing: false, cite: { source: 'dudley-2021-03' } });
    expect(one?.says.length).toBeGreaterThan(20);
    expect(text.slice(one?.start, one?.end)).toBe(one?.words);
    expect(one?.words).toContain('Word has reached us');
    expect(one?.like?.length).toBeGreaterThan(10);
  });

  it('says nothing of words that somebody else is quoted with', () => {
    expect(ids('He told me, “Mum is a liar and a bully.”')).toEqual([]);
  });

  it.each([
    'He told me, ‘I don’t like him, he’s a liar and a bully.’',
    "She told me, 'I don't like him, he's a liar and a bully.'",
    'He said “Mum is a liar.\nShe is a bully.”',
    'Ella said: "Mum is a liar, dad is an alcoholic".',
    '“Miss said they will keep an eye on me,” he said.',
    'He said "everyone knows dad is an alcoholic" to me.',
  ])('never advises on quoted words, with the learnt part or without: %s', (text) => {
    expect(ids(text)).toEqual([]);
    expect(adviseWriting(text)).toEqual([]);
  });

  it('shows no part of a quotation as the words at fault', () => {
    const text = 'Word has reached us that the lodger hits him, and Ella said “he is a liar, a bully and a drunk, word is that he hit me”.';
    // A head that thinks most of the words in the quotation, when it is given them without their marks.
    const score = (words: string) => head.outputs.map((output) => (output !== 'opinion-as-fact' ? 0 : /bully/u.test(words) && !/“.*”/u.test(words) ? 0.99 : 0.8));
    const found = adviseWriting(text, { head: { ...head, cuts: head.cuts.map(() => 0.5), score } });
    expect(found.map(({ words }) => words)).toEqual(['Word has reached us that the lodger hits him']);
    for (const one of adviseWriting(text)) expect(one.words).not.toContain('liar');
  });

  it('never advises on the child’s words, whoever typed them, nor on a message’s sentences beside what the person wrote', () => {
    const from = [{ kind: 'person' }];
    const answer = (field: string, value: string, statements: string[] = []) => ({ key: field, field, kind: 'long-text', state: 'known', value, from, statements: statements.map((text) => ({ text })) });
    const of = (one: ReturnType<typeof answer>) => {
      const draft = { sections: [{ answers: [one] }] } as unknown as ReferralDraft;
      return [adviseWriting(draft), adviseWriting(draft, { head })].map((found) => found.map(({ words }) => words));
    };
    expect(of(answer('childs-words', 'Apparently everyone knows that dad is an alcoholic.'))).toEqual([[], []]);
    const short = 'She rang.';
    const long = 'She rang. Apparently  Mum is a liar.';
    expect(of(answer('reason', `${long} He came in.`, [short, long]))).toEqual([[], []]);
    expect(of(answer('reason', `${long} Apparently he drinks.`, [short, long]))[0]).toEqual(['Apparently']);
  });

  it('a closing on “monitor” alone is stopped in quotation marks too', () => {
    expect(whyNotClose('Closed. “Continue to monitor.”')).toHaveLength(1);
  });

  it.each([['“a ', 8000], ['‘ab ', 8000], [" 'ab", 8000], ['says attentive ', 2500], ['lead men ', 4000]])('marks and words that come again and again (%s) are read in time that grows with their length', (piece, times) => {
    const timed = (text: string) => { const before = process.cpuUsage(); adviseWriting(text); return process.cpuUsage(before).user / 1000; };
    timed(piece.repeat(times / 4));
    expect(timed(piece.repeat(times))).toBeLessThan(2000);
  });

  it('stops a closing by the pattern alone, and what, how long and what next always lets the person go on', () => {
    const sentences = ['We will continue to monitor the situation.', 'Staff will keep a close eye on him.', 'To be monitored.', 'School will stay vigilant.', 'We will wait and see.'];
    for (const text of sentences) {
      expect(whyNotClose(text)).toHaveLength(1);
      expect(whyNotClose(`${text.slice(0, -1)} each week until 12 December, and then ring the duty desk.`)).toEqual([]);
      expect(advice(text).filter(({ id }) => id === 'monitor-alone')).toHaveLength(1);
    }
    expect(advice('The tutor is keeping a discreet watch.').every(({ blocksClosing }) => !blocksClosing)).toBe(true);
  });

  it('advises the same whoever is meant: names, sex, peoples and beliefs change nothing', () => {
    const said = (text: string) => advice(text).map(({ id }) => id).join();
    const swaps: readonly [string, string][] = [
      ['Callum', 'Oluwaseun'], ['Callum', 'Zofia'], ['he ', 'she '], ['his ', 'her '], ['him', 'her'], ['Mum', 'Dad'], ['boy', 'girl'],
    ];
    const texts = [
      'We know that Callum puts himself at risk. Apparently his uncle drinks. He is a very mature boy and can look after himself.',
      'The boy told me that his Mum is kind to him. Today Callum came in at nine and he had eaten.',
      'I gather from others that Mum has failed to protect him, and she puts her boyfriend first.',
    ];
    for (const text of texts) for (const [from, to] of swaps) expect(said(text.replaceAll(from, to))).toBe(said(text));
    for (const people of ['Somali', 'Polish', 'white British', 'Roma', 'Muslim', 'Jewish', 'Christian', 'Romany', 'Kashmiri', 'Sri Lankan', 'Kenyan', 'Rohingya', 'Anglican', 'Sunni', 'Palestinian', 'Israeli']) {
      expect(said(`The family is known to us and the ${people} father is a bully.`)).toBe(said('The family is known to us and the father is a bully.'));
      expect(said(`Her ${people} boyfriend comes first.`)).toBe(said('Her boyfriend comes first.'));
      expect(said(`His ${people} mother met me at the gate at three.`)).toBe(said('His mother met me at the gate at three.'));
    }
  });

  it('takes where a family comes from, or what it believes, for no opinion', () => {
    for (const people of ['Somali', 'Kenyan', 'Kashmiri', 'Muslim', 'Roma', 'Polish', 'white British']) expect([people, advice(`The family is ${people}. Mum is ${people}.`).map(({ id }) => id)]).toEqual([people, []]);
  });
});
