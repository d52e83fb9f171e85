/**
 * threshold suggest: reads case lines (JSONL) on stdin and streams one result line each on stdout.
 * A line that cannot be read gets a message with its number on stderr, and reading goes on.
 */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Message, Reading } from '../core/evidence';
import { messageFrom, resultLine } from './suggest-lines';

export interface SuggestSetting {
  input: Readable;
  output: Writable;
  errors: Writable;
  explain: boolean;
  read: (message: Message) => Promise<Reading>;
}

/** Gives the number of lines that could not be read. Never prints the words of a message in an error. */
export async function suggestAll({ input, output, errors, explain, read }: SuggestSetting): Promise<number> {
  let number = 0;
  let failed = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (!line.trim()) continue;
    try {
      const message = messageFrom(parseLine(line));
      output.write(`${JSON.stringify(resultLine(message.id, await read(message), explain))}\n`);
    } catch (error) {
      failed += 1;
      errors.write(`line ${String(number)}: ${error instanceof Error ? error.message : 'could not be read'}\n`);
    }
  }
  return failed;
}

function parseLine(line: string): unknown {
  try { return JSON.parse(line.replace(/^\uFEFF/, '')); } catch { throw new Error('this line is not JSON'); }
}
