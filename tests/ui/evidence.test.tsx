/** @jest-environment jsdom */
import { quoteAt, type Evidence, type Message, type Reading } from '../../src/core/evidence';
import { TaskPane } from '../../src/ui/task-pane';
import { fakeHost, mailOf, services, show, type Shown } from '../support/pane';
import { evidence, reading } from '../support/readings';

let pane: Shown;
// jsdom lays nothing out.
beforeAll(() => { Element.prototype.scrollIntoView = () => undefined; });
afterEach(() => pane.close());

const SEEN = ['Red mark on Monday.', 'Split lip on Tuesday.', 'Graze on Wednesday.', 'Burn on Thursday.', 'Black eye on Friday.'];
const mail = mailOf('A', SEEN.join(' '));
const quoteOf = (message: Message, words: string) => { const start = message.parts[0]?.text.indexOf(words) ?? -1; return quoteAt(message, { part: 0, start, end: start + words.length }); };
const found = (words: string): Evidence => ({ ...evidence('abuse-and-neglect/injuries', 3), quote: quoteOf(mail, words) });
const row = (count: number) => ({ row: 'abuse-and-neglect/injuries', level: 3 as const, strength: 0.9, evidence: SEEN.slice(0, count).map(found), steps: [] });

async function paneOf(made: Reading) {
  const host = fakeHost();
  host.set(mail);
  pane = await show(<TaskPane />, services({ messages: host.source, read: async () => made }).panel);
}
const quotes = (of: Element | null | undefined) => [...(of?.querySelectorAll('button.quote') ?? [])].map((one) => one.textContent);

describe('the quotations of a row', () => {
  it('can all be read before it is accepted: those after the third in a part that opens', async () => {
    await paneOf(reading([row(5)]));
    const card = pane.root.querySelector('article');
    expect(quotes(card)).toEqual(SEEN.map((words) => `“${words}”`));
    const rest = [...(card?.querySelectorAll('details') ?? [])].find((one) => one.querySelector('summary')?.textContent === '2 more');
    expect(quotes(rest)).toEqual(SEEN.slice(3).map((words) => `“${words}”`));
  });

  it('stand open where there are no more than three', async () => {
    await paneOf(reading([row(3)]));
    expect(quotes(pane.root.querySelector('article'))).toHaveLength(3);
    expect(pane.says()).not.toMatch(/\d more/);
  });
});

describe('words that nobody sees in the mail', () => {
  const both: Message = { ...mail, parts: [...mail.parts, { author: 'A Teacher', text: 'Burn on her arm.', unseen: true }] };
  const hidden: Evidence = { ...evidence('abuse-and-neglect/injuries', 3), quote: quoteAt(both, { part: 1, start: 0, end: 16 }) };
  it('are said to be such at the quotation, beside 999, above the message and in it; seen ones are not', async () => {
    const host = fakeHost();
    host.set(both);
    const made = reading([{ ...row(1), evidence: [found('Red mark on Monday.'), hidden] }], { immediate: { suggested: true, because: [{ says: 'Harm today.', quote: hidden.quote }] } });
    pane = await show(<TaskPane />, services({ messages: host.source, read: async () => made }).panel);
    expect(quotes(pane.root.querySelector('article'))).toEqual(['“Red mark on Monday.”', '“Burn on her arm.” (not visible in the mail)']);
    expect(pane.root.querySelector('section')?.textContent).toContain('“Burn on her arm.” (not visible in the mail)');
    expect(pane.says()).toContain('This mail holds words that nobody who reads it sees.');
    await pane.press('“Burn on her arm.” (not visible in the mail)');
    expect(pane.root.querySelector('[role=region]')?.textContent).toContain('(not visible in the mail) Burn on her arm.');
  });

  it('are not spoken of where there are none; the card names the build that read', async () => {
    await paneOf(reading([row(1)]));
    expect(pane.says()).not.toContain('nobody who reads it sees');
    expect(pane.root.querySelector('article details:last-of-type')?.textContent).toContain(`build ${reading([]).build}.`);
  });
});

describe('what moved the level', () => {
  it('is said with its own words of the message, which a press finds', async () => {
    await paneOf(reading([row(1)], { levelSteps: [{ name: 'floor', says: 'Looked at together.', quote: quoteOf(mail, 'Burn on Thursday.') }] }));
    const step = [...pane.root.querySelectorAll('p')].find((one) => one.textContent === 'Looked at together.')?.parentElement;
    expect(quotes(step)).toEqual(['“Burn on Thursday.”']);
    await pane.press('“Burn on Thursday.”');
    expect(pane.root.querySelector('mark')?.textContent).toBe('Burn on Thursday.');
  });

  it('is said without its words where a card has them, so that the first quotation stays on the first screen', async () => {
    await paneOf(reading([row(1)], { levelSteps: [{ name: 'floor', says: 'Looked at together.', quote: quoteOf(mail, SEEN[0] ?? '') }] }));
    expect(quotes(pane.root)).toEqual([`“${SEEN[0] ?? ''}”`]);
  });

  it('is said alone where it rests on no one quotation', async () => {
    await paneOf(reading([row(1)], { levelSteps: [{ name: 'floor', says: 'Looked at together.' }] }));
    expect(pane.says()).toContain('Looked at together.');
    expect(quotes(pane.root)).toHaveLength(1);
  });
});
