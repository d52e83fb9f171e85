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
  /** The conversation that a link leads to. Microsoft may ask the person. */
  linked: (link: MessageLink) => Promise<TeamsThread>;
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
 * Rejects with `Unreadable` when the thread cannot be fetched; `mayAsk` is set while Microsoft would have to ask first.
 */
export function teamsThreads(parts: TeamsParts): ThreadSource {
  let picked: string | undefined;
  let loaded: Promise<Message[]> | undefined;
  const followed = new Map<string, Message>();
  const watchers = new Set<() => void>();
  const tell = () => watchers.forEach((watch) => watch());
  const load = (quietly: boolean) => {
    loaded ??= parts.threads(quietly).then((threads) => threads.map((t) => toMessage(t, parts.htmlToText)).filter((m) => m.parts.length).toSorted((a, b) => b.sentAt.localeCompare(a.sentAt)));
    loaded.catch(() => { loaded = undefined; });
    return loaded;
  };
  const listed = async (quietly: boolean) => {
    const own = parts.isSomewhere ? await load(quietly).catch((error: unknown) => { throw asUnreadable(error); }) : [];
    return [...[...followed.values()].filter((one) => !own.some((m) => m.id === one.id)), ...own];
  };
  return {
    isSomewhere: parts.isSomewhere,
    async threads(mayAsk = false) {
      const was = loaded;
      const threads = await listed(!mayAsk);
      if (mayAsk && was !== loaded) tell();
      return threads;
    },
    pick(id) { picked = id; tell(); },
    async follow(text) {
      const link = readMessageLink(text);
      if (!link) throw new Unreadable(NO_LINK);
      const message = toMessage(await parts.linked(link).catch((error: unknown) => { throw asUnreadable(error); }), parts.htmlToText);
      if (!message.parts.length) throw new Unreadable(NO_WORDS);
      followed.set(message.id, message);
      picked = message.id;
      tell();
    },
    async current() {
      const linked = picked === undefined ? undefined : followed.get(picked);
      if (linked) return linked;
      const threads = await listed(true);
      return threads.find((t) => t.id === picked) ?? threads[0];
    },
    onChange(changed) { watchers.add(changed); return () => watchers.delete(changed); },
  };
}
