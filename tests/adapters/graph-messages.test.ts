import { graphMail, graphTeams, sentenceFor } from '../../src/adapters/graph';
import { recorder } from '../support/graph-contract';
import { AMINA, BEN, startSite, type Site } from '../support/graph-site';
import { CONVERSATION, talk } from '../support/graph-talk';

let site: Site;
beforeAll(async () => { site = await startSite({ talk, bare: true }); });
afterAll(async () => { await site.close(); });

test('a conversation comes oldest first, only what each writer wrote, without drafts and without other conversations', async () => {
  const record = recorder();
  const { mails, isWhole } = await graphMail(site.as(AMINA, record.fetch)).conversation(CONVERSATION);
  expect(mails.map((one) => [one.from, one.text])).toEqual([['Writer 1', 'Message 1'], ['Writer 2', 'Message 2'], ['Writer 3', 'Message 3']]);
  expect(isWhole).toBe(true);
  expect(record.seen.map((one) => one.query)).toEqual([expect.not.stringContaining('orderby')]);
});

test('a long conversation is read page after page to its end', async () => {
  const { mails, isWhole } = await graphMail(site.as(AMINA)).conversation('long');
  expect([mails.length, isWhole]).toEqual([120, true]);
});

test('a shared mailbox is read as its owner\'s, and refused with a sentence to those it is not shared with', async () => {
  expect((await graphMail(site.as(AMINA)).conversation(CONVERSATION, 'safeguarding@oakfield.example')).mails.map((one) => one.text)).toEqual(['Message 7']);
  const error: unknown = await graphMail(site.as(BEN)).conversation(CONVERSATION, 'safeguarding@oakfield.example').catch((thrown: unknown) => thrown);
  expect(sentenceFor(error)).toContain('permission');
});

test('a chat comes oldest first, without system rows and deleted posts, its HTML as it was', async () => {
  const { posts } = await graphTeams(site.as(AMINA)).chat('19:chat@thread.v2');
  expect(posts.map((one) => [one.author, one.contentType, one.content])).toEqual([['Writer 1', 'html', '<div>Post 1</div>'], ['Writer 4', 'html', '<div>Post 4</div>']]);
});

test('a chat too long to read whole says so', async () => {
  const { posts, isWhole } = await graphTeams(site.as(AMINA)).chat('19:long@thread.v2');
  expect([posts.length, isWhole]).toEqual([200, false]);
});

test('a channel conversation is its first post and the replies to it', async () => {
  const teams = graphTeams(site.as(AMINA));
  expect((await teams.thread('team-1', '19:channel@thread.tacv2', '160000000002')).posts.map((one) => one.author)).toEqual(['Writer 2', 'Writer 3', 'Writer 4']);
  expect((await teams.channel('team-1', '19:channel@thread.tacv2')).posts.map((one) => one.author)).toEqual(['Writer 1', 'Writer 2']);
  await expect(teams.thread('team-1', '19:channel@thread.tacv2', 'none')).rejects.toMatchObject({ trouble: 'not-found' });
});
