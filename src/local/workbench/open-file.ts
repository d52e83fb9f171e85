import PostalMime from 'postal-mime';
import type { Mail } from '../mail';

/** The file cannot be opened as a message; `message` is the sentence for the person. */
export class NotAMessage extends Error {
  override name = 'NotAMessage';
}

type Parsed = Awaited<ReturnType<typeof PostalMime.parse>>;

const LARGEST = 25 * 1024 * 1024;

/** Why a file is not even tried. */
function refusalOf(file: File): string | undefined {
  if (/\.msg$/i.test(file.name)) return 'This is an Outlook .msg file. Drag the message out of Outlook on the web, or save it as .eml, and drop that.';
  return file.size > LARGEST ? 'This file is larger than 25 MB. Open the message in Outlook, copy its words and paste them here.' : undefined;
}

function sentAt(date: string | undefined, now: Date): string {
  const sent = new Date(date ?? '');
  return (Number.isNaN(sent.getTime()) ? now : sent).toISOString();
}

const senderOf = (from: Parsed['from']): Mail['from'] => ({ name: from?.name ?? from?.address ?? 'Unknown sender', address: from?.address ?? '' });
const bodyOf = ({ html, text }: Parsed): Mail['body'] => (html ? { type: 'html', content: html } : { type: 'text', content: text ?? '' });

/**
 * A mail file (.eml) as a mail of the mailbox.
 * @throws NotAMessage with a sentence on what to do
 */
export async function openMailFile(file: File, id: string, now: Date): Promise<Mail> {
  const refusal = refusalOf(file);
  if (refusal) throw new NotAMessage(refusal);
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (!bytes) throw new NotAMessage('This file could not be read. It may have been moved, or be open elsewhere, or be a folder. Save it to this computer and open it again, or copy the words of the message and paste them.');
  const mail = await PostalMime.parse(bytes).catch(() => undefined);
  if (!mail || !looksLikeMail(mail)) throw new NotAMessage('This file is not an email. Drop a file that ends in .eml, or copy the words and paste them.');
  const body = bodyOf(mail);
  if (!body.content.trim()) throw new NotAMessage('This email has no words in its body. If its words are in an attachment, open that, copy the words and paste them.');
  return { id, conversationId: `conversation-${id}`, to: mail.to?.[0]?.address ?? '', subject: mail.subject ?? '', from: senderOf(mail.from), receivedAt: sentAt(mail.date, now), body };
}

const looksLikeMail = (mail: { headers: { key: string }[] }): boolean => mail.headers.some(({ key }) => ['from', 'subject', 'date', 'message-id', 'mime-version'].includes(key));

/** Words that were pasted, as a mail of the mailbox. */
export function openPasted(text: string, id: string, now: Date): Mail {
  const words = text.replace(/\r\n?/g, '\n').trim();
  if (!words) throw new NotAMessage('Paste the words of a message first.');
  return { id, conversationId: `conversation-${id}`, to: '', subject: '', from: { name: 'Pasted text', address: '' }, receivedAt: now.toISOString(), body: { type: 'text', content: words } };
}
