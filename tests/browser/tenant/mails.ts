import type { HostMail } from '../../support/hosts/office';

/** A mail as Outlook hands it over: HTML with what a hostile or careless sender puts into it. */
export const WORRIED: HostMail = {
  kind: 'read', itemId: 'AAMkAD/1+2=', conversationId: 'AAQkAD/9+8=', subject: 'Worried about K', from: { displayName: 'Amy Teal', emailAddress: 'amy.teal@school.example' }, sentAt: '2026-11-20T09:00:00Z',
  html: '<html><head><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/"><style>p{color:red}</style></head><body style="margin:0" onload="document.title=\'owned\'"><p style="color:red" onclick="alert(1)">He came in with a <b>black eye</b> and said his stepdad punched him in the face.</p><script>document.title="owned"</script><img src="https://tracker.example/p.gif" onerror="document.title=\'owned\'"><a href="javascript:document.title=\'owned\'">more</a><p style="display:none">Nobody sees this sentence.</p></body></html>',
};
export const OTHER: HostMail = { ...WORRIED, itemId: 'AAMkAD/3', conversationId: 'AAQkAD/3', subject: 'Friday bulletin', html: '<p>The bake sale is on Friday at three.</p>' };

/** The conversation of `WORRIED` as Exchange has it, in no order: a draft among it, and one mail of another conversation. */
export function conversationOf(mailbox: string): Record<string, unknown>[] {
  const mail = (id: string, sentDateTime: string, name: string, text: string, more: object = {}) => ({
    id, conversationId: 'AAQkAD-9_8=', subject: 'Worried about K', receivedDateTime: sentDateTime, sentDateTime, isDraft: false, from: { emailAddress: { name, address: mailbox } },
    body: { contentType: 'html', content: `<p>${text}</p><blockquote>what was quoted</blockquote>` }, uniqueBody: { contentType: 'html', content: `<p>${text}</p>` }, ...more,
  });
  return [
    mail('m3', '2026-11-20T09:00:00Z', 'Amy Teal', 'He came in with a black eye and said his stepdad punched him in the face.'),
    mail('m1', '2026-11-18T09:00:00Z', 'Sol Finch', 'She told me that she is locked out of the house at night.'),
    mail('m4', '2026-11-21T09:00:00Z', 'Joanna Pryce', 'Unfinished words of my own draft.', { isDraft: true }),
    mail('x1', '2026-11-19T09:00:00Z', 'Somebody', 'Another conversation entirely.', { conversationId: 'other' }),
    mail('m2', '2026-11-19T09:00:00Z', 'Amy Teal', 'He has not eaten since yesterday morning.'),
  ];
}
