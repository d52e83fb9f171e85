import { useMemo } from 'react';
import { Button } from '../../ui/shared/button';
import type { Mail } from '../mail';
import type { ThemeName } from './desk';
import { useLooks } from './looks';
import { safeHtml } from './safe-html';
import { sayMoment } from './samples';

const ground = { light: ['#ffffff', '#242424'], dark: ['#292929', '#ffffff'], contrast: ['#000000', '#ffffff'] } as const;

/** The mail as a document of its own; its policy lets it load nothing at all. */
function page(mail: Mail, theme: ThemeName): string {
  const [back, ink] = ground[theme];
  const style = `body{margin:0;font:14px/20px 'Segoe UI',system-ui,sans-serif;color:${ink};background:${back};overflow-wrap:anywhere}table{border-collapse:collapse}td,th{padding:3px 6px}blockquote{margin:0 0 0 8px;padding-left:10px;border-left:2px solid #8a8886}`;
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Message</title><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${style}</style></head><body>${safeHtml(mail.body.content, theme === 'light')}</body></html>`;
}

/** The open mail. HTML is shown cleaned, in a frame where nothing can run. */
export function ReadingArea({ mail, theme, onReply }: { mail: Mail; theme: ThemeName; onReply: () => void }) {
  const looks = useLooks();
  const source = useMemo(() => (mail.body.type === 'html' ? page(mail, theme) : ''), [mail, theme]);
  return (
    <article className={looks.middle} aria-label="Message">
      <div className={looks.head}>
        <div className={looks.spread}><h2 className={looks.subject}>{mail.subject || 'No subject'}</h2><Button size="small" onClick={onReply}>Reply</Button></div>
        <div><strong>{mail.from.name}</strong> {mail.from.address && <span className={looks.small}>{mail.from.address}</span>}</div>
        <div className={looks.small}>{mail.to && `To ${mail.to} · `}{mail.cc && `Copy to ${mail.cc.map(({ address }) => address).join(', ')} · `}{sayMoment(mail.receivedAt)}</div>
      </div>
      <div className={looks.body}>
        {source ? <iframe className={looks.frame} title="Body of the message" sandbox="" srcDoc={source} /> : <p className={looks.plainMail}>{mail.body.content}</p>}
      </div>
    </article>
  );
}
