import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Talk } from './graph';
import { people } from './identity';
import { place, type Mail, type Thread } from './mail';

interface When { daysAgo: number; time: string }
interface SampleMail extends When { from: string; cc?: string[]; subject: string; conversation?: string; html?: string; text?: string }
interface SampleThread { posts: (When & { from: string; html: string })[] }

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'samples');
const filesOf = (kind: string) => readdirSync(folder).filter((file) => file.startsWith(kind) && file.endsWith('.yaml')).sort();
const read = <T>(kind: string): T[] => filesOf(kind).flatMap((file) => parse(readFileSync(path.join(folder, file), 'utf8')) as T[]);

/** "3 days ago at 15:10" as a moment; the samples stay as fresh as the day on which they are looked at. */
function momentOf({ daysAgo, time }: When, now: Date): string {
  const day = new Date(now.getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  const at = `${day}T${time}:00.000Z`;
  return at > now.toISOString() ? new Date(Date.parse(at) - 86_400_000).toISOString() : at;
}

/** 'Denise Falkirk <denise@…>' taken apart. */
function addressOf(from: string): Mail['from'] {
  const [, name = from, address = ''] = /^(.*?)\s*<(.+)>$/.exec(from) ?? [];
  return { name, address };
}

/** The invented mailbox, newest first. */
export function sampleMail(now: Date): Mail[] {
  return read<SampleMail>('mail').map((sample, at): Mail => ({
    id: `AAMkSample${String(at + 1).padStart(3, '0')}=`,
    conversationId: `AAQkSample${sample.conversation ?? String(at + 1).padStart(3, '0')}=`,
    from: addressOf(sample.from),
    to: people[0]?.upn ?? '',
    ...(sample.cc ? { cc: sample.cc.map(addressOf) } : {}),
    subject: sample.subject,
    receivedAt: momentOf(sample, now),
    body: sample.html === undefined ? { type: 'text', content: sample.text ?? '' } : { type: 'html', content: sample.html },
  })).sort((a, b) => b.receivedAt.localeCompare(a.receivedAt));
}

/** The invented channel: threads with their posts, newest thread first. */
export function sampleThreads(now: Date): Thread[] {
  return read<SampleThread>('channel').map(({ posts }, at): Thread => ({
    id: String(1_790_000_000_000 + at * 1000),
    posts: posts.map((post, nth) => ({ id: String(1_790_000_000_000 + at * 1000 + nth), from: post.from, sentAt: momentOf(post, now), html: post.html })),
  })).sort((a, b) => (b.posts.at(-1)?.sentAt ?? '').localeCompare(a.posts.at(-1)?.sentAt ?? ''));
}

const recipient = ({ name, address }: Mail['from']) => ({ emailAddress: { name, address } });

function asGraphMail(mail: Mail): Record<string, unknown> {
  const body = { contentType: mail.body.type, content: mail.body.content };
  return {
    id: mail.id, conversationId: mail.conversationId, subject: mail.subject, receivedDateTime: mail.receivedAt, sentDateTime: mail.receivedAt,
    from: recipient(mail.from), sender: recipient(mail.from), toRecipients: [recipient({ name: mail.to, address: mail.to })], isDraft: false, body, uniqueBody: body,
  };
}

function asGraphPost(post: Thread['posts'][number], replyToId: string | null): Record<string, unknown> {
  return {
    id: post.id, replyToId, messageType: 'message', createdDateTime: post.sentAt, lastModifiedDateTime: post.sentAt, deletedDateTime: null, subject: null,
    from: { application: null, device: null, user: { id: post.from, displayName: post.from, userIdentityType: 'aadUser' } },
    body: { contentType: 'html', content: post.html }, channelIdentity: { teamId: place.teamId, channelId: place.channelId }, attachments: [], mentions: [], reactions: [],
  };
}

/** The samples as Microsoft Graph hands them over. */
export function sampleTalk(now: Date): Talk {
  const mail = sampleMail(now).map(asGraphMail);
  const threads = sampleThreads(now).map(({ posts: [first, ...replies] }) => (first ? { ...asGraphPost(first, null), replies: replies.map((reply) => asGraphPost(reply, first.id)) } : {}));
  return {
    mail: (mailbox) => (mailbox.toLowerCase() === people[0]?.upn ? mail : []),
    channel: (team, channel) => (team === place.teamId && channel === place.channelId ? threads : undefined),
  };
}
