import { refuse, type Answer } from './answer';
import { guidFrom, type Store } from './database';
import type { Caller } from './people';

interface Task extends Record<string, unknown> { id: string }

/** Everybody's own To Do, kept while the server runs. Nobody sees another's. */
const kept = new WeakMap<Store, Map<string, Task[]>>();

function tasksOf(store: Store, { upn }: Caller): Task[] {
  const all = kept.get(store) ?? new Map<string, Task[]>();
  kept.set(store, all);
  const own = all.get(upn.toLowerCase()) ?? [];
  all.set(upn.toLowerCase(), own);
  return own;
}

const listId = ({ upn }: Caller): string => guidFrom(`todo:${upn.toLowerCase()}`);

/** The caller's one list of tasks. */
export const taskLists = (caller: Caller): Answer => ({ status: 200, body: { value: [{ id: listId(caller), displayName: 'Tasks', isOwner: true, isShared: false, wellknownListName: 'defaultList' }] } });

function check(caller: Caller, list: string): void {
  if (list !== listId(caller)) throw Object.assign(refuse.noItem(), { code: 'ErrorItemNotFound' });
}

export function tasksIn(store: Store, caller: Caller, list: string): Answer {
  check(caller, list);
  return { status: 200, body: { value: tasksOf(store, caller) } };
}

/** Adds a task. Throws 400 without a title. */
export function addTask(store: Store, caller: Caller, list: string, asked: Record<string, unknown>, now: string): Answer {
  check(caller, list);
  if (typeof asked['title'] !== 'string' || asked['title'] === '') throw refuse.invalid('Invalid request');
  const own = tasksOf(store, caller);
  const id = guidFrom(`task:${caller.upn}:${String(own.length)}:${now}`);
  const links = Array.isArray(asked['linkedResources']) ? asked['linkedResources'] as Record<string, unknown>[] : [];
  const task: Task = {
    isReminderOn: false, importance: 'normal', status: 'notStarted', body: { content: '', contentType: 'text' }, createdDateTime: now, lastModifiedDateTime: now, ...asked, id,
    linkedResources: links.map((link, at) => ({ ...link, id: guidFrom(`${id}:${String(at)}`) })),
  };
  own.push(task);
  return { status: 201, body: task };
}
