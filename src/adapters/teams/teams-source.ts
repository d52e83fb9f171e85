import type { Message, MessagePart } from '../../core/evidence';
import { Unreadable, type MessageSource } from '../../ports';

/** What Graph gives of a chat or channel message, already parsed. */
export interface TeamsPost {
  id: string;
  createdDateTime: string;
  from: string;
  contentType: 'html' | 'text';
  content: string;
}

export interface TeamsParts {
  /** Recent threads of the place where the tab stands; the tab cannot know which one is being looked at. */
  threads: () => Promise<{ id: string; posts: TeamsPost[] }[]>;
  htmlToText: (html: string) => string;
}

function toMessage(thread: { id: string; posts: TeamsPost[] }, htmlToText: (html: string) => string): Message {
  const parts: MessagePart[] = thread.posts
    .toSorted((a, b) => a.createdDateTime.localeCompare(b.createdDateTime))
    .map((post) => ({ author: post.from, sentAt: post.createdDateTime, text: post.contentType === 'html' ? htmlToText(post.content) : post.content }))
    .filter((part) => part.text.trim());
  return { id: thread.id, channel: 'teams', subject: '', sentAt: parts.at(-1)?.sentAt ?? '', parts };
}

/** Threads of a channel or chat, newest first, and the one that the person picked. */
export interface TeamsThreads extends MessageSource {
  threads(): Promise<Message[]>;
  pick(id: string): void;
}

/**
 * The thread that the person picked in the tab; until then the one with the newest post.
 * Rejects with `Unreadable` when the thread cannot be fetched.
 */
export function teamsThreads(parts: TeamsParts): TeamsThreads {
  let picked: string | undefined;
  let loaded: Promise<Message[]> | undefined;
  const watchers = new Set<() => void>();
  const load = () => {
    loaded ??= parts.threads().then((threads) => threads.map((t) => toMessage(t, parts.htmlToText)).filter((m) => m.parts.length).toSorted((a, b) => b.sentAt.localeCompare(a.sentAt)));
    loaded.catch(() => { loaded = undefined; });
    return loaded;
  };
  return {
    threads: load,
    pick(id) { picked = id; watchers.forEach((watch) => watch()); },
    async current() {
      const threads = await load().catch((error: unknown) => {
        throw error instanceof Unreadable ? error : new Unreadable('The thread could not be fetched from Teams. Copy its text and paste it into the box below.');
      });
      return threads.find((t) => t.id === picked) ?? threads[0];
    },
    onChange(changed) { watchers.add(changed); return () => watchers.delete(changed); },
  };
}
