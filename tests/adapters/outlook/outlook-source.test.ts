import { outlookSource } from '../../../src/adapters/outlook/outlook-source';
import { Unreadable } from '../../../src/ports';

interface Mail { id?: string; html?: string; /** Runs when the body is asked for, before the answer. */ meanwhile?: () => void }

/** A mailbox in which one mail is selected; a mail without words is refused as a protected one is. */
function mailbox() {
  let selected: Mail | undefined;
  const itemOf = ({ id, html, meanwhile }: Mail) => ({
    itemId: id, subject: '', from: { displayName: 'A. Teacher' }, dateTimeCreated: new Date('2026-11-20T15:10:00Z'), attachments: [],
    body: { getAsync: (_type: string, done: (result: object) => void) => { meanwhile?.(); done(html === undefined ? { status: 'failed', error: { code: 9017 } } : { status: 'succeeded', value: html }); } },
  });
  const office = { CoercionType: { Html: 'html' }, EventType: { ItemChanged: 'changed' }, context: { get mailbox() { return { item: selected ? itemOf(selected) : null }; } } } as unknown as typeof Office;
  return { select: (mail: Mail | undefined) => { selected = mail; }, source: outlookSource({ office, readHtml: (html) => ({ text: html, unseen: '' }), conversation: async () => ({ mails: [], isWhole: true }) }) };
}

describe('the message open in Outlook', () => {
  it('is the one now selected, when the selection moved from one that may not be read', async () => {
    const { select, source } = mailbox();
    select({ id: 'A', meanwhile: () => select({ id: 'B', html: 'Words of B' }) });
    expect(await source.current()).toMatchObject({ id: 'B', parts: [{ text: 'Words of B' }] });
  });

  it('is the one now selected, when the selection moved from one without words', async () => {
    const { select, source } = mailbox();
    select({ id: 'A', html: ' ', meanwhile: () => select({ id: 'B', html: 'Words of B' }) });
    expect(await source.current()).toMatchObject({ id: 'B' });
  });

  it('is none, when nothing is selected any more', async () => {
    const { select, source } = mailbox();
    select({ id: 'A', meanwhile: () => select(undefined) });
    expect(await source.current()).toBeUndefined();
  });

  it('that is being written and has no words yet is said to be just that', async () => {
    const { select, source } = mailbox();
    select({ html: ' ' });
    await expect(source.current()).rejects.toMatchObject({ says: 'Nothing is written in this mail yet. Write it, then read it again here, or put the words into the box below.', about: { id: 'draft' } });
    select({ html: 'He has a mark on his arm.' });
    expect(await source.current()).toMatchObject({ id: 'draft', parts: [{ text: 'He has a mark on his arm.' }] });
  });

  it('that was received and has no words may be a picture', async () => {
    const { select, source } = mailbox();
    select({ id: 'A', html: ' ' });
    await expect(source.current()).rejects.toMatchObject({ says: expect.stringMatching(/^This message has no words that the panel can read/) });
  });

  it('is refused while the protected one stays selected', async () => {
    const { select, source } = mailbox();
    select({ id: 'A' });
    await expect(source.current()).rejects.toBeInstanceOf(Unreadable);
    await expect(source.current()).rejects.toMatchObject({ about: { id: 'A' } });
  });
});
