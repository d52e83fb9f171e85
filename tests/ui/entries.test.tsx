/** @jest-environment jsdom */
import type { CaseEvent } from '../../src/core/case';
import type { SaveResult } from '../../src/ports';
import { CasePage } from '../../src/ui/case/case-page';
import { ConsultationProvider } from '../../src/ui/shared/consultation';
import { event } from '../support/case-events';
import { fakeDrafts, services, show, type Shown } from '../support/pane';

const KEY = 'TCP-2026-4F7K2M';
let pane: Shown;
afterEach(() => pane.close());

const made = [event('consultation', '2026-11-20T12:10:00Z'), event('referral', '2026-11-20T13:10:00Z'), event('escalation', '2026-11-20T14:10:00Z')];
const page = () => <ConsultationProvider><CasePage caseKey={KEY} onBack={() => undefined} /></ConsultationProvider>;

/** A case with an open escalation, as its practitioner sees it in the tab. */
async function casePage(more: Parameters<typeof services>[0] = {}, events: CaseEvent[] = made) {
  const held = services(more);
  held.stored.push(...events);
  pane = await show(page(), held.panel);
  return held;
}
const again = async (held: ReturnType<typeof services>) => { await pane.close(); pane = await show(page(), held.panel); };
const form = (name: string) => pane.root.querySelector<HTMLElement>(`section[aria-label="${name}"]`);
const note = /^What happened, who was spoken to/;

it('stages that are not the partnership’s own say what to do, in the card and in the chronology', async () => {
  await casePage();
  const says = 'Talk to the person who decided (stand-in stages: check your partnership’s policy)';
  expect(form('Open escalations')?.textContent).toContain(says);
  expect(form('Chronology')?.textContent).toContain(says);
  expect(pane.says()).not.toContain('placeholder ladder');
});

describe('an entry that is saved', () => {
  it('is said to be, from a place that stood there before, and the focus goes on to what else can be added', async () => {
    await casePage();
    const heard = [...pane.root.querySelectorAll('[role="status"]')].find((one) => one.textContent === '');
    await pane.press('A note');
    await pane.type(note, 'Rang the nurse.');
    await pane.settle(() => { const button = pane.button('Save to the record'); button.focus(); button.click(); });
    expect(heard?.isConnected && heard.textContent).toBe('Saved to the record: Note.');
    expect(document.activeElement?.textContent).toBe('Add to the record');
    await pane.press('A telephone call');
    expect(heard?.textContent).toBe('');
  });

  it.each(['A note', 'Start an escalation', 'Record a contact', 'Take it to another stage', 'Close the escalation'])('lands in the form that a press on “%s” opens, and back on that button when it is given up', async (name) => {
    await casePage();
    await pane.settle(() => { const button = pane.button(name); button.focus(); button.click(); });
    expect(document.activeElement?.matches('h4')).toBe(true);
    await pane.settle(() => { const button = pane.button('Cancel'); button.focus(); button.click(); });
    expect(document.activeElement).toBe(pane.button(name));
  });

  it('that somebody else was quicker with shows what they added in the chronology', async () => {
    const theirs = event('closed', '2026-11-20T15:00:00Z', { by: { name: 'Colin Attwater', upn: 'c@x.example', objectId: 'o-9', role: 'manager' } });
    const append = async (): Promise<SaveResult> => ({ state: 'changed-elsewhere', theirs: [theirs] });
    await casePage({ append });
    await pane.press('A note');
    await pane.type(note, 'Rang the nurse.');
    await pane.press('Save to the record');
    expect(pane.says()).toContain('Somebody else has added to this case meanwhile (Colin Attwater: Record closed)');
    expect(form('Chronology')?.textContent).toContain('Record closed');
    expect(pane.field(note).value).toBe('Rang the nurse.');
  });
});

it('a long text in the chronology opens at a press; a short one stands there', async () => {
  const why = 'The bruise was seen twice and nobody has asked how it came about. '.repeat(8).trim();
  await casePage({}, [...made.slice(0, 2), event('escalation', '2026-11-20T14:10:00Z', { why, risk: 'Further injury' })]);
  const entry = [...pane.root.querySelectorAll('li')].find((one) => one.textContent.includes('Escalation') && one.closest('section[aria-label="Chronology"]'));
  const folded = entry?.querySelector('details');
  expect(folded?.open).toBe(false);
  expect(folded?.querySelector('p')?.textContent).toBe(why);
  expect([...entry?.querySelectorAll(':scope > p') ?? []].map((one) => one.textContent)).toContain('Risk: Further injury');
});

it('an escalation that somebody else closed while a form of it is written stays until that is saved or given up', async () => {
  const theirs = event('escalation-closed', '2026-11-20T15:00:00Z', { by: { name: 'Colin Attwater', upn: 'c@x.example', objectId: 'o-9', role: 'manager' } });
  await casePage({ append: async () => ({ state: 'changed-elsewhere', theirs: [theirs] }) });
  await pane.press('Close the escalation');
  await pane.tick('They changed their decision');
  await pane.type(/^Why\? If you agreed/, 'They will assess.');
  await pane.type('Resolved on', '2026-11-20');
  await pane.settle(() => form('Close the escalation')?.querySelector<HTMLButtonElement>('button.primary')?.click());
  expect(pane.says()).toContain('Somebody else has added to this case meanwhile (Colin Attwater: Escalation closed)');
  expect(form('Chronology')?.textContent).toContain('Escalation closed');
  expect(pane.field(/^Why\? If you agreed/).value).toBe('They will assess.');
  await pane.press('Cancel');
  expect(form('Open escalations')).toBeNull();
});

describe('what is typed into the forms of a case', () => {
  it.each([['Record a contact', 'A contact about it', 'Person'], ['Close the escalation', 'Close the escalation', /^Why\? If you agreed/], ['Take it to another stage', 'Take it to another stage', 'Risk to the child if nothing changes'], ['A note', 'A note', note]])('“%s” outlives the window in which it was typed', async (button, name, label) => {
    const { keeper, until } = fakeDrafts();
    const held = await casePage({ drafts: keeper });
    await pane.press(button);
    await pane.type(label, 'Meera said they will look again.');
    await until(1);
    await again(held);
    expect(form(name)).not.toBeNull();
    expect(pane.field(label).value).toBe('Meera said they will look again.');
  });

  it('is no longer kept once it is saved or given up', async () => {
    const { keeper, shelf, until } = fakeDrafts();
    const held = await casePage({ drafts: keeper });
    await pane.press('Record a contact');
    await pane.type('Person', 'Meera');
    await until(1);
    await pane.press('Cancel');
    await until(0);
    await pane.press('A note');
    await pane.type(note, 'Rang the nurse.');
    await until(1);
    await pane.press('Save to the record');
    await until(0);
    expect(shelf.size).toBe(0);
    await again(held);
    expect(form('A note')).toBeNull();
    await pane.press('A note');
    expect(pane.field(note).value).toBe('');
  });

  it('a press that may have arrived is saved again under its own keys, also from another window', async () => {
    const sent: string[] = [];
    const { keeper, until } = fakeDrafts();
    const append = async ([one]: CaseEvent[]): Promise<SaveResult> => { sent.push(one?.id ?? ''); return sent.length === 1 ? { state: 'not-saved', says: 'No answer came.', retry: true } : { state: 'saved', caseKey: KEY }; };
    const held = await casePage({ drafts: keeper, append });
    await pane.press('A note');
    await pane.type(note, 'Rang the nurse.');
    await pane.press('Save to the record');
    await until(1);
    await pane.settle(() => new Promise((done) => { setTimeout(done, 1200); }));
    await again(held);
    await pane.press('Not saved yet: save again');
    expect(sent).toHaveLength(2);
    expect(sent[1]).toBe(sent[0]);
  });
});
