import { promptsFor, type Settling } from '../../core/decision';
import type { Reading, RouteId, RouteReason } from '../../core/evidence';
import { contactFor, isOpen, type Pack } from '../../core/pack';
import { londonTime } from '../../core/time';
import { useConsultation } from '../shared/consultation';
import { useLook } from '../shared/look';
import { useNow } from '../shared/now';
import { AgeOfPhones, PhoneOf, StepsToTake } from '../shared/phone-of';
import { useServices } from '../shared/services';
import { words } from './words';

/** Which companion routes the person uses, or why not, by prompt. */
export type UsedPrompts = Record<string, { title: string; used: boolean; why: string }>;

/** Why each route was suggested. What is about today goes to the desk that answers now by the authority's own hours and the bank holidays; the reader knows the hour only. */
function useReasons(pack: Pack, { routes, immediate }: Reading): Map<RouteId, RouteReason> {
  const { holidays } = useServices();
  const { day, time, date } = londonTime(useNow());
  const reasons = new Map(routes.map((one) => [one.route, one]));
  const desk = contactFor(pack, 'front-door');
  const open = desk && isOpen(desk, { day, time, isBankHoliday: holidays.has(date) });
  const urgent = immediate.suggested && (reasons.get('edt') ?? reasons.get('front-door'));
  if (!urgent || open === undefined) return reasons;
  reasons.delete(open ? 'edt' : 'front-door');
  const route = open ? 'front-door' : 'edt';
  return reasons.set(route, { ...urgent, route, because: open ? words.ringNow : words.deskClosed });
}

const ALL = Object.keys(words.routeNames) as RouteId[];

/** What to do now at the chosen level, where it goes, and what else to think of: suggested with reasons, chosen by the person. */
export function RoutesSection({ pack, settling, rows, reading, used, onUse }: { pack: Pack; settling: Settling; rows: readonly string[]; reading: Reading; used: UsedPrompts; onUse: (id: string, use: UsedPrompts[string]) => void }) {
  const look = useLook();
  const { change } = useConsultation();
  // Without a matrix nobody chooses a level: every step that the authority prints is shown, by what it is for.
  const accesses = pack.pathway.access.filter((a) => !pack.hasMatrix || a.level === settling.level);
  const reasons = useReasons(pack, reading);
  const ordered = [...ALL].sort((a, b) => Number(reasons.has(b)) - Number(reasons.has(a)));
  const toggle = (route: string, on: boolean) => change({ routes: on ? [...settling.routes, route] : settling.routes.filter((r) => r !== route) });
  const prompts = promptsFor(pack, rows, settling.level);
  return (
    <>
      {accesses.map((access) => (
        <section key={access.level} aria-label={words.doNow} className={look.card}>
          <h3 className={look.subheading}>{words.doNow}{!pack.hasMatrix && <>: {access.title}</>}</h3>
          <StepsToTake pack={pack} steps={access.steps} />
          <p className={look.quiet}>{access.reply}</p>
        </section>
      ))}
      <fieldset className={look.field}>
        <legend className={look.subheading}>{words.routes}</legend>
        <p className={look.quiet}>{words.routesHelp}</p>
        {ordered.map((route) => (
          <label key={route} style={{ minHeight: '24px' }}>
            <input type="checkbox" checked={settling.routes.includes(route)} onChange={(e) => toggle(route, e.target.checked)} /> {words.routeNames[route]}
            {reasons.has(route) && <span className={look.quiet}> suggested: {reasons.get(route)?.because}</span>}
          </label>
        ))}
      </fieldset>
      {prompts.length > 0 && (
        <section aria-label={words.prompts}>
          <h3 className={look.subheading}>{words.prompts}</h3>
          <ul className={look.list}>
            {prompts.map((p) => (
              <li key={p.id} className={look.card}>
                <p className={look.plain}><strong>{p.title}.</strong> {p.says}{p.clock && <> ({p.clock})</>}{p.contact && <PhoneOf pack={pack} contact={p.contact} />}</p>
                <label><input type="checkbox" checked={used[p.id]?.used ?? false} onChange={(e) => onUse(p.id, { title: p.title, used: e.target.checked, why: used[p.id]?.why ?? '' })} /> {words.promptUsed}</label>
                {!used[p.id]?.used && <label>{words.promptNot}<input className={look.input} value={used[p.id]?.why ?? ''} onChange={(e) => onUse(p.id, { title: p.title, used: false, why: e.target.value })} /></label>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <AgeOfPhones pack={pack} of={[...accesses.flatMap((access) => access.steps), ...prompts]} />
    </>
  );
}
