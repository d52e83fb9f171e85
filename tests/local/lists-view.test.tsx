/** @jest-environment jsdom */
import { people } from '../../src/local/identity';
import { ListsView } from '../../src/local/workbench/lists-view';
import { promised, services, show, type Shown } from '../support/pane';

let pane: Shown;
const fetchBefore = globalThis.fetch;
afterEach(async () => { await pane.close(); globalThis.fetch = fetchBefore; });

/** A site whose answers come when the test says so, each question by its own address. */
function slowSite() {
  const asked: { address: string; answer: (rows: object[]) => void; refuse: () => void }[] = [];
  globalThis.fetch = ((address: string) => {
    const held = promised<Response>();
    const answer = (value: object[]) => held.keep({ ok: true, json: () => Promise.resolve({ value }) } as unknown as Response);
    asked.push({ address, answer, refuse: () => held.keep({ ok: false, status: 500 } as Response) });
    return held.promise;
  }) as unknown as typeof fetch;
  const columns = [{ name: 'Setting', displayName: 'Setting' }, { name: 'FileLeafRef', displayName: 'Name' }, { name: 'LinkFilename', displayName: 'File' }];
  const answers = async (list: string, nth: number, says: string) => pane.settle(() => {
    for (const one of asked.filter(({ address }) => address.includes(`${list}/columns`))) one.answer(columns);
    asked.filter(({ address }) => address.includes(`${list}/items`))[nth]?.answer([{ id: '1', fields: { Setting: says, FileLeafRef: says } }]);
  });
  return { answers };
}

const setting = { person: people[0] as (typeof people)[number], theme: 'light' as const, ahead: 0 };

it('an answer about the list that was looked at before is not shown under the list that is looked at now', async () => {
  const { answers } = slowSite();
  pane = await show(<ListsView setting={setting} />, services().panel);
  await pane.press('Documents');
  await answers('TcpCases', 0, 'an earlier case');
  expect(pane.says()).not.toContain('an earlier case');
  expect(pane.says()).toContain('Reading the list…');
  await answers('TcpDocuments', 0, 'minutes.docx');
  expect(pane.says()).toContain('minutes.docx');
  await pane.press('Cases');
  expect(pane.says()).not.toContain('minutes.docx');
});

it('of several refreshes the last one counts, also when an earlier one answers after it or another list was chosen meanwhile', async () => {
  const { answers } = slowSite();
  pane = await show(<ListsView setting={setting} />, services().panel);
  await answers('TcpCases', 0, 'first answer');
  await pane.press('Refresh');
  await pane.press('Refresh');
  await answers('TcpCases', 2, 'third answer');
  expect(pane.says()).toContain('third answer');
  await answers('TcpCases', 1, 'second answer');
  expect(pane.says()).toContain('third answer');
  await pane.press('Refresh');
  await pane.press('Documents');
  await answers('TcpDocuments', 0, 'minutes.docx');
  await answers('TcpCases', 3, 'late case');
  expect(pane.says()).toContain('minutes.docx');
  expect(pane.says()).not.toContain('late case');
});
