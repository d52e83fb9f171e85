import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cards, chronologyKinds, downloadWord, escalate, recordReferral, settleAt, step, weighSuggestions } from '../support/browser-journey';
import { appIn, becomes, COLIN, noBrowser, openMail, sees, setPane, startWorkbench, type Workbench } from '../support/browser-workbench';

const MAIL = 'Kieran Boateng 4M, could I see you before lunch please';
let bench: Workbench;

before(async () => { if (!noBrowser) bench = await startWorkbench(); });
after(async () => { await bench?.close(); });

test('a mail is read into suggestions, each with words that stand in the mail, and a press shows them in it', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const app = await openMail(page, MAIL);
  const quotes = await cards(app).getByRole('button', { name: /^“/ }).allInnerTexts();
  assert.ok(quotes.length > 0, 'no quotation was shown');
  if (process.env['SCREENSHOTS']) {
    await setPane(page, 450);
    await page.getByRole('separator', { name: 'Width of the task pane' }).blur();
    await page.screenshot({ path: 'docs/screenshots/workbench-light-450.png' });
  }
  await cards(app).first().getByRole('button', { name: /^“/ }).first().click();
  // The view of the message is fetched at the first press.
  await app.locator('mark').first().waitFor();
  const marked = await app.locator('mark').allInnerTexts();
  assert.equal(marked.join(''), quotes[0]?.replace(/^“|”$/g, ''));
  const message = await app.getByRole('region', { name: 'Show the message' }).innerText();
  for (const quote of quotes) assert.ok(message.replace(/\s+/g, ' ').includes(quote.replace(/^“|”$/g, '').replace(/\s+/g, ' ')), 'a quotation does not stand in the message');
});

test('nothing is chosen beforehand, and what is missing is said before a consultation can be saved', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const app = await openMail(page, MAIL);
  await step(app, 'Decide');
  await app.getByRole('heading', { name: 'Your decision' }).waitFor();
  assert.equal(await app.locator('input:checked').count(), 0);
  await app.getByRole('button', { name: 'Save the consultation' }).click();
  const missing = await app.getByRole('alert').getByRole('listitem').allInnerTexts();
  assert.ok(missing.some((says) => says.includes('level of need')));
  assert.ok(missing.some((says) => says.includes('protecting today')));
});

test('from an opened mail to the manager’s list: weigh, settle, save, refer, escalate', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const app = await openMail(page, MAIL);
  await weighSuggestions(app);
  const caseKey = await settleAt(app, 4);
  assert.match(caseKey, /^TCP-\d{4}-[A-Z0-9]{6}$/);

  const next = app.getByRole('region', { name: 'What comes next' });
  assert.match(await next.innerText(), /Telephone first, then write[\s\S]*Nothing is sent by itself[\s\S]*complete the online MARF/);
  assert.equal(await app.locator('html').evaluate(() => document.activeElement?.textContent), 'Your decision');
  await next.getByRole('button', { name: 'Go to the record' }).click();
  await next.getByText('What was decided asks for a referral. None is recorded yet').waitFor();
  await app.getByRole('button', { name: 'Draft the referral' }).click();
  await app.getByRole('heading', { name: 'The referral', exact: true }).waitFor();
  const word = await downloadWord(page, app);
  assert.ok(word.includes('Telling them first could put the child at risk.'), 'the reason for not telling the parents is not in the document');
  await recordReferral(app);
  await app.getByRole('button', { name: 'Answer this mail instead' }).click();
  const answer = app.getByRole('group', { name: 'Answer this mail', exact: true });
  assert.match(await answer.innerText(), /Farida Haque <f\.haque@cranbrookvale\.example>[\s\S]*Its subject will be “RE: Kieran Boateng 4M[\s\S]*a child’s name \(Kieran[\s\S]*not among the addresses of this authority/);
  await answer.getByRole('button', { name: 'I have checked the addresses: open the answer' }).click();
  const reply = page.getByRole('article', { name: 'New message' });
  await reply.waitFor();
  assert.equal(await reply.getByLabel('To').inputValue(), 'f.haque@cranbrookvale.example');
  assert.match(await reply.getByLabel('Message').inputValue(), new RegExp(`^Threshold consultation ${caseKey}[\\s\\S]*This mail is only a summary of it\\.\\nhttps?://\\S+\\.docx[\\s\\S]*From: Farida Haque`));
  await reply.getByRole('button', { name: 'Discard' }).click();
  await app.getByRole('button', { name: 'Go on to the record' }).click();

  await app.getByRole('heading', { name: `Record ${caseKey}` }).waitFor();
  await escalate(app);
  assert.deepEqual(await chronologyKinds(app), ['Consultation', 'Referral', 'Escalation']);
  assert.equal(await app.getByText('None is recorded yet').count(), 0);
  await app.getByText('Share a reference, or export the record').click();
  await app.getByText(new RegExp(`A channel is never told more than this: ${caseKey} · Redbridge`)).waitFor();
  const [exported] = await Promise.all([page.waitForEvent('download'), app.getByRole('button', { name: 'Export this record (JSON)' }).click()]);
  assert.equal(exported.suggestedFilename(), `${caseKey}.json`);

  await becomes(page, COLIN);
  await sees(page, 'Teams');
  const tab = appIn(page);
  await tab.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Overview' }).click();
  await tab.getByRole('button', { name: 'Escalated' }).click();
  await tab.getByRole('button', { name: caseKey }).click();
  await tab.getByRole('region', { name: 'Chronology' }).waitFor();
  assert.deepEqual(await chronologyKinds(tab), ['Consultation', 'Referral', 'Escalation']);

  await sees(page, 'SharePoint lists');
  await page.getByRole('cell', { name: caseKey }).waitFor();
  await page.getByLabel('Clock').selectOption({ label: 'a month ahead' });
  await page.getByText(/OVERDUE since/).first().waitFor();
});

test('the referral goes into a mail draft that the person sees; the pane stays with its message', { skip: noBrowser }, async () => {
  const page = await bench.open();
  const app = await openMail(page, MAIL);
  await step(app, 'Referral');
  await app.getByLabel('To (the front door’s secure address)').fill('mash@somewhere.example');
  await app.getByText('is not among the addresses of this authority').waitFor();
  await app.getByRole('button', { name: 'Open a mail draft with the whole referral' }).click();
  const draft = page.getByRole('article', { name: 'New message' });
  await draft.waitFor();
  assert.equal(await draft.getByLabel('To').inputValue(), 'mash@somewhere.example');
  assert.ok((await draft.getByLabel('Message').inputValue()).length > 100);
  const about = app.getByText('About:');
  await about.getByText(MAIL).waitFor();
  // In a narrow pane a subject like this one has the room that it needs; a longer one is cut after two lines, and a press shows the rest.
  const hidden = () => about.evaluate((line) => line.scrollHeight - line.clientHeight);
  await setPane(page, 320);
  assert.ok(await hidden() <= 1, `${String(await hidden())} px of a subject of ${String(MAIL.length)} letters cannot be seen`);
  assert.equal(await app.getByRole('button', { name: 'All of it' }).count(), 0);
  await about.evaluate((line) => { line.style.maxWidth = '160px'; });
  await app.getByRole('button', { name: 'All of it' }).waitFor();
  assert.ok(await hidden() > 1, 'the button makes room for what it is there to show');
  await app.getByRole('button', { name: 'All of it' }).click();
  assert.ok(await hidden() <= 1, `${String(await hidden())} px of the subject cannot be seen`);
  await app.getByRole('button', { name: 'Less' }).click();
  assert.ok(await hidden() > 1, 'nothing was cut in the first place');
  // Where there is room again, all of it stands there again.
  await about.evaluate((line) => { line.style.maxWidth = ''; });
  await app.getByRole('button', { name: 'All of it' }).waitFor({ state: 'detached' });
  assert.ok(await hidden() <= 1);
});

test('nothing went wrong in the page, and nothing left this machine', { skip: noBrowser }, () => {
  assert.deepEqual(bench.troubles, []);
});
