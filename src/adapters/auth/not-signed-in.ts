/** Signing in did not work; `says` tells the person what to do. Holds nothing of the answer. `mayAsk`: Microsoft would have asked the person, which was not to happen. */
export class NotSignedIn extends Error {
  override name = 'NotSignedIn';
  constructor(readonly says: string, readonly code: string, readonly mayAsk = false) { super('not signed in'); }
}

/** What Microsoft's code said, in short: its error code, and the number that its description begins with. */
function codesOf(error: unknown): string {
  const said = new Map(error && typeof error === 'object' ? Object.entries(error) : []);
  const part = (name: string): string => { const value: unknown = said.get(name); return typeof value === 'string' ? value : ''; };
  const number = /AADSTS\d+/.exec(`${part('errorMessage')} ${part('errorCode')}`)?.[0] ?? '';
  return [part('errorCode') || 'unknown', part('subError'), number].filter(Boolean).join(' ').slice(0, 80);
}

/**
 * Whether the host's own sign-in is of no use here at all: its bridge is switched off, it does not accept the address of our page, or it
 * fails without a word (office-js issues 6275, 6610, 6691). Microsoft's answer about this person, or a person's own, is never that.
 */
export function isHostsFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { errorCode: code, errorMessage: says } = error as Error & { errorCode?: unknown; errorMessage?: unknown };
  return /bridge_disabled|nested_?app_?auth_?unavailable/i.test(String(code)) || /origin is not valid/i.test(String(says)) || (error.name === 'ServerError' && !code && !/AADSTS/.test(String(says)));
}

const CASES: [RegExp, (scopes: string) => string][] = [
  [/user_cancell?ed|user_cancel\b/, () => 'Signing in was cancelled. Nothing is lost. Try again when you are ready.'],
  [/popup_window_error|empty_window|popup_relay/, () => 'The sign-in window could not open. Allow pop-ups for this page, then try again.'],
  [/network|post_request_failed|get_request_failed|no_network/, () => 'Microsoft sign-in cannot be reached. Check the connection, then try again. If you cannot wait, telephone.'],
  [/timed_out|timeout|interaction_in_progress/, () => 'The sign-in window was not finished in time. Close it, then try again.'],
  [/AADSTS(65001|65004|90094|90095|90099)|consent_required|access_denied/, (scopes) => `Your organisation has not yet allowed the panel to do this (${scopes}). Ask your administrator to consent to it. The open message and pasted words work without it.`],
  [/AADSTS(53000|53001|53002|53003|53004|50105|50097)/, () => 'Your organisation’s sign-in rules do not allow this from this device or place. Give your administrator the code.'],
];

/** What went wrong, as a sentence. `scopes` are named so that an administrator knows what to allow. */
export function explain(error: unknown, scopes: readonly string[]): NotSignedIn {
  if (error instanceof NotSignedIn) return error;
  const code = codesOf(error);
  const sentence = CASES.find(([sign]) => sign.test(code))?.[1];
  return new NotSignedIn(sentence ? sentence(scopes.join(', ')) : `Microsoft did not sign you in (${code}). Try again; if it goes on, give your administrator this code.`, code);
}

export const hostsFailure = (): NotSignedIn => new NotSignedIn('Outlook or Teams could not sign you in by itself. Press again: Microsoft’s own window will open. Nothing is lost.', 'host_cannot');
export const cancelled = (): NotSignedIn => explain({ errorCode: 'user_cancelled' }, []);
export const mustAsk = (scopes: readonly string[]): NotSignedIn => new NotSignedIn(`Microsoft has to ask you first (${scopes.join(', ')}).`, 'interaction_required', true);
