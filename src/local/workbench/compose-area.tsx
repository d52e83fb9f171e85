import { Button } from '../../ui/shared/button';
import { useLooks } from './looks';
import type { Draft } from './office-host';

/** A mail being written. Nothing is ever sent from the workbench. */
export function ComposeArea({ draft, onChange, onClose }: { draft: Draft; onChange: (change: Partial<Draft>) => void; onClose: () => void }) {
  const looks = useLooks();
  return (
    <article className={looks.middle} aria-label="New message">
      <div className={looks.head}>
        <div className={looks.row}><h2 className={looks.subject}>New message</h2><Button size="small" onClick={onClose}>Discard</Button></div>
        <label>To <input className={looks.field} value={draft.to} onChange={(e) => onChange({ to: e.target.value })} /></label>
        <label>Subject <input className={looks.field} value={draft.subject} onChange={(e) => onChange({ subject: e.target.value })} /></label>
        {draft.attachments.length > 0 && <ul aria-label="Attachments">{draft.attachments.map(({ name, base64 }) => <li key={name}>{name} ({Math.round(base64.length * 0.75 / 1024)} KB)</li>)}</ul>}
      </div>
      <div className={looks.body}>
        <label htmlFor="compose-body">Message</label>
        <textarea id="compose-body" className={looks.field} rows={18} value={draft.text} onChange={(e) => onChange({ text: e.target.value })} />
      </div>
    </article>
  );
}
