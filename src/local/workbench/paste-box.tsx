import { useId, useState } from 'react';
import { Button } from '../../ui/shared/button';
import { useLooks } from './looks';

/** Where words can be pasted, or a mail file chosen, to become the open message. */
export function PasteBox({ onPaste, onFile, onClose }: { onPaste: (text: string) => void; onFile: (file: File) => void; onClose: () => void }) {
  const looks = useLooks();
  const id = useId();
  const [text, setText] = useState('');
  return (
    <article className={looks.middle} aria-label="Paste or open a message">
      <div className={looks.head}><h2 className={looks.subject}>Read another message</h2></div>
      <div className={looks.body}>
        <label htmlFor={`${id}-text`}>Paste the words of a message</label>
        <textarea id={`${id}-text`} className={looks.field} rows={12} value={text} onChange={(e) => setText(e.target.value)} />
        <div className={looks.row}><Button appearance="primary" onClick={() => onPaste(text)}>Open this text</Button><Button onClick={onClose}>Cancel</Button></div>
        <label htmlFor={`${id}-file`}>Or choose a mail file (.eml). You can also drop one anywhere on this page.</label>
        <input id={`${id}-file`} type="file" accept=".eml,message/rfc822" onChange={(e) => { const file = e.target.files?.[0]; if (file) onFile(file); }} />
      </div>
    </article>
  );
}
