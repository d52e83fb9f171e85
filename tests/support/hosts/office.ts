/// <reference types="office-js" />
import { answerNested, type HostAuth } from './nested-auth';

/** Failures as office.js names and numbers them. */
export const FAILURES = {
  protected: { code: 9017, name: 'AccessRestricted', message: '' },
  generic: { code: 9020, name: 'GenericResponseError', message: '' },
  'no-permission': { code: 9038, name: 'InsufficientItemPermissionsError', message: '' },
  offline: { code: 9041, name: 'NetworkError', message: '' },
  'not-saved': { code: 9046, name: 'ItemNotSaved', message: '' },
  'item-changed': { code: 9030, name: 'APICallFailedDueToItemChange', message: '' },
} as const;

export interface HostMail {
  kind: 'read';
  itemId: string;
  conversationId: string;
  subject: string;
  from: { displayName: string; emailAddress: string };
  html: string;
  sentAt: string;
  /** How reading the body fails; 'silent' never answers. */
  fails?: keyof typeof FAILURES | 'silent';
  /** Milliseconds that reading the body takes. */
  slow?: number;
  /** Set when it stands in a shared mailbox. */
  shared?: { owner: string; permissions: number };
}
export interface HostDraft { kind: 'compose'; subject: string; html: string; to: string[]; cc?: string[] }
export type HostItem = { kind: 'none' } | HostMail | HostDraft;

/** What the stand-in is started with. `bridge`: nested sign-in as the host has it; 'promised' says so and then has none. */
export interface OutlookStart { item: HostItem; dark: boolean; person: { displayName: string; emailAddress: string }; bridge: 'yes' | 'no' | 'promised'; auth: HostAuth }

/** The stand-in's handle for the test. */
export interface OutlookHandle {
  auth: HostAuth;
  /** What the panel wrote or asked Outlook to open. */
  wrote: { what: string; value: string }[];
  /** Selects an item. `missed`: Outlook fails to tell the pane of it. */
  select(item: HostItem, missed?: boolean): void;
  /** Tells the pane of a selection before the item is there (office-js issue 2295). */
  selectEarly(item: HostItem, after: number): void;
  dark(on: boolean): void;
  addRecipient(address: string): void;
}

declare global { interface Window { outlook: OutlookHandle; outlookStart: OutlookStart } }

type Back<T> = (result: Office.AsyncResult<T>) => void;
const backIn = (args: unknown[]): Back<unknown> | undefined => args.find((arg): arg is Back<unknown> => typeof arg === 'function');

/** Calls back later, with office.js's result object. */
function answer(args: unknown[], value: unknown, failure?: { code: number; name: string; message: string }, after = 5): void {
  const result = failure ? { status: 'failed', error: failure, value: undefined } : { status: 'succeeded', value, error: undefined };
  setTimeout(() => backIn(args)?.({ ...result, asyncContext: undefined, diagnostics: {} } as unknown as Office.AsyncResult<unknown>), after);
}

const start = window.outlookStart;
const handlers = new Map<string, ((event: object) => void)[]>();
const fire = (type: string, more: object = {}) => (handlers.get(type) ?? []).forEach((handler) => handler({ type, ...more }));

function bodyOf(item: HostMail): Pick<Office.Body, 'getAsync'> {
  return { getAsync: (_form: Office.CoercionType | string, ...args: unknown[]) => { if (item.fails !== 'silent') answer(args, item.html, item.fails && FAILURES[item.fails], item.slow); } };
}

function readItem(item: HostMail): Partial<Office.MessageRead> {
  const from = { ...item.from, appointmentResponse: 'none', recipientType: 'user' };
  const shared = item.shared && { owner: item.shared.owner, targetMailbox: item.shared.owner, targetRestUrl: 'https://outlook.office.com/api', delegatePermissions: item.shared.permissions };
  return {
    itemType: 'message', itemClass: 'IPM.Note', itemId: item.itemId, conversationId: item.conversationId, subject: item.subject, from, sender: from,
    dateTimeCreated: new Date(item.sentAt), body: bodyOf(item) as Office.Body,
    // There only where the item stands in a shared folder or mailbox, as the documentation has it.
    ...(shared ? { getSharedPropertiesAsync: (...args: unknown[]) => answer(args, shared) } : {}),
  };
}

const wrote: OutlookHandle['wrote'] = [];
const recipients = (addresses: string[]) => ({ getAsync: (...args: unknown[]) => answer(args, addresses.map((emailAddress) => ({ displayName: emailAddress, emailAddress }))) }) as unknown as Office.Recipients;

function composeItem(item: HostDraft): Partial<Office.MessageCompose> {
  return {
    itemType: 'message', conversationId: undefined,
    subject: { getAsync: (...args: unknown[]) => answer(args, item.subject) } as unknown as Office.Subject,
    from: { getAsync: (...args: unknown[]) => answer(args, { ...start.person }) },
    to: recipients(item.to), cc: recipients(item.cc ?? []), bcc: recipients([]),
    getItemIdAsync: (...args: unknown[]) => answer(args, undefined, FAILURES['not-saved']),
    body: {
      getAsync: (_form: unknown, ...args: unknown[]) => answer(args, item.html),
      setSelectedDataAsync: (text: string, ...args: unknown[]) => { wrote.push({ what: 'insert', value: text }); answer(args, undefined); },
    } as unknown as Office.Body,
    addFileAttachmentFromBase64Async: (base64: string, name: string, ...args: unknown[]) => { wrote.push({ what: `attach ${name}`, value: base64 }); answer(args, '1'); },
  };
}

let draft: HostDraft | undefined;
function make(item: HostItem): object | null {
  draft = item.kind === 'compose' ? item : undefined;
  return item.kind === 'none' ? null : item.kind === 'read' ? readItem(item) : composeItem(item);
}

const themeOf = (dark: boolean) => ({ bodyBackgroundColor: dark ? '#212121' : '#ffffff', bodyForegroundColor: dark ? '#ffffff' : '#242424', controlBackgroundColor: dark ? '#292929' : '#ffffff', controlForegroundColor: dark ? '#ffffff' : '#242424', isDarkTheme: dark });

const mailbox = {
  item: make(start.item),
  userProfile: { ...start.person, timeZone: 'GMT Standard Time', accountType: 'enterprise' },
  diagnostics: { hostName: 'OutlookWebApp', hostVersion: '16.0', OWAView: 'ThreeColumns' },
  convertToRestId: (id: string) => id.replaceAll('/', '-').replaceAll('+', '_'),
  addHandlerAsync: (type: string, handler: (event: object) => void, ...args: unknown[]) => { handlers.set(type, [...(handlers.get(type) ?? []), handler]); answer(args, undefined); },
  removeHandlerAsync: (type: string, ...args: unknown[]) => { handlers.delete(type); answer(args, undefined); },
  displayNewMessageForm: (form: { subject: string; toRecipients: string[]; htmlBody: string }) => { wrote.push({ what: `new message to ${form.toRecipients.join('; ')}`, value: form.htmlBody }); },
} as unknown as Office.Mailbox;

const context = {
  host: 'Outlook', platform: 'OfficeOnline', displayLanguage: 'en-GB', contentLanguage: 'en-GB', partitionKey: 'outlook.office.com', mailbox, officeTheme: themeOf(start.dark),
  requirements: { isSetSupported: (name: string, version = '1.1') => (name === 'NestedAppAuth' ? start.bridge !== 'no' : name === 'Mailbox' && Number(version.replace('1.', '')) <= 15) },
};

window.outlook = {
  auth: start.auth, wrote,
  select: (item, missed = false) => { (mailbox as { item: unknown }).item = make(item); if (!missed) fire('olkItemSelectedChanged'); },
  selectEarly: (item, after) => {
    (mailbox as { item: unknown }).item = null;
    fire('olkItemSelectedChanged');
    setTimeout(() => { (mailbox as { item: unknown }).item = make(item); }, after);
  },
  dark: (on) => { context.officeTheme = themeOf(on); fire('officeThemeChanged', { officeTheme: context.officeTheme }); },
  addRecipient: (address) => draft?.to.push(address),
};

// As office.js does: the two are null on the object from here on.
Object.assign(window.history, { pushState: null, replaceState: null });
const page = window as unknown as { Office: object; nestedAppAuthBridge?: object; __initializeNestedAppAuth?: () => Promise<void> };
page.Office = {
  context, AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' }, CoercionType: { Html: 'html', Text: 'text' }, HostType: { Outlook: 'Outlook' },
  EventType: { ItemChanged: 'olkItemSelectedChanged', OfficeThemeChanged: 'officeThemeChanged' },
  onReady: async (then?: (info: object) => void) => { const info = { host: 'Outlook', platform: 'OfficeOnline' }; await Promise.resolve(); then?.(info); return info; },
};
if (start.bridge === 'yes') {
  page.__initializeNestedAppAuth = async () => {
    const listeners = new Set<(text: string) => void>();
    page.nestedAppAuthBridge = {
      addEventListener: (_type: string, hear: (text: string) => void) => listeners.add(hear),
      removeEventListener: (_type: string, hear: (text: string) => void) => listeners.delete(hear),
      postMessage: (text: string) => { const reply = answerNested(start.auth, text); setTimeout(() => listeners.forEach((hear) => hear(reply)), 5); },
    };
  };
}
