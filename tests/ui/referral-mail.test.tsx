/** @jest-environment jsdom */
import type { CaseEvent } from '../../src/core/case';
import { notRead, type Facts } from '../../src/core/evidence';
import { draftReferral } from '../../src/core/referral';
import type { PanelServices, ReplyAbout } from '../../src/service/panel';
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
  await reopened();
  return { ...made, mails };
}

/** The referral's step, with all of the form on the page. */
async function reopened() {
  await pane.press('Referral');
  for (let turn = 0; turn < 40 && pane.root.querySelector('[aria-busy="true"]'); turn += 1) await pane.settle();
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

  const library = () => {
    const put: string[] = [];
    return { put, documents: { put: async (_caseKey: string, name: string) => { put.push(name); return { id: 'd', name, webUrl: `https://vale.example/${String(put.length)}.docx` }; } } };
  };
  const documentOnRecord = (stored: readonly CaseEvent[]) => stored.flatMap((event) => (event.kind === 'referral' ? [event.document] : []));

  it('keeps one document where the referral is recorded as it was when the mail was drafted', async () => {
    const { put, documents } = library();
    const { mails, stored, at } = await referralOf({ papers, documents });
    await address();
    await pane.press(LINK);
    at('2026-11-20T15:14:00Z');
    // Another step and back: the same words are the same document.
    await pane.press('Evidence');
    await reopened();
    await pane.tick('Document');
    await pane.press('Record the referral');
    expect(put).toHaveLength(1);
    expect(documentOnRecord(stored)).toEqual(['https://vale.example/1.docx']);
    expect(mails[0]?.body).toContain('\nhttps://vale.example/1.docx');
    expect(pane.says()).not.toContain('its link is to the earlier version');
  });

  it('keeps the referral as it was sent where it changed after the mail was drafted, says so, and links to that from then on', async () => {
    const { put, documents } = library();
    const { mails, stored } = await referralOf({ papers, documents });
    await address();
    await pane.press(LINK);
    await pane.type('Earlier addresses', 'Mill Lane Primary');
    await pane.tick('Document');
    await pane.press('Record the referral');
    expect(put).toHaveLength(2);
    expect(documentOnRecord(stored)).toEqual(['https://vale.example/2.docx']);
    expect(pane.says()).toContain('If you drafted a mail before your last changes, its link is to the earlier version');
    await pane.press('Open a mail draft with the summary and the saved document’s link');
    expect(mails[1]?.body).toContain('\nhttps://vale.example/2.docx');
    expect(put).toHaveLength(2);
  });

  it('does not keep the document again when only the record could not be saved', async () => {
    const { put, documents } = library();
    let offline = true;
    const events: CaseEvent[] = [];
    await referralOf({ papers, documents, append: async (made) => {
      if (made[0]?.kind === 'referral' && offline) return { state: 'not-saved', says: 'Not saved.', retry: true };
      events.push(...made);
      return { state: 'saved', caseKey: made[0]?.caseKey ?? '' };
    } });
    await pane.tick('Document');
    await pane.press('Record the referral');
    offline = false;
    await pane.press('Not saved yet: save again');
    expect([put.length, documentOnRecord(events)]).toEqual([1, ['https://vale.example/1.docx']]);
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

describe('what is too long for a mail draft', () => {
  const takes = async (body: string) => body.length < 200;
  it('opens with the link alone, and says so', async () => {
    const mails: Mail[] = [];
    await referralOf({ papers, host: { host: 'outlook-read', draftMail: async (mail) => { mails.push(mail); }, mailTakes: takes } });
    await address();
    await pane.press(LINK);
    expect(mails[0]?.body).toMatch(/^Threshold consultation TCP-\S+\n\nThe whole referral, as it was saved, is in this document\.\nhttps:\/\/example\.org\/x$/);
    expect(pane.says()).toContain('The draft holds the link and not the summary.');
  });

  it('is not opened at all where it is the whole referral, and the link is named instead', async () => {
    const mails: Mail[] = [];
    await referralOf({ papers, host: { host: 'outlook-read', draftMail: async (mail) => { mails.push(mail); }, mailTakes: takes } });
    await address();
    await pane.press(WHOLE);
    expect(mails).toEqual([]);
    expect(pane.says()).toContain('The whole referral is longer than a mail draft can take (32 KB), so no draft was opened.');
  });
});

describe('an answer to the open mail', () => {
  const ANSWER = 'Answer this mail instead';
  const OPEN = 'Open the answer, with the summary and the link';
  const CHECKED = 'I have checked the addresses: open the answer';
  type Reply = { messageId: string; toAll: boolean; body: string };
  const nurse = { name: 'Ms Reid', address: 'reid@redbridge.gov.uk' };
  const mother = { name: 'Abena B', address: 'abena77@gmail.com' };

  async function answering(about: ReplyAbout | undefined, facts: Partial<Facts> = {}) {
    const replies: Reply[] = [];
    const reading = { ...notRead(), facts: { ...notRead().facts, ...facts } };
    const made = await referralOf({
      papers, read: async (_message, options) => { setTimeout(() => options.onFacts?.(reading.facts), 0); return reading; },
      host: { host: 'outlook-read', draftMail: async () => undefined, replyAbout: async (id) => (id === 'A' ? about : undefined), draftReply: async (reply) => { replies.push(reply); } },
    });
    await pane.press(ANSWER);
    return { ...made, replies };
  }
  const child = (value: string): Partial<Facts> => ({ child: { name: { value, quote: { text: value, place: { part: 0, start: 0, end: value.length } } } } });

  it('shows who will get it and its subject before anything opens, and goes to the sender alone', async () => {
    const { replies } = await answering({ subject: 'RE: Monday', sender: [nurse], everyone: [nurse, { name: '', address: 'head@redbridge.gov.uk' }] });
    expect(replies).toEqual([]);
    expect(pane.says()).toContain('Ms Reid <reid@redbridge.gov.uk>');
    expect(pane.says()).toContain('Its subject will be “RE: Monday”. The panel cannot change the subject of an answer.');
    expect(pane.root.querySelector('[role="group"] [role="alert"]')).toBeNull();
    await pane.press(OPEN);
    expect(replies).toEqual([{ messageId: 'A', toAll: false, body: expect.stringMatching(/^Threshold consultation TCP-[^]*\nhttps:\/\/example\.org\/x$/) }]);
  });

  it('goes to everybody only when that is chosen, and warns of an address that could be a parent’s', async () => {
    const { replies } = await answering({ subject: 'RE: Monday', sender: [nurse], everyone: [nurse, mother] });
    expect(pane.says()).not.toContain('abena77@gmail.com');
    await pane.tick('Everybody who had the mail (2)');
    expect(pane.root.querySelector('[role="group"] [role="alert"]')?.textContent).toContain('abena77@gmail.com could be the address of a parent');
    expect(() => pane.button(OPEN)).toThrow();
    await pane.press(CHECKED);
    expect(replies).toEqual([expect.objectContaining({ toAll: true })]);
  });

  it.each([
    ['a child’s surname', { name: 'K. Boateng', address: 'k@redbridge.gov.uk' }, child('Kieran Boateng')],
    ['the name of an adult of the message', { name: 'Ada Obi', address: 'ada.obi@redbridge.gov.uk' }, { adults: [{ name: 'Ada Obi', relationship: 'mother', quote: { text: 'Ada Obi', place: { part: 0, start: 0, end: 7 } } }] }],
  ])('warns of an address with %s, also within the authority', async (_what, sender, facts) => {
    await answering({ subject: 'RE: Monday', sender: [sender], everyone: [sender] }, facts);
    expect(pane.says()).toContain('could be the address of a parent');
    expect(pane.button(CHECKED)).toBeDefined();
  });

  it('warns of an address outside the authority’s domains, and of a list', async () => {
    const out = { name: 'School office', address: 'office@vale.sch.uk', isList: true as const };
    await answering({ subject: 'RE: Monday', sender: [out], everyone: [out] });
    expect(pane.says()).toContain('office@vale.sch.uk, which is not among the addresses of this authority (redbridge.gov.uk, nelft.nhs.uk)');
    expect(pane.says()).toContain('office@vale.sch.uk is an address of several people.');
    expect(pane.button(CHECKED)).toBeDefined();
  });

  it('says that the subject holds a child’s name, and goes back to a new mail', async () => {
    const { replies } = await answering({ subject: 'RE: Kieran before lunch', sender: [nurse], everyone: [nurse] }, child('Kieran Boateng'));
    expect(pane.root.querySelector('[role="group"] [role="alert"]')?.textContent).toContain('It holds a child’s name (Kieran)');
    await pane.press('Write a new mail instead');
    expect(replies).toEqual([]);
    expect(pane.button(ANSWER)).toBeDefined();
  });

  it.each([
    ['RE: Kieran’s bruises', 'Kieran Boateng', 'Kieran'], ["RE: O'Brien", 'Ada O’Brien', 'O’Brien'], ['RE: Amy-Lou again', 'Amy-Lou Reid', 'Amy-Lou'],
    ['RE: Zoe\u0308 at lunch', 'Zoë Reid', 'Zoë'], ['RE: Bo, Monday', 'Bo Reid', 'Bo'],
  ])('finds the name however it is written: %s', async (subject, name, found) => {
    await answering({ subject, sender: [nurse], everyone: [nurse] }, child(name));
    expect(pane.says()).toContain(`It holds a child’s name (${found})`);
  });

  it('does not take a small word for a short name', async () => {
    await answering({ subject: 'RE: an update, jo', sender: [nurse], everyone: [nurse] }, child('An Reid'));
    expect(pane.says()).toContain('Check that it names nobody.');
  });

  it.each([
    ['an address that hides where it goes', { name: '', address: '"head@redbridge.gov.uk"@gmail.com' }, 'could be the address of a parent'],
    ['two in one', { name: '', address: 'head@redbridge.gov.uk@elsewhere.example' }, 'which is not among the addresses of this authority'],
    ['several in one', { name: '', address: 'home@family.example;x.redbridge.gov.uk' }, 'which is not among the addresses of this authority'],
  ])('warns of %s', async (_what, sender, says) => {
    await answering({ subject: 'RE: Monday', sender: [sender], everyone: [sender] });
    expect(pane.says()).toContain(says);
  });

  it('shows signs that turn or hide what is read as signs', async () => {
    const sender = { name: '\u202eku.vog', address: 'reid\u200b@redbridge.gov.uk' };
    await answering({ subject: 'RE: \u202eMonday', sender: [sender], everyone: [sender] });
    expect(pane.says()).toContain('�ku.vog <reid�@redbridge.gov.uk>');
    expect(pane.says()).not.toMatch(/[\u200b\u202e]/u);
  });

  it('stands beside a form that names what the message says against the person’s own decision', async () => {
    await answering(undefined, { consent: { value: 'refused', quote: { text: 'Nit', place: { part: 0, start: 0, end: 3 } } } });
    expect(pane.says()).toContain('The message says something else than you decided. Yours stands until you choose:');
    expect(pane.says()).not.toContain('The messages give more than one.');
  });

  it('takes the keyboard’s place when it opens, and gives it back to its button when it is left or opened in Outlook', async () => {
    const key = async (name: string) => pane.settle(() => { const button = pane.button(name); button.focus(); button.click(); });
    await answering({ subject: 'RE: Monday', sender: [nurse], everyone: [nurse] });
    await key('Write a new mail instead');
    expect(document.activeElement?.textContent).toBe(ANSWER);
    await key(ANSWER);
    expect(document.activeElement?.textContent).toBe('Answer this mail');
    expect(document.activeElement?.matches('[role="group"] > h4')).toBe(true);
    await key(OPEN);
    expect(pane.says()).toContain('The answer is open.');
    expect(document.activeElement?.textContent).toBe(ANSWER);
  });

  it('is not opened where Outlook does not say who would get it', async () => {
    const { replies } = await answering(undefined);
    expect(pane.says()).toContain('Outlook does not say who would get an answer to this mail.');
    expect(replies).toEqual([]);
  });
});

describe('the copy for the family', () => {
  const COPIES = ['Word for the family', 'Print for the family'];
  it.each(['Yes, told', 'Not yet, I will'])('is offered once the person has answered “%s”', async (told) => {
    await referralOf({ papers }, true, told);
    for (const name of COPIES) expect(pane.button(name)).toBeDefined();
    // Apart from the copies for the front door, and with what to know of them in view.
    const row = pane.button('Word for the family').parentElement;
    expect([...(row?.querySelectorAll('button') ?? [])].map((one) => one.textContent)).toEqual(COPIES);
    expect(pane.says()).toContain('read it before you hand it over.');
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
