import { isComposing, outlookSource } from '../adapters/outlook/outlook-source';
import { htmlToText } from '../adapters/html/html-text';
import type { HostActions } from '../service/panel';
import type { ThemeName } from '../ui/shared/host-theme';
import type { Wiring } from './compose';

function themeOf(office: typeof Office): ThemeName {
  const colour = office.context.officeTheme?.bodyBackgroundColor ?? '#ffffff';
  if (window.matchMedia('(forced-colors: active)').matches) return 'contrast';
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return ((r ?? 255) + (g ?? 255) + (b ?? 255)) / 3 < 110 ? 'dark' : 'light';
}

const done = (start: (callback: (result: Office.AsyncResult<unknown>) => void) => void, says: string) =>
  new Promise<void>((resolve, reject) => start((result) => (String(result.status) === 'succeeded' ? resolve() : reject(new Error(says)))));

function hostActions(office: typeof Office): HostActions {
  const mailbox = office.context.mailbox;
  const compose = mailbox.item as unknown as Office.MessageCompose;
  if (!isComposing(office)) {
    return {
      host: 'outlook-read',
      draftMail: async ({ to, subject, body }) => mailbox.displayNewMessageForm({ toRecipients: to ? [to] : [], subject, htmlBody: body.split('\n').map((line) => line.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)).join('<br>') }),
    };
  }
  return {
    host: 'outlook-compose',
    insertText: (text) => done((back) => compose.body.setSelectedDataAsync(text, { coercionType: office.CoercionType.Text }, back), 'Outlook could not put the text into the message. Copy it and paste it yourself.'),
    attach: (name, base64) => done((back) => compose.addFileAttachmentFromBase64Async(base64, name, back), 'Outlook could not attach the document. Download it and attach it yourself.'),
  };
}

/** Outlook, once `Office.onReady` has come back. */
export async function outlookWiring(office: typeof Office): Promise<Omit<Wiring, 'identity'> & { loginHint: string | undefined }> {
  await office.onReady();
  const box = office.context.mailbox;
  return {
    messages: outlookSource({ office, htmlToText }),
    host: box ? hostActions(office) : { host: 'browser' },
    loginHint: box?.userProfile?.emailAddress,
    theme: {
      current: themeOf(office),
      onChange: (changed) => {
        const type = office.EventType?.OfficeThemeChanged;
        if (box?.addHandlerAsync && type) box.addHandlerAsync(type, () => changed(themeOf(office)));
        window.matchMedia('(forced-colors: active)').addEventListener('change', () => changed(themeOf(office)));
      },
    },
  };
}
