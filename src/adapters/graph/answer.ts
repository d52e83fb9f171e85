import * as z from 'zod/mini';
import { GraphError } from './failure';

/** An answer: what it says, and its headers. */
export interface Reply { status: number; body: unknown; header(name: string): string | undefined }
/** One part of a batch: an answer, or why there is none. */
export type Part = { reply: Reply } | { error: GraphError };

/** What the shape reads of an answer. Throws `unreadable` when it does not fit. */
export function read<T>(shape: z.ZodMiniType<T>, body: unknown): T {
  const found = z.safeParse(shape, body);
  if (!found.success) throw new GraphError('unreadable', 200, 'unexpected-shape', '');
  return found.data;
}
