/** Where a link to a message of Teams leads. */
export type MessageLink =
  | { to: 'channel'; team: string; channel: string; message: string; tenant: string | undefined }
  | { to: 'chat'; chat: string; tenant: string | undefined };

const HOSTS = new Set(['teams.microsoft.com', 'teams.cloud.microsoft']);

/**
 * Reads a link as Teams copies it ("Copy link" on a message): `/l/message/<channel or chat>/<message>?groupId=…&parentMessageId=…`.
 * Undefined for anything else: the address is read and never opened. A reply leads to the post that it answers.
 */
export function readMessageLink(text: string): MessageLink | undefined {
  const found = /https:\/\/\S+/.exec(text)?.[0];
  if (!found || !URL.canParse(found)) return undefined;
  const { hostname, pathname, searchParams } = new URL(found);
  const [, place, message] = /^\/l\/message\/([^/]+)\/(\d{1,20})\/?$/.exec(pathname) ?? [];
  if (!HOSTS.has(hostname) || !place || !message) return undefined;
  const thread = decoded(place);
  if (!thread || !/^19:[\w.@-]+$/.test(thread)) return undefined;
  const tenant = searchParams.get('tenantId') ?? undefined;
  const team = searchParams.get('groupId');
  if (!thread.endsWith('@thread.tacv2') && !thread.endsWith('@thread.skype')) return { to: 'chat', chat: thread, tenant };
  const parent = searchParams.get('parentMessageId') ?? message;
  return team && /^[\w-]+$/.test(team) && /^\d{1,20}$/.test(parent) ? { to: 'channel', team, channel: thread, message: parent, tenant } : undefined;
}

function decoded(part: string): string | undefined {
  try { return decodeURIComponent(part); } catch { return undefined; }
}
