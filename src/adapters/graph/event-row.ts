import * as z from 'zod/mini';
import { CaseEventShape, type CaseEvent } from '../../core/case';
import { GraphError } from './failure';
import { PAYLOADS, PAYLOAD_SIZE } from './schema';

/** An event with its place among the events of its case, counted from 1. */
export interface Placed { slot: number; event: CaseEvent }

export const EVENT_COLUMNS = ['ClientKey', 'Slot', ...PAYLOADS].join(',');
export const EventItemShape = z.object({ id: z.string(), fields: z.object({
  ClientKey: z.string(), Slot: z.optional(z.string()), Payload: z.string(), Payload2: z.optional(z.string()), Payload3: z.optional(z.string()), Payload4: z.optional(z.string()),
}) });
export const EventPageShape = z.object({ '@odata.nextLink': z.optional(z.string()), value: z.array(EventItemShape) });
type Item = z.infer<typeof EventItemShape>;

const isHalf = (text: string, at: number): boolean => /[\ud800-\udbff]/.test(text.charAt(at - 1));
/** Whether a cut here would lose something: a list keeps no blanks at the ends of a text, and half a character is none. */
const tears = (text: string, at: number): boolean => /\s/.test(text.slice(at - 1, at + 1)) || isHalf(text, at);

/** The text in pieces no longer than `size`; none begins or ends with a blank where that can be helped, and no pair of surrogates is torn apart. */
export function pieces(text: string, size: number): string[] {
  const cut: string[] = [];
  for (let at = 0; at < text.length;) {
    const most = Math.min(at + size, text.length);
    let end = most;
    while (most < text.length && end > at && tears(text, end)) end -= 1;
    if (end === at) end = isHalf(text, most) ? most - 1 : most;
    cut.push(text.slice(at, end));
    at = end;
  }
  return cut;
}

/** SharePoint's date, or nothing when the text is not a date: the event's own words are in its content. */
export function listDate(iso: string): string | undefined {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** Text for a single-line column, cut to what it can hold; the whole is in the event's content. */
export const line = (text: string): string => (text.length <= 255 ? text : `${pieces(text, 254)[0] ?? ''}…`);

export const slotName = (caseKey: string, slot: number): string => `${caseKey}/${String(slot).padStart(5, '0')}`;

/** The columns of every item that holds a record: which one, of which case, when and by whom, and its content. Throws `too-long` when that does not fit into the four columns. */
export function recordFields(event: CaseEvent): Record<string, string> {
  const parts = pieces(JSON.stringify(event), PAYLOAD_SIZE);
  if (parts.length > PAYLOADS.length) throw new GraphError('too-long', 0, 'too-long', '');
  const recorded = listDate(event.recordedAt);
  return {
    ClientKey: event.id, CaseKey: event.caseKey, ...(recorded ? { RecordedAt: recorded } : {}),
    ByUpn: line(event.by.upn), ByName: line(event.by.name), ByObjectId: line(event.by.objectId),
    ...Object.fromEntries(parts.map((text, at) => [PAYLOADS[at] ?? '', text])),
  };
}

/** An event as an item's fields. Throws `too-long`. */
export function eventFields(event: CaseEvent, slot: number): Record<string, unknown> {
  const happened = listDate(event.happenedAt);
  return { ...recordFields(event), Slot: slotName(event.caseKey, slot), Kind: event.kind, ...(happened ? { HappenedAt: happened } : {}) };
}

const KNOWN_KINDS = new Set<string>(CaseEventShape.def.options.map((option) => option.def.shape.kind.def.values[0] as string));

/** The event that content columns hold. Throws `newer-schema` for a kind this version does not know, `unreadable` for content that is no event. */
export function contentFrom({ Payload, Payload2 = '', Payload3 = '', Payload4 = '' }: Item['fields']): CaseEvent {
  let content: unknown;
  try { content = JSON.parse(Payload + Payload2 + Payload3 + Payload4); } catch { throw new GraphError('unreadable', 200, 'broken-event', ''); }
  const found = CaseEventShape.safeParse(content);
  if (found.success) return found.data;
  const kind = typeof content === 'object' && content !== null && 'kind' in content ? content.kind : undefined;
  throw typeof kind === 'string' && !KNOWN_KINDS.has(kind) ? new GraphError('newer-schema', 200, 'newer-event', '') : new GraphError('unreadable', 200, 'broken-event', '');
}

/** The event an item of the event list holds, with its place. */
export function eventFrom(item: Item): Placed {
  const event = contentFrom(item.fields);
  const place = item.fields.Slot ?? '';
  const slot = Number(place.slice(place.lastIndexOf('/') + 1));
  if (place === '' || !Number.isInteger(slot)) throw new GraphError('unreadable', 200, 'broken-event', '');
  return { slot, event };
}
