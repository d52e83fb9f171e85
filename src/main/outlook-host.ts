import { isComposing } from '../adapters/outlook/outlook-source';
import type { HostActions } from '../service/panel';
import type { ThemeName } from '../ui/shared/host-theme';
import type { Wiring } from './compose';

function themeOf(office: typeof Office): ThemeName {
  if (window.matchMedia('(forced-colors: active)').matches) return 'contrast';
  const theme = office.context.officeTheme as Office.OfficeTheme | undefined;
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt((theme?.bodyBackgroundColor ?? '').slice(at, at + 2), 16));
  // No colours (mobile), or none that can be read: what the system prefers.
  if (r === undefined || g === undefined || b === undefined || Number.isNaN(r + g + b)) return theme?.isDarkTheme ?? window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  return (r + g + b) / 3 < 110 ? 'dark' : 'light';
}

type Done = (result: Office.AsyncResult<unknown>) => void;
const outcome = <T>(start: (callback: (result: Office.AsyncResult<T>) => void) => void, says: string) =>
  new Promise<T>((resolve, reject) => start((result) => (String(result.status) === 'succeeded' ? resolve(result.value) : reject(Object.assign(new Error(says), { says })))));

/** What can be done to the message that is being written now: looked up at each press, never kept. */
function composeActions(office: typeof Office): HostActions {
  const draft = (): Office.MessageCompose => {
    const says = 'The message that was being written is no longer open. Nothing was put anywhere.';
    if (!isComposing(office)) throw Object.assign(new Error(says), { says });
    return office.context.mailbox.item as unknown as Office.MessageCompose;
  };
  const write = (start: (item: Office.MessageCompose, back: Done) => void, says: string) => { const item = draft(); return outcome((back) => start(item, back), says).then(() => undefined); };
  return {
    host: 'outlook-compose',
    insertText: async (text) => write((item, back) => item.body.setSelectedDataAsync(text, { coercionType: office.CoercionType.Text }, back), 'Outlook could not put the text into the message. Copy it and paste it yourself.'),
    attach: async (name, base64) => write((item, back) => item.addFileAttachmentFromBase64Async(base64, name, back), 'Outlook could not attach the document. Download it and attach it yourself.'),
    recipients: async () => {
      const item = draft();
      const says = 'Outlook did not say to whom this message is addressed.';
      const lists = await Promise.all([item.to, item.cc, item.bcc].map((list) => outcome<Office.EmailAddressDetails[]>((back) => list.getAsync(back), says)));
      return lists.flat().map((one) => one.emailAddress);
    },
  };
}

/** Long after the first screen. */
const mail = () => import(/* webpackChunkName: "mail" */ './outlook-mail');

function hostActions(office: typeof Office): HostActions {
  if (isComposing(office)) return composeActions(office);
  return {
    host: 'outlook-read',
    draftMail: async (draft) => (await mail()).openNew(office, draft),
    mailTakes: async (body) => (await mail()).takesIntoMail(body),
    replyAbout: async (messageId) => (await mail()).replyAbout(office, messageId),
    draftReply: async (reply) => (await mail()).openReply(office, reply),
  };
}

/** Outlook, once `Office.onReady` has come back. */
export async function outlookWiring(office: typeof Office): Promise<Omit<Wiring, 'identity' | 'messages'> & { loginHint: string | undefined }> {
  await office.onReady();
  const box = office.context.mailbox;
  return {
    host: box ? hostActions(office) : { host: 'browser' },
    loginHint: box?.userProfile?.emailAddress,
    theme: {
      get current() { return themeOf(office); },
      onChange: (changed) => {
        const type = office.EventType?.OfficeThemeChanged;
        if (box?.addHandlerAsync && type) box.addHandlerAsync(type, changed);
        window.matchMedia('(forced-colors: active)').addEventListener('change', changed);
      },
    },
  };
}
