/** @jest-environment jsdom */
import { outlookWiring } from '../../src/main/outlook-host';

it('a mail draft shows signs as they are written, and makes a link only of a line that is an address', async () => {
  const opened: { htmlBody: string; subject: string; toRecipients: string[] }[] = [];
  window.matchMedia = () => ({ matches: false, addEventListener: () => undefined }) as unknown as MediaQueryList;
  const office = { onReady: async () => undefined, context: { officeTheme: { bodyBackgroundColor: '#ffffff' }, mailbox: { item: { itemType: 'message', itemId: 'm' }, displayNewMessageForm: (form: (typeof opened)[number]) => { opened.push(form); } } } } as unknown as typeof Office;
  const { host } = await outlookWiring(office);
  await host.draftMail?.({ to: 'mash@redbridge.gov.uk', subject: 'Referral TCP-1', body: 'She said "<b>no</b>" & see https://a.example/x\nhttps://vale.example/a"b&c.docx' });
  expect(opened).toEqual([{ toRecipients: ['mash@redbridge.gov.uk'], subject: 'Referral TCP-1',
    htmlBody: 'She said &#34;&#60;b&#62;no&#60;/b&#62;&#34; &#38; see https://a.example/x<br><a href="https://vale.example/a&#34;b&#38;c.docx">https://vale.example/a&#34;b&#38;c.docx</a>' }]);
});

const person = (name: string, emailAddress: string, recipientType = 'user') => ({ displayName: name, emailAddress, recipientType });

/** A mail open in Outlook, and what was opened as an answer to it. */
function openMail(more: object = {}) {
  const replies: [string, string][] = [];
  const item = {
    itemType: 'message', itemId: 'm', subject: 'RE: Kieran', normalizedSubject: 'Kieran', from: person('Ms Reid', 'reid@vale.sch.uk'),
    to: [person('Joanna', 'joanna@vale.sch.uk'), person('All staff', 'staff@vale.sch.uk', 'distributionList')], cc: [person('', 'abena77@gmail.com')],
    displayReplyForm: () => undefined, displayReplyAllForm: () => undefined,
    displayReplyFormAsync: (form: { htmlBody: string }, done: (result: object) => void) => { replies.push(['sender', form.htmlBody]); done({ status: 'succeeded' }); },
    displayReplyAllFormAsync: (form: { htmlBody: string }, done: (result: object) => void) => { replies.push(['all', form.htmlBody]); done({ status: 'succeeded' }); },
    ...more,
  };
  window.matchMedia = () => ({ matches: false, addEventListener: () => undefined }) as unknown as MediaQueryList;
  const office = { onReady: async () => undefined, context: { officeTheme: { bodyBackgroundColor: '#ffffff' }, mailbox: { item, userProfile: { emailAddress: 'Joanna@vale.sch.uk' } } } } as unknown as typeof Office;
  return { office, replies };
}

it('an answer to the open mail is addressed as Outlook addresses it, without oneself', async () => {
  const { host } = await outlookWiring(openMail().office);
  expect(await host.replyAbout?.('m')).toEqual({
    subject: 'RE: Kieran', sender: [{ name: 'Ms Reid', address: 'reid@vale.sch.uk' }],
    everyone: [{ name: 'Ms Reid', address: 'reid@vale.sch.uk' }, { name: 'All staff', address: 'staff@vale.sch.uk', isList: true }, { name: '', address: 'abena77@gmail.com' }],
  });
  expect(await host.replyAbout?.('another')).toBeUndefined();
});

it('an answer goes where the mail’s header asks for answers, not to whom it seems to come from', async () => {
  const { host } = await outlookWiring(openMail({ getAllInternetHeadersAsync: (done: (result: object) => void) => done({ status: 'succeeded', value: 'From: Ms Reid <reid@vale.sch.uk>\r\nReply-To: "Family, home"\r\n <home@gmail.com>\r\nSubject: x' }) }).office);
  expect((await host.replyAbout?.('m'))?.sender).toEqual([{ name: '', address: 'home@gmail.com' }]);
});

const headed = (value: string) => ({ getAllInternetHeadersAsync: (done: (result: object) => void) => done({ status: 'succeeded', value }) });

it.each([
  ['a line that another header’s value only seems to begin', 'From: a\r\nSubject: x\u2028Reply-To: head@vale.sch.uk\r\nTo: b', ['reid@vale.sch.uk']],
  ['a name that looks like an address', 'Reply-To: "head@vale.sch.uk" <home@gmail.com>', ['home@gmail.com']],
  ['two addresses without names', 'Reply-To: a@vale.sch.uk, home@gmail.com', ['a@vale.sch.uk', 'home@gmail.com']],
])('who gets an answer is not misread from %s', async (_what, value, sender) => {
  const { host } = await outlookWiring(openMail(headed(value)).office);
  expect((await host.replyAbout?.('m'))?.sender.map(({ address }) => address)).toEqual(sender);
});

it('a header of great length is read at once', async () => {
  const { host } = await outlookWiring(openMail(headed(`Reply-To: ${'a'.repeat(200_000)}\r\nTo: b`)).office);
  const before = process.cpuUsage();
  await host.replyAbout?.('m');
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
});

it('somebody of whom Outlook tells only the name is among those who would get it, as an address of several', async () => {
  const { host } = await outlookWiring(openMail({ cc: [person('Year 3 parents', ''), { recipientType: 'user' }] }).office);
  expect((await host.replyAbout?.('m'))?.everyone.at(-1)).toEqual({ name: 'Year 3 parents', address: 'Year 3 parents', isList: true });
});

it('one’s own mail is answered to those whom it went to', async () => {
  const { host } = await outlookWiring(openMail({ from: person('Joanna', 'joanna@vale.sch.uk') }).office);
  expect((await host.replyAbout?.('m'))?.sender.map(({ address }) => address)).toEqual(['staff@vale.sch.uk']);
});

it('an answer opens for the sender, to all only when asked, and not where another mail is open', async () => {
  const { office, replies } = openMail();
  const { host } = await outlookWiring(office);
  await host.draftReply?.({ messageId: 'm', toAll: false, body: 'a & b' });
  await host.draftReply?.({ messageId: 'm', toAll: true, body: 'c' });
  await expect(host.draftReply?.({ messageId: 'other', toAll: false, body: 'd' })).rejects.toThrow('Another message is open.');
  expect(replies).toEqual([['sender', 'a &#38; b'], ['all', 'c']]);
});

it('phones cannot open an answer, and are not asked to', async () => {
  const { host } = await outlookWiring(openMail({ displayReplyForm: undefined }).office);
  expect(await host.replyAbout?.('m')).toBeUndefined();
});

it('a body is measured as the HTML that Outlook gets: 32 KB, signs written out', async () => {
  const { host } = await outlookWiring(openMail().office);
  expect(await host.mailTakes?.('a'.repeat(32_000))).toBe(true);
  expect(await host.mailTakes?.('a'.repeat(32_001))).toBe(false);
  expect(await host.mailTakes?.('"'.repeat(7000))).toBe(false);
  expect(await host.mailTakes?.('“'.repeat(11_000))).toBe(false);
});
