/** @jest-environment jsdom */
import { notRead, type Message, type Reading } from '../../src/core/evidence';
import { Unreadable, type SaveResult } from '../../src/ports';
import type { PackShelf } from '../../src/service/panel';
import { ConsultationProvider, useConsultation, type Consultation } from '../../src/ui/shared/consultation';
import { TaskPane } from '../../src/ui/task-pane';
import { answerDecision, dudley, fakeHost, mailOf, promised, redbridge, services, show, type Shown } from '../support/pane';

let pane: Shown;
afterEach(() => pane.close());

type Host = ReturnType<typeof fakeHost>;
const moveTo = (host: Host, next: Message | Unreadable | undefined) => { host.set(next); return pane.settle(host.tell); };

const decide = () => answerDecision(pane, 'No');

/** The consultation itself, for what no screen can be made to do in this order. */
async function heldBare(host: Host, more = {}): Promise<() => Consultation> {
  let now: Consultation | undefined;
  const Probe = () => { now = useConsultation(); return null; };
  pane = await show(<ConsultationProvider><Probe /></ConsultationProvider>, services({ messages: host.source, ...more }).panel);
  return () => now as Consultation;
}

describe('another message is opened', () => {
  it('while a save is under way: nothing is given up before its answer is there', async () => {
    const host = fakeHost();
    const answer = promised<SaveResult>();
    host.set(mailOf('A'));
    pane = await show(<TaskPane />, services({ messages: host.source, append: () => answer.promise }).panel);
    await decide();
    await pane.press('Save the consultation');
    await moveTo(host, mailOf('B'));
    expect(pane.button('Read the new message instead').disabled).toBe(true);
    await pane.settle(() => answer.keep({ state: 'saved', caseKey: 'TCP-2026-AAAAAA' }));
    expect(pane.says()).toContain('Saved as TCP-2026-AAAAAA');
    expect(pane.button('Read the new message instead').disabled).toBe(false);
  });

  it('a save that comes back after that is no save about the new one', async () => {
    const host = fakeHost();
    host.set(mailOf('A'));
    const now = await heldBare(host);
    const { saved, settleOn } = now();
    host.set(mailOf('B'));
    await pane.settle(() => now().followHost());
    await pane.settle(() => { settleOn({ authority: 'redbridge' } as never); saved('TCP-2026-AAAAAA', []); });
    expect(now()).toMatchObject({ open: { message: { id: 'B' } }, caseKey: undefined, settled: undefined });
  });

  it('the conversation of the one before, which comes late, does not take its place', async () => {
    const host = fakeHost();
    const answer = promised<Message>();
    host.whole.answer = () => answer.promise;
    host.set(mailOf('A'));
    pane = await show(<TaskPane />, services({ messages: host.source }).panel);
    await pane.press('Read the whole conversation');
    await moveTo(host, mailOf('B'));
    await pane.settle(() => answer.keep(mailOf('A', 'All of it.', { extent: 'whole' })));
    expect(pane.says()).toContain('Mail B');
    expect(pane.says()).not.toContain('Mail A');
  });

  it('what could not be fetched of the one before is not said of it', async () => {
    const host = fakeHost();
    host.whole.answer = () => Promise.reject(new Unreadable('Not allowed.'));
    host.set(mailOf('A'));
    pane = await show(<TaskPane />, services({ messages: host.source }).panel);
    await pane.press('Read the whole conversation');
    expect(pane.says()).toContain('Not allowed.');
    await moveTo(host, mailOf('B'));
    expect(pane.says()).not.toContain('Not allowed.');
  });

  it('names that are still being masked do not bring the one before back', async () => {
    const host = fakeHost();
    const rules = promised<{ isCommon: () => boolean }>();
    host.set(mailOf('A'));
    const now = await heldBare(host, { maskRules: () => rules.promise });
    const masking = now().withoutNames();
    host.set(mailOf('B'));
    await pane.settle(() => now().followHost());
    await pane.settle(() => { rules.keep({ isCommon: () => true }); return masking; });
    expect(now()).toMatchObject({ open: { message: { id: 'B' } }, noNames: undefined });
  });

  it('is begun with its evidence, at whichever step the one before was left', async () => {
    const host = fakeHost();
    host.set(mailOf('A'));
    pane = await show(<TaskPane />, services({ messages: host.source }).panel);
    await pane.press('Record');
    await moveTo(host, mailOf('B'));
    expect(pane.button('Evidence').getAttribute('aria-current')).toBe('step');
  });

  it('what was typed about the one before is not given up unasked', async () => {
    const host = fakeHost();
    host.set(mailOf('A'));
    pane = await show(<TaskPane />, services({ messages: host.source }).panel);
    await pane.press('Decide');
    await pane.type(/^Anything else/, 'Rang the aunt.');
    await moveTo(host, mailOf('B'));
    expect(pane.says()).toContain('You have opened another message.');
    expect(pane.field(/^Anything else/).value).toBe('Rang the aunt.');
  });
});

describe('words typed of a message that cannot be read', () => {
  const sealed = (id: string) => new Unreadable('This message is protected.', { ...mailOf(id), subject: `Sealed ${id}` });
  const box = () => pane.field('Paste the words of a message');

  it('stay, also in the hand of the person, when the host tells again of the same message', async () => {
    const host = fakeHost();
    host.set(sealed('A'));
    pane = await show(<TaskPane />, services({ messages: host.source }).panel);
    await pane.type('Paste the words of a message', 'He has a black eye');
    const before = box();
    host.source.current = () => new Promise(() => undefined);
    await pane.settle(host.tell);
    expect(box()).toBe(before);
    expect(box().value).toBe('He has a black eye');
  });

  it('are there again when the person comes back to it, and not for another', async () => {
    const host = fakeHost();
    host.set(sealed('A'));
    pane = await show(<TaskPane />, services({ messages: host.source }).panel);
    await pane.type('Paste the words of a message', 'He has a black eye');
    await moveTo(host, sealed('B'));
    expect(box().value).toBe('');
    await moveTo(host, sealed('A'));
    expect(box().value).toBe('He has a black eye');
  });
});

describe('going from step to step', () => {
  it('loses nothing that was typed into the decision', async () => {
    const host = fakeHost();
    host.set(mailOf('A'));
    pane = await show(<TaskPane />, services({ messages: host.source }).panel);
    await pane.press('Decide');
    await pane.type(/^Anything else/, 'Rang the aunt.');
    await pane.press('Evidence');
    await pane.press('Decide');
    expect(pane.field(/^Anything else/).value).toBe('Rang the aunt.');
  });

  it('a press that may have arrived is saved again under its own keys', async () => {
    const host = fakeHost();
    const sent: string[] = [];
    host.set(mailOf('A'));
    pane = await show(<TaskPane />, services({ messages: host.source, append: async ([event]) => { sent.push(event?.id ?? ''); return sent.length === 1 ? { state: 'not-saved', says: 'No answer came.', retry: true } : { state: 'saved', caseKey: event?.caseKey ?? '' }; } }).panel);
    await decide();
    await pane.press('Save the consultation');
    expect(pane.says()).toContain('No answer came.');
    await pane.press('Evidence');
    await pane.press('Decide');
    await pane.press('Not saved yet: save again');
    expect(sent).toHaveLength(2);
    expect(sent[1]).toBe(sent[0]);
  });
});

describe('reading again', () => {
  it('after a failure keeps what was decided and saved', async () => {
    const host = fakeHost();
    let fails = true;
    host.set(mailOf('A'));
    const read = async (): Promise<Reading> => { if (fails) throw new Error('no'); return notRead(); };
    pane = await show(<TaskPane />, services({ messages: host.source, read }).panel);
    await decide();
    await pane.press('Save the consultation');
    await pane.press('Evidence');
    fails = false;
    await pane.press('Try to read it again');
    await pane.press('Record');
    expect(pane.says()).toMatch(/Record TCP-/);
  });

  it('that fails is said, once something was decided', async () => {
    const host = fakeHost();
    host.set(mailOf('A'));
    pane = await show(<TaskPane />, services({ messages: host.source }).panel);
    await decide();
    host.source.current = () => Promise.reject(new Unreadable('Outlook has not answered.'));
    await pane.press('Read again');
    expect(pane.root.querySelector('[role=alert]')?.textContent).toContain('Outlook has not answered.');
  });
});

describe('choosing an authority', () => {
  const shelf = (face: PackShelf['face']): PackShelf => ({ ...services().panel.packs, face });

  it('the last one chosen counts, whichever comes first', async () => {
    const host = fakeHost();
    const slow = promised<typeof dudley>();
    host.set(mailOf('A'));
    const now = await heldBare(host, { packs: shelf((id) => (id === 'dudley' ? slow.promise : Promise.resolve(redbridge))) });
    await pane.settle(() => { void now().choosePack('dudley'); return now().choosePack('redbridge'); });
    await pane.settle(() => slow.keep(dudley));
    expect(now().face?.id).toBe('redbridge');
  });

  it('that cannot be fetched leaves the level that was chosen under the one that stays', async () => {
    const host = fakeHost();
    host.set(mailOf('A'));
    const now = await heldBare(host, { packs: shelf((id) => (id === 'dudley' ? Promise.reject(new Error('offline')) : Promise.resolve(redbridge))) });
    await pane.settle(() => now().change({ level: 3 }));
    await pane.settle(() => now().choosePack('dudley'));
    expect(now()).toMatchObject({ face: { id: 'redbridge' }, settling: { level: 3 }, packFailed: expect.stringContaining('could not be loaded') as string });
  });

  it('leaves no kind of worry standing that this authority does not have', async () => {
    const host = fakeHost();
    host.set(mailOf('A'));
    const held = services({ messages: host.source });
    pane = await show(<TaskPane />, held.panel);
    await pane.press('Decide');
    await pane.type(/^Main kind of worry/, redbridge.matrix.find((row) => !dudley.matrix.some(({ domain }) => domain === row.domain))?.domain ?? 'none differs');
    await pane.type('Where the child lives:', 'dudley');
    await pane.press('Save the consultation');
    expect(pane.says()).toContain('Choose the main kind of worry.');
  });
});

it('what is no longer missing is no longer said to be', async () => {
  const host = fakeHost();
  host.set(mailOf('A'));
  pane = await show(<TaskPane />, services({ messages: host.source }).panel);
  await pane.press('Decide');
  await pane.press('Save the consultation');
  const missing = () => [...pane.root.querySelectorAll('[role="alert"] li')].map((one) => one.textContent);
  expect(missing()).toContain('Choose the level of need that you think fits.');
  await pane.tick(/Level 1 /);
  expect(missing()).not.toContain('Choose the level of need that you think fits.');
  expect(missing()).toContain('Say whether the child needs protecting today.');
});
