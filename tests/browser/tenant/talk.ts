import type { Talk } from '../../../src/local/graph';
import { people } from '../../../src/local/identity';
import { conversationOf } from './mails';

export const TEAM = '5c0ffee0-0000-4000-8000-00000000abcd';
export const CHANNEL = '19:huddle@thread.tacv2';
export const CHAT = '19:meeting_abc@thread.v2';
const SHARED = 'safeguarding@cranbrookvale.example';

const post = (id: string, at: number, content: string, more: object = {}): Record<string, unknown> => ({
  id, messageType: 'message', createdDateTime: new Date(Date.UTC(2026, 10, 20, 8, at)).toISOString(), deletedDateTime: null, from: { application: null, user: { id, displayName: 'Tamsin Orr' } },
  body: { contentType: 'html', content }, ...more,
});

const replies = Array.from({ length: 60 }, (_, at) => post(String(1_700_000_000_100 + at), at + 2, `<p>Reply number ${String(at + 1)} of many.</p>`));
const threads = [
  { ...post('1700000000001', 1, '<p onclick="document.title=\'owned\'">He has a new <b>bruise</b> on his arm and said his uncle hit him with a belt. <at id="0">Joanna</at></p><img src="https://graph.microsoft.com/hosted" onerror="document.title=\'owned\'">'), replies: [
    ...replies, post('1700000000900', 70, '<p>These words were taken back.</p>', { deletedDateTime: '2026-11-20T10:00:00Z' }),
    post('1700000000901', 71, '<systemEventMessage/>', { messageType: 'unknownFutureValue', from: null }),
  ] },
  { ...post('1700000000002', 0, '<p>All of it was taken back.</p>', { deletedDateTime: '2026-11-20T10:00:00Z' }), replies: [] },
];

/** What the tests' mailboxes, chat and channel hold. A chat longer than the panel reads; a thread longer than a page. */
export const talk: Talk = {
  mail: (mailbox) => (mailbox === SHARED || mailbox === people[0]?.upn ? conversationOf(mailbox) : undefined),
  chat: (chat) => (chat === CHAT ? Array.from({ length: 230 }, (_, at) => post(String(at), 300 - at, at === 199 ? '<p>Can I ask you about a child? He has not eaten since yesterday.</p>' : `<p>Line ${String(at)}.</p>`)) : undefined),
  channel: (team, channel) => (team === TEAM && channel === CHANNEL ? threads : undefined),
};
