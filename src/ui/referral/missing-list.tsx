import { frontDoorQuestions, missingAnswers, type MissingAnswer, type ReferralDraft } from '../../core/referral';
import { Button } from '../shared/button';
import { Fold } from '../shared/fold';
import { useLook } from '../shared/look';
import { words } from './words';

/** How many stand open; the rest come at a press. */
const SHOWN = 12;

/** Brings an answer into view, its section opened, and puts the focus there. */
export function goTo(key: string): void {
  const field = document.getElementById(`field-${key}`);
  const section = field?.closest('details');
  if (section) section.open = true;
  field?.scrollIntoView({ block: 'start' });
  field?.focus();
}

function Ask({ missing: { key, label, ask, must, couldChange } }: { missing: MissingAnswer }) {
  const look = useLook();
  return (
    <li>
      {ask} <span className={look.quiet}>({couldChange ? words.couldChange : must ? words.must : words.wanted})</span>{' '}
      <Button size="small" appearance="subtle" onClick={() => goTo(key)} aria-label={`${words.go}: ${label}`}>{words.go}</Button>
    </li>
  );
}

/** What is still to be asked, most telling first; all of it, the later part at a press. */
export function MissingList({ draft }: { draft: ReferralDraft }) {
  const look = useLook();
  const missing = missingAnswers(draft);
  const must = missing.filter((m) => m.must);
  return (
    <details className={look.card} open>
      <summary><strong>{words.missing(must.length)}</strong></summary>
      <p className={look.quiet}>{words.missingHelp}</p>
      <ol>{missing.slice(0, SHOWN).map((m) => <Ask key={m.key} missing={m} />)}</ol>
      {missing.length > SHOWN && <Fold summary={words.missingMore(missing.length - SHOWN)}>{() => <ol start={SHOWN + 1}>{missing.slice(SHOWN).map((m) => <Ask key={m.key} missing={m} />)}</ol>}</Fold>}
      <details>
        <summary className={look.quiet}>{words.frontDoor}</summary>
        <ul>{frontDoorQuestions(draft).map((asked) => <li key={asked} className={look.quiet}>{asked}</li>)}</ul>
      </details>
    </details>
  );
}
