/** @jest-environment jsdom */
import { quoteAt, type Evidence, type Message, type Reading } from '../../src/core/evidence';
import { TaskPane } from '../../src/ui/task-pane';
import { fakeHost, mailOf, services, show, type Shown } from '../support/pane';
import { evidence, reading } from '../support/readings';

let pane: Shown;
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
