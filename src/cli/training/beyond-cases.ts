import type { Message } from '../../core/evidence';

/** One message of tests/cases/dudley-beyond.jsonl. */
export interface BeyondCase {
  id: string;
  /** The indicator that its middle sentence shows, such as 'dudley/housing/L2'; null in a harmless message. */
  want: string | null;
  /** That sentence, exactly. */
  quote?: string;
  /** A harmless message: the row whose words it comes near to. */
  near?: string;
  body: string;
}

/** The case as the reader takes it. */
export function messageOfBeyond(one: BeyondCase): Message {
  return { id: one.id, channel: 'outlook', subject: '', sentAt: '2026-11-20T15:10:00', parts: [{ text: one.body }] };
}
