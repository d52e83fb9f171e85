/** What kind of trouble a call met; each has its own sentence. */
export type Trouble =
  | 'offline' | 'signed-out' | 'no-permission' | 'not-found' | 'list-missing' | 'column-missing' | 'site-full' | 'throttled'
  | 'too-many' | 'changed' | 'taken' | 'busy' | 'newer-schema' | 'older-schema' | 'unreadable' | 'too-long' | 'refused';

/**
 * What Graph said when it did not do as asked. Holds a status, a code and the request's id, and nothing of what was sent:
 * no address, no body, no words of Graph's that could repeat them. Safe to log. `says` is our own sentence where signing in has one.
 */
export class GraphError extends Error {
  override name = 'GraphError';
  constructor(readonly trouble: Trouble, readonly status: number, readonly code: string, readonly requestId: string, readonly retryAfterMs?: number, readonly says?: string) {
    super(`Graph answered ${String(status)} ${code}`);
  }
}

const SENTENCES: Record<Trouble, string> = {
  'offline': 'There is no connection to Microsoft 365. Nothing is lost. Check the network and save again.',
  'signed-out': 'You are signed out of Microsoft 365. Sign in again, then save. What you wrote is still here.',
  'no-permission': 'You no longer have permission to this site. Ask whoever runs the safeguarding site to give it back, then save again.',
  'not-found': 'What was looked for is not in the site, or you may not see it.',
  'list-missing': 'A list that this app needs is not in the site. Ask your administrator to run the set-up again.',
  'column-missing': 'A column that this app needs is not in its list. Ask your administrator to run the set-up again.',
  'site-full': 'The SharePoint site is full. Ask your administrator to make room, then save again.',
  'throttled': 'Microsoft 365 is asking everyone to slow down. Nothing is lost. Wait a few minutes and save again.',
  'too-many': 'This list holds more cases than SharePoint shows at once (5,000). Nothing is lost, but it cannot be shown here. Use another list, or ask your administrator.',
  'changed': 'Somebody else is changing this case at the same moment. Nothing was overwritten. Save again.',
  'taken': 'A file of this name is there already. Nothing was overwritten.',
  'busy': 'Microsoft 365 is not answering properly just now. Nothing is lost. Save again in a minute.',
  'newer-schema': 'This site is used with a newer version of the app. Reload to get the newer version before you go on.',
  'older-schema': 'The lists of this site were made by an older version of the app. Nothing is lost. Ask your administrator to run the set-up again, then reload.',
  'unreadable': 'The site gave an answer that this app cannot read. Reload; if it happens again, tell your administrator.',
  'too-long': 'The text is longer than a SharePoint record can hold. Shorten it, or attach it as a document.',
  'refused': 'Microsoft 365 refused this request. Tell your administrator the code shown here.',
};

/** One plain sentence on what to do, for the person. Distinct for each trouble. */
export function sentenceFor(error: unknown): string {
  if (!(error instanceof GraphError)) return SENTENCES['unreadable'];
  if (error.says) return error.says;
  return error.trouble === 'refused' ? `${SENTENCES['refused']} (${String(error.status)} ${error.code})` : SENTENCES[error.trouble];
}

/** True when trying again by itself may help; false when a person has to do something first. */
export function mayRetry(error: unknown): boolean {
  return error instanceof GraphError && ['offline', 'signed-out', 'throttled', 'busy', 'changed', 'site-full', 'no-permission'].includes(error.trouble);
}

/** True when the call may have been carried out although no good answer came. */
export function isDoubtful(error: unknown): boolean {
  return error instanceof GraphError && (error.trouble === 'offline' || error.trouble === 'busy' || error.trouble === 'unreadable');
}

interface Envelope { code: string; inner: string; message: string; requestId: string }

const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function readEnvelope(body: unknown): Envelope {
  const error = record(record(body)['error']);
  const inner = record(error['innerError'] ?? error['innererror']);
  return { code: text(error['code']), inner: text(inner['code']), message: text(error['message']), requestId: text(inner['request-id']) };
}

const BY_STATUS: Record<number, Trouble> = { 401: 'signed-out', 403: 'no-permission', 404: 'not-found', 409: 'changed', 412: 'changed', 429: 'throttled', 507: 'site-full' };
const BY_CODE = new Map<string, Trouble>([['quotaLimitReached', 'site-full'], ['nameAlreadyExists', 'taken']]);
/** Where Graph has no code of its own its words have to do. */
const BY_WORDS: [RegExp, Trouble][] = [
  [/^The specified list was not found/, 'list-missing'],
  [/unique constraints/, 'taken'],
  [/^Field '.*' (is not recognized|cannot be referenced)/, 'column-missing'],
  [/^Invalid text value/, 'too-long'],
];

function troubleOf(status: number, envelope: Envelope): Trouble {
  const told = BY_CODE.get(envelope.code) ?? BY_CODE.get(envelope.inner) ?? BY_WORDS.find(([words]) => words.test(envelope.message))?.[1];
  return told ?? BY_STATUS[status] ?? (status >= 500 ? 'busy' : 'refused');
}

const milliseconds = (retryAfter: string | undefined): number | undefined => (retryAfter && /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined);

/** An answer that is not a success, as a `GraphError`. Reads Graph's words to tell troubles apart and keeps none of them. */
export function failureFrom(status: number, body: unknown, header: (name: string) => string | undefined): GraphError {
  const envelope = readEnvelope(body);
  const code = /^[A-Za-z0-9_-]{1,60}$/.test(envelope.code) ? envelope.code : 'unknown';
  return new GraphError(troubleOf(status, envelope), status, code, envelope.requestId || (header('request-id') ?? ''), milliseconds(header('retry-after')));
}
