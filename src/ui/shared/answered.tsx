import { useLook } from './look';

/** Questions, each with the answer that was given below it; marked where it was sent unchecked. */
export function Answered({ answers }: { answers: readonly { question: string; answer: string; confirmed?: boolean }[] }) {
  const look = useLook();
  return <dl className={look.list}>{answers.map(({ question, answer, confirmed }) => <div key={question}><dt className={look.quiet}>{question}</dt><dd className={look.plain} style={{ whiteSpace: 'pre-wrap' }}>{answer}{confirmed === false && <span className={look.quiet}> (not checked)</span>}</dd></div>)}</dl>;
}
