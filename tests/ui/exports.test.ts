import { projectCase } from '../../src/core/case';
import { listCsv, listJson } from '../../src/ui/overview/list-export';
import { event } from '../support/case-events';

const now = new Date('2026-11-24T09:00:00Z');
const waiting = projectCase([event('consultation', '2026-11-20T15:10:00Z'), event('referral', '2026-11-20T15:40:00Z', { replyDueAt: '2026-11-23T16:30:00.000Z' })]);
const answered = projectCase([event('consultation', '2026-07-01T15:10:00Z'), event('referral', '2026-07-01T15:40:00Z', { replyDueAt: null, replyDueRule: null }), event('reply', '2026-07-02T10:00:00Z', { outcome: 'strategy-discussion' })]);

/** The table’s rows, each as its cells by their heads. */
function rowsOf(csv: string): Record<string, string>[] {
  const [heads = [], ...rows] = csv.replace(/^\uFEFF/u, '').trim().split('\r\n').map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/u));
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ''])));
}

describe('the list of cases as a table', () => {
  it('is in the words of the screen, with times as they are in the United Kingdom', () => {
    const [first, second] = rowsOf(listCsv([waiting, answered], now));
    expect(first).toMatchObject({ 'Status': 'Waiting for a reply', 'Domain': 'Abuse and neglect', 'Due (UK time)': '2026-11-23 16:30', 'Overdue': 'yes', 'Opened (UK time)': '2026-11-20 15:10', 'Sign-off': 'Awaiting', 'Outcome': '' });
    expect(second).toMatchObject({ 'Status': 'Answered', 'Opened (UK time)': '2026-07-01 16:10', 'Due (UK time)': '', 'Outcome': 'strategy discussion' });
  });

  it('holds neither ids of this tool nor instants that a spreadsheet does not read', () => {
    expect(listCsv([waiting, answered], now)).not.toMatch(/\d{4}-\d\d-\d\dT|awaiting-reply|abuse-and-neglect|strategy-discussion/);
  });

  it('stays as it is stored for other systems, as JSON', () => {
    expect(JSON.parse(listJson([waiting], now))).toMatchObject({ cases: [{ status: 'awaiting-reply', domain: 'abuse-and-neglect', dueAt: '2026-11-23T16:30:00.000Z' }] });
  });
});
