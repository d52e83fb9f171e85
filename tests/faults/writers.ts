import { graphCaseStore, graphClient, openSite } from '../../src/adapters/graph';
import type { CaseEvent } from '../../src/core/case';
import { localToken, seeded, type LocalPerson } from '../../src/local/graph';
import type { CaseStore, SaveResult } from '../../src/ports';
import { AMINA, BEN, CARLA, eventOf } from '../support/graph-site';

/** What a writer was told of a save, in the end; how often save was pressed, and how often somebody else had been there. */
export interface Told { caseKey: string; events: CaseEvent[]; told: SaveResult['state']; presses: number; meetings: number }

export interface World {
  baseUrl: string;
  siteId: string;
  seed: number;
  /** Saves of all writers together. */
  saves: number;
  /** Called after each save; the place to kill the server. */
  afterSave?: (done: number) => Promise<void>;
  /** Resolves when the server is back; what a person waits for before pressing save again. */
  isBack?: () => Promise<void>;
  /** Puts something else between the writer and the real store; for testing the checker. */
  breakStore?: (store: CaseStore) => CaseStore;
  breakFetch?: (send: typeof fetch) => typeof fetch;
}

/** Waits are a two-hundredth of what a person's browser would wait, so that a run takes minutes. */
const FASTER = 200;
const sleep = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, Math.max(1, ms / FASTER)); });
/** Cases that are worked on at one time; the fewer, the more often two writers meet. */
const IN_HAND = 8;
const LATER: CaseEvent['kind'][] = ['note', 'note', 'referral', 'reply', 'escalation', 'sign-off', 'closed'];

/** Four writers; the first two work on the same cases. Gives what each was told, save by save. */
export async function write(world: World): Promise<Told[]> {
  const shared: string[] = [];
  const ledger: Told[] = [];
  const counter = { begun: 0, done: 0 };
  const people: [LocalPerson, string[]][] = [[AMINA, shared], [BEN, shared], [CARLA, []], [{ ...AMINA, upn: 'dev.four@oakfield.example', name: 'Dev Four' }, []]];
  await Promise.all(people.map(([person, cases], at) => new Writer(world, person, cases, at, ledger, counter).work()));
  return ledger;
}

class Writer {
  private readonly draw: () => number;
  private store: CaseStore;
  constructor(private readonly world: World, private readonly person: LocalPerson, private readonly cases: string[], private readonly at: number, private readonly ledger: Told[], private readonly counter: { begun: number; done: number }) {
    this.draw = seeded(world.seed * 31 + at);
    this.store = this.open();
  }

  /** A pane that has just been opened: it remembers nothing. */
  private open(): CaseStore {
    const { world, person } = this;
    const send = world.breakFetch ? { fetch: world.breakFetch(fetch) } : {};
    const graph = graphClient({ baseUrl: world.baseUrl, token: async () => localToken(person), wait: sleep, timeoutMs: 10_000, patience: { firstWaitMs: 100 }, ...send });
    const store = graphCaseStore({ graph, site: openSite(graph, world.siteId), me: async () => ({ upn: person.upn }), now: () => new Date() });
    return world.breakStore ? world.breakStore(store) : store;
  }

  async work(): Promise<void> {
    while (this.counter.begun < this.world.saves) {
      this.counter.begun += 1;
      const [caseKey, events] = this.next();
      this.ledger.push({ caseKey, events, ...(await this.saveAsAPersonWould(caseKey, events)) });
      this.counter.done += 1;
      await this.world.afterSave?.(this.counter.done);
    }
  }

  private next(): [string, CaseEvent[]] {
    const [what, which] = [this.draw(), this.draw()];
    const near = this.cases.slice(-IN_HAND);
    const old = near[Math.floor(which * near.length)];
    if (old !== undefined && what > 0.3) return [old, [this.event(LATER[Math.floor(this.draw() * LATER.length)] ?? 'note', old)]];
    const caseKey = `TCP-${String(this.at)}-${String(this.counter.begun).padStart(6, '0')}`;
    this.cases.push(caseKey);
    const events = [this.event('consultation', caseKey)];
    if (this.draw() < 0.5) events.push(this.event('referral', caseKey));
    return [caseKey, events];
  }

  private event(kind: CaseEvent['kind'], caseKey: string): CaseEvent {
    const setting = kind === 'consultation' ? { setting: this.person.setting ?? 'Oakfield Primary' } : {};
    return eventOf(kind, caseKey, this.person, setting);
  }

  /** Presses save; looks and saves again when somebody else was there; tries again, or closes the pane and comes back, when it was not saved. */
  private async saveAsAPersonWould(caseKey: string, events: CaseEvent[]): Promise<Pick<Told, 'told' | 'presses' | 'meetings'>> {
    if (this.draw() < 0.3) await this.store.chronology(caseKey).catch(() => undefined);
    let meetings = 0;
    for (let presses = 1; ; presses += 1) {
      const told = (await this.store.append(events)).state;
      if (told === 'changed-elsewhere') meetings += 1;
      if (told === 'saved' || presses === 6 || this.givesUp(told)) return { told, presses, meetings };
      if (told === 'not-saved') await this.breathe();
    }
  }

  private givesUp(told: Told['told']): boolean { return this.draw() < (told === 'changed-elsewhere' ? 0.3 : 0.1); }

  private async breathe(): Promise<void> {
    if (this.draw() < 0.3) this.store = this.open();
    await sleep(20_000);
    await this.world.isBack?.();
  }
}
