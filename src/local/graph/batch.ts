import { refuse, type Answer } from './answer';

export interface Part { id: string; method: string; url: string; headers: Record<string, string | undefined>; json: unknown; bytes: Buffer; dependsOn: string[] }

const MOST = 20;
const METHODS = new Set(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']);

const malformed = () => refuse.invalid('Invalid batch payload format.');
const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {});

function readPart(value: unknown): Part {
  const { id, method, url, body, dependsOn, headers: given } = record(value);
  if (typeof id !== 'string' || !id || typeof method !== 'string' || !METHODS.has(method)) throw malformed();
  if (typeof url !== 'string' || /^https?:/.test(url)) throw malformed();
  const headers = Object.fromEntries(Object.entries(record(given)).map(([name, text]) => [name.toLowerCase(), String(text)]));
  if (typeof body === 'object' && body !== null && !headers['content-type']) throw refuse.invalid(`The request with id '${id}' has a body but no Content-Type header.`);
  const isBinary = typeof body === 'string';
  return { id, method, url, headers, json: isBinary ? undefined : body, bytes: isBinary ? Buffer.from(body, 'base64url') : Buffer.alloc(0), dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [] };
}

function readParts(envelope: unknown): Part[] {
  const requests = typeof envelope === 'object' && envelope !== null ? (envelope as Record<string, unknown>)['requests'] : undefined;
  if (!Array.isArray(requests) || requests.length === 0) throw refuse.invalid('Invalid batch payload format.');
  if (requests.length > MOST) throw refuse.invalid(`Number of batch request steps exceeds the maximum value of ${String(MOST)}.`);
  const parts = requests.map(readPart);
  const ids = new Set(parts.map((part) => part.id));
  if (ids.size !== parts.length || parts.some((part) => part.dependsOn.some((id) => !ids.has(id) || id === part.id))) throw refuse.invalid('Invalid batch payload format.');
  return parts;
}

/** Does the parts of a batch, those that depend on others after them, and gives the answers in an order of its own. A part whose parent failed is answered 424. */
export function answerBatch(envelope: unknown, one: (part: Part) => Answer): Answer {
  const parts = readParts(envelope);
  const done = new Map<string, Answer>();
  let waiting = parts;
  while (waiting.length > 0) {
    const ready = waiting.filter((part) => part.dependsOn.every((id) => done.has(id)));
    if (ready.length === 0) throw refuse.invalid('Invalid batch payload format.');
    for (const part of ready) {
      const failed = part.dependsOn.some((id) => (done.get(id)?.status ?? 500) >= 400);
      done.set(part.id, failed ? { status: 424, body: { error: { code: 'FailedDependency', message: 'Failed dependency' } } } : one(part));
    }
    waiting = waiting.filter((part) => !done.has(part.id));
  }
  const answers = [...done].reverse().map(([id, answer]) => ({
    id, status: answer.status, headers: { ...(answer.body === undefined ? {} : { 'Content-Type': 'application/json' }), ...answer.headers },
    ...(answer.bytes ? { body: answer.bytes.toString('base64url') } : answer.body === undefined ? {} : { body: answer.body }),
  }));
  return { status: 200, body: { responses: answers } };
}
