/** A mail of the workbench's mailbox: invented, opened from a file, or pasted. */
export interface Mail {
  id: string;
  conversationId: string;
  from: { name: string; address: string };
  to: string;
  /** Others who had it, as they stand in a mail's head. */
  cc?: { name: string; address: string }[];
  subject: string;
  /** ISO date-time. */
  receivedAt: string;
  /** The body as it was sent: HTML or plain text. */
  body: { type: 'html' | 'text'; content: string };
}

/** A post of the workbench's channel. */
export interface Post { id: string; from: string; sentAt: string; html: string }
export interface Thread { id: string; posts: Post[] }

/** The invented team and channel that the tab stands in. */
export const place = {
  teamId: '5c0ffee0-0000-4000-8000-00000000abcd',
  channelId: '19:safeguarding-huddle@thread.tacv2',
  team: 'Cranbrook Vale Primary',
  channel: 'Safeguarding huddle',
};

/** Where the workbench keeps its site on the local Graph server, as config.json names it. */
export const site = 'local.sharepoint.com:/sites/safeguarding';
