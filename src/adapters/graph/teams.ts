import * as z from 'zod/mini';
import type { Call } from './calls';
import type { Graph } from './client';

const MessageShape = z.object({
  id: z.string(), messageType: z.optional(z.string()), createdDateTime: z.optional(z.nullable(z.string())), deletedDateTime: z.optional(z.nullable(z.string())),
  from: z.optional(z.nullable(z.object({ user: z.optional(z.nullable(z.object({ displayName: z.optional(z.nullable(z.string())) }))), application: z.optional(z.nullable(z.object({ displayName: z.optional(z.nullable(z.string())) }))) }))),
  body: z.optional(z.object({ contentType: z.optional(z.string()), content: z.optional(z.nullable(z.string())) })),
});
const PageShape = z.object({ '@odata.nextLink': z.optional(z.string()), value: z.array(MessageShape) });
type Raw = z.infer<typeof MessageShape>;

/** One post as Teams gave it. `content` may be HTML and is never to be shown as it is: turn it to text first. */
export interface Post { id: string; author: string; sentAt: string; contentType: 'text' | 'html'; content: string }
/** Posts, oldest first. `isWhole` is false when older ones were left unread. */
export interface Thread { posts: Post[]; isWhole: boolean }

/** Pages of 50; what is older than that is not read. */
const MOST_PAGES = 4;

export interface GraphTeams {
  /** The newest posts of a chat. */
  chat(chatId: string): Promise<Thread>;
  /** A channel conversation: its first post and the replies. */
  thread(team: string, channel: string, message: string): Promise<Thread>;
  /** The newest first posts of a channel, to choose a conversation from. */
  channel(team: string, channel: string): Promise<Thread>;
}

function postFrom(raw: Raw): Post {
  return {
    id: raw.id, author: raw.from?.user?.displayName ?? raw.from?.application?.displayName ?? '', sentAt: raw.createdDateTime ?? '',
    contentType: raw.body?.contentType === 'html' ? 'html' : 'text', content: raw.body?.content ?? '',
  };
}

/** System rows and deleted posts are nobody's words. */
const isPost = (raw: Raw): boolean => (raw.messageType ?? 'message') === 'message' && (raw.deletedDateTime ?? null) === null;
const byTime = (a: Post, b: Post): number => a.sentAt.localeCompare(b.sentAt);

/** Chats and channels through Graph; reads only. Rejects with `GraphError`. */
export function graphTeams(graph: Graph): GraphTeams {
  async function pages(call: Call, most: number): Promise<{ raw: Raw[]; isWhole: boolean }> {
    let page = await graph.ask(call, PageShape);
    const raw = [...page.value];
    for (let n = 1; page['@odata.nextLink'] !== undefined && n < most; n += 1) {
      page = await graph.follow(page['@odata.nextLink'], call, PageShape);
      raw.push(...page.value);
    }
    return { raw, isWhole: page['@odata.nextLink'] === undefined };
  }
  const threadOf = async (call: Call, first: Raw[] = [], most = MOST_PAGES): Promise<Thread> => {
    const { raw, isWhole } = await pages(call, most);
    return { posts: [...first, ...raw].filter(isPost).map(postFrom).sort(byTime), isWhole };
  };
  const query = { $top: '50' };
  return {
    chat: (chat) => threadOf({ name: 'chat', into: { chat }, query }),
    channel: (team, channel) => threadOf({ name: 'channel', into: { team, channel }, query }, [], 1),
    thread: async (team, channel, message) => {
      const first = await graph.ask({ name: 'channel-message', into: { team, channel, message } }, MessageShape);
      return threadOf({ name: 'channel-replies', into: { team, channel, message }, query }, [first]);
    },
  };
}
