import { call } from '../adapters/outlook/answers';
import type { Addressed, HostActions, ReplyAbout } from '../service/panel';

/** Outlook takes 32 KB of HTML into a draft's body. Whether a KB has 1,000 or 1,024 bytes its pages do not say. */
const MOST_BYTES = 32_000;

/** Plain text as a mail's body; a line that is an address and nothing else becomes a link. */
const asHtml = (text: string): string => text.split('\n').map((line) => line.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)).map((line) => (/^https:\/\/\S+$/.test(line) ? `<a href="${line}">${line}</a>` : line)).join('<br>');

/** Whether Outlook takes a text of this length into a draft. */
export const takesIntoMail = (body: string): boolean => new TextEncoder().encode(asHtml(body)).length <= MOST_BYTES;

/** Opens a new mail; the person sees it and sends it. */
export const openNew: (office: typeof Office, ...mail: Parameters<NonNullable<HostActions['draftMail']>>) => void = (office, { to, subject, body }) =>
  office.context.mailbox.displayNewMessageForm({ toRecipients: to ? [to] : [], subject, htmlBody: asHtml(body) });

const same = (one: string, other: string | undefined): boolean => one.toLowerCase() === other?.toLowerCase();

/** The open mail, when it is the one meant and can be answered; not so on phones. */
function itemOf(office: typeof Office, messageId: string): Office.MessageRead | undefined {
  const item = office.context.mailbox.item as Office.MessageRead | null | undefined;
  return item && item.itemId === messageId && typeof item.displayReplyForm === 'function' ? item : undefined;
}

/** Of some, such as one's own groups, Outlook tells the name alone: who they are cannot be seen. */
const addressed = ({ displayName, emailAddress, recipientType }: Office.EmailAddressDetails): Addressed => {
  const name = displayName || '';
  return { name, address: emailAddress || name, ...(!emailAddress || String(recipientType) === 'distributionList' ? { isList: true } : {}) };
};

/** The addresses of a header's list. A name before an address in brackets may look like an address: it is none. */
function addressesIn(list: string): string[] {
  return list.replace(/"[^"]*"(?!@)/gu, '').split(/[,;]/u).flatMap((one) => (/<([^<>]*)>/u.exec(one)?.[1] ?? one).split(/\s+/u).filter((word) => /[^@]@[^@]/u.test(word)));
}

/** Where the mail's own header asks for its answers; nothing where it does not, or Outlook does not give the header. */
async function answersTo(item: Office.MessageRead): Promise<Addressed[]> {
  if (typeof item.getAllInternetHeadersAsync !== 'function') return [];
  const headers = await call<string>((done) => item.getAllInternetHeadersAsync(done), 4000).catch(() => '');
  // A header ends where its line does: no other sign in a subject begins another.
  const lines = headers.replace(/\r?\n[ \t]/gu, ' ').split(/\r?\n/u).filter((line) => /^reply-to:/iu.test(line));
  return lines.flatMap((line) => addressesIn(line.slice('reply-to:'.length))).map((address) => ({ name: '', address }));
}

/** Each address once; not one's own. */
const unlike = (list: readonly Addressed[], me: string | undefined): Addressed[] =>
  list.filter(({ address }, at) => address && !same(address, me) && list.findIndex((other) => same(other.address, address)) === at);

/**
 * Who would get an answer to the open mail, and under what subject, as far as Outlook tells.
 * @returns nothing where another mail is open by now, or this one cannot be answered here
 */
export async function replyAbout(office: typeof Office, messageId: string): Promise<ReplyAbout | undefined> {
  const item = itemOf(office, messageId);
  if (!item) return undefined;
  const me = office.context.mailbox.userProfile.emailAddress;
  const others = [...item.to, ...item.cc].map(addressed);
  // One's own mail is answered to those whom it went to.
  const from = same(item.from.emailAddress, me) ? item.to.map(addressed) : [addressed(item.from)];
  const asked = await answersTo(item);
  const sender = unlike(asked.length ? asked : from, me);
  return { subject: `RE: ${item.normalizedSubject}`, sender, everyone: unlike([...sender, ...others], me) };
}

/** Opens an answer to the mail; the person sees it and sends it. Rejects where another mail is open by now. */
export async function openReply(office: typeof Office, { messageId, toAll, body }: Parameters<NonNullable<HostActions['draftReply']>>[0]): Promise<void> {
  const item = itemOf(office, messageId);
  if (!item) throw new Error('Another message is open.');
  const form = { htmlBody: asHtml(body) };
  if (typeof item.displayReplyFormAsync !== 'function') { if (toAll) item.displayReplyAllForm(form); else item.displayReplyForm(form); return; }
  await call<void>((done) => { if (toAll) item.displayReplyAllFormAsync(form, done); else item.displayReplyFormAsync(form, done); });
}
