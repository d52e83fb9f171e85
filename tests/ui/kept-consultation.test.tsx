/** @jest-environment jsdom */
import { notRead, type Message } from '../../src/core/evidence';
import { draftReferral } from '../../src/core/referral';
import type { ReadOptions } from '../../src/service/panel';
import { TaskPane } from '../../src/ui/task-pane';
import { answerDecision, fakeDrafts, fakeHost, mailOf, services, show, type Shown } from '../support/pane';
import { reader } from '../support/reader';

let pane: Shown;
afterEach(() => pane.close());

const TEXT = 'There was a hand-shaped bruise on his arm and he said mum did it. Dad hit mum in front of him last night.';
const read = async (message: Message, options: ReadOptions) => { setTimeout(() => options.onFacts?.(notRead().facts), 0); return reader().readNow(message); };

/** A pane that can be closed and opened again on the same machine. */
async function paneOn(drafts = fakeDrafts(), more: Parameters<typeof services>[0] = {}) {
  const host = fakeHost();
  host.set(mailOf('A', TEXT));
  const made = services({ messages: host.source, read, drafts: drafts.keeper, ...more });
  made.panel.reader = { ...made.panel.reader, draft: async (drafting) => draftReferral(drafting) };
  pane = await show(<TaskPane />, made.panel);
  const again = async () => { await pane.close(); pane = await show(<TaskPane />, made.panel); await pane.settle(); };
  return { ...made, ...drafts, host, again };
}
const reason = 'Why? One sentence for the record.';
const press = (name: string) => pane.settle(() => [...pane.root.querySelectorAll('button')].find((one) => one.textContent === name)?.click());

describe('what was begun about a message', () => {
  it('a half-written rejection outlives the step, and the pane', async () => {
    const { again, until } = await paneOn();
    await press('Reject');
    await pane.type(reason, 'This is about anoth');
    await pane.press('Decide');
    await pane.press('Evidence');
    expect(pane.field(reason).value).toBe('This is about anoth');
    await until(1);
    await again();
    expect(pane.field(reason).value).toBe('This is about anoth');
    expect(pane.says()).toContain('What you had begun about this message is as you left it.');
  });

  it('decisions and what was settled are there again when the pane is reopened, and nothing is where nothing was begun', async () => {
    const { again, until, host } = await paneOn();
    await press('Accept');
    await pane.press('Decide');
    await pane.tick(/Level 3 /);
    await pane.type(/^Anything else/, 'Rang the aunt.');
    await until(1);
    await again();
    expect(pane.says()).toContain('✓ Accepted');
    await pane.press('Decide');
    expect(pane.field(/Level 3 /).checked).toBe(true);
    expect(pane.field(/^Anything else/).value).toBe('Rang the aunt.');
    host.set(mailOf('B', TEXT));
    await again();
    expect(pane.says()).not.toContain('as you left it');
    expect(pane.says()).not.toContain('✓ Accepted');
  });

  it('a sentence that the person counted themself is there again, and goes on record with its exact words and the level chosen', async () => {
    const words = 'He ate his lunch in silence.';
    const { again, until, host, stored } = await paneOn();
    host.set(mailOf('C', `${TEXT} ${words}`));
    await again();
    const open = (details: Element | null | undefined) => pane.settle(() => { if (details instanceof HTMLDetailsElement) { details.open = true; details.dispatchEvent(new Event('toggle')); } });
    const sentence = () => [...pane.root.querySelectorAll<HTMLElement>('[role=button]')].find((one) => one.textContent === words);
    await open([...pane.root.querySelectorAll('summary')].find((one) => one.textContent === 'Show the message')?.parentElement);
    await pane.settle(() => sentence()?.click());
    for (const row of pane.root.querySelectorAll('ol > li > details')) if (![...pane.root.querySelectorAll('button')].some((one) => one.textContent === 'Count it here, at level 3')) await open(row);
    await pane.press('Count it here, at level 3');
    expect(pane.says()).toContain('✓ Counted by you: Level 3');
    await until(1);
    await again();
    const [card] = [...pane.root.querySelectorAll('article')].filter((one) => one.textContent.includes('✓ Counted by you'));
    expect(card?.querySelector('button')?.textContent).toBe(`“${words}”`);
    expect(card?.textContent).toContain('Level 3');
    await answerDecision(pane, 'No');
    await pane.type(/^Your level differs/, 'I know more.');
    await pane.press('Save the consultation');
    expect(stored[0]).toMatchObject({ kind: 'consultation', evidence: [{ text: words, level: 3, decision: 'added', author: 'Ms Reid' }] });
  });

  it('is given up at a press', async () => {
    const { again, until, shelf } = await paneOn();
    await press('Accept');
    await until(1);
    await again();
    await pane.press('Start again');
    expect(pane.says()).not.toContain('✓ Accepted');
    await until(0);
    expect(shelf.size).toBe(0);
  });

  it('is no longer kept once the consultation is saved', async () => {
    const { again, until, shelf } = await paneOn();
    await answerDecision(pane, 'No');
    await pane.type(/^Your level differs/, 'I know more.');
    await until(1);
    await pane.press('Save the consultation');
    await until(0);
    expect(shelf.size).toBe(0);
    await again();
    expect(pane.says()).not.toContain('as you left it');
  });

  it('an entry half-written on its record brings the record back with it', async () => {
    const { again, until } = await paneOn();
    await answerDecision(pane, 'No');
    await pane.type(/^Your level differs/, 'I know more.');
    await pane.press('Save the consultation');
    await until(0);
    await pane.press('Record');
    await pane.press('A note');
    await pane.type(/^What happened, who was spoken to/, 'Rang the nur');
    await until(1);
    await again();
    await pane.press('Record');
    expect(pane.field(/^What happened, who was spoken to/).value).toBe('Rang the nur');
  });

  it('without names comes back without names', async () => {
    const text = `${TEXT} Kayleigh Brandt.`;
    const named = async (message: Message, options: ReadOptions) => {
      const { facts } = notRead();
      const start = (message.parts[0]?.text ?? '').indexOf('Kayleigh Brandt');
      const found = start < 0 ? facts : { ...facts, child: { name: { value: 'Kayleigh Brandt', quote: { text: 'Kayleigh Brandt', place: { part: 0, start, end: start + 15 } } } } };
      setTimeout(() => options.onFacts?.(found), 0);
      return reader().readNow(message);
    };
    const drafts = fakeDrafts();
    const made = await paneOn(drafts, { read: named });
    const offered = { ...made.panel.packs, face: async (id: string) => ({ ...await services().panel.packs.face(id), noNamesConsultation: { offered: true, says: 'Without names.' } }) };
    made.host.set(mailOf('A', text));
    Object.assign(made.panel, { packs: offered });
    await made.again();
    await pane.press('Ask without names');
    await press('Accept');
    await pane.type('To refer by name, write why:', 'The front door asks');
    await drafts.until(1);
    expect([...drafts.shelf.values()].map(({ body }) => body).join()).not.toContain('Kayleigh');
    await made.again();
    expect(pane.says()).toContain('No names.');
    expect(pane.says()).toContain('✓ Accepted');
    expect(pane.field('To refer by name, write why:').value).toBe('The front door asks');
  });
});

it('what was begun about a message that the person moves on from is put back when they return, as they are told', async () => {
  const { host } = await paneOn();
  await press('Accept');
  host.set(mailOf('B', TEXT));
  await pane.settle(host.tell);
  expect(pane.says()).toContain('What you have not saved here is put back when you return to it in this pane.');
  await pane.press('Read the new message instead');
  expect(pane.says()).not.toContain('✓ Accepted');
  host.set(mailOf('A', TEXT));
  await pane.settle(host.tell);
  await pane.settle();
  expect(pane.says()).toContain('✓ Accepted');
});
