import type { Message } from '../../core/evidence';
import { Unreadable, type MessageSource } from '../../ports';

export interface OutlookParts {
  office: typeof Office;
  htmlToText: (html: string) => string;
}

type Item = Office.MessageRead & Partial<Pick<Office.MessageCompose, 'getItemIdAsync'>>;

const PROTECTED = 'This message is protected or could not be opened. Copy its text and paste it into the box below.';

function call<T>(start: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => start((result) => {
    // The word, not the enum: the enum is not there until office.js has loaded.
    if (String(result.status) === 'succeeded') resolve(result.value);
    else reject(new Unreadable(PROTECTED));
  }));
}

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

async function readItem(item: Item, parts: OutlookParts): Promise<Message> {
  const [html, subject, from] = await Promise.all([
    call<string>((done) => item.body.getAsync(parts.office.CoercionType.Html, done)),
    subjectOf(item),
    fromOf(item),
  ]);
  const created = item.dateTimeCreated as Date | undefined;
  return { id: item.itemId ?? 'draft', channel: 'outlook', subject, from, sentAt: (created ?? new Date()).toISOString(), parts: [{ author: from, text: parts.htmlToText(html) }] };
}

/**
 * The message open in Outlook, read or being written.
 *
 * Follows a pinned pane: `onChange` fires when the selection moves. The item may be null, and the event may come
 * before the item is set, so `current` looks again. The body is read as HTML: the text form loses lists and tables.
 */
export function outlookSource(parts: OutlookParts): MessageSource {
  const mailbox = () => parts.office.context.mailbox;
  return {
    async current() {
      const item = mailbox()?.item as Item | null | undefined;
      if (!item) return undefined;
      const message = await readItem(item, parts);
      // The selection may have moved while the body was fetched.
      const now = mailbox()?.item as Item | null | undefined;
      return now && (now.itemId ?? 'draft') === message.id ? message : this.current();
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
