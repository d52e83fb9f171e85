import * as z from 'zod/mini';
import { quoted, type Call } from './calls';
import type { Graph } from './client';

const PersonShape = z.optional(z.nullable(z.object({ emailAddress: z.optional(z.object({ name: z.optional(z.nullable(z.string())), address: z.optional(z.nullable(z.string())) })) })));
const MailShape = z.object({
  id: z.string(), subject: z.optional(z.nullable(z.string())), receivedDateTime: z.optional(z.nullable(z.string())), sentDateTime: z.optional(z.nullable(z.string())),
  isDraft: z.optional(z.nullable(z.boolean())), from: PersonShape, uniqueBody: z.optional(z.nullable(z.object({ content: z.optional(z.nullable(z.string())) }))),
});
const PageShape = z.object({ '@odata.nextLink': z.optional(z.string()), value: z.array(MailShape) });

/** One email of a conversation: what its writer wrote in it, without the tail it quotes. */
export interface ConversationMail { id: string; subject: string; from: string; sentAt: string; text: string }

/** How many pages of a conversation are read at most; a longer one is cut at its newest end, and says so. */
const MOST_PAGES = 10;

export interface GraphMail {
  /**
   * The whole conversation of an email, oldest first; drafts left out. `owner` is the address of a shared mailbox.
   * `isWhole` is false when it was too long to be read whole. Rejects with `GraphError`.
   */
  conversation(conversationId: string, owner?: string): Promise<{ mails: ConversationMail[]; isWhole: boolean }>;
}

/** Mail through Graph. Sorts by itself: Exchange refuses to sort by what it does not filter by. */
export function graphMail(graph: Graph): GraphMail {
  return { conversation: async (conversationId, owner) => {
    const call: Call = {
      name: owner === undefined ? 'own-mail' : 'shared-mail', ...(owner === undefined ? {} : { into: { owner } }),
      query: { $filter: `conversationId eq ${quoted(conversationId)}`, $select: 'id,subject,from,receivedDateTime,sentDateTime,isDraft,uniqueBody', $top: '50' },
      headers: { Prefer: 'outlook.body-content-type="text", IdType="ImmutableId"' },
    };
    let page = await graph.ask(call, PageShape);
    const found = [...page.value];
    let pages = 1;
    for (; page['@odata.nextLink'] !== undefined && pages < MOST_PAGES; pages += 1) {
      page = await graph.follow(page['@odata.nextLink'], call, PageShape);
      found.push(...page.value);
    }
    const mails = found.filter((mail) => mail.isDraft !== true).map((mail): ConversationMail => ({
      id: mail.id, subject: mail.subject ?? '', from: mail.from?.emailAddress?.name ?? mail.from?.emailAddress?.address ?? '',
      sentAt: mail.sentDateTime ?? mail.receivedDateTime ?? '', text: mail.uniqueBody?.content ?? '',
    })).sort((a, b) => a.sentAt.localeCompare(b.sentAt));
    return { mails, isWhole: page['@odata.nextLink'] === undefined };
  } };
}
