/** What a test run said to the local Graph server and heard from it, held against Microsoft's shapes when it is over: `node --import tsx tests/contract/check-exchanges.ts FOLDER`. */
import { sayTally, weighAll } from '../support/exchanges';
import { hasContracts, loadContracts } from '../support/graph-contract';

async function main(folder: string): Promise<number> {
  if (!hasContracts) { console.log('Contract: skipped, as ../shared/contracts is not here.'); return 3; }
  const tally = await weighAll(folder, loadContracts());
  for (const line of sayTally(tally)) console.log(line);
  return tally.problems.size === 0 ? 0 : 1;
}

void main(process.argv[2] ?? 'build/exchanges').then((code) => { process.exitCode = code; });
