/**
 * threshold suggest: reads case lines (JSONL) on stdin and streams one result line each on stdout.
 * A line that cannot be read gets a message with its number on stderr, and reading goes on.
 */
import type { Readable, Writable } from 'node:stream';
import type { Message, Reading } from '../core/evidence';
import type { Pack } from '../core/pack';
import { eachCase, resultLine } from './suggest-lines';

export interface SuggestSetting {
  input: Readable;
  output: Writable;
  errors: Writable;
  explain: boolean;
  /** The authority whose own rows, levels and legal routes are added to what is explained. */
  pack?: Pack;
  read: (message: Message) => Promise<Reading>;
}

/** Gives the number of lines that could not be read; at least 1 when there was none. Never prints the words of a message in an error. */
export function suggestAll({ input, output, errors, explain, pack, read }: SuggestSetting): Promise<number> {
  return eachCase(input, async (message) => { output.write(`${JSON.stringify(resultLine(message.id, await read(message), explain, pack))}\n`); }, (line) => { errors.write(`${line}\n`); });
}
