import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import mammoth from 'mammoth';
import type { FrameLocator, Locator, Page } from 'playwright-core';

export const step = (app: FrameLocator, name: 'Evidence' | 'Decide' | 'Referral' | 'Record') => app.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name }).click();

/** The cards under "Evidenced". */
export const cards = (app: FrameLocator): Locator => app.getByRole('region', { name: 'Evidenced' }).getByRole('article');

/** Accepts the first suggestion, rejects the second with a reason, and changes the level of the third where there is one. */
export async function weighSuggestions(app: FrameLocator): Promise<void> {
  await cards(app).nth(0).getByRole('button', { name: 'Accept' }).click();
  await cards(app).nth(0).getByText('Accepted').waitFor();
  if (await cards(app).count() > 1) {
    const second = cards(app).nth(1);
    await second.getByRole('button', { name: 'Reject' }).click();
    await second.getByRole('button', { name: 'Keep' }).click();
    await second.getByRole('alert').waitFor();
    await second.getByLabel('Why? One sentence for the record.').fill('This is about another family.');
    await second.getByRole('button', { name: 'Keep' }).click();
    await second.getByText('Rejected').waitFor();
  }
  if (await cards(app).count() > 2) {
    const third = cards(app).nth(2);
    await third.getByRole('button', { name: 'Change level' }).click();
    await third.getByRole('radio').nth(1).check();
    await third.getByLabel('Why? One sentence for the record.').fill('It happened once.');
    await third.getByRole('button', { name: 'Keep' }).click();
    await third.getByText('Changed to level 2').waitFor();
  }
}

/** Answers every question of the decision; saves nothing. */
export async function fillDecision(app: FrameLocator, level: 1 | 2 | 3 | 4 | null): Promise<void> {
  await step(app, 'Decide');
  await app.getByRole('heading', { name: 'Your decision' }).waitFor();
  if (level !== null) await app.getByRole('group', { name: /^1\. / }).getByRole('radio').nth(level - 1).check();
  const legal = app.getByRole('group', { name: 'Legal route at this level' });
  if (await legal.count()) await legal.getByRole('radio').first().check();
  const differs = app.getByLabel('Your level differs from what the evidence suggested. Why?');
  if (await differs.count()) await differs.fill('I have seen the child and know more.');
  await app.getByRole('group', { name: 'Does the child need protecting today?' }).getByLabel('Yes').check();
  await app.getByRole('group', { name: 'Has the family agreed to help?' }).getByLabel('Not asked').check();
  await app.getByRole('group', { name: 'Have the parents been told?' }).getByLabel('No, not to be told').check();
  await app.getByLabel('Why? Who was asked').fill('Telling them first could put the child at risk.');
  await app.getByRole('group', { name: 'Where it goes' }).getByLabel('Front door (MASH)').check();
  const initials = app.getByLabel('Initials of the child');
  if (await initials.count()) await initials.fill('KB');
  const domain = app.getByLabel('Main kind of worry');
  if (await domain.count() && !(await domain.inputValue())) await domain.selectOption({ index: 1 });
}

/** Answers every question of the decision and saves; no level where the authority has no matrix. Gives the case key. */
export async function settleAt(app: FrameLocator, level: 1 | 2 | 3 | 4 | null): Promise<string> {
  await fillDecision(app, level);
  await app.getByRole('button', { name: 'Save the consultation' }).click();
  const saved = app.getByText(/Saved as TCP-\d{4}-[A-Z0-9]{6}/).first();
  await saved.waitFor();
  return /TCP-\d{4}-[A-Z0-9]{6}/.exec(await saved.innerText())?.[0] ?? '';
}

/** Downloads the referral as Word and gives its text. */
export async function downloadWord(page: Page, app: FrameLocator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), app.getByRole('button', { name: 'Download as Word' }).click()]);
  assert.match(download.suggestedFilename(), /^Referral TCP-.*\.docx$/);
  return (await mammoth.extractRawText({ buffer: readFileSync(await download.path()) })).value;
}

/** Records the referral as sent by document. */
export async function recordReferral(app: FrameLocator): Promise<void> {
  const form = app.getByRole('region', { name: 'Record the referral' });
  await form.getByLabel('Document', { exact: true }).check();
  await form.getByRole('button', { name: 'Record the referral' }).click();
  await form.getByText('Recorded.').waitFor();
}

/** Starts an escalation at the first stage of the authority's ladder. */
export async function escalate(app: FrameLocator): Promise<void> {
  await app.getByRole('button', { name: 'Start an escalation' }).click();
  const form = app.getByRole('region', { name: 'Start an escalation' });
  await form.getByRole('group', { name: /at risk while this goes on/ }).getByLabel('No').check();
  await form.getByLabel('Stage of the authority’s ladder').selectOption({ index: 1 });
  await form.getByLabel('What is the disagreement about?').selectOption({ index: 1 });
  await form.getByLabel('With whom it is raised').fill('Meera Solanki, MASH worker');
  await form.getByLabel('Risk to the child if nothing changes').fill('He goes home to the same man tonight.');
  await form.getByLabel('What you want for the child').fill('A strategy discussion today.');
  await form.getByLabel('By when').fill('Today, 17:00');
  await form.getByRole('button', { name: 'Record the escalation' }).click();
  await app.getByRole('region', { name: 'Chronology' }).getByText('Escalation', { exact: true }).waitFor();
}

/** What the chronology lists, in its order. */
export const chronologyKinds = (app: FrameLocator): Promise<string[]> => app.getByRole('region', { name: 'Chronology' }).locator('li > p:first-child > strong').allInnerTexts();
