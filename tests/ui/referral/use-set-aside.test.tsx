/** @jest-environment jsdom */
import { notRead, type Message, type Reading } from '../../../src/core/evidence';
import type { PanelServices, ReadOptions } from '../../../src/service/panel';
import { useSetAside, type SetAside } from '../../../src/ui/referral/use-set-aside';
import { fakeDrafts, mailOf, promised, services, show, type Shown } from '../../support/pane';

let shelf: SetAside | undefined;
let pane: Shown | undefined;
afterEach(async () => { await pane?.close(); pane = undefined; });

function Probe({ taken, open, sent = false }: { taken?: readonly string[]; open?: Message; sent?: boolean }) {
  shelf = useSetAside(taken, open, sent);
  return null;
}
const now = (): SetAside => shelf as SetAside;
const idsOf = (list: readonly Message[]) => list.map(({ id }) => id);
const level = (of: Reading['level'], tier: Reading['tier'] = 'words'): Reading => ({ ...notRead(), level: of, tier });

/** Readings outlive a pane, so every test has messages of its own. */
let turn = 0;
const mails = () => { turn += 1; return [mailOf(`late-${String(turn)}`, 'x', { sentAt: '2026-11-20T15:00:00' }), mailOf(`early-${String(turn)}`, 'y', { sentAt: '2026-11-02T09:00:00' })] as const; };

type Reads = (message: Message, options: ReadOptions) => Promise<Reading>;
async function desk(props: Parameters<typeof Probe>[0] = {}, read?: Reads, closer = false) {
  const drafts = fakeDrafts();
  const { panel } = services({ drafts: drafts.keeper, ...(read && { read }) });
  const used: PanelServices = closer ? { ...panel, reader: { ...panel.reader, closer: true } } : panel;
  const again = async (next: Parameters<typeof Probe>[0] = {}) => { await pane?.close(); pane = await show(<Probe {...next} />, used); };
  await again(props);
  return { drafts, again };
}
const hold = (message: Message, reading = level(2)) => pane?.settle(() => now().hold({ message, reading }));

describe('messages set aside for a referral from several', () => {
  it('stand oldest first, and outlive the pane', async () => {
    const [late, early] = mails();
    const { drafts, again } = await desk();
    await hold(late);
    await hold(early);
    expect(idsOf(now().messages)).toEqual([early.id, late.id]);
    await again();
    expect(idsOf(now().messages)).toEqual([early.id, late.id]);
    expect([...drafts.shelf.values()].map(({ about, body }) => [about, (JSON.parse(body) as Message).id])).toEqual([['set-aside', late.id], ['set-aside', early.id]]);
  });

  it('are given with their readings where a referral takes them in, never the open one again', async () => {
    const [late, early] = mails();
    const { again } = await desk();
    await hold(late, level(3));
    await hold(early, level(2));
    await again({ taken: [late.id, early.id], open: early });
    expect(now().read).toEqual([{ message: late, reading: level(3) }]);
    expect([now().reading, now().missing]).toEqual([0, 0]);
  });

  it('are told of where they are no longer kept here', async () => {
    const [late] = mails();
    const { again } = await desk();
    await hold(late);
    await again({ taken: [late.id, 'gone'] });
    expect([now().read.length, now().missing]).toEqual([1, 1]);
  });

  it('wait for the closer reading, and take the first with its facts where that cannot be had', async () => {
    const [late, early] = mails();
    const facts = { ...notRead().facts, school: { value: 'Cranbrook Vale', quote: { text: 'x', place: { part: 0, start: 0, end: 1 } } } };
    const closer = promised<Reading>();
    const read: Reads = async (message, options) => {
      options.onFacts?.(facts);
      void closer.promise.then((found) => options.onRefined?.(message.id === late.id ? found : level(2)));
      return level(2);
    };
    const { again } = await desk({}, read, true);
    await hold(late);
    await hold(early);
    await again({ taken: [late.id, early.id] });
    expect([now().read.length, now().reading]).toEqual([0, 2]);
    await pane?.settle(() => closer.keep(level(4, 'encoder')));
    expect(now().read).toEqual([{ message: early, reading: { ...level(2), facts } }, { message: late, reading: level(4, 'encoder') }]);
  });

  it('are not counted as read where reading fails, and are read when it is tried again', async () => {
    const [late] = mails();
    let broken = true;
    const read: Reads = async (_message, options) => { if (broken) throw new Error('no words'); options.onFacts?.(notRead().facts); options.onRefined?.(level(3, 'encoder')); return level(3); };
    const { again } = await desk({}, read, true);
    await hold(late);
    await again({ taken: [late.id] });
    expect([now().read.length, now().reading]).toEqual([0, 1]);
    broken = false;
    await again({ taken: [late.id] });
    expect(now().read.map(({ reading }) => reading.level)).toEqual([3]);
  });

  it('go when they are dropped, and with the record of a referral that took them in; no others', async () => {
    const [late, early] = mails();
    const [other, open] = mails();
    const { drafts, again } = await desk();
    for (const one of [late, early, other, open]) await hold(one);
    await pane?.settle(() => now().drop(early.id));
    expect(idsOf(now().messages)).not.toContain(early.id);
    const kept = () => [...drafts.shelf.values()].map(({ body }) => (JSON.parse(body) as Message).id).sort();
    expect(kept()).toEqual([late.id, open.id, other.id].sort());
    await again({ taken: [late.id], open, sent: true });
    expect(kept()).toEqual([other.id]);
  });
});
