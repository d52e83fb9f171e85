import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Mail } from '../mail';
import type { Setting } from './desk';

/** A mail that is being written in the workbench. */
export interface Draft { to: string; subject: string; text: string; attachments: { name: string; base64: string }[] }

/** What the task pane is told about the selected item. */
export type OfficeItem =
  | { kind: 'none' }
  | { kind: 'read'; mail: Mail; isProtected: boolean }
  | { kind: 'compose'; draft: Omit<Draft, 'attachments'> };

interface FromPane { office: string; text?: string; subject?: string; name?: string; base64?: string; toAll?: boolean; form?: { toRecipients?: string[]; subject?: string; htmlBody?: string } }

export interface OfficeEvents {
  onNewMessage: (draft: Draft) => void;
  onReply: (text: string, toAll: boolean) => void;
  onInsert: (text: string) => void;
  onAttach: (name: string, base64: string) => void;
}

const asText = (html: string): string => new DOMParser().parseFromString(html.replace(/<br\s*\/?>/gi, '\n'), 'text/html').body.textContent ?? '';

function hear(data: FromPane, events: OfficeEvents): void {
  if (data.office === 'new-message') events.onNewMessage({ to: data.form?.toRecipients?.join('; ') ?? '', subject: data.form?.subject ?? '', text: asText(data.form?.htmlBody ?? ''), attachments: [] });
  if (data.office === 'reply') events.onReply(asText(data.form?.htmlBody ?? ''), data.toAll === true);
  if (data.office === 'insert') events.onInsert(data.text ?? '');
  if (data.office === 'attach') events.onAttach(data.name ?? 'document', data.base64 ?? '');
}

/** Speaks for Outlook to the task pane in the frame: tells it the selected item and the theme, hears what it asks for. */
export function useOfficeHost(frame: RefObject<HTMLIFrameElement>, item: OfficeItem, setting: Setting, events: OfficeEvents): void {
  const [hello, setHello] = useState(0);
  const latest = useRef(events);
  useEffect(() => { latest.current = events; });
  useEffect(() => {
    const listen = ({ source, origin, data }: MessageEvent<FromPane>) => {
      if (source !== frame.current?.contentWindow || origin !== window.location.origin) return;
      if (data.office === 'hello') setHello((n) => n + 1); else hear(data, latest.current);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [frame]);
  const { name, upn } = setting.person;
  useEffect(() => {
    if (hello) frame.current?.contentWindow?.postMessage({ office: 'state', state: { item, theme: setting.theme, person: { name, upn } } }, window.location.origin);
  }, [frame, hello, item, setting.theme, name, upn]);
}
