import type { Message } from '../../core/evidence';

/** What a message is called: its subject, or its first words where it has none; undefined where it has no words either. */
export function titleOf({ subject, parts }: Message): string | undefined {
  const line = subject || (parts[0]?.text ?? '').replace(/\s+/g, ' ').trim();
  return !subject && line.length > 75 ? `${line.slice(0, 75).replace(/\s\S*$/, '')}…` : line || undefined;
}
