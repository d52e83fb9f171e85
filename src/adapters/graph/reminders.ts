import * as z from 'zod/mini';
import type { Reminder, Reminders } from '../../ports';
import type { Graph } from './client';
import { GraphError, isDoubtful, sentenceFor } from './failure';

const ListsShape = z.object({ value: z.array(z.object({ id: z.string(), wellknownListName: z.optional(z.nullable(z.string())) })) });
const TaskShape = z.looseObject({ id: z.string() });

/** What a notification may show: the key, the authority, and what is due. */
export function taskOf({ caseKey, authority, dueAt, what = 'answer due' }: Reminder, link: string): Record<string, unknown> {
  const at = { dateTime: new Date(dueAt).toISOString().replace('Z', '0000'), timeZone: 'UTC' };
  return {
    title: `${caseKey}: ${what} (${authority})`, dueDateTime: at, reminderDateTime: at, isReminderOn: true,
    linkedResources: [{ webUrl: link, applicationName: 'Threshold consultation', displayName: caseKey, externalId: caseKey }],
  };
}

/** Whether the person, or Microsoft on their behalf, did not let the app have their tasks. */
const isRefused = (error: unknown): boolean => error instanceof GraphError && (error.trouble === 'signed-out' || error.trouble === 'no-permission');

/** Reminders as tasks of the person's own To Do. Never reads a task, and never sends one twice by itself. */
export function graphReminders(graph: Graph, linkOf: (caseKey: string) => string): Reminders {
  return {
    put: async (reminder) => {
      try {
        const lists = (await graph.ask({ name: 'task-lists' }, ListsShape)).value;
        const own = lists.find((list) => list.wellknownListName === 'defaultList') ?? lists[0];
        if (!own) return { state: 'not-kept', says: 'Your To Do has no list to put it in. Open To Do once, then try again.' };
        await graph.ask({ name: 'make-task', into: { list: own.id }, body: taskOf(reminder, linkOf(reminder.caseKey)) }, TaskShape);
        return { state: 'kept' };
      } catch (error) {
        if (isRefused(error)) return { state: 'not-kept', says: 'Microsoft 365 did not allow it: your tasks stay closed to this app. The clock is still shown here and in the list of cases. Your administrator can allow “Tasks.ReadWrite”.' };
        return { state: 'not-kept', says: isDoubtful(error) ? 'It is not certain that the task was made. Look in your To Do before you try again.' : sentenceFor(error) };
      }
    },
  };
}
