import { frontDoorQuestions, missingAnswers, type ReferralDraft } from '../../core/referral';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import { words } from './words';

function goTo(key: string): void {
  const field = document.getElementById(`field-${key}`);
  const section = field?.closest('details');
  if (section) section.open = true;
  field?.scrollIntoView({ block: 'start' });
  field?.focus();
}

/** What is still to be asked, most telling first. */
export function MissingList({ draft }: { draft: ReferralDraft }) {
  const look = useLook();
  const missing = missingAnswers(draft);
  const must = missing.filter((m) => m.must);
  return (
    <details className={look.card} open>
      <summary><strong>{words.missing(must.length)}</strong></summary>
      <p className={look.quiet}>{words.missingHelp}</p>
      <ol>
        {missing.slice(0, 12).map((m) => (
          <li key={m.key}>
            {m.ask} <span className={look.quiet}>({m.couldChange ? words.couldChange : m.must ? words.must : words.wanted})</span>{' '}
            <Button size="small" appearance="subtle" onClick={() => goTo(m.key)} aria-label={`${words.go}: ${m.label}`}>{words.go}</Button>
          </li>
        ))}
      </ol>
      <details>
        <summary className={look.quiet}>{words.frontDoor}</summary>
        <ul>{frontDoorQuestions(draft).map((asked) => <li key={asked} className={look.quiet}>{asked}</li>)}</ul>
      </details>
    </details>
  );
}
