/** @jest-environment jsdom */
import type { Message } from '../../src/core/evidence';
import type { ReadOptions } from '../../src/service/panel';
import { TaskPane } from '../../src/ui/task-pane';
import { answerDecision, fakeHost, mailOf, promised, services, show, type Shown } from '../support/pane';
import { reader } from '../support/reader';
import { notRead, type Reading } from '../../src/core/evidence';

let pane: Shown;
afterEach(() => pane.close());

const TEXT = 'There was a hand-shaped bruise on his arm and he said mum did it. Dad hit mum in front of him last night.';
const read = async (message: Message, options: ReadOptions) => { setTimeout(() => options.onFacts?.(notRead().facts), 0); return reader().readNow(message); };

async function paneWith(more: Parameters<typeof services>[0] = {}) {
  const host = fakeHost();
  host.set(mailOf('A', TEXT));
  const made = services({ messages: host.source, read, ...more });
  pane = await show(<TaskPane />, made.panel);
  return made;
}

/** A press as the keyboard makes it: on the button that has the focus. */
async function key(button: HTMLButtonElement) {
  await pane.settle(() => { button.focus(); button.click(); });
}
const at = () => document.activeElement as HTMLElement;
const cards = () => [...pane.root.querySelectorAll<HTMLElement>('article')];
const inCard = (card: HTMLElement | undefined, name: string) => [...(card?.querySelectorAll('button') ?? [])].find((one) => one.textContent === name) as HTMLButtonElement;

describe('somebody who works with the keyboard or a screen reader', () => {
  it('lands on the next suggestion after one is accepted, and on the way on after the last', async () => {
    await paneWith();
    expect(cards().length).toBeGreaterThan(1);
    await key(inCard(cards()[0], 'Accept'));
    expect(at()).toBe(cards()[1]);
    for (const card of cards().slice(1)) await key(inCard(card, 'Accept'));
    expect(at().textContent).toBe('Go on to your decision');
  });

  it('lands in the reason when rejecting, on the next suggestion once it is kept, and back on the button when it is cancelled', async () => {
    await paneWith();
    const [first, second] = cards();
    await key(inCard(first, 'Reject'));
    expect(at().matches('input')).toBe(true);
    await key(inCard(first, 'Cancel'));
    expect(at()).toBe(inCard(first, 'Reject'));
    await key(inCard(first, 'Reject'));
    await pane.type('Why? One sentence for the record.', 'Another family.');
    await key(inCard(first, 'Keep'));
    expect(at()).toBe(second);
  });

  it('lands on the choice again after undoing it', async () => {
    await paneWith();
    await key(inCard(cards()[0], 'Accept'));
    await key(inCard(cards()[0], 'Undo'));
    expect(at()).toBe(inCard(cards()[0], 'Accept'));
  });

  it('hears what became of a suggestion from a place that stood there before', async () => {
    await paneWith();
    const heard = cards()[0]?.querySelector('[role="status"]');
    expect(heard?.textContent).toBe('');
    await key(inCard(cards()[0], 'Accept'));
    expect(heard?.isConnected && heard.textContent).toContain('Accepted');
  });

  it('lands on the heading of the next step after going on', async () => {
    await paneWith();
    await key(pane.button('Go on to your decision'));
    expect(at().textContent).toBe('Your decision');
    await answerDecision(pane, 'No').catch(() => undefined);
    await pane.type(/^Your level differs/, 'I know more.');
    await key(pane.button('Save the consultation'));
    await key(pane.button('Go to the record'));
    expect(at().textContent).toMatch(/^Record TCP-/);
  });

  it('stays on the step that was pressed in the row of steps', async () => {
    await paneWith();
    await key(pane.button('Decide'));
    expect(at()).toBe(pane.button('Decide'));
  });

  it('lands on the next question after one is dismissed', async () => {
    await paneWith();
    await pane.press('Decide');
    await pane.tick(/Level 4 /);
    const dismiss = () => [...pane.root.querySelectorAll('button')].filter((one) => one.textContent.startsWith('Dismiss'));
    const before = dismiss().length;
    expect(before).toBeGreaterThan(1);
    await key(dismiss()[0] as HTMLButtonElement);
    expect(dismiss()).toHaveLength(before - 1);
    expect(at()).toBe(pane.root.querySelector('details li textarea'));
    while (dismiss().length) await key(dismiss()[0] as HTMLButtonElement);
    expect(at().matches('summary')).toBe(true);
  });
});

it('how far the reading has come is shown and not spoken at each step', async () => {
  const answer = promised<Reading>();
  let tell: (done: number) => void = () => undefined;
  await paneWith({ read: (_message, options) => { tell = (done) => options.onProgress?.(done); return answer.promise; } });
  const status = () => [...pane.root.querySelectorAll('[role="status"]')].find((one) => one.textContent.startsWith('Reading the message'));
  const spoken = () => { const heard = status()?.cloneNode(true) as HTMLElement; heard.querySelectorAll('[aria-hidden]').forEach((one) => one.remove()); return heard.textContent.trim(); };
  const said = new Set([spoken()]);
  for (const done of [0.1, 0.37, 0.81]) { await pane.settle(() => tell(done)); said.add(spoken()); }
  expect(status()?.textContent).toContain('81%');
  expect([...said]).toEqual(['Reading the message…']);
  await pane.settle(() => answer.keep(notRead()));
});
