import { knownAs, STATED, TOLD, type Answer, type Edit, type Told } from '../../core/referral';
import { Fold } from '../shared/fold';
import { useLook } from '../shared/look';
import { words } from './words';

const isTold = (value: string): value is Told => value in TOLD;

/** How each sentence of an answer is known, to be put right: what stands behind it in the answer changes, its words do not. */
export function HowKnown({ answer, onEdit }: { answer: Answer; onEdit: (edit: Edit) => void }) {
  const look = useLook();
  // Behind the child's words stands to whom they were said; a choice has no sentences in it.
  if (answer.kind === 'quotes' || answer.choices || !answer.statements.length) return null;
  return (
    <Fold summary={<span className={look.quiet}>{words.howKnown}: {answer.statements.length}</span>}>
      {() => <ul className={look.list}>
        {answer.statements.map((statement, at) => (
          <li key={`${statement.text}-${String(at)}`}>
            <p className={look.quiet}>{statement.text}</p>
            <select className={look.input} aria-label={words.howKnownOf(statement.text)} value={statement.told ?? ''} onChange={(e) => onEdit({ value: knownAs(answer.value, statement, isTold(e.target.value) ? e.target.value : undefined), state: undefined, confirmed: false })}>
              <option value="">{STATED}</option>
              {Object.entries(TOLD).map(([told, says]) => <option key={told} value={told}>{told === 'told-by' && statement.teller ? `told by ${statement.teller}` : says}</option>)}
            </select>
          </li>
        ))}
      </ul>}
    </Fold>
  );
}
