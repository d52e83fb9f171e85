import { createRoot } from 'react-dom/client';
import type { ComponentType } from 'react';
import { wordPapers } from '../adapters/documents';
import { signInDesk } from '../adapters/auth/desk';
import { londonTime } from '../core/time';
import type { CaseStore, Clock, DocumentStore, DraftKeeper, Identity, MessageSource, Reminders, SignInDesk } from '../ports';
import type { HostActions, PanelServices } from '../service/panel';
import type { Records, RecordsPorts, Writing } from '../service/records';
import { ServicesProvider } from '../ui/shared/services';
import { HostTheme, type ThemeName } from '../ui/shared/host-theme';
import { SignInBar } from '../ui/shared/sign-in-bar';
import { bankHolidays } from './bank-holidays';
import { maskRules } from './mask-rules';
import type { Config } from './config';
import type { SignInTools } from './identity';
import { packShelf } from './packs';
import { workerReader } from './reader-client';

/** What a host brings: where the message comes from, who the person is, how it looks. */
export interface Wiring {
  messages: (identity: Identity) => MessageSource;
  /** Loaded when first needed: signing in and Graph come after the first suggestion is on the screen. */
  identity: (tools: SignInTools) => Promise<Identity>;
  host: HostActions;
  /** `current`: the last theme that the host told, at the moment of asking. */
  theme: { readonly current: ThemeName; onChange: (changed: () => void) => void };
  /** Left out: this machine's clock. The workbench can act out another day. */
  clock?: Clock;
}

const later = <T extends object>(load: () => Promise<T>): (() => Promise<T>) => {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    loaded.catch(() => { loaded = undefined; });
    return loaded;
  };
};

/** A part that is loaded when one of its functions is first called. */
const lateParts = <T extends object>(load: () => Promise<T>, names: readonly (keyof T)[]): T =>
  Object.fromEntries(names.map((name) => [name, async (...given: unknown[]) => ((await load())[name] as (...given: unknown[]) => unknown)(...given)])) as T;

const lateIdentity = (load: () => Promise<Identity>, desk: SignInDesk): Identity => ({ ...lateParts<Pick<Identity, 'me' | 'token' | 'signOut'>>(load, ['me', 'token', 'signOut']), signIn: desk });

function lateStores(config: Config, identity: Identity, clock: Clock): { cases: CaseStore; documents: DocumentStore; reminders: Reminders } {
  const stores = later(async () => {
    const { graphStores } = await import('./graph-stores');
    return graphStores(config, identity, () => clock.now());
  });
  return {
    cases: lateParts(async () => (await stores()).cases, ['append', 'chronology', 'list', 'ratings']),
    documents: lateParts(async () => (await stores()).documents, ['put']),
    reminders: lateParts(async () => (await stores()).reminders, ['put']),
  };
}

const lateWriting = (records: () => Promise<Writing>): Writing => lateParts(records, ['consultation', 'referral', 'escalation', 'escalationClosed', 'signOff', 'other']);

function lateRecords(ports: RecordsPorts): Records {
  const records = later(async () => (await import(/* webpackChunkName: "records" */ '../service/records')).makeRecords(ports));
  return {
    ...lateWriting(records),
    under: (unsaved) => lateWriting(async () => (await records()).under(unsaved)),
    ...lateParts<Pick<Records, 'chronology' | 'ratings' | 'list'>>(records, ['chronology', 'ratings', 'list']),
  };
}

function lateDrafts(hours: number, now: () => Date): DraftKeeper {
  const drafts = later(async () => (await import(/* webpackChunkName: "drafts" */ '../adapters/drafts')).openDrafts({ hours, now, windows: new BroadcastChannel('threshold-drafts') }));
  return lateParts(drafts, ['about', 'keep', 'remove', 'wipe', 'tidy', 'watch']);
}

async function fetchForm(path: string | undefined): Promise<Uint8Array | undefined> {
  if (!path) return undefined;
  const answer = await fetch(path);
  if (!answer.ok) throw new Error('Your organisation’s form could not be fetched. Choose it from this machine, or try again later.');
  return new Uint8Array(await answer.arrayBuffer());
}

/** The key stands behind the #, so that no server is told of it. */
const linkTo = (caseKey: string): string => new URL(`tab.html#${caseKey}`, window.location.href).href;

/** Puts the services together and shows a screen. The only place where all parts meet. */
export async function start(config: Config, wiring: Wiring, Screen: ComponentType): Promise<void> {
  const clock = wiring.clock ?? { now: () => new Date() };
  const drafts = lateDrafts(config.draftHours ?? 0, () => clock.now());
  const desk = signInDesk();
  const identity = lateIdentity(later(() => wiring.identity({ desk, wipe: () => drafts.wipe() })), desk);
  const ids = { next: () => crypto.randomUUID() };
  // Fetched side by side: reader, rules and holidays all stand between the person and the first suggestion.
  const reader = workerReader(config.encoder);
  const packs = packShelf(config.defaultPack, () => londonTime(clock.now()).date);
  packs.face(config.defaultPack).catch(() => undefined);
  const holidays = await bankHolidays();
  const { cases, documents, reminders } = lateStores(config, identity, clock);
  const services: PanelServices = {
    messages: wiring.messages(identity),
    reader, packs,
    records: lateRecords({ cases, identity, clock, ids, holidays, clockReading: config.clockReading }),
    documents, reminders, papers: wordPapers(), ownForm: (id) => fetchForm(config.ownForms?.[id]), drafts, identity, clock, ids, holidays, host: { ...wiring.host, linkTo }, setting: config.setting, maskRules,
    /* The learnt part of the wording advice, from a file of its own; where it cannot be fetched, the next asking tries again. */
    writingHead: async () => (await import(/* webpackChunkName: "writing" */ './writing-open')).opened,
  };
  const tidy = () => { void drafts.tidy().catch(() => undefined); };
  setTimeout(tidy, 5000);
  setInterval(tidy, 600_000);
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no root.');
  createRoot(root).render(
    <HostTheme theme={wiring.theme}>
      <ServicesProvider value={services}><Screen /><SignInBar /></ServicesProvider>
    </HostTheme>,
  );
}
