/** Somebody whom the host has signed in, with the token that the local Graph server understands. */
export interface HostPerson { name: string; upn: string; objectId: string; token: string }

/** What the host's sign-in does when it is asked for something that was not granted before. */
export type Consent = 'grant' | 'cancel' | 'refuse' | 'offline' | Broken;
/** How a host's own sign-in has been seen to fail altogether, by the numbers of office-js's issues. */
export type Broken = 'wrong-origin-6610' | 'says-nothing-6691' | 'switched-off-6275';

export interface Asked { method: string; scope: string; claims: string | undefined }

/** The host's side of nested app authentication: what it was asked, whom it speaks for, what it grants. */
export interface HostAuth {
  person: HostPerson;
  tenant: string;
  granted: string[];
  consent: Consent;
  asked: Asked[];
}

interface Request { messageType: string; method: string; requestId: string; tokenParams?: { scope: string; claims?: string } }

const base64 = (value: object): string => btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** An ID token as the library reads it. Nothing checks its signature in a browser, so it has none. */
export function idTokenOf(person: HostPerson, tenant: string, more: object = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: 'app', iss: `https://login.microsoftonline.com/${tenant}/v2.0`, iat: now, nbf: now, exp: now + 3600, ver: '2.0',
    oid: person.objectId, sub: person.objectId, tid: tenant, name: person.name, preferred_username: person.upn, ...more,
  };
  return `${base64({ alg: 'none', typ: 'JWT' })}.${base64(claims)}.`;
}

const accountOf = ({ person, tenant }: HostAuth) => ({
  homeAccountId: `${person.objectId}.${tenant}`, environment: 'login.microsoftonline.com', tenantId: tenant, username: person.upn, localAccountId: person.objectId, name: person.name,
});

const REFUSALS: Record<Exclude<Consent, 'grant'>, { status: string; code: string; description: string }> = {
  cancel: { status: 'USER_CANCEL', code: 'user_cancel', description: 'The person closed the window.' },
  refuse: { status: 'PERSISTENT_ERROR', code: 'AADSTS65001', description: 'AADSTS65001: The administrator has not consented to use the application.' },
  'wrong-origin-6610': { status: 'PERSISTENT_ERROR', code: 'invalid_request', description: 'The origin is not valid for nested app authentication.' },
  'says-nothing-6691': { status: 'PERSISTENT_ERROR', code: '', description: '' },
  'switched-off-6275': { status: 'NESTED_APP_AUTH_UNAVAILABLE', code: '', description: '' },
  offline: { status: 'NO_NETWORK', code: 'no_network', description: 'There is no network.' },
};

/** The host's answer to one request of the bridge, as a JSON text. */
export function answerNested(auth: HostAuth, text: string): string {
  const request = JSON.parse(text) as Request;
  const reply = (more: object) => JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId: request.requestId, ...more });
  if (request.method === 'GetInitContext') return reply({ success: true, initContext: { sdkName: 'stand-in', sdkVersion: '1.0.0', capabilities: {} } });
  const scope = request.tokenParams?.scope ?? '';
  const claims = request.tokenParams?.claims;
  auth.asked.push({ method: request.method, scope, claims });
  if (auth.consent.includes('-')) return reply({ success: false, error: REFUSALS[auth.consent as Broken] });
  const isNew = scope.split(' ').some((one) => !auth.granted.includes(one));
  const needsFresh = claims?.includes('acrs') === true;
  if (request.method === 'GetToken' && (isNew || needsFresh)) return reply({ success: false, error: { status: 'USER_INTERACTION_REQUIRED', code: 'AADSTS65001', description: 'Consent or a stronger sign-in is needed.' } });
  if (request.method === 'GetTokenPopup') {
    if (auth.consent !== 'grant') return reply({ success: false, error: REFUSALS[auth.consent] });
    auth.granted.push(...scope.split(' '));
  }
  return reply({ success: true, token: { access_token: auth.person.token, id_token: idTokenOf(auth.person, auth.tenant), expires_in: 3600, scope, properties: null }, account: accountOf(auth) });
}
