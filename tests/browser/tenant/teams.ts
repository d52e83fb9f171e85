import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { cards, settleAt, step } from '../../support/browser-journey';
import { installation } from '../../support/tenant-site';
import type { World } from '../../support/tenant-world';
import { WORRIED } from './mails';
import { CHAT, CHANNEL, TEAM } from './talk';

const readIn = (app: FrameLocator) => app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
const inChannel = { groupId: TEAM, teamId: '19:team@thread.tacv2', channelId: CHANNEL, channelName: 'Huddle', channelType: 'Regular' };
const linkTo = (place: string, message: string, query = '') => `https://teams.microsoft.com/l/message/${encodeURIComponent(place)}/${message}?${query}`;

async function paste(app: FrameLocator, link: string): Promise<void> {
  await app.getByLabel('Or paste a link to a message').fill(link);
  await app.getByRole('button', { name: 'Open the conversation' }).click();
}

/** The panel of the package in Teams, and in the other hosts that show its tab. */
export function teamsTests(the: () => World, skip: string | false): void {
  test('Teams: in a channel nothing is asked of Microsoft until the person presses; then the thread is read whole, without deleted and system rows', { skip }, async () => {
    const { page, app } = await the().teams({ context: inChannel });
    await app.getByText('Microsoft asks you to allow the panel to read messages of Teams').waitFor();
    assert.ok(await app.getByLabel('Paste the words of a message').isVisible());
    const asked = () => page.evaluate(() => window.teams.auth.asked.map(({ method, scope }) => `${method} ${scope}`));
    assert.deepEqual(await asked(), ['GetToken ChannelMessage.Read.All']);
    await app.getByRole('button', { name: 'Ask Microsoft and fetch them' }).click();
    await readIn(app);
    assert.ok((await asked()).includes('GetTokenPopup ChannelMessage.Read.All'));
    assert.ok(await cards(app).count() > 0);
    await app.getByText('Show the message').click();
    const text = await app.getByRole('region', { name: 'Show the message' }).innerText();
    assert.match(text, /Reply number 1 of many/);
    assert.match(text, /Reply number 60 of many/);
    assert.doesNotMatch(text, /taken back|systemEventMessage|owned/);
    assert.match(await settleAt(app, 4), /^TCP-/);
    await page.context().close();
  });

  test('Teams: a pasted link leads to its thread or chat; other links, other organisations and empty threads are refused in words', { skip }, async () => {
    const { page, app } = await the().teams({ auth: { granted: ['User.Read', 'Sites.Selected', 'ChannelMessage.Read.All', 'Chat.Read'] } });
    for (const [link, says] of [
      ['https://evil.example/l/message/19:a@thread.tacv2/1', 'This is not a link to a message of Teams.'],
      ['javascript:alert(1)', 'This is not a link to a message of Teams.'],
      [linkTo(CHANNEL, '1700000000001', `groupId=${TEAM}&tenantId=99999999-9999-4999-8999-999999999999`), 'This link leads to another organisation'],
      [linkTo(CHANNEL, '404', `groupId=${TEAM}`), 'What was looked for is not in the site, or you may not see it.'],
      [linkTo(CHANNEL, '1700000000002', `groupId=${TEAM}`), 'There are no words in this conversation that can be read'],
    ] as const) {
      await paste(app, link);
      await app.getByRole('alert').getByText(says).waitFor();
    }
    await paste(app, linkTo(CHANNEL, '1700000000060', `groupId=${TEAM}&parentMessageId=1700000000001&tenantId=${installation.tenant}`));
    await app.getByText('About:').getByText('bruise').waitFor();
    await readIn(app);
    await paste(app, linkTo(CHAT, '1', 'context=%7B%22contextType%22%3A%22chat%22%7D'));
    await app.getByText('About:').getByText('Can I ask you about').waitFor();
    await readIn(app);
    await app.getByText('200 messages of a longer conversation').waitFor();
    await page.context().close();
  });

  test('Teams: the tab follows the theme, and a host that talks nonsense changes nothing', { skip }, async () => {
    const { page, app, frame } = await the().teams({ theme: 'dark', context: { channelName: '<img src=x onerror="document.title=\'owned\'">', subEntityId: '"><script>document.title="owned"</script>', loginHint: '<script>', hostName: 'Teams' } });
    await app.locator('[data-theme="dark"]').waitFor();
    await app.getByLabel('Paste the words of a message').waitFor();
    await page.evaluate(() => window.teams.theme('contrast'));
    await app.locator('[data-theme="contrast"]').waitFor();
    // Another site's frame beside ours, malformed messages, and every answer of the host once more.
    await page.evaluate(() => {
      const { teams } = window;
      teams.postAsStranger({ func: 'themeChange', args: ['dark'] });
      teams.postAsStranger({ id: 1, args: [{ theme: 'dark' }] });
      teams.postAsStranger({ type: 'msal-popup-relay-response', id: 'x', payload: '#code=stolen' });
      teams.postAsStranger({ args: [null, JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId: 'x', success: true, token: { access_token: 'forged' } })] });
      for (const odd of [null, 7, 'themeChange', [], {}, { func: 'noSuchThing' }, { func: 'themeChange' }, { id: 999, args: [] }, { args: [null, '{'] }, { args: [null, JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId: 'unknown', success: true })] }]) teams.post(odd);
      for (const answer of [...teams.answers].filter((one) => 'id' in one)) teams.post(answer);
    });
    await page.waitForTimeout(200);
    assert.equal(await app.locator('[data-theme="contrast"], [data-theme="light"]').count(), 1, 'a stranger changed the theme');
    assert.equal(await frame().evaluate(() => document.title), 'Threshold consultation');
    await page.evaluate(() => window.teams.theme('javascript:alert(1)'));
    await app.locator('[data-theme="light"]').waitFor();
    await app.getByLabel('Paste the words of a message').fill('He came in with a black eye and said his stepdad punched him in the face.');
    await app.getByRole('button', { name: 'Read this text' }).click();
    await readIn(app);
    assert.match(await settleAt(app, 4), /^TCP-/);
    const scopes = await page.evaluate(() => window.teams.auth.asked.map(({ scope }) => scope));
    assert.ok(!scopes.includes('ChannelMessage.Read.All') && !scopes.includes('Chat.Read'), 'a scope was asked for that nothing needed');
    await page.context().close();
  });

  for (const [at, hostName] of [['outlook.office.com', 'Outlook'], ['m365.cloud.microsoft', 'Office']] as const) {
    test(`Teams: the same tab works as a personal tab of ${hostName}`, { skip }, async () => {
      const { page, app } = await the().teams({ at, context: { hostName } });
      await app.getByLabel('Paste the words of a message').waitFor();
      assert.equal(await app.getByLabel('Which thread?').count(), 0);
      assert.ok(await app.getByLabel('Or paste a link to a message').isVisible());
      await app.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Overview' }).click();
      await app.getByRole('button', { name: 'Fetch again' }).waitFor();
      await page.context().close();
    });
  }

  test('Outlook and Teams: a case that was added to in the tab is noticed in the pane before a referral is recorded on it', { skip }, async () => {
    const pane = await the().outlook(WORRIED);
    await readIn(pane.app);
    const caseKey = await settleAt(pane.app, 4);
    await step(pane.app, 'Referral');
    const form = pane.app.getByRole('region', { name: 'Record the referral' });
    await form.getByLabel('Document', { exact: true }).check();
    await form.getByLabel('Keep the document as it stands with the case').uncheck();

    const tab = await the().teams();
    await tab.app.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Overview' }).click();
    await tab.app.getByRole('button', { name: caseKey }).click();
    await tab.app.getByRole('button', { name: 'A note', exact: true }).click();
    await tab.app.getByLabel(/^What happened, who was spoken to/).fill('The GP has rung: seen this morning, a bruise.');
    await tab.app.getByRole('button', { name: 'Save to the record' }).click();
    await tab.app.getByText('The GP has rung').waitFor();

    const press = () => form.getByRole('button', { name: /^(Record the referral|Not saved yet: save again)$/ }).click();
    await press();
    await form.getByRole('alert').getByText(/The case has changed since you saved it: Note by Joanna Pryce, .*save again/).waitFor();
    assert.equal(await form.getByText('Recorded.').count(), 0);
    await press();
    await form.getByText('Recorded.').waitFor();
    await tab.page.context().close();
    await pane.page.context().close();
  });

  test('Teams: the set-up page hands over exactly the keys that a channel tab needs', { skip }, async () => {
    const { page, app } = await the().teams({ page: 'config.html', context: { frameContext: 'settings' } });
    await app.getByText('Press Save.').waitFor();
    await page.evaluate(() => window.teams.save());
    await page.waitForFunction(() => window.teams.heard.some(({ func }) => func === 'settings.save.success'));
    const heard = await page.evaluate(() => window.teams.heard);
    assert.deepEqual(heard.find(({ func }) => func === 'settings.setValidityState')?.args, [true]);
    assert.deepEqual(heard.find(({ func }) => func === 'settings.setSettings')?.args, [{ entityId: 'threshold-consultation', contentUrl: `${installation.host}/tab.html`, websiteUrl: `${installation.host}/tab.html`, suggestedDisplayName: 'Threshold consultation' }]);
    await page.context().close();
  });

  test('Teams: a case is shared by the host’s link with a plain https link beside it, and both lead to the case', { skip }, async () => {
    const { page, app } = await the().teams();
    await app.getByLabel('Paste the words of a message').fill('He came in with a black eye and said his stepdad punched him in the face.');
    await app.getByRole('button', { name: 'Read this text' }).click();
    await readIn(app);
    const caseKey = await settleAt(app, 4);
    await app.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Overview' }).click();
    await app.getByRole('button', { name: caseKey }).click();
    await app.getByText('Share a reference, or export the record').click();
    await app.getByText(`${installation.host}/tab.html#${caseKey}`).waitFor();
    await app.getByRole('button', { name: 'Share the reference' }).click();
    await app.getByText('Handed to the host.').waitFor();
    const shared = await page.evaluate(() => window.teams.heard.find(({ func }) => func.endsWith('shareDeepLink'))?.args);
    assert.deepEqual(shared, [caseKey, 'Threshold consultation', `${installation.host}/tab.html#${caseKey}`]);
    await page.context().close();

    const linked = await the().teams({ context: { subEntityId: caseKey } });
    await linked.app.getByRole('heading', { name: new RegExp(caseKey) }).waitFor();
    await linked.page.context().close();

    const plain = await the().plain(`#${caseKey}`);
    await plain.getByRole('link', { name: 'Call 999' }).waitFor();
    await plain.context().close();
  });
}
