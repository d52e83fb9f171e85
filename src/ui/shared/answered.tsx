import type { Checked } from '../../core/referral';
import { sayMoment } from '../../core/time';
import { useLook } from './look';

/** Questions, each with the answer that was given below it; marked where it was sent unchecked, else with who checked it and when, as far as that was kept. */
export function Answered({ answers }: { answers: readonly { question: string; answer: string; confirmed?: boolean; checked?: Checked }[] }) {
  const look = useLook();
  return <dl className={look.list}>{answers.map(({ question, answer, confirmed, checked }) => <div key={question}><dt className={look.quiet}>{question}</dt><dd className={look.plain} style={{ whiteSpace: 'pre-wrap' }}>{answer}{confirmed === false && <span className={look.quiet}> (not checked)</span>}{checked && <span className={look.quiet}> ({['checked', checked.by, sayMoment(new Date(checked.at))].filter(Boolean).join(', ')})</span>}</dd></div>)}</dl>;
}
