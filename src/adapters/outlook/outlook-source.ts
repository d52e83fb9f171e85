import type { Message, MessagePart } from '../../core/evidence';
import { Unreadable, type ConversationSource } from '../../ports';
import { call, EMPTY, NOT_WRITTEN, Refused, unreadable } from './answers';

/** An email of a conversation: what its writer wrote in it. */
export interface ConversationPart { from: string; sentAt: string; text: string }

export interface OutlookParts {
  office: typeof Office;
  /** Words of a mail: those that its reader sees, and those that they do not. */
  readHtml: (html: string) => { text: string; unseen: string };
  /** The emails of a conversation, oldest first; `owner` is the address of a shared mailbox. Rejects with `Unreadable`. */
  conversation: (conversationId: string, owner: string | undefined) => Promise<{ mails: ConversationPart[]; isWhole: boolean }>;
}

type Item = Office.MessageRead & Partial<Pick<Office.MessageCompose, 'getItemIdAsync'>>;
type About = Omit<Message, 'parts'>;

/** A message that is being written has no id until it is saved; there is one at a time in a pane. */
const DRAFT = 'draft';
const idOf = (item: Item): string => item.itemId ?? DRAFT;

/** The subject is text in read mode and an object in compose mode. */
async function subjectOf(item: Item): Promise<string> {
  const subject = item.subject as unknown;
  if (typeof subject === 'string') return subject;
  return subject ? call<string>((done) => (subject as Office.Subject).getAsync(done)) : '';
}

async function fromOf(item: Item): Promise<string | undefined> {
  const from = item.from as unknown as Office.EmailAddressDetails & Partial<Office.From> | undefined;
  if (!from) return undefined;
  if (typeof from.getAsync === 'function') return (await call<Office.EmailAddressDetails>((done) => from.getAsync?.(done))).displayName;
  return from.displayName;
}

/** Address of the shared mailbox that the item stands in; undefined for one's own. Asked for only where Outlook offers it. */
async function ownerOf(item: Item): Promise<string | undefined> {
  if (typeof item.getSharedPropertiesAsync !== 'function') return undefined;
  const shared = await call<Office.SharedProperties>((done) => item.getSharedPropertiesAsync(done)).catch(() => undefined);
  return shared?.targetMailbox ?? shared?.owner;
}

/** What is known of a message without its words. */
async function aboutOf(item: Item): Promise<About> {
  const [subject, from, mailbox] = await Promise.all([subjectOf(item).catch(() => ''), fromOf(item).catch(() => undefined), ownerOf(item)]);
  const created = item.dateTimeCreated as Date | undefined;
  return { id: idOf(item), channel: 'outlook', subject, from, sentAt: (created ?? new Date()).toISOString(), ...(mailbox ? { mailbox } : {}), extent: 'one' };
}

/** A protected message whose host does not open it has its words in an attachment of this name. */
const SEALED = /^(message(_v\d+)?\.rpmsg|smime\.p7m)$/i;
const isSealed = (item: Item): boolean => (item.attachments as Office.AttachmentDetails[] | undefined)?.some((one) => SEALED.test(one.name)) ?? false;

async function readItem(item: Item, parts: OutlookParts): Promise<Message> {
  const about = await aboutOf(item);
  if (isSealed(item)) throw unreadable(undefined, about);
  const html = await call<string>((done) => item.body.getAsync(parts.office.CoercionType.Html, done)).catch((error: unknown) => { throw error instanceof Refused && error.trouble === 'moved-on' ? error : unreadable(error, about); });
  const { text, unseen } = parts.readHtml(html);
  if (!`${text}${unseen}`.trim()) throw new Unreadable(about.id === DRAFT ? NOT_WRITTEN : EMPTY, about);
  return { ...about, parts: [{ author: about.from, text }, ...(unseen ? [{ author: about.from, text: unseen, unseen: true as const }] : [])] };
}

/** Outlook may tell of a selection a moment before it is there. */
const SETTLES_MS = 300;
const aMoment = () => new Promise<void>((next) => { setTimeout(next, SETTLES_MS); });

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** Whether the open message is among what was fetched: a long conversation may come without it. */
const isAmong = (mails: readonly MessagePart[], message: Message): boolean => {
  const open = flat(message.parts.map(({ text }) => text).join(' '));
  return mails.some(({ text }) => open.startsWith(flat(text).slice(0, 200)));
};

/** Graph has its own form of Outlook's ids. On mobile they are in it already. */
function restId(mailbox: Office.Mailbox, id: string): string {
  try { return mailbox.convertToRestId(id, 'v2.0'); } catch { return id; }
}

/**
 * The message open in Outlook, read or being written.
 *
 * Follows a pinned pane: `onChange` fires when the selection moves. The item may be null, and the event may come
 * before the item is set or not at all, so `current` looks again and `openId` says what is selected without the event.
 * The body is read as HTML: the text form loses lists and tables.
 */
export function outlookSource(parts: OutlookParts): ConversationSource {
  const mailbox = () => parts.office.context.mailbox;
  const selected = () => mailbox()?.item as Item | null | undefined;
  async function current(tries = 3): Promise<Message | undefined> {
    if (!selected()) await aMoment();
    const item = selected();
    if (!item) return undefined;
    const asked = idOf(item);
    const found = await readItem(item, parts).catch((error: unknown) => { if (error instanceof Refused || error instanceof Unreadable) return error; throw error; });
    // The selection may have moved while the body was fetched: then neither its words nor its refusal are of what is open.
    const now = selected();
    const isStill = now !== null && now !== undefined && idOf(now) === asked;
    if (isStill && !(found instanceof Refused)) {
      if (found instanceof Unreadable) throw found;
      return found;
    }
    if (found instanceof Refused && tries <= 0) throw unreadable(found, undefined);
    return current(tries - 1);
  }
  return {
    current: () => current(),
    openId: () => { const item = selected(); return item ? idOf(item) : undefined; },
    async whole(message) {
      const item = selected();
      if (!item || idOf(item) !== message.id || !item.conversationId) throw new Unreadable('Open the message again first: Outlook has another one selected.');
      const { mails, isWhole } = await parts.conversation(restId(mailbox(), item.conversationId), message.mailbox);
      const written = mails.filter((mail) => mail.text.trim()).map((mail): MessagePart => ({ author: mail.from, sentAt: mail.sentAt, text: mail.text }));
      if (!written.length) throw new Unreadable('Microsoft 365 gave no messages of this conversation. What you see is this message and what it quotes.');
      // Graph gives plain text, which says nothing of what is unseen: of the open mail it is kept.
      const missing = message.parts.filter(({ unseen }) => unseen ?? (!isWhole && !isAmong(written, message)));
      return { ...message, parts: [...written, ...missing], extent: isWhole ? 'whole' : 'cut' };
    },
    onChange(changed) {
      const box = mailbox();
      if (!box?.addHandlerAsync) return () => undefined;
      const type = parts.office.EventType.ItemChanged;
      box.addHandlerAsync(type, changed);
      return () => box.removeHandlerAsync?.(type);
    },
  };
}

/** True in a message that is being written. */
export function isComposing(office: typeof Office): boolean {
  const item = office.context.mailbox?.item as unknown as { addFileAttachmentFromBase64Async?: unknown } | null | undefined;
  return typeof item?.addFileAttachmentFromBase64Async === 'function';
}
