/**
 * Every call this adapter can make, by name. `docs/permissions.md` has a row for each with the least permission it needs;
 * a test holds the two together. A call that is not here cannot be sent.
 */
export const CALLS = {
  'who-am-i': { method: 'GET', path: '/me' },
  'batch': { method: 'POST', path: '/$batch' },
  'site-by-path': { method: 'GET', path: '/sites/{host}:/{path*}' },
  'lists': { method: 'GET', path: '/sites/{site}/lists' },
  'make-list': { method: 'POST', path: '/sites/{site}/lists' },
  'columns': { method: 'GET', path: '/sites/{site}/lists/{list}/columns' },
  'make-column': { method: 'POST', path: '/sites/{site}/lists/{list}/columns' },
  'change-column': { method: 'PATCH', path: '/sites/{site}/lists/{list}/columns/{column}' },
  'items': { method: 'GET', path: '/sites/{site}/lists/{list}/items' },
  'make-item': { method: 'POST', path: '/sites/{site}/lists/{list}/items' },
  'change-item': { method: 'PATCH', path: '/sites/{site}/lists/{list}/items/{item}/fields' },
  'drives': { method: 'GET', path: '/sites/{site}/drives' },
  'file': { method: 'GET', path: '/drives/{drive}/root:/{path*}' },
  'put-file': { method: 'PUT', path: '/drives/{drive}/root:/{path*}:/content' },
  'open-upload': { method: 'POST', path: '/drives/{drive}/root:/{path*}:/createUploadSession' },
  'own-mail': { method: 'GET', path: '/me/messages' },
  'shared-mail': { method: 'GET', path: '/users/{owner}/messages' },
  'chat': { method: 'GET', path: '/chats/{chat}/messages' },
  'channel-message': { method: 'GET', path: '/teams/{team}/channels/{channel}/messages/{message}' },
  'channel': { method: 'GET', path: '/teams/{team}/channels/{channel}/messages' },
  'channel-replies': { method: 'GET', path: '/teams/{team}/channels/{channel}/messages/{message}/replies' },
  'task-lists': { method: 'GET', path: '/me/todo/lists' },
  'make-task': { method: 'POST', path: '/me/todo/lists/{list}/tasks' },
} as const satisfies Record<string, { method: 'GET' | 'POST' | 'PUT' | 'PATCH'; path: string }>;

export type CallName = keyof typeof CALLS;

/** Scopes to ask a token for, by call. Asked when the call is first made, so that nobody consents to mail who never opens mail. */
const SITE = ['Sites.Selected'];
const SCOPES: Partial<Record<CallName, string[]>> = {
  'who-am-i': ['User.Read'],
  'own-mail': ['Mail.Read'],
  'shared-mail': ['Mail.Read.Shared'],
  'chat': ['Chat.Read'],
  'channel-message': ['ChannelMessage.Read.All'],
  'channel': ['ChannelMessage.Read.All'],
  'channel-replies': ['ChannelMessage.Read.All'],
  'task-lists': ['Tasks.ReadWrite'],
  'make-task': ['Tasks.ReadWrite'],
};

export const scopesOf = (name: CallName): string[] => SCOPES[name] ?? SITE;

/** One call to make: its name, what fills the gaps in its path, what is asked and what is sent. */
export interface Call {
  name: CallName;
  into?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
  bytes?: Blob;
  /** Not to be sent again by itself, although it is a PUT: whether it was carried out must be looked up first. */
  once?: true;
}

/** The address of a call, relative to the version root, with every value encoded: `&`, `#`, `+` and quotes stay inside their value. */
export function addressOf(call: Call): string {
  const path = CALLS[call.name].path.replace(/\{(\w+)(\*)?\}/g, (_, gap: string, whole?: string) => {
    const value = call.into?.[gap];
    if (value === undefined || value === '') throw new Error(`the call ${call.name} lacks its ${gap}`);
    return whole ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value);
  });
  const query = Object.entries(call.query ?? {}).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  return query ? `${path}?${query}` : path;
}

/** A text as an OData literal: in single quotes, inner quotes doubled. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
