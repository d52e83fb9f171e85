import PostalMime from 'postal-mime';
import type { Mail } from '../mail';

/** The file cannot be opened as a message; `message` is the sentence for the person. */
export class NotAMessage extends Error {
  override name = 'NotAMessage';
}

const LARGEST = 25 * 1024 * 1024;

/**
 * A mail file (.eml) as a mail of the mailbox.
 * @throws NotAMessage with a sentence on what to do
 */
export async function openMailFile(file: File, id: string, now: Date): Promise<Mail> {
  if (/\.msg$/i.test(file.name)) throw new NotAMessage('This is an Outlook .msg file. Drag the message out of Outlook on the web, or save it as .eml, and drop that.');
  if (file.size > LARGEST) throw new NotAMessage('This file is larger than 25 MB. Open the message in Outlook, copy its words and paste them here.');
  const mail = await PostalMime.parse(await file.arrayBuffer()).catch(() => undefined);
  if (!mail || !looksLikeMail(mail)) throw new NotAMessage('This file is not an email. Drop a file that ends in .eml, or copy the words and paste them.');
  const content = mail.html ?? mail.text ?? '';
  if (!content.trim()) throw new NotAMessage('This email has no words in its body. If its words are in an attachment, open that, copy the words and paste them.');
  const sent = mail.date ? new Date(mail.date) : now;
  return {
    id, conversationId: `conversation-${id}`, to: mail.to?.[0]?.address ?? '', subject: mail.subject ?? '',
    from: { name: mail.from?.name ?? mail.from?.address ?? 'Unknown sender', address: mail.from?.address ?? '' },
    receivedAt: (Number.isNaN(sent.getTime()) ? now : sent).toISOString(),
    body: mail.html ? { type: 'html', content: mail.html } : { type: 'text', content },
  };
}

const looksLikeMail = (mail: { headers: { key: string }[] }): boolean => mail.headers.some(({ key }) => ['from', 'subject', 'date', 'message-id', 'mime-version'].includes(key));

/** Words that were pasted, as a mail of the mailbox. */
export function openPasted(text: string, id: string, now: Date): Mail {
  const words = text.replace(/\r\n?/g, '\n').trim();
  if (!words) throw new NotAMessage('Paste the words of a message first.');
  return { id, conversationId: `conversation-${id}`, to: '', subject: '', from: { name: 'Pasted text', address: '' }, receivedAt: now.toISOString(), body: { type: 'text', content: words } };
}
