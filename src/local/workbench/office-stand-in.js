// Stands in for office.js inside the task pane: the part of Office's own interface that the panel uses, spoken with the
// workbench by messages between the two windows. Follows @types/office-js. Local build only.
(() => {
  const handlers = new Map();
  let state = { item: { kind: 'none' }, theme: 'light', person: { name: '', upn: '' } };
  let begin;
  const begun = new Promise((done) => { begin = done; });
  const tell = (what, more = {}) => window.parent.postMessage({ office: what, ...more }, window.location.origin);

  const EventType = { ItemChanged: 'olkItemSelectedChanged', OfficeThemeChanged: 'officeThemeChanged' };
  const CoercionType = { Html: 'html', Text: 'text' };
  const AsyncResultStatus = { Succeeded: 'succeeded', Failed: 'failed' };

  /** Calls back as office.js does: later, with a result object. */
  const answer = (args, value, failure) => {
    const back = args.findLast((arg) => typeof arg === 'function');
    const options = args.find((arg) => arg && typeof arg === 'object') ?? {};
    if (!back) return;
    setTimeout(() => back(failure
      ? { status: 'failed', error: { code: failure.code, name: failure.name, message: failure.message }, value: undefined, asyncContext: options.asyncContext }
      : { status: 'succeeded', value, error: undefined, asyncContext: options.asyncContext }), 20);
  };
  const PROTECTED = { code: 9017, name: 'AccessRestricted', message: 'The item is protected.' };
  const TOO_LARGE = { code: 9000, name: 'AttachmentSizeExceeded', message: 'The attachment is too large.' };

  const escape = (text) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
  const asHtml = ({ type, content }) => (type === 'html' ? content : `<html><body><div>${escape(content).replace(/\r?\n/g, '<br>')}</div></body></html>`);
  const asText = ({ type, content }) => (type === 'text' ? content : new DOMParser().parseFromString(content, 'text/html').body.textContent);

  function readItem({ mail, isProtected }) {
    const from = { displayName: mail.from.name, emailAddress: mail.from.address, recipientType: 'externalUser' };
    const one = ({ name, address }) => ({ displayName: name, emailAddress: address, recipientType: 'externalUser' });
    const reply = (toAll) => (form, ...args) => { tell('reply', { toAll, form }); answer(args); };
    return {
      itemType: 'message', itemClass: 'IPM.Note', itemId: mail.id, conversationId: mail.conversationId, internetMessageId: `<${mail.id}@local.example>`,
      subject: mail.subject, normalizedSubject: mail.subject.replace(/^((re|fw|fwd):\s*)+/i, ''), from, sender: from, to: mail.to ? [one({ name: mail.to, address: mail.to })] : [], cc: (mail.cc ?? []).map(one), attachments: [],
      displayReplyForm: reply(false), displayReplyAllForm: reply(true), displayReplyFormAsync: reply(false), displayReplyAllFormAsync: reply(true),
      dateTimeCreated: new Date(mail.receivedAt), dateTimeModified: new Date(mail.receivedAt),
      body: { getAsync: (form, ...args) => answer(args, form === CoercionType.Text ? asText(mail.body) : asHtml(mail.body), isProtected ? PROTECTED : undefined) },
    };
  }

  function composeItem({ draft }) {
    const attachments = [];
    return {
      itemType: 'message', itemId: undefined, conversationId: undefined, dateTimeCreated: undefined,
      getItemIdAsync: (...args) => answer(args, undefined, { code: 9046, name: 'ItemNotSaved', message: 'The item has not been saved.' }),
      subject: { getAsync: (...args) => answer(args, draft.subject), setAsync: (subject, ...args) => { tell('subject', { subject }); answer(args); } },
      from: { getAsync: (...args) => answer(args, { displayName: state.person.name, emailAddress: state.person.upn }) },
      to: { getAsync: (...args) => answer(args, draft.to ? [{ displayName: draft.to, emailAddress: draft.to }] : []) },
      cc: { getAsync: (...args) => answer(args, []) },
      bcc: { getAsync: (...args) => answer(args, []) },
      body: {
        getAsync: (form, ...args) => answer(args, form === CoercionType.Text ? draft.text : asHtml({ type: 'text', content: draft.text })),
        setSelectedDataAsync: (text, ...args) => { tell('insert', { text }); answer(args); },
      },
      getAttachmentsAsync: (...args) => answer(args, attachments),
      addFileAttachmentFromBase64Async: (base64, name, ...args) => {
        if (base64.length > 34_865_152) { answer(args, undefined, TOO_LARGE); return; }
        attachments.push({ id: String(attachments.length + 1), name });
        tell('attach', { name, base64 });
        answer(args, String(attachments.length));
      },
    };
  }

  const makers = { none: () => null, read: readItem, compose: composeItem };

  const colours = {
    light: { bodyBackgroundColor: '#ffffff', bodyForegroundColor: '#242424', controlBackgroundColor: '#ffffff', controlForegroundColor: '#242424' },
    dark: { bodyBackgroundColor: '#1f1f1f', bodyForegroundColor: '#ffffff', controlBackgroundColor: '#292929', controlForegroundColor: '#ffffff' },
    contrast: { bodyBackgroundColor: '#000000', bodyForegroundColor: '#ffffff', controlBackgroundColor: '#000000', controlForegroundColor: '#ffffff' },
  };

  // A browser cannot be told to use the system's high contrast; the workbench acts it out for this one question.
  const realMatch = window.matchMedia.bind(window);
  const contrastWatchers = new Set();
  window.matchMedia = (query) => (query === '(forced-colors: active)'
    ? { media: query, get matches() { return state.theme === 'contrast'; }, addEventListener: (_type, watch) => contrastWatchers.add(watch), removeEventListener: (_type, watch) => contrastWatchers.delete(watch) }
    : realMatch(query));

  const mailbox = {
    item: null,
    diagnostics: { hostName: 'OutlookWebApp', hostVersion: '0.0.0', OWAView: 'ThreeColumns' },
    get userProfile() { return { displayName: state.person.name, emailAddress: state.person.upn, timeZone: 'GMT Standard Time', accountType: 'enterprise' }; },
    convertToRestId: (id) => id.replaceAll('/', '-').replaceAll('+', '_'),
    addHandlerAsync: (type, handler, ...args) => { handlers.set(type, [...(handlers.get(type) ?? []), handler]); answer(args); },
    removeHandlerAsync: (type, ...args) => { handlers.delete(type); answer(args); },
    displayNewMessageForm: (form) => tell('new-message', { form }),
    displayMessageForm: () => undefined,
  };

  function take(next) {
    const was = state;
    state = next;
    mailbox.item = makers[next.item.kind](next.item);
    window.Office.context.officeTheme = colours[next.theme];
    if (begin) { begin(); begin = undefined; return; }
    const fire = (type, more) => (handlers.get(type) ?? []).forEach((handler) => handler({ type, ...more }));
    const selected = ({ item }) => [item.kind, item.mail?.id, item.isProtected].join();
    if (selected(was) !== selected(next)) fire(EventType.ItemChanged, {});
    if (was.theme !== next.theme) {
      fire(EventType.OfficeThemeChanged, { officeTheme: colours[next.theme] });
      contrastWatchers.forEach((watch) => watch());
    }
  }

  window.addEventListener('message', (event) => {
    if (event.source === window.parent && event.origin === window.location.origin && event.data?.office === 'state') take(event.data.state);
  });

  window.Office = {
    EventType, CoercionType, AsyncResultStatus, HostType: { Outlook: 'Outlook' }, PlatformType: { OfficeOnline: 'OfficeOnline' },
    context: {
      host: 'Outlook', platform: 'OfficeOnline', displayLanguage: 'en-GB', contentLanguage: 'en-GB', partitionKey: 'local', mailbox, officeTheme: colours.light,
      requirements: { isSetSupported: (name, version) => name === 'Mailbox' && Number(version ?? 1) <= 1.15 },
      ui: { displayDialogAsync: (_url, ...args) => answer(args, undefined, { code: 12011, name: 'DialogBlocked', message: 'No dialogs in the workbench.' }) },
    },
    onReady: async (callback) => { await begun; const info = { host: 'Outlook', platform: 'OfficeOnline' }; callback?.(info); return info; },
  };
  if (window.parent === window) begin(); else tell('hello');
})();
