import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Facts, Message, Reading } from '../../core/evidence';
import type { ReaderService } from '../../service/panel';
import { useServices } from '../shared/services';
import { keptBody } from './kept-body';

/** A message with what was read in it. */
export interface HeldMessage { message: Message; reading: Reading }

/** Messages set aside for a referral from several: kept like unfinished drafts, each on its own. */
export interface SetAside {
  /** Oldest first; the open one among them, where it was set aside. */
  messages: readonly Message[];
  hold: (current: HeldMessage) => void;
  drop: (messageId: string) => void;
  /** The messages of these ids with their readings, as far as these are there. */
  read: readonly HeldMessage[];
  /** How many of these ids are still being read, and how many are no longer kept here. */
  reading: number;
  missing: number;
}

const ABOUT = 'set-aside';

/** What this window has read of set-aside messages. Not kept: read again where it is missing. */
const readings = new Map<string, Promise<HeldMessage>>();

/** Whether a reading is all that will be read: by the closer reader, where the organisation has one. */
const isClosest = (reader: ReaderService, reading: Reading): boolean => !reader.closer || reading.tier === 'encoder';

/** Reads a message as the open one is read: by words, its facts, then more closely. Where the closer reading cannot be had, the first stands. */
function readAll(reader: ReaderService, message: Message): Promise<HeldMessage> {
  const known = readings.get(message.id);
  if (known) return known;
  const reading = new Promise<HeldMessage>((resolve, reject) => {
    let facts: (found: Facts | undefined) => void = () => undefined;
    let refined: (reading: Reading) => void = () => undefined;
    const found = new Promise<Facts | undefined>((done) => { facts = done; });
    const closer = new Promise<Reading>((done) => { refined = done; });
    reader.read(message, { onFacts: facts, onRefined: refined }).then(async (first) => {
      const last = reader.closer ? await closer : first;
      resolve({ message, reading: last.tier === 'encoder' ? last : { ...last, facts: (await found) ?? first.facts } });
    }).catch(reject);
  });
  reading.catch(() => readings.delete(message.id));
  readings.set(message.id, reading);
  return reading;
}

const isMessage = (value: object): value is Message => 'parts' in value && 'id' in value && 'sentAt' in value;

interface Kept { id: string; message: Message }

function useKeptMessages() {
  const { drafts } = useServices();
  const [kept, setKept] = useState<readonly Kept[]>();
  useEffect(() => {
    if (!drafts) return undefined;
    let here = true;
    const look = () => drafts.about(ABOUT).then((all) => { if (here) setKept(all.flatMap((d) => { const message = keptBody(d.body, isMessage); return message ? [{ id: d.id, message }] : []; })); }, () => undefined);
    void look();
    const watching = drafts.watch(ABOUT, () => { void look(); });
    return () => { here = false; watching.then((stop) => stop(), () => undefined); };
  }, [drafts]);
  return { kept, setKept };
}

/** The set-aside messages, those that `taken` names with their readings. They go once a referral that took them in is recorded. */
export function useSetAside(taken: readonly string[] | undefined, open: Message | undefined, sent: boolean): SetAside {
  const { drafts, ids, reader } = useServices();
  const { kept, setKept } = useKeptMessages();
  const [read, setRead] = useState<readonly HeldMessage[]>([]);
  const messages = useMemo(() => (kept ?? []).map((k) => k.message).sort((a, b) => a.sentAt.localeCompare(b.sentAt)), [kept]);
  const wanted = useMemo(() => messages.filter((m) => m.id !== open?.id && taken?.includes(m.id)), [messages, taken, open?.id]);
  useEffect(() => {
    let here = true;
    void Promise.allSettled(wanted.map((message) => readAll(reader, message))).then((all) => { if (here) setRead((before) => (all.length || before.length ? all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])) : before)); });
    return () => { here = false; };
  }, [wanted, reader]);
  const drop = useCallback((messageId: string) => {
    for (const { id } of (kept ?? []).filter((k) => k.message.id === messageId)) void drafts?.remove(id).catch(() => undefined);
    setKept((kept ?? []).filter((k) => k.message.id !== messageId));
  }, [kept, drafts, setKept]);
  useEffect(() => {
    if (sent) for (const { id, message } of kept ?? []) if (message.id === open?.id || taken?.includes(message.id)) void drafts?.remove(id).catch(() => undefined);
  }, [sent, kept, taken, open?.id, drafts]);
  return useMemo(() => ({
    messages, drop,
    hold: (current) => {
      const id = ids.next();
      if (isClosest(reader, current.reading)) readings.set(current.message.id, Promise.resolve(current));
      setKept([...(kept ?? []), { id, message: current.message }]);
      void drafts?.keep({ id, version: 0, about: ABOUT, body: JSON.stringify(current.message) }).catch(() => undefined);
    },
    read: read.filter((one) => wanted.some((m) => m.id === one.message.id)),
    reading: wanted.filter((m) => !read.some((one) => one.message.id === m.id)).length,
    missing: kept ? (taken ?? []).filter((id) => id !== open?.id && !messages.some((m) => m.id === id)).length : 0,
  }), [messages, drop, ids, kept, setKept, drafts, reader, read, wanted, taken, open?.id]);
}
