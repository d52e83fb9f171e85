import { join } from 'node:path';
import type { Message, Reader } from '../../src/core/evidence';
import { wordsReader } from '../../src/cli/reader-parts';

export const checkout = join(__dirname, '../..');

let opened: Reader | undefined;
/** The words reader with the weights of this checkout, opened once a test file. */
export function reader(): Reader {
  opened ??= wordsReader(checkout);
  return opened;
}

export function mail(text: string, subject = ''): Message {
  return { id: 'test', channel: 'outlook', subject, sentAt: '2026-11-10T10:00:00', parts: [{ text }] };
}

export function chat(...posts: string[]): Message {
  return { id: 'test', channel: 'teams', subject: '', sentAt: '2026-11-10T10:00:00', parts: posts.map((text) => ({ author: 'Ms Reid (Y4)', sentAt: '2026-11-10T10:00:00', text })) };
}
