import { useMemo, useState, type DragEvent } from 'react';
import { htmlToText } from '../../adapters/html/html-text';
import { Button } from '../../ui/shared/button';
import type { Mail } from '../mail';
import { ComposeArea } from './compose-area';
import type { Setting } from './desk';
import { useLooks } from './looks';
import { MailList } from './mail-list';
import type { Draft, OfficeItem } from './office-host';
import { NotAMessage, openMailFile, openPasted } from './open-file';
import { PasteBox } from './paste-box';
import { ReadingArea } from './reading-area';
import { sayMoment } from './samples';
import { TaskPaneFrame } from './task-pane-frame';

const ACTS = { open: 'Opens normally', protected: 'Protected: cannot be read', none: 'Nothing selected' } as const;
type Act = keyof typeof ACTS;

const emptyDraft: Draft = { to: '', subject: '', text: '', attachments: [] };

/** An answer with the mail below it, as Outlook lays it out. */
function replyTo(mail: Mail, words = '', others: string[] = []): Draft {
  const head = [`From: ${mail.from.name} <${mail.from.address}>`, `Sent: ${sayMoment(mail.receivedAt)}`, `To: ${mail.to}`, `Subject: ${mail.subject}`].join('\n');
  const body = mail.body.type === 'html' ? htmlToText(mail.body.content) : mail.body.content;
  return { to: [mail.from.address, ...others].join('; '), subject: `RE: ${mail.subject.replace(/^(re:\s*)+/i, '')}`, text: `${words}\n\n________________________________\n${head}\n\n${body}`, attachments: [] };
}

/** The mailbox with what has been dropped or pasted on top of it. */
function useMailbox(inbox: Mail[]) {
  const [added, setAdded] = useState<Mail[]>([]);
  const [open, setOpen] = useState<Mail | undefined>(inbox[0]);
  const [trouble, setTrouble] = useState('');
  const take = async (make: () => Mail | Promise<Mail>): Promise<boolean> => {
    try {
      const mail = await make();
      setAdded((was) => [mail, ...was]);
      setOpen(mail);
      setTrouble('');
      return true;
    } catch (error) {
      setTrouble(error instanceof NotAMessage ? error.message : 'This file could not be opened. Copy the words of the message and paste them.');
      return false;
    }
  };
  return { mail: [...added, ...inbox], open, setOpen, trouble, setTrouble, take };
}

/** Outlook: mailbox, open message and, beside it, the real task pane. */
export function OutlookView({ setting, inbox }: { setting: Setting; inbox: Mail[] }) {
  const looks = useLooks();
  const box = useMailbox(inbox);
  const [act, setAct] = useState<Act>('open');
  const [pasting, setPasting] = useState(false);
  const [draft, setDraft] = useState<Draft>();
  const [composing, setComposing] = useState(false);
  const [dropping, setDropping] = useState(false);
  const { open } = box;
  const item = useMemo<OfficeItem>(() => {
    // A mail that the panel opened is a window of its own: the pane stays with the message it is about.
    if (draft && composing) return { kind: 'compose', draft: { to: draft.to, subject: draft.subject, text: draft.text } };
    if (!open || act === 'none') return { kind: 'none' };
    // A protected mail is another one: the pane goes by its id.
    const isProtected = act === 'protected';
    return { kind: 'read', mail: isProtected ? { ...open, id: `${open.id}-protected` } : open, isProtected };
  }, [draft, composing, open, act]);
  const closeDraft = () => { setDraft(undefined); setComposing(false); };
  const change = (part: Partial<Draft>) => setDraft((was) => ({ ...(was ?? emptyDraft), ...part }));
  const read = async (make: () => Mail | Promise<Mail>) => { if (await box.take(make)) { setPasting(false); closeDraft(); } };
  const id = () => `opened-${crypto.randomUUID()}`;
  const takeFile = (file: File) => void read(() => openMailFile(file, id(), new Date()));
  const drop = (event: DragEvent) => { event.preventDefault(); setDropping(false); const file = event.dataTransfer.files[0]; if (file) takeFile(file); };
  const events = {
    onNewMessage: setDraft,
    onReply: (text: string, toAll: boolean) => { if (open) setDraft(replyTo(open, text, toAll ? (open.cc ?? []).map(({ address }) => address) : [])); },
    onInsert: (text: string) => setDraft((was) => was && { ...was, text: was.text + text }),
    onAttach: (name: string, base64: string) => setDraft((was) => was && { ...was, attachments: [...was.attachments, { name, base64 }] }),
  };
  return (
    <>
      {box.trouble && <div role="alert" className={looks.notice}>{box.trouble} <Button size="small" onClick={() => box.setTrouble('')}>Close</Button></div>}
      <div className={`${looks.columns} ${dropping ? looks.dropping : ''}`} onDragOver={(event) => { event.preventDefault(); setDropping(true); }} onDragLeave={() => setDropping(false)} onDrop={drop}>
        <div className={looks.side} role="navigation" aria-label="Mailbox">
          <div className={looks.sideHead}><h2 className={looks.sideTitle}>Inbox</h2><span className={looks.row}><Button size="small" onClick={() => { setDraft(emptyDraft); setComposing(true); }}>New mail</Button><Button size="small" onClick={() => setPasting(true)}>Paste or open</Button></span></div>
          <div className={looks.sideHead}>
            <label className={looks.pick}><span className={looks.small} style={{ whiteSpace: 'nowrap' }}>Selected mail</span>
              <select className={looks.select} value={act} onChange={(e) => setAct(e.target.value as Act)}>{Object.entries(ACTS).map(([key, says]) => <option key={key} value={key}>{says}</option>)}</select>
            </label>
          </div>
          <MailList mail={box.mail} open={open} onOpen={(mail) => { box.setOpen(mail); setPasting(false); closeDraft(); }} />
        </div>
        {pasting ? <PasteBox onPaste={(text) => void read(() => openPasted(text, id(), new Date()))} onFile={takeFile} onClose={() => setPasting(false)} />
          : draft ? <ComposeArea draft={draft} onChange={change} onClose={closeDraft} />
            : open && act !== 'none' ? <ReadingArea mail={open} theme={setting.theme} onReply={() => { setDraft(replyTo(open)); setComposing(true); }} />
              : <div className={looks.middle}><p className={looks.body}>Nothing is selected.</p></div>}
        <TaskPaneFrame key={composing ? 'compose' : 'read'} item={item} setting={setting} events={events} />
      </div>
    </>
  );
}
