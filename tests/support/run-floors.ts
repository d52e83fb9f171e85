/**
 * Reads the open third (kept aside: never learnt from, never looked at) with the shipped encoder and drafts a referral of each message, in its
 * own process, because Jest cannot load the engine. Prints figures as JSON, and no word of a message.
 */
import { join } from 'node:path';
import { draftMessage } from '../../src/cli/draft';
import { figuresOf, type ReadCase } from '../../src/cli/figures';
import { readBy } from '../../src/cli/reader-parts';
import { wantedOf, type WantedFacts } from '../../src/cli/training/draft-answers';
import { messageOf, readCases } from '../../src/cli/training/labelled';
import { isKeptAside } from '../../src/cli/training/material';
import { answersOf } from '../../src/core/referral';
import { countFacts, isInvented, none } from './draft-figures';
import { packOf } from './packs';

const root = join(__dirname, '../..');

async function main(): Promise<void> {
  const pack = packOf('redbridge', '2025-07-interim');
  const read = await readBy(root, 'encoder');
  const done: ReadCase[] = [];
  const draft = none();
  for (const one of readCases(join(root, 'tests/cases/open.jsonl')).filter(({ id }) => isKeptAside('open.jsonl', id))) {
    const message = messageOf(one);
    const reading = await read?.(message);
    if (!reading) continue;
    done.push({ one, reading });
    const drafted = await draftMessage(message, pack, () => Promise.resolve(reading));
    countFacts(drafted, wantedOf(one.expected.facts as unknown as WantedFacts), draft);
    draft.invented += answersOf(drafted).filter((answer) => isInvented(answer, message)).length;
  }
  process.stdout.write(JSON.stringify({ read: figuresOf(done), draft }));
}

void main();
