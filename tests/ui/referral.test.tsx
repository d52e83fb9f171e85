/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import { notRead, type Message } from '../../src/core/evidence';
import { draftReferral, missingAnswers, openWritingHead, ReferralJson, withEdits, type Drafting, type WritingModel } from '../../src/core/referral';
import type { DraftKeeper, FormCheck } from '../../src/ports';
import type { PanelServices } from '../../src/service/panel';
import { MissingList } from '../../src/ui/referral/missing-list';
import { Outputs } from '../../src/ui/referral/outputs';
import { TaskPane } from '../../src/ui/task-pane';
import { answerDecision, fakeDrafts, fakeHost, mailOf, redbridge, services, show, type Shown } from '../support/pane';

let pane: Shown;
afterEach(() => pane.close());

/** A consultation about a danger now, saved, with its referral open. */
async function referralOf(more: Parameters<typeof services>[0] = {}, text?: string) {
  const host = fakeHost();
  host.set(mailOf('A', text));
  const made = services({ messages: host.source, ...more });
  made.panel.reader = { ...made.panel.reader, draft: async (drafting) => draftReferral(drafting) };
  pane = await show(<TaskPane />, made.panel);
  await answerDecision(pane, 'Yes');
  await pane.press('Save the consultation');
  await referralAgain();
  return made;
}

/** Back to the referral; a long form is put on the page part by part. */
async function referralAgain(): Promise<void> {
  await pane.press('Referral');
  for (let turn = 0; turn < 40 && pane.root.querySelector('[aria-busy="true"]'); turn += 1) await pane.settle();
}

const kinds = (made: Awaited<ReturnType<typeof referralOf>>) => made.stored.map(({ kind }) => kind);
const part = (name: string) => pane.root.querySelector(`section[aria-label="${name}"]`) as HTMLElement;


describe('a message about several children', () => {
  const from = (text: string) => ({ kind: 'message' as const, quote: { text, place: { part: 0, start: 0, end: text.length } }, subject: 'Notes', sentAt: '2026-11-20T15:10:00', messageId: 'other' });
  const several = async () => {
    const asked: Pick<Drafting, 'about' | 'whose'>[] = [];
    const host = fakeHost();
    host.set(mailOf('A'));
    const { panel } = services({ messages: host.source });
    panel.reader = { ...panel.reader, draft: async (drafting) => {
      asked.push({ about: drafting.about, whose: drafting.whose });
      const isOut = drafting.whose?.['k1'] !== 'this';
      const passages = drafting.about ? [{ key: 'k1', child: 'Leah', from: from('Leah has a cut lip.'), is: 'other' as const, isOut, isDecided: !isOut }, { key: 'k2', child: 'Otis', from: from('Otis was there.'), is: 'unclear' as const, isOut: false, isDecided: false }] : [];
      return { ...draftReferral(drafting), others: { about: drafting.about, children: ['Amir', 'Leah'], passages } };
    } };
    pane = await show(<TaskPane />, panel);
    await answerDecision(pane, 'Yes');
    await referralAgain();
    return { asked };
  };

  it('asks whom the referral is for, says how much was kept out, shows its words, and takes it in at a press', async () => {
    const { asked } = await several();
    const text = () => part('Other children in this message').textContent ?? '';
    expect(text()).toContain('This tells of several children: Amir, Leah.');
    await pane.settle(() => { const list = part('Other children in this message').querySelector('select') as HTMLSelectElement; Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(list, 'Amir'); list.dispatchEvent(new Event('change', { bubbles: true })); });
    await pane.settle();
    expect(asked.at(-1)).toMatchObject({ about: 'Amir' });
    expect(text()).toContain('Kept out of this draft: 1 passage about Leah');
    expect(text()).toContain('Not clear whether another child’s, so in this draft: 1 passage about Otis');
    const [fold] = part('Other children in this message').querySelectorAll('details');
    await pane.settle(() => { if (fold) { fold.open = true; fold.dispatchEvent(new Event('toggle')); } });
    expect(fold?.textContent).toContain('Leah has a cut lip.');
    await pane.press('It is about this child too');
    expect(asked.at(-1)).toEqual({ about: 'Amir', whose: { k1: 'this' } });
    expect(text()).toContain('Counted by you for this child too: 1 passage about Leah');
  });
});

/** Types into a box of one part of the screen. */
const typeIn = (name: string, label: string, text: string) => pane.settle(() => {
  const found = [...part(name).querySelectorAll('label')].find((one) => one.textContent === label);
  const box = document.getElementById(found?.htmlFor ?? '') as HTMLInputElement;
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box) as object, 'value')?.set?.call(box, text);
  box.dispatchEvent(new Event('input', { bubbles: true }));
});

async function fillCall(): Promise<void> {
  await typeIn('You telephone first', 'Telephoned', 'Front door');
  await typeIn('You telephone first', 'Spoke to', 'Amina Yusuf');
  await typeIn('You telephone first', 'What was agreed', 'She comes at four.');
}

describe('print', () => {
  it('prints the referral on the screen as a document with headings and header rows', async () => {
    await referralOf();
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await pane.press('Print');
    jest.restoreAllMocks();
    const page = [...document.querySelectorAll('iframe')].at(-1)?.contentDocument;
    expect(page?.querySelectorAll('h2').length).toBeGreaterThan(3);
    expect(page?.querySelectorAll('thead th').length).toBeGreaterThan(3);
  });

  it('offers a copy for the family unless they are not to be told', async () => {
    const draft = draftReferral({ message: mailOf('A'), reading: notRead(), suggestions: [], decisions: [], pack: redbridge });
    const offered = async (notToBeTold: boolean) => {
      pane = await show(<Outputs draft={draft} caseKey="C-1" telling={notToBeTold ? 'not-told' : 'told'} />, services().panel);
      const buttons = [...pane.root.querySelectorAll('button')].map((button) => button.textContent).filter((name) => name?.startsWith('Print'));
      const warned = pane.says().includes('Do not make a copy for the family.');
      if (!notToBeTold) await pane.close();
      return { buttons, warned };
    };
    expect(await offered(false)).toEqual({ buttons: ['Print', 'Print for the family'], warned: false });
    expect(await offered(true)).toEqual({ buttons: ['Print'], warned: true });
  });
});

describe('data', () => {
  it('gives the referral with the person’s changes and ticks as a file', async () => {
    const plain = draftReferral({ message: mailOf('A'), reading: notRead(), suggestions: [], decisions: [], pack: redbridge });
    const draft = withEdits(plain, { gp: { value: 'Dr Wood', confirmed: true } });
    const files: Blob[] = [];
    Object.assign(URL, { createObjectURL: (file: Blob) => { files.push(file); return 'blob:x'; }, revokeObjectURL: () => undefined });
    let name = '';
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) { name = this.download; });
    pane = await show(<Outputs draft={draft} caseKey="C-1" telling="told" />, services().panel);
    await pane.press('Download as data (JSON)');
    click.mockRestore();
    const text = await new Promise<string>((done) => { const reader = new FileReader(); reader.onload = () => done(reader.result as string); reader.readAsText(files[0] as Blob); });
    expect(name).toBe('Referral C-1.json');
    expect(ReferralJson.parse(JSON.parse(text)).answers.find(({ key }) => key === 'gp')).toMatchObject({ value: 'Dr Wood', confirmed: true });
  });
});

describe('a time that lies ahead', () => {
  it('is no time at which a referral was sent: nothing is recorded', async () => {
    const made = await referralOf();
    await pane.tick('Portal');
    await typeIn('Record the referral', 'When', '2026-11-23T09:00');
    await pane.press('Record the referral');
    expect(pane.says()).toContain('The time is in the future. Record the referral once it has gone.');
    expect(kinds(made)).not.toContain('referral');
    await typeIn('Record the referral', 'When', '2026-11-20T15:05');
    await pane.press('Record the referral');
    expect(kinds(made)).toContain('referral');
  });

  it('is no time at which somebody telephoned: nothing is recorded', async () => {
    const made = await referralOf();
    await fillCall();
    await typeIn('You telephone first', 'When', '2026-11-23T09:00');
    await pane.press('Record the call');
    expect(pane.says()).toContain('The time is in the future. Give the time at which you telephoned.');
    expect(kinds(made)).not.toContain('phone-call');
  });
});

describe('going to another step and back', () => {
  it('loses nothing that was typed of the call, the sending and the address', async () => {
    await referralOf({ host: { host: 'outlook-read', draftMail: async () => undefined } });
    await fillCall();
    await pane.tick('Portal');
    await typeIn('Record the referral', 'Sent to', 'Children’s front door');
    await typeIn('Write a mail', 'To (the front door’s secure address)', 'mash@redbridge.gov.uk');
    await pane.press('Decide');
    await referralAgain();
    expect([...part('You telephone first').querySelectorAll('input, textarea')].map((box) => (box as HTMLInputElement).value)).toEqual(expect.arrayContaining(['Front door', 'Amina Yusuf', 'She comes at four.']));
    expect(pane.field('Portal').checked).toBe(true);
    expect(pane.field('Sent to').value).toBe('Children’s front door');
    expect(pane.field('To (the front door’s secure address)').value).toBe('mash@redbridge.gov.uk');
  });

  it('still says that the call is recorded, and does not offer to record it twice', async () => {
    const made = await referralOf();
    await fillCall();
    await pane.press('Record the call');
    await pane.press('Decide');
    await referralAgain();
    expect(pane.says()).toContain('The call is recorded.');
    expect(() => pane.button('Record the call')).toThrow();
    expect(kinds(made).filter((kind) => kind === 'phone-call')).toHaveLength(1);
  });

  it('offers a second sending an empty form once the first is recorded', async () => {
    await referralOf();
    await pane.tick('Portal');
    await pane.press('Record the referral');
    expect(pane.says()).toContain('Recorded.');
    await pane.press('Decide');
    await referralAgain();
    expect(pane.field('Portal').checked).toBe(false);
    expect(pane.button('Record the referral')).toBeDefined();
  });

  it('loses nothing that was typed into an entry of the record, until it is given up', async () => {
    await referralOf();
    await pane.press('Record');
    await pane.press('A note');
    const box = () => pane.root.querySelector<HTMLTextAreaElement>('section[aria-label="A note"] textarea');
    await pane.type(box()?.labels[0]?.textContent ?? '', 'Rang the nurse.');
    await pane.press('Decide');
    await pane.press('Record');
    expect(box()?.value).toBe('Rang the nurse.');
    await pane.press('Cancel');
    await pane.press('A note');
    expect(box()?.value).toBe('');
  });
});

/** Words of the message as a name that was found. */
const named = (text: string, name: string) => {
  const read = async (_message: Message, options: { onFacts?: (facts: ReturnType<typeof notRead>['facts']) => void }) => {
    const { facts } = notRead();
    const start = text.indexOf(name);
    const found = { ...facts, child: { ...facts.child, name: { value: name, quote: { text: name, place: { part: 0, start, end: start + name.length } } } } };
    setTimeout(() => options.onFacts?.(found), 0);
    return notRead();
  };
  return { read };
};

describe('what is still to ask', () => {
  it('can all be read and gone to: what comes after the twelfth in a part that opens, in the same order', async () => {
    const draft = draftReferral({ message: mailOf('A'), reading: notRead(), suggestions: [], decisions: [], pack: redbridge });
    const all = missingAnswers(draft).map(({ ask }) => ask);
    expect(all.length).toBeGreaterThan(12);
    pane = await show(<MissingList draft={draft} />, services().panel);
    const asked = () => [...pane.root.querySelectorAll('ol > li')].map((one) => one.firstChild?.textContent);
    expect(asked()).toEqual(all.slice(0, 12));
    await pane.settle(() => [...pane.root.querySelectorAll('summary')].find((one) => one.textContent === `${String(all.length - 12)} more to ask`)?.click());
    expect(asked()).toEqual(all);
    expect(pane.root.querySelectorAll('ol')[1]?.start).toBe(13);
  });
});

describe('filled answers that nobody has checked', () => {
  const NOT = /(\d+) filled answers have not been checked\./;
  const ticks = () => [...pane.root.querySelectorAll<HTMLInputElement>('input')].filter((one) => one.parentElement?.textContent.trim() === 'I have checked this');
  /** Those of answers: lines of the chronology are counted apart. */
  const confirms = () => ticks().filter((one) => one.closest('[id^="field-"]:not([id^="field-line/"])'));

  it('are counted where the referral is used, mailed and recorded, until they are ticked, and hold nobody up', async () => {
    const made = await referralOf({ host: { host: 'outlook-read', draftMail: async () => undefined } });
    const open = confirms().filter((one) => !one.checked);
    const [filled, decided] = [open.length, confirms().length - open.length];
    expect(filled).toBeGreaterThan(2);
    expect(decided).toBeGreaterThan(2);
    for (const name of ['Use it', 'Write a mail', 'Record the referral']) expect(NOT.exec(part(name).textContent)?.[1]).toBe(String(filled));
    await pane.settle(() => open[0]?.click());
    for (const name of ['Use it', 'Write a mail', 'Record the referral']) expect(NOT.exec(part(name).textContent)?.[1]).toBe(String(filled - 1));
    await pane.tick('Portal');
    await pane.press('Record the referral');
    const [sent] = made.stored.filter((event) => event.kind === 'referral');
    const kept = sent?.kind === 'referral' ? sent.answers.map(({ confirmed }) => confirmed) : [];
    expect([kept.filter((one) => one === true).length, kept.filter((one) => one === false).length]).toEqual([1 + decided, filled - 1]);
    expect(sent?.kind === 'referral' && sent.answers.filter(({ checked }) => checked).every(({ confirmed, checked }) => confirmed && checked?.by && !Number.isNaN(Date.parse(checked.at)))).toBe(true);
    expect(sent?.kind === 'referral' && sent.answers.filter(({ checked }) => checked).length).toBe(1 + decided);
    expect(kept.filter((one) => one === undefined).length).toBeGreaterThan(0);
    expect(part('Record the referral').textContent).not.toMatch(NOT);
    await pane.press('Go on to the record');
    expect(pane.says().match(/\(not checked\)/g)).toHaveLength(filled - 1);
  });

  it('are not spoken of once all are ticked', async () => {
    await referralOf();
    expect(pane.says()).toMatch(/\d+ lines of what happened when have not been checked\./);
    for (let open = ticks().find((box) => !box.checked); open; open = ticks().find((box) => !box.checked)) await pane.settle(() => open?.click());
    expect(pane.says()).not.toContain('not been checked');
  });
});

describe('the answers of the form', () => {
  it('show the words that they come from, in the message, on this step', async () => {
    Element.prototype.scrollIntoView = () => undefined;
    const text = 'Nit letter enclosed for Kayleigh Brandt.';
    await referralOf(named(text, 'Kayleigh Brandt'), text);
    const summary = [...pane.root.querySelectorAll('summary')].find((one) => /^Where from.*the message/.test(one.textContent));
    await pane.settle(() => summary?.click());
    await pane.press(/Kayleigh Brandt.*Ms Reid/);
    expect(pane.root.querySelector('mark')?.textContent).toBe('Kayleigh Brandt');
  });

  it('stay with their child when another child is taken off the referral', async () => {
    await referralOf();
    const nameOf = (number: number) => pane.root.querySelector<HTMLInputElement>(`#field-child-name\\~${String(number)} input`);
    const name = (number: number, text: string) => pane.settle(() => {
      const box = nameOf(number);
      if (box) Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box) as object, 'value')?.set?.call(box, text);
      box?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    const whole = async () => { for (let turn = 0; turn < 40 && (turn < 3 || pane.root.querySelector('[aria-busy="true"]')); turn += 1) await pane.settle(); };
    await pane.press('Another child');
    await pane.press('Another child');
    await whole();
    await name(2, 'Ivy Brook');
    await name(3, 'Leo Brook');
    await pane.press('Remove child 2');
    await whole();
    expect([nameOf(2)?.value, nameOf(3)]).toEqual(['Leo Brook', null]);
  });

  it('say to which question a tick belongs', async () => {
    await referralOf();
    const tick = pane.field('Does not apply');
    const group = tick.closest('[role="group"]');
    const name = document.getElementById(group?.getAttribute('aria-labelledby') ?? '')?.textContent;
    expect(name).toBe(tick.closest('[id^="field-"]')?.querySelector('strong')?.textContent);
  });
});

it('a window without a clipboard copies all the same, and the person stays where they were', async () => {
  let copied: string | undefined;
  document.execCommand = () => { copied = (document.activeElement as HTMLTextAreaElement).value; return true; };
  await referralOf();
  await pane.press('Record');
  pane.button('Copy the reference').focus();
  await pane.press('Copy the reference');
  expect(pane.says()).toContain('Copied.');
  expect(copied).toMatch(/TCP-/);
  expect(document.activeElement).toBe(pane.button('Copy the reference'));
});

it('a form of one’s own that cannot be read says so in plain words, and can be chosen again once mended', async () => {
  const check: FormCheck = { found: ['child-name'], unknown: [], without: [], broken: [] };
  let broken = true;
  const papers = { asWord: async () => new Blob(), fillOwn: async () => new Blob(), checkOwn: async () => { if (broken) throw new Error('Can’t find end of central directory'); return check; } } as unknown as PanelServices['papers'];
  await referralOf({ papers });
  const box = pane.root.querySelector('input[type="file"]') as HTMLInputElement;
  const values: string[] = [];
  Object.defineProperty(box, 'value', { set: (value: string) => { values.push(value); }, get: () => 'C:\\fakepath\\form.docx' });
  const file = Object.assign(new File(['x'], 'form.docx'), { arrayBuffer: async () => new ArrayBuffer(1) });
  Object.defineProperty(box, 'files', { value: [file] });
  const choose = () => pane.settle(() => box.dispatchEvent(new Event('change', { bubbles: true })));
  await choose();
  expect(pane.says()).toContain('The form could not be read. Save it as .docx and choose it again.');
  expect(pane.says()).not.toContain('central directory');
  // A box that still holds the file tells nobody when the same is chosen once more.
  expect(values).toEqual(['']);
  broken = false;
  await choose();
  expect(pane.says()).toContain('One answer has a place in this form.');
});

it('a question that was dismissed takes its answer with it', async () => {
  const host = fakeHost();
  host.set(mailOf('A'));
  pane = await show(<TaskPane />, services({ messages: host.source }).panel);
  await pane.press('Decide');
  const label = /^Who is missing from the account/;
  await pane.type(label, 'The father.');
  await pane.press(/^Dismiss: Who is missing/);
  expect(() => pane.field(label)).toThrow();
  await pane.press('Evidence');
  await pane.press('Decide');
  expect(pane.field(label).value).toBe('');
});

describe('to somebody who listens', () => {
  it('the address warning speaks once the hand rests, not at every letter', async () => {
    await referralOf({ host: { host: 'outlook-read', draftMail: async () => undefined } });
    const label = 'To (the front door’s secure address)';
    const warning = () => part('Write a mail').querySelector('[role="alert"]')?.textContent;
    await pane.type(label, 'mash@somewhere.exa');
    expect(warning()).toBeUndefined();
    await pane.type(label, 'mash@somewhere.example');
    await pane.settle(() => new Promise((rested) => { setTimeout(rested, 750); }));
    expect(warning()).toContain('somewhere.example is not among the addresses');
  });

  it('the advice on one’s writing is counted when it is asked for, and does not speak again', async () => {
    await referralOf();
    await pane.press('Look at my writing');
    expect(part('Look at my writing').querySelector('[role="status"]')?.textContent).toMatch(/suggest/);
    expect(part('Look at my writing').querySelector('[aria-live]')).toBeNull();
  });
});

describe('advice on what the person wrote', () => {
  const write = async (text: string) => {
    const gp = pane.root.querySelector('#field-gp input:not([type=checkbox]), #field-gp textarea') as HTMLInputElement;
    await pane.settle(() => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(gp) as object, 'value')?.set?.call(gp, text);
      gp.dispatchEvent(new Event('input', { bubbles: true }));
      gp.dispatchEvent(new Event('change', { bubbles: true }));
    });
  };

  it('learnt from examples, it shows the words, the reason, the source and what they read like', async () => {
    await referralOf({ writingHead: async () => openWritingHead(JSON.parse(readFileSync('rules/model/writing/writing.json', 'utf8')) as WritingModel) });
    await write('Word has reached us that the lodger hits him.');
    await pane.press('Look at my writing');
    const says = part('Look at my writing').textContent;
    expect(says).toContain('“Word has reached us that the lodger hits him.”');
    expect(says).toContain('Who said this, to whom, and when?');
    expect(says).toMatch(/Reads like: “.{10,}”/);
  });

  it('shows the words’ advice at once, refines it in place when the closer reader has read, counts once, and reads what is typed later', async () => {
    const asked: string[][] = [];
    const gates: (() => void)[] = [];
    const settings = { outputs: ['opinion-as-fact'], maxTokens: 96, looks: { 'opinion-as-fact': { constant: 0, weights: [0, 1] } }, cuts: { 'opinion-as-fact': 0.5 } };
    const wording = async (texts: readonly string[]) => {
      asked.push([...texts]);
      await new Promise<void>((go) => { gates.push(go); });
      return { settings, rows: texts.map((text) => [/settee|door/.test(text) ? 9 : -9]) };
    };
    const opened = () => { for (const go of gates.splice(0)) go(); };
    await referralOf({ writingHead: async () => openWritingHead(JSON.parse(readFileSync('rules/model/writing/writing.json', 'utf8')) as WritingModel), reader: { ...services().panel.reader, wording } });
    const advice = () => part('Look at my writing').textContent;
    const status = () => part('Look at my writing').querySelector('[role="status"]')?.textContent;
    await write('Word has reached us that the lodger hits him. The settee is green.');
    await pane.press('Look at my writing');
    expect(advice()).toContain('“Word has reached us that the lodger hits him.”');
    expect(advice()).not.toContain('settee');
    expect(status()).toContain('more closely');
    await pane.settle(async () => { await new Promise((next) => { setTimeout(next, 50); }); opened(); await new Promise((next) => { setTimeout(next, 50); }); opened(); });
    expect(advice()).toContain('“The settee is green.”');
    expect(advice()).toContain('“Word has reached us that the lodger hits him.”');
    const counted = status();
    expect(advice()).toContain('Read a second time, more closely.');
    expect(counted).toMatch(/suggestions, below/);
    const before = asked.length;
    await write('Word has reached us that the lodger hits him. The settee is green. The door is blue.');
    expect(asked).toHaveLength(before);
    await pane.settle(async () => { await new Promise((next) => { setTimeout(next, 950); }); opened(); await new Promise((next) => { setTimeout(next, 50); }); opened(); });
    expect(asked.slice(before).flat()).toContain('the door is blue.');
    expect(asked.slice(before).flat()).not.toContain('the settee is green.');
    expect(advice()).toContain('“The door is blue.”');
    expect(status()).toBe(counted);
  });

  it('says so where the closer reader cannot be had, and the words advise', async () => {
    await referralOf({ writingHead: async () => openWritingHead(JSON.parse(readFileSync('rules/model/writing/writing.json', 'utf8')) as WritingModel), reader: { ...services().panel.reader, wording: () => Promise.reject(new Error()) } });
    await write('Word has reached us that the lodger hits him.');
    await pane.press('Look at my writing');
    await pane.settle(() => new Promise((next) => { setTimeout(next, 50); }));
    expect(part('Look at my writing').textContent).toContain('closer reading could not be had');
    expect(part('Look at my writing').textContent).toContain('Who said this, to whom, and when?');
  });

  it('names each source once, however many suggestions are from it, and each suggestion leads to its own', async () => {
    await referralOf({ writingHead: () => Promise.reject(new Error('offline')) });
    await write('Apparently there was a fight. She is streetwise. Dad is an alcoholic. He put himself at risk.');
    await pane.press('Look at my writing');
    const advice = part('Look at my writing');
    const items = [...advice.querySelectorAll('ul > li')].map((item) => item.textContent);
    const sources = [...advice.querySelectorAll('ol > li')].map((item) => item.textContent);
    expect(items.length).toBeGreaterThan(3);
    expect(sources).toEqual([expect.stringMatching(/^Children, Young People and Families Threshold Guidance.*Dudley/), expect.stringMatching(/^Effective Referrals to Safeguarding/)]);
    for (const title of ['Children, Young People and Families Threshold Guidance', 'Effective Referrals to Safeguarding']) expect(advice.textContent.split(title)).toHaveLength(2);
    expect(items[0]).toMatch(/^In “GP”: Go to it“Apparently”.*Source 1, What should be included in a referral: child in need, page 33$/);
    expect(items.slice(1).every((item) => /Source 2, [A-Z]/.test(item))).toBe(true);
    Element.prototype.scrollIntoView = () => undefined;
    await pane.settle(() => advice.querySelector<HTMLButtonElement>('button[aria-label="Go to it: GP"]')?.click());
    expect(document.activeElement?.id).toBe('field-gp');
  });

  it('says so where the learnt part cannot be fetched, and the patterns advise', async () => {
    await referralOf({ writingHead: () => Promise.reject(new Error('offline')) });
    await write('Apparently there was a fight.');
    await pane.press('Look at my writing');
    const says = part('Look at my writing').textContent;
    expect(says).toContain('Part of the advice could not be fetched');
    expect(says).toContain('Who said this, to whom, and when?');
  });
});

describe('a draft that takes long to be kept', () => {
  it('is kept once more after what was typed meanwhile, and nobody is told of another window', async () => {
    const { keeper, shelf } = fakeDrafts();
    const gates: (() => void)[] = [];
    const slow: DraftKeeper = { ...keeper, keep: async (draft) => { if (draft.about === 'A') await new Promise<void>((go) => { gates.push(go); }); return keeper.keep(draft); } };
    await referralOf({ drafts: slow });
    const gp = () => pane.root.querySelector('#field-gp input:not([type=checkbox]), #field-gp textarea') as HTMLInputElement;
    const type = (text: string) => pane.settle(() => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(gp()) as object, 'value')?.set?.call(gp(), text);
      gp().dispatchEvent(new Event('input', { bubbles: true }));
    });
    const moment = () => pane.settle(() => new Promise((next) => { setTimeout(next, 900); }));
    await type('Winterbourne');
    await moment();
    await type('Winterbourne Surgery');
    await moment();
    for (let turn = 0; turn < 3; turn += 1) await pane.settle(() => { for (const go of gates.splice(0)) go(); });
    expect(pane.says()).not.toMatch(/another window/i);
    expect([...shelf.values()].find(({ about }) => about === 'A')?.body).toContain('Winterbourne Surgery');
  });
});

it('keeps what was ticked on the copy-across sheet while another step is looked at', async () => {
  await referralOf({}, 'Hana Idris, 6, had a bruise on her cheek.');
  const sheet = async () => {
    const fold = [...pane.root.querySelectorAll('details')].find((one) => one.textContent.startsWith('Copy across to the portal')) as HTMLDetailsElement;
    await pane.settle(() => { fold.open = true; fold.dispatchEvent(new Event('toggle')); });
    return [...fold.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  };
  const first = (await sheet())[0] as HTMLInputElement;
  await pane.settle(() => { first.click(); });
  expect((await sheet()).filter((box) => box.checked)).toHaveLength(1);
  await pane.press('Record');
  await referralAgain();
  expect((await sheet()).map((box) => box.checked).indexOf(true)).toBe(0);
});

it.each([[false, -1], [true, 1]])('offers to record a call where nobody is in danger today but the front door is chosen (%s), just before the referral is recorded', async (chosen, before) => {
  const host = fakeHost();
  host.set(mailOf('A', 'Hana Idris, 6, had a bruise on her cheek.'));
  const made = services({ messages: host.source });
  made.panel.reader = { ...made.panel.reader, draft: async (drafting) => draftReferral(drafting) };
  pane = await show(<TaskPane />, made.panel);
  await answerDecision(pane, 'No');
  if (chosen) await pane.tick(/Front door \(MASH\)/);
  await pane.press('Save the consultation');
  await referralAgain();
  const names = [...pane.root.querySelectorAll('h3')].map((one) => one.textContent);
  const call = names.indexOf('You telephone first');
  expect(call < 0 ? call : names.indexOf('Record the referral') - call).toBe(before);
});

describe('what happened when', () => {
  const TEXT = 'Dad hit him last Friday.';
  const withLine = async () => {
    // jsdom has no clipboard, and scrolls nowhere.
    Element.prototype.scrollIntoView = () => undefined;
    const read = async (_message: Message, options: { onFacts?: (facts: ReturnType<typeof notRead>['facts']) => void }) => {
      const place = { part: 0, start: 0, end: TEXT.length };
      setTimeout(() => options.onFacts?.(notRead().facts), 0);
      return { ...notRead(), passages: [{ kind: 'written-now' as const, place }], sentences: [{ place, passage: 0, likely: [] }] };
    };
    await referralOf({ read }, TEXT);
  };
  const lineOf = () => [...pane.root.querySelectorAll('li')].find((one) => one.querySelector('button')?.textContent === TEXT) as HTMLElement;
  const pressIn = (name: string) => pane.settle(() => [...lineOf().querySelectorAll('button')].find((one) => one.textContent === name)?.click());
  const sheet = async () => {
    const fold = [...pane.root.querySelectorAll('details')].find((one) => one.textContent.startsWith('Copy across to the portal')) as HTMLDetailsElement;
    await pane.settle(() => { fold.open = true; fold.dispatchEvent(new Event('toggle')); });
    return fold.querySelector('section[aria-label="What happened when"]') as HTMLElement;
  };

  it('shows each line with its date, how it is known and its words in the message', async () => {
    await withLine();
    expect(lineOf().textContent).toContain('13 November 2026 (worked out from “last Friday”)');
    expect(lineOf().textContent).toContain('Ms Reid, Fri 20 November 2026, 15:10');
    await pressIn(TEXT);
    expect(pane.root.querySelector('mark')?.textContent).toBe(TEXT);
  });

  it('a line that is left out goes from the sheet and comes back; the button keeps the focus', async () => {
    await withLine();
    expect((await sheet()).textContent).toContain(TEXT);
    const button = [...lineOf().querySelectorAll('button')].find((one) => one.textContent === 'Leave out') as HTMLButtonElement;
    button.focus();
    await pressIn('Leave out');
    expect(pane.says()).toContain('(2 of 3 in your copies)');
    expect((await sheet()).textContent).not.toContain(TEXT);
    expect(document.activeElement?.textContent).toBe('Take back');
    await pressIn('Take back');
    expect((await sheet()).textContent).toContain(TEXT);
  });

  it('a corrected date stands in the sheet, which copies all lines in one piece; what is no date is said', async () => {
    let copied: string | undefined;
    document.execCommand = () => { copied = (document.activeElement as HTMLTextAreaElement).value; return true; };
    await withLine();
    await pressIn('Correct the date');
    const box = lineOf().querySelector('input') as HTMLInputElement;
    expect(document.activeElement).toBe(box);
    const type = (text: string) => pane.settle(() => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box) as object, 'value')?.set?.call(box, text);
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await type('some day');
    expect(lineOf().textContent).toContain('13 November 2026 stands.');
    await type('12/11/2026');
    expect(lineOf().textContent).toContain('12 November 2026 (your date)');
    const copy = (await sheet()).querySelector('button');
    await pane.settle(() => copy?.click());
    expect(copied).toMatch(/^12 November 2026: Dad hit him last Friday\.\n20 November 2026, 15:10: Email/);
    await pressIn('As it was found');
    expect(lineOf().textContent).toContain('worked out from “last Friday”');
  });
});
