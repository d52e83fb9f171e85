import type { Talk } from '../../src/local/graph';

const mail = (n: number, conversationId: string, more: object = {}): Record<string, unknown> => ({
  '@odata.etag': `W/"CQAAABYAA${String(n)}"`, id: `AAMk${String(n)}=`, conversationId, subject: 'Concern about a pupil', importance: n % 2 ? 'high' : 'normal', isDraft: false, bodyPreview: 'He came in…',
  receivedDateTime: `2026-11-19T1${String(n)}:00:00Z`, sentDateTime: `2026-11-19T1${String(n)}:00:00Z`, from: { emailAddress: { name: `Writer ${String(n)}`, address: `w${String(n)}@oakfield.example` } }, inferenceClassification: 'focused',
  body: { contentType: 'html', content: `<p>Message ${String(n)}</p><blockquote>older</blockquote>` }, uniqueBody: { contentType: 'html', content: `<p>Message ${String(n)}</p>` }, ...more,
});
const post = (n: number, more: object = {}): Record<string, unknown> => ({
  id: `16000000000${String(n)}`, replyToId: null, etag: `16000000000${String(n)}`, messageType: 'message', createdDateTime: `2026-11-19T0${String(n)}:00:00.000Z`, lastModifiedDateTime: `2026-11-19T0${String(n)}:00:00.000Z`, deletedDateTime: null,
  importance: 'normal', locale: 'en-gb', from: { application: null, device: null, user: { id: 'u1', displayName: `Writer ${String(n)}`, userIdentityType: 'aadUser' } }, body: { contentType: 'html', content: `<div>Post ${String(n)}</div>` },
  attachments: [], mentions: [], reactions: [], ...more,
});

/** A conversation whose id needs encoding; another; a shared mailbox only Amina may read. */
export const CONVERSATION = "AAQk+B/C=='&x#1";
const amina = [1, 2, 3].map((n) => mail(n, CONVERSATION)).concat(mail(4, CONVERSATION, { isDraft: true }), mail(5, 'other'));
const many = Array.from({ length: 120 }, (_, n) => mail(6, 'long', { id: `L${String(n)}`, sentDateTime: `2026-11-18T08:${String(n % 60).padStart(2, '0')}:00Z` }));

export const talk: Talk = {
  mail: (mailbox, caller) => (mailbox === 'amina.yusuf@oakfield.example' ? [...amina, ...many].reverse() : mailbox === 'safeguarding@oakfield.example' ? (caller.startsWith('amina') ? [mail(7, CONVERSATION)] : undefined) : []),
  chat: (chat) => (chat === '19:chat@thread.v2' ? [post(4), post(3, { messageType: 'systemEventMessage', from: null, body: { contentType: 'html', content: '<systemEventMessage/>' } }), post(2, { deletedDateTime: '2026-11-19T05:00:00Z' }), post(1)] : chat === '19:long@thread.v2' ? Array.from({ length: 230 }, (_, n) => post(5, { id: String(n) })) : undefined),
  channel: (team, channel) => (team === 'team-1' && channel === '19:channel@thread.tacv2' ? [post(2, { replies: [post(4, { replyToId: '160000000002' }), post(3, { replyToId: '160000000002' })] }), post(1)] : undefined),
};
