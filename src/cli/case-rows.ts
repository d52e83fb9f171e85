import { parseArgs } from 'node:util';
import { checkRows, mendRows, type RowFinding, type RowTrouble } from '../adapters/graph';
import { atSite, explained, SITE_OPTIONS, SITE_USAGE, type Say } from './administrator';

const UNCLEAR: Record<RowTrouble, string> = {
  'no-events': 'has a row and no events: they were deleted, or this account may not see them. Look into the recycle bin of TcpEvents.',
  'events-missing': 'lacks events that its row or their numbering counts: they were deleted, or this account may not see them. Look into the recycle bin of TcpEvents.',
  'two-rows': 'has more than one row. CaseKey must be unique: run threshold provision, then delete the row that is older.',
  'no-consultation': 'has events and no consultation, so that nothing says whose case it is.',
  'newer': 'holds an event of a newer version of the panel. Update this checkout and run the command again.',
  'broken': 'holds an event that cannot be read: somebody has changed it in the list. Restore its earlier version there.',
};

/** One line about one case: its key and names of columns; nothing that stands in them. */
function lineFor(finding: RowFinding, mends: boolean): string {
  if (finding.is === 'unclear') return `${finding.caseKey}  NOT CHANGED  ${UNCLEAR[finding.why]}`;
  if (finding.is === 'missing') return `${finding.caseKey}  ${mends ? 'its row was made' : 'has no row'}`;
  return `${finding.caseKey}  ${mends ? 'rewritten' : 'differs'}: ${finding.columns.join(', ')}`;
}

const counted = (n: number, one: string): string => `${n.toLocaleString('en-GB')} ${one}${n === 1 ? '' : 's'}`;

/**
 * Holds the rows of the case list against the events (`check`), or works out anew those that differ (`mend`).
 * @returns the exit code: 0 when every row says what its events say
 */
export async function runRows(argv: string[], say: Say, environment: NodeJS.ProcessEnv, wait?: (ms: number) => Promise<void>): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: SITE_OPTIONS });
  const mends = positionals[0] === 'mend';
  try {
    const found = mends || positionals[0] === 'check' ? await atSite(values, environment, say, wait) : undefined;
    if (!found) { say(`Usage: npm run --silent threshold -- rows check|mend ${SITE_USAGE}`); return 2; }
    const report = await (mends ? mendRows : checkRows)(found.graph, found.site, (finding) => { say(lineFor(finding, mends)); });
    const unclear = report.found.filter((one) => one.is === 'unclear').length;
    const others = report.found.length - unclear;
    say(`${counted(report.cases, 'case')}, ${counted(report.events, 'event')}.`);
    if (report.found.length === 0 && report.unsettled === 0) say('Every row says what its events say.');
    if (others > 0) say(mends ? `${counted(others, 'row')} put right.` : `${counted(others, 'row')} not as the events say: run threshold rows mend.`);
    if (unclear > 0) say(`${counted(unclear, 'case')} for a person to look at; nothing was changed there.`);
    if (report.unsettled > 0) say(`${counted(report.unsettled, 'case')} in use, or not reached, each time they were looked at: run the command again.`);
    return unclear + report.unsettled + (mends ? 0 : others) > 0 ? 1 : 0;
  } catch (error) {
    say(explained(error));
    say('The command stopped here. What it has put right stays so; run it again to go on.');
    return 1;
  }
}
