import { useId, useState, type MouseEvent } from 'react';
import { reflections, type Reflection } from '../../core/decision';
import type { Message } from '../../core/evidence';
import type { Level, Pack } from '../../core/pack';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import { StepDown } from './step-down';
import { words } from './words';

export type Answers = Record<string, string>;

/** Before a question goes with the button that dismissed it: on to the next one, or to what they all stand under. */
function leave({ currentTarget }: MouseEvent): void {
  const question = currentTarget.closest('li');
  const next = (question?.nextElementSibling ?? question?.previousElementSibling)?.querySelector('textarea');
  (next ?? question?.closest('details')?.querySelector('summary'))?.focus();
}

function Question({ reflection, value, onChange, onDismiss }: { reflection: Reflection; value: string; onChange: (value: string) => void; onDismiss: () => void }) {
  const look = useLook();
  const id = useId();
  return (
    <li className={look.field}>
      <label htmlFor={id}><strong>{reflection.title.replace(/(?<![?!.])$/, '.')}</strong> {reflection.asks}</label>
      {reflection.because && <p className={look.quiet}>{words.because(reflection.because)}</p>}
      <textarea id={id} className={look.input} rows={1} value={value} onChange={(e) => onChange(e.target.value)} />
      <div><Button size="small" appearance="subtle" onClick={(event) => { leave(event); onDismiss(); }}>Dismiss<span style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden' }}>: {reflection.title}</span></Button></div>
    </li>
  );
}

/** Questions to one's own judgement, with the reason each came up; dismissible, and kept only when answered. */
export function ThinkSection({ pack, message, level, answers, onAnswer }: { pack: Pack; message: Message; level: Level | null; answers: Answers; onAnswer: (id: string, answer: string) => void }) {
  const look = useLook();
  const [dismissed, setDismissed] = useState<string[]>([]);
  const asked = reflections(pack, message, level !== null && level >= 3).filter((r) => !dismissed.includes(r.id));
  // Nobody should find an answer on record that they cannot see.
  const dismiss = (id: string) => { setDismissed([...dismissed, id]); if (answers[id]) onAnswer(id, ''); };
  if (!asked.length && !dismissed.length && !pack.pathway.stepDown) return null;
  return (
    <details>
      <summary>{words.think} ({asked.length})</summary>
      <p className={look.quiet}>{words.thinkHelp}</p>
      <ul className={look.list}>{asked.map((r) => <Question key={r.id} reflection={r} value={answers[r.id] ?? ''} onChange={(value) => onAnswer(r.id, value)} onDismiss={() => dismiss(r.id)} />)}</ul>
      <StepDown pack={pack} />
    </details>
  );
}
