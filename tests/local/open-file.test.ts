import { NotAMessage, openMailFile } from '../../src/local/workbench/open-file';

const now = new Date('2026-11-20T15:10:00Z');
const open = (file: File) => openMailFile(file, 'm-1', now);

describe('a file that is dropped on the workbench', () => {
  it('becomes a mail with its sender, its day and its words', async () => {
    const mail = await open(new File(['From: Ms Reid <reid@school.example>\r\nSubject: Nits\r\nDate: Fri, 20 Nov 2026 09:00:00 +0000\r\n\r\nLetter enclosed.\r\n'], 'nits.eml'));
    expect(mail).toMatchObject({ id: 'm-1', subject: 'Nits', from: { name: 'Ms Reid' }, receivedAt: '2026-11-20T09:00:00.000Z' });
    expect(mail.body.content).toContain('Letter enclosed.');
  });

  it('that cannot be read says so and what to do', async () => {
    const gone = Object.assign(new File(['x'], 'gone.eml'), { arrayBuffer: () => Promise.reject(new DOMException('The file could not be read', 'NotReadableError')) });
    const refused = await open(gone).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NotAMessage);
    expect((refused as Error).message).toBe('This file could not be read. It may have been moved, or be open elsewhere, or be a folder. Save it to this computer and open it again, or copy the words of the message and paste them.');
  });

  it('that is no mail says so', async () => {
    await expect(open(new File(['%PDF-1.7'], 'form.pdf'))).rejects.toThrow('This file is not an email.');
  });
});
