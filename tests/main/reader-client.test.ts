import { notRead, type Message, type Reading } from '../../src/core/evidence';
import { workerReader } from '../../src/main/reader-client';

const MAIL: Message = { id: 'm', channel: 'outlook', subject: '', sentAt: '2026-11-20T15:10:00', parts: [{ text: 'x' }] };

/** A worker that says what the test lets it say. */
class StandIn {
  static last: StandIn;
  onmessage?: (event: { data: object }) => void;
  onerror?: () => void;
  asked: { id?: number }[] = [];
  constructor() { StandIn.last = this; }
  postMessage(what: { id?: number }) { this.asked.push(what); }
  terminate() { /* nothing to end */ }
  says(answer: object) { this.onmessage?.({ data: { id: this.asked[0]?.id, ...answer } }); }
}

beforeEach(() => { jest.useFakeTimers(); Object.assign(globalThis, { Worker: StandIn, requestAnimationFrame: () => 0 }); });

it.each<[string, () => void]>([
  ['fails', () => StandIn.last.says({ failed: true })],
  ['takes the worker with it', () => StandIn.last.onerror?.()],
])('a closer reading that %s leaves the first one, said to be all there is', async (_, end) => {
  const refined: Reading[] = [];
  const reading = workerReader(true).read(MAIL, { onRefined: (one) => refined.push(one) });
  const first = { ...notRead(), build: 'words-1' };
  StandIn.last.says({ reading: first });
  await expect(reading).resolves.toEqual(first);
  StandIn.last.says({ facts: first.facts });
  end();
  expect(refined).toEqual([first]);
});

it('a reading that was given up tells nothing more', async () => {
  const refined: Reading[] = [];
  const control = new AbortController();
  const reading = workerReader(true).read(MAIL, { signal: control.signal, onRefined: (one) => refined.push(one) });
  StandIn.last.says({ reading: notRead() });
  await reading;
  control.abort();
  StandIn.last.onerror?.();
  expect(refined).toEqual([]);
});

it('a draft is asked of the worker and never made on the page while the worker answers', async () => {
  const drafting = { message: MAIL, reading: notRead(), suggestions: [], decisions: [], pack: undefined } as unknown as Parameters<NonNullable<ReturnType<typeof workerReader>['draft']>>[0];
  const draft = workerReader(false).draft(drafting);
  expect(StandIn.last.asked).toEqual([{ id: expect.any(Number) as number, drafting }]);
  StandIn.last.says({ draft: { madeIn: 'the worker' } });
  await expect(draft).resolves.toEqual({ madeIn: 'the worker' });
});

it('a closer reading brings facts of its own after it, in place of the first ones', async () => {
  const told: unknown[] = [];
  const reading = workerReader(true).read(MAIL, { onFacts: (facts) => told.push(facts?.child.age?.value), onRefined: () => told.push('closer') });
  StandIn.last.says({ reading: notRead() });
  await reading;
  const aged = (value: number) => ({ ...notRead().facts, child: { age: { value, quote: { text: '9', place: { part: 0, start: 0, end: 1 } } } } });
  StandIn.last.says({ facts: aged(12) });
  StandIn.last.says({ refined: notRead(), facts: aged(9) });
  expect(told).toEqual([12, 'closer', 9]);
});

it('wording is read more closely by the worker, where the organisation has the encoder; what fails there rejects', async () => {
  expect(workerReader(false).wording).toBeUndefined();
  const { wording } = workerReader(true);
  const heard = wording?.(['she said so.']);
  expect(StandIn.last.asked).toEqual([{ id: expect.any(Number) as number, wording: ['she said so.'] }]);
  StandIn.last.says({ settings: { outputs: [] }, rows: [[1]] });
  await expect(heard).resolves.toMatchObject({ settings: { outputs: [] }, rows: [[1]] });
  const other = workerReader(true).wording?.(['it is so.']);
  StandIn.last.says({ failed: true });
  await expect(other).rejects.toThrow();
});
