import { useId, useState } from 'react';
import type { Message } from '../../core/evidence';
import { Button } from './button';
import { useConsultation } from './consultation';
import { useLook } from './look';

const words = {
  go: 'Go on without the words',
  help: 'When the words cannot be had and you have to decide now. Nothing is suggested then; what you know and decide is recorded, with the reason.',
  why: 'Why can the words not be read? One sentence for the record.',
  needed: 'Write why first. It is kept with the record.',
};

/** The way on when nobody can read the words here: with a reason, and without a suggestion. */
export function WithoutWords({ make }: { make: (text: string) => Message }) {
  const look = useLook();
  const id = useId();
  const { openMessage } = useConsultation();
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const go = () => { setTried(true); if (why.trim()) openMessage(make(''), why.trim()); };
  return (
    <details>
      <summary>{words.go}</summary>
      <div className={look.field}>
        <p className={look.quiet}>{words.help}</p>
        <label htmlFor={id}>{words.why}</label>
        <textarea id={id} className={look.input} rows={2} value={why} onChange={(e) => setWhy(e.target.value)} />
        {tried && !why.trim() && <p className={look.error} role="alert">{words.needed}</p>}
        <div><Button onClick={go}>{words.go}</Button></div>
      </div>
    </details>
  );
}
