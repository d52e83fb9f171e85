import type { Message, MessagePart } from '../../core/evidence';
import { Unreadable, type ThreadSource } from '../../ports';
import { readMessageLink, type MessageLink } from './message-link';

/** What Graph gives of a chat or channel message, already parsed. */
export interface TeamsPost {
  id: string;
  createdDateTime: string;
  from: string;
  contentType: 'html' | 'text';
  content: string;
}

/** A conversation; `isWhole` is false when older posts were left unread. */
export interface TeamsThread { id: string; posts: TeamsPost[]; isWhole: boolean }

export interface TeamsParts {
  /** Recent threads of the place where the tab stands; the tab cannot know which one is being looked at. `quietly`: without a question of Microsoft's. */
  threads: (quietly: boolean) => Promise<TeamsThread[]>;
  /** The conversation that a link leads to. `quietly`: without a question of Microsoft's. */
  linked: (link: MessageLink, quietly: boolean) => Promise<TeamsThread>;
  htmlToText: (html: string) => string;
  /** Whether the tab stands in a channel or chat at all. */
  isSomewhere: boolean;
}

function toMessage(thread: TeamsThread, htmlToText: (html: string) => string): Message {
  const parts: MessagePart[] = thread.posts
    .toSorted((a, b) => a.createdDateTime.localeCompare(b.createdDateTime))
    .map((post) => ({ author: post.from, sentAt: post.createdDateTime, text: post.contentType === 'html' ? htmlToText(post.content) : post.content }))
    .filter((part) => part.text.trim());
  return { id: thread.id, channel: 'teams', subject: '', sentAt: parts.at(-1)?.sentAt ?? '', parts, extent: thread.isWhole ? 'whole' : 'cut' };
}

const NO_LINK = 'This is not a link to a message of Teams. In Teams choose “Copy link” on the message, and paste that.';
const NO_WORDS = 'There are no words in this conversation that can be read: they may have been deleted. Copy what you can and paste it into the box below.';

const asUnreadable = (error: unknown): Unreadable => (error instanceof Unreadable ? error : new Unreadable('The thread could not be fetched from Teams. Copy its text and paste it into the box below.'));

/**
 * The thread that the person picked in the tab, or pasted a link to; until then the one with the newest post.
 * Listing and reading fetch anew, so that later posts are seen, also of what a link led to.
 * Rejects with `Unreadable` when the thread cannot be fetched; `mayAsk` is set while Microsoft would have to ask first.
 */
export function teamsThreads(parts: TeamsParts): ThreadSource {
  let picked: string | undefined;
  let last: Message[] | undefined;
  let underWay: { mayAsk: boolean; threads: Promise<Message[]> } | undefined;
  /** Set where what was fetched is to be read as it is: a pick of the list needs no second fetch. */
  let readsLast = false;
  const followed = new Map<string, { link: MessageLink; message: Message }>();
  const watchers = new Set<() => void>();
  const tell = () => { readsLast = true; watchers.forEach((watch) => watch()); };
  const inOrder = (threads: TeamsThread[]) => threads.map((t) => toMessage(t, parts.htmlToText)).filter((m) => m.parts.length).toSorted((a, b) => b.sentAt.localeCompare(a.sentAt));
  /** Fetches anew, or waits for the fetch under way. One that may ask never waits for a quiet one, which would fail for both. */
  const load = (mayAsk: boolean): Promise<Message[]> => {
    if (underWay && (underWay.mayAsk || !mayAsk)) return underWay.threads;
    const mine = { mayAsk, threads: parts.threads(!mayAsk).then(inOrder, (error: unknown) => { throw asUnreadable(error); }) };
    underWay = mine;
    const end = (threads = last) => { if (underWay === mine) { underWay = undefined; last = threads; } };
    mine.threads.then(end, () => { end(); });
    return mine.threads;
  };
  const follow = async (link: MessageLink, quietly: boolean): Promise<Message> => {
    const message = toMessage(await parts.linked(link, quietly).catch((error: unknown) => { throw asUnreadable(error); }), parts.htmlToText);
    if (!message.parts.length) throw new Unreadable(NO_WORDS);
    followed.set(message.id, { link, message });
    return message;
  };
  const listed = async (load: () => Promise<Message[]>) => {
    const own = parts.isSomewhere ? await load() : [];
    return [...[...followed.values()].map(({ message }) => message).filter((one) => !own.some((m) => m.id === one.id)), ...own];
  };
  return {
    isSomewhere: parts.isSomewhere,
    async threads(mayAsk = false) {
      const isFirst = last === undefined;
      const threads = await listed(() => load(mayAsk));
      if (mayAsk && isFirst) tell();
      return threads;
    },
    pick(id) { picked = id; tell(); },
    async follow(text) {
      const link = readMessageLink(text);
      if (!link) throw new Unreadable(NO_LINK);
      picked = (await follow(link, false)).id;
      tell();
    },
    async current() {
      const isKnown = readsLast;
      const known = isKnown ? last : undefined;
      readsLast = false;
      const linked = picked === undefined ? undefined : followed.get(picked);
      if (linked) return isKnown ? linked.message : follow(linked.link, true);
      const threads = await listed(async () => known ?? load(false));
      return threads.find((t) => t.id === picked) ?? threads[0];
    },
    onChange(changed) { watchers.add(changed); return () => watchers.delete(changed); },
  };
}
