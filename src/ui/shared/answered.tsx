import { useLook } from './look';

/** Questions, each with the answer that was given below it. */
export function Answered({ answers }: { answers: readonly { question: string; answer: string }[] }) {
  const look = useLook();
  return <dl className={look.list}>{answers.map(({ question, answer }) => <div key={question}><dt className={look.quiet}>{question}</dt><dd className={look.plain} style={{ whiteSpace: 'pre-wrap' }}>{answer}</dd></div>)}</dl>;
}
