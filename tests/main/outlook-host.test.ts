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
