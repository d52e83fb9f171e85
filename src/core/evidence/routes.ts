import type { Level } from '../pack';
import type { English } from './english';
import type { Quote } from './message';
import type { Reading, RouteId, RouteReason, RowReading } from './reading';

/** What routes hang on. `at` is the London time of reading, ISO without a zone. */
export interface RouteGrounds {
  level: Level;
  rows: readonly RowReading[];
  immediate: Reading['immediate'];
  /** Routes that signals name, with their words. */
  signalled: { route: string; because: string; quote?: Quote }[];
  at: string;
  english: English;
}

/** True outside Monday to Friday, nine to five. Knows no bank holidays: the pack's clock does. */
export function isOutOfHours(at: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(at);
  if (!found) return false;
  const day = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]))).getUTCDay();
  if (day === 0 || day === 6) return true;
  if (found[4] === undefined) return false;
  const hour = Number(found[4]);
  return hour < 9 || hour >= 17;
}

/** Where it goes, each with its reason. Never contacts anybody; the pack holds numbers and addresses. */
export function routesFor(grounds: RouteGrounds): RouteReason[] {
  const routes: RouteReason[] = [];
  const add = (route: RouteId, because: string, quote?: Quote) => { if (!routes.some((one) => one.route === route)) routes.push({ route, because, quote }); };
  const top = grounds.rows[0]?.evidence[0]?.quote;
  if (grounds.immediate.suggested) addImmediate(grounds, add);
  if (grounds.level >= 3 && !routes.some((one) => one.route === 'front-door' || one.route === 'edt')) {
    add('front-door', grounds.level === 4 ? 'What is written could mean significant harm.' : 'What is written points to a child who may need a social work assessment.', top);
  }
  if (grounds.level === 2) add('early-help', 'What is written points to help for the family, with their agreement.', top);
  for (const { route, because, quote } of grounds.signalled) add(route as RouteId, because, quote);
  for (const rule of grounds.english.indicators.routes) {
    const row = grounds.rows.find((one) => rule.rows.includes(one.row) && one.level >= rule.from);
    if (row) add(rule.route, rule.because, row.evidence[0]?.quote);
  }
  return routes;
}

function addImmediate({ immediate, at }: RouteGrounds, add: (route: RouteId, because: string, quote?: Quote) => void): void {
  const quote = immediate.because[0]?.quote;
  add('police-999', 'Somebody may be in danger today. If so, call 999 first.', quote);
  if (isOutOfHours(at)) add('edt', 'The front door is closed at this hour: the emergency duty team takes urgent calls.', quote);
  else add('front-door', 'Ring the front door now; the form follows.', quote);
}
