import { useState } from 'react';
import { sayAnswer, sayLabel, shownAnswers, type ReferralDraft } from '../../core/referral';
import { Fold } from '../shared/fold';
import { Button } from '../shared/button';
import { copyText } from '../shared/copy';
import { useKept } from '../shared/consultation';
import { useLook } from '../shared/look';
import { words } from './words';

function Sheet({ draft }: { draft: ReferralDraft }) {
  const look = useLook();
  const [ticked, setTicked] = useKept<readonly string[]>('copied across', () => []);
  const [said, setSaid] = useState('');
  const tick = (key: string, on: boolean) => setTicked([...ticked.filter((one) => one !== key), ...(on ? [key] : [])]);
  const copy = (key: string, label: string, value: string) => void copyText(value).then((copied) => { setSaid(copied ? `${words.copied} ${label}` : words.notCopied); if (copied) tick(key, true); });
  const sections = draft.sections.map((section) => ({ section, answers: shownAnswers(section.answers) })).filter(({ answers }) => answers.length > 0);
  return (
    <>
      <p className={look.quiet}>{draft.form.says}</p>
      <p className={look.quiet}>{words.acrossHelp}</p>
      <p aria-live="polite" className={look.quiet}>{said}</p>
      {sections.map(({ section, answers }, at) => (
        <section key={section.id} aria-label={section.title} className={look.portal}>
          <h4 className={look.heading}>{at + 1}. {section.title} <span className={look.aside}>{words.acrossDone(answers.filter((a) => ticked.includes(a.key)).length, answers.length)}</span></h4>
          <ul className={look.list}>
            {answers.map((answer) => {
              const value = sayAnswer(answer);
              return (
                <li key={answer.key}>
                  <strong>{sayLabel(answer)}</strong>
                  <p className={look.plain} style={{ whiteSpace: 'pre-wrap' }}>{value}</p>
                  <div className={look.row}>
                    {answer.state !== 'to-ask' && <Button size="small" onClick={() => copy(answer.key, answer.label, value)} aria-label={words.copyOne(answer.label)}>Copy</Button>}
                    <label><input type="checkbox" checked={ticked.includes(answer.key)} onChange={(e) => tick(answer.key, e.target.checked)} /> {words.done}</label>
                  </div>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}

/** The answers in the worksheet's order (the portal's is nowhere published): one click copies one, a tick says it is there. It cannot send. */
export function CopyAcross({ draft }: { draft: ReferralDraft }) {
  const look = useLook();
  return <Fold className={look.card} summary={<strong>{words.across}</strong>}>{() => <Sheet draft={draft} />}</Fold>;
}
