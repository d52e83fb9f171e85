/** What a handler gives back; the server puts the usual headers round it. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  bytes?: Buffer;
}

/** A refusal in Graph's own envelope. Thrown by handlers, turned into an answer in one place. */
export class Refusal extends Error {
  override name = 'Refusal';
  constructor(readonly status: number, readonly code: string, message: string, readonly headers: Record<string, string> = {}, readonly inner?: string) { super(message); }
}

/** The refusals Graph is known to give (sharepoint-behaviours §3), by what went wrong. */
export const refuse = {
  invalid: (message: string, inner?: string) => new Refusal(400, 'invalidRequest', message, {}, inner),
  badFilter: (detail: string) => new Refusal(400, 'BadRequest', `Invalid filter clause: ${detail}`),
  notIndexed: (field: string) => new Refusal(400, 'invalidRequest',
    `Field '${field}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`),
  notUnique: () => new Refusal(400, 'invalidRequest', 'One or more fields with unique constraints already has the provided value.'),
  unknownField: (field: string) => new Refusal(400, 'invalidRequest', `Field '${field}' is not recognized`),
  general: () => new Refusal(500, 'generalException', 'General exception while processing'),
  tooLong: () => new Refusal(400, 'invalidRequest', 'Invalid text value. A text field contains invalid data. Please check the value and try again.'),
  noToken: () => unauthorised('Access token is empty.'),
  oldToken: () => unauthorised('Access token has expired or is not yet valid.'),
  challenge: () => unauthorised('Continuous access evaluation resulted in challenge.', `, error="insufficient_claims", claims="${btoa('{"access_token":{"acrs":{"essential":true,"value":"c1"}}}')}"`),
  denied: () => new Refusal(403, 'accessDenied', 'Access denied'),
  noSite: () => new Refusal(404, 'itemNotFound', 'Requested site could not be found'),
  noSitePath: () => new Refusal(404, 'itemNotFound', 'The provided path does not exist, or does not represent a site'),
  badSiteId: () => new Refusal(400, 'invalidRequest', 'Provided identifier is malformed - site collection id is not valid'),
  noList: () => new Refusal(404, 'itemNotFound', 'The specified list was not found'),
  noItem: () => new Refusal(404, 'itemNotFound', 'Item not found'),
  noResource: () => new Refusal(404, 'itemNotFound', 'The resource could not be found.'),
  nameTaken: () => new Refusal(409, 'nameAlreadyExists', 'Name already exists'),
  changed: () => new Refusal(412, 'resourceModified', "ETag does not match current item's value", {}, 'entityTagDoesNotMatch'),
  badEtag: () => new Refusal(400, 'invalidRequest', 'The ETag value is malformed.', {}, 'malformedEntityTag'),
  throttledView: () => new Refusal(429, 'tooManyRequests', 'The request has been throttled'),
  throttled: (seconds: number) => new Refusal(429, 'tooManyRequests', 'The request has been throttled', { 'Retry-After': String(seconds) }),
  busy: (seconds: number) => new Refusal(503, 'serviceNotAvailable', 'The service is not available.', { 'Retry-After': String(seconds) }),
  gateway: () => new Refusal(504, 'UnknownError', 'The gateway timed out.'),
  notSupported: () => new Refusal(501, 'notSupported', 'The request is not supported by the system.'),
  full: () => new Refusal(507, 'quotaLimitReached', 'The site has reached its storage limit.'),
};

function unauthorised(message: string, challenge = ''): Refusal {
  return new Refusal(401, 'InvalidAuthenticationToken', message, { 'WWW-Authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"${challenge}` });
}

/** The refusal as Graph would send it. `date` has no zone, as recorded. */
export function refusalAnswer(refusal: Refusal, requestId: string, now: Date): Answer {
  const innerError = { ...(refusal.inner ? { code: refusal.inner } : {}), date: now.toISOString().slice(0, 19), 'request-id': requestId, 'client-request-id': requestId };
  return { status: refusal.status, headers: refusal.headers, body: { error: { code: refusal.code, message: refusal.message, innerError } } };
}
