/** @jest-environment jsdom */
import { draftReferral } from '../../src/core/referral';
import type { PanelServices } from '../../src/service/panel';
import { TaskPane } from '../../src/ui/task-pane';
import { answerDecision, fakeHost, mailOf, services, show, type Shown } from '../support/pane';

let pane: Shown;
afterEach(() => pane.close());

const papers = { asWord: async () => new Blob(['the whole form']) } as unknown as NonNullable<PanelServices['papers']>;
type Mail = { to: string; subject: string; body: string };
const WHOLE = 'Open a mail draft with the whole referral';
const LINK = 'Save the document and open a mail draft with the summary and its link';

/** A consultation with its referral open; `saved` as far as a case, `told` what was answered about telling the parents. */
async function referralOf(more: Parameters<typeof services>[0] = {}, saved = true, told: string | null = 'Yes, told') {
  const mails: Mail[] = [];
  const host = fakeHost();
  host.set(mailOf('A'));
  const made = services({ messages: host.source, host: { host: 'outlook-read', draftMail: async (mail) => { mails.push(mail); } }, ...more });
  made.panel.reader = { ...made.panel.reader, draft: async (drafting) => draftReferral(drafting) };
  pane = await show(<TaskPane />, made.panel);
  await answerDecision(pane, 'No', told);
  if (saved) await pane.press('Save the consultation');
  await pane.press('Referral');
  for (let turn = 0; turn < 40 && pane.root.querySelector('[aria-busy="true"]'); turn += 1) await pane.settle();
  return { ...made, mails };
}

const address = () => pane.type('To (the front door’s secure address)', 'mash@redbridge.gov.uk');

describe('a mail draft about the referral', () => {
  it('holds the summary, the link to the document just saved and nothing of the form', async () => {
    const put: string[] = [];
    const { mails } = await referralOf({ papers, documents: { put: async (caseKey, name) => { put.push(`${caseKey}/${name}`); return { id: 'd', name, webUrl: 'https://vale.example/Referral.docx' }; } } });
    await address();
    await pane.press(LINK);
    const [mail] = mails;
    expect(put).toEqual([expect.stringMatching(/^TCP-.*\/Referral TCP-.*\.docx$/)]);
    expect(mail?.subject).toMatch(/^Referral TCP-[^ ]+$/);
    expect(mail?.body).toMatch(/^Threshold consultation TCP-/);
    expect(mail?.body).toContain('Settled on: ');
    expect(mail?.body.split('\n')).toEqual(expect.arrayContaining(['https://vale.example/Referral.docx', expect.stringMatching(/^The whole referral, as it was saved, is in this document/)]));
    expect(mail?.body).not.toContain('To be asked');
    // The same document is not saved twice.
    await pane.press(LINK);
    expect([put.length, mails.length]).toEqual([1, 2]);
  });

  it('links to the document of the referral that is on record, and saves no other', async () => {
    let puts = 0;
    const { mails } = await referralOf({ papers, documents: { put: async (_caseKey, name) => { puts += 1; return { id: 'd', name, webUrl: 'https://vale.example/sent.docx' }; } } });
    await pane.tick('Document');
    await pane.press('Record the referral');
    await address();
    await pane.press('Open a mail draft with the summary and the saved document’s link');
    expect(mails[0]?.body).toContain('\nhttps://vale.example/sent.docx');
    expect(puts).toBe(1);
  });

  it('opens nothing and says so when the document cannot be saved', async () => {
    const { mails } = await referralOf({ papers, documents: { put: async () => { throw new Error('507'); } } });
    await address();
    await pane.press(LINK);
    expect(mails).toEqual([]);
    expect(pane.says()).toContain('The document could not be saved, so no draft was opened.');
    await pane.press(WHOLE);
    expect(mails[0]?.body).toContain('To be asked');
  });

  it('holds the whole referral, and says so on the button, where no case is saved', async () => {
    const { mails } = await referralOf({ papers }, false);
    await address();
    expect(() => pane.button(LINK)).toThrow();
    await pane.press(WHOLE);
    expect(mails[0]?.body.length).toBeGreaterThan(500);
    expect(mails[0]?.subject).toBe('Referral');
  });
});

describe('the copy for the family', () => {
  const COPIES = ['Word for the family', 'Print for the family'];
  it.each(['Yes, told', 'Not yet, I will'])('is offered once the person has answered “%s”', async (told) => {
    await referralOf({ papers }, true, told);
    for (const name of COPIES) expect(pane.button(name)).toBeDefined();
  });

  it('is not offered while telling the parents is undecided, and one sentence says why', async () => {
    await referralOf({ papers }, true, null);
    for (const name of COPIES) expect(() => pane.button(name)).toThrow();
    expect(pane.says()).toContain('A copy for the family is offered once you have settled, at Decide, that the parents are told.');
  });

  it('is not offered before anything is settled', async () => {
    await referralOf({ papers }, false, null);
    for (const name of COPIES) expect(() => pane.button(name)).toThrow();
  });
});
