import { nextSteps, type NextStep } from '../../core/escalation';
import { sayTime } from '../../core/time';
import { useLook } from '../shared/look';
import { useNow } from '../shared/now';
import { useServices } from '../shared/services';
import type { CaseFile } from './case-file';
import { Remind } from './remind';
import { words } from './words';

const { theirs } = words;
/** A step as the front door reads it: what the referrer waits for is its own to do. */
const atFrontDoor = ({ kind, says, overdue }: NextStep): string => (kind === 'chase-reply' ? (overdue ? theirs.late : theirs.waiting) : kind === 'answer-question' ? theirs.asked(says) : says);

/** What is due, by when, and under which counting rule. Overdue stands first, in words and with a heavy edge. */
export function NextSteps({ file, isFrontDoor }: { file: CaseFile; isFrontDoor: boolean }) {
  const look = useLook();
  const { holidays } = useServices();
  const now = useNow();
  const steps = nextSteps(file.events, file.pack, now, holidays);
  const clock = steps.find((step) => step.dueAt !== undefined && step.dueAt !== null);
  return (
    <section aria-label={words.next} className={look.field}>
      <h3 className={look.subheading}>{words.next}</h3>
      {steps.length === 0 && <p className={look.plain}>{words.nothing}</p>}
      <ul className={look.list}>
        {steps.map((step) => (
          <li key={step.kind + step.says} className={step.overdue ? look.danger : look.card}>
            <p className={look.plain}>{step.overdue && <strong>⚠ {words.overdue}: </strong>}<strong>{isFrontDoor ? atFrontDoor(step) : step.says}</strong></p>
            {step.dueAt
              ? <p className={look.plain}>{words.due} {sayTime(new Date(step.dueAt))}{step.rule && <span className={look.quiet}> ({step.rule})</span>}</p>
              : step.rule && <p className={look.quiet}>{step.rule.charAt(0).toUpperCase()}{step.rule.slice(1)}.</p>}
            {step.whom && <p className={look.quiet}>{words.whom} {step.whom}</p>}
            {(step.kind === 'escalation-due' || step.kind === 'next-stage') && <p className={look.quiet}>{words.openDispute}</p>}
          </li>
        ))}
      </ul>
      {clock?.dueAt && <Remind key={clock.dueAt} reminder={{ caseKey: file.caseKey, authority: file.pack.name, dueAt: clock.dueAt, ...(clock.kind === 'step-down' && { what: 'review due' as const }) }} />}
    </section>
  );
}
