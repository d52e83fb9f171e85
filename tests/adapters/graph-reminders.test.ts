import { graphClient, graphReminders } from '../../src/adapters/graph';
import { localToken } from '../../src/local/graph';
import { recorder, describeContract, loadContracts } from '../support/graph-contract';
import { AMINA, BEN, BY_HAND, startSite, type Site } from '../support/graph-site';

let site: Site;
beforeAll(async () => { site = await startSite(); });
afterAll(async () => { await site.close(); });

const link = (caseKey: string) => `https://contoso.sharepoint.com/sites/safeguarding/Lists/TcpCases?FilterField1=CaseKey&FilterValue1=${caseKey}`;
const reminder = { caseKey: 'TCP-2026-RRRRRR', authority: 'Redbridge', dueAt: '2026-11-23T16:30:00.000Z' };

async function tasksOf(person: typeof AMINA): Promise<Record<string, unknown>[]> {
  const get = async (path: string) => (await (await fetch(`${site.server.url}/v1.0${path}`, { headers: { ...BY_HAND, Authorization: `Bearer ${localToken(person)}` } })).json() as { value: Record<string, unknown>[] }).value;
  const [list] = await get('/me/todo/lists');
  return get(`/me/todo/lists/${String(list?.['id'])}/tasks`);
}

test('a reminder is a task of the person’s own, with key, authority, time and link, and nothing else', async () => {
  expect(await graphReminders(site.as(AMINA), link).put(reminder)).toEqual({ state: 'kept' });
  const [task] = await tasksOf(AMINA);
  expect(task).toMatchObject({ title: 'TCP-2026-RRRRRR: answer due (Redbridge)', isReminderOn: true, reminderDateTime: { dateTime: '2026-11-23T16:30:00.0000000', timeZone: 'UTC' }, body: { content: '' } });
  expect((task?.['linkedResources'] as { webUrl: string }[])[0]?.webUrl).toBe(link('TCP-2026-RRRRRR'));
  expect(await tasksOf(BEN)).toEqual([]);
});

test('who does not consent is told that the clock goes on, and nothing is made', async () => {
  const asked: string[][] = [];
  const without = graphClient({ baseUrl: site.server.url, wait: async () => undefined, token: async (scopes) => { asked.push(scopes); throw new Error('refused'); } });
  expect(await graphReminders(without, link).put(reminder)).toMatchObject({ state: 'not-kept', says: expect.stringContaining('The clock is still shown here') as string });
  expect(asked).toEqual([['Tasks.ReadWrite']]);
  expect(await tasksOf(BEN)).toEqual([]);
});

test('after a lost answer the person is told to look, and no second task is sent', async () => {
  let sent = 0;
  const losing: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (init?.method === 'POST') { sent += 1; throw new TypeError('cut off'); }
    return answer;
  };
  expect(await graphReminders(site.as(BEN, losing), link).put(reminder)).toMatchObject({ state: 'not-kept', says: expect.stringContaining('Look in your To Do') as string });
  expect([sent, (await tasksOf(BEN)).length]).toEqual([1, 1]);
});

describeContract('reminders against the published shapes', () => {
  test('what is asked and answered is as Microsoft publishes it', async () => {
    const record = recorder();
    await graphReminders(site.as(AMINA, record.fetch), link).put(reminder);
    const contracts = loadContracts();
    expect(record.seen.flatMap((exchange) => contracts.problems(exchange))).toEqual([]);
    expect(contracts.closed('todoTask', record.seen.at(-1)?.request)).toEqual([]);
    expect(contracts.closed('todoTask', record.seen.at(-1)?.body)).toEqual([]);
  });
});
