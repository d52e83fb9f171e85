import { useState } from 'react';
import { CHRONOLOGY, sayAnswer, sayChronology, sayLabel, shownAnswers, type ReferralDraft } from '../../core/referral';
import { Fold } from '../shared/fold';
import { Button } from '../shared/button';
import { copyText } from '../shared/copy';
import { useKept } from '../shared/consultation';
import { useLook } from '../shared/look';
import { words } from './words';

interface Block { key: string; label: string; asked: string; value: string; open: boolean }

/** What is copied across, in the worksheet's order: answer by answer, then what happened when as one. */
function blocksOf(draft: ReferralDraft): { id: string; title: string; blocks: Block[] }[] {
  const { chronology: title } = words.printed;
  return [
    ...draft.sections.map((section) => ({
      id: section.id, title: section.title,
      blocks: shownAnswers(section.answers).map((a) => ({ key: a.key, label: a.label, asked: sayLabel(a), value: sayAnswer(a), open: a.state === 'to-ask' })),
    })),
    { id: CHRONOLOGY, title, blocks: draft.chronology.length ? [{ key: CHRONOLOGY, label: title, asked: words.acrossLines(draft.chronology.length), value: sayChronology(draft), open: false }] : [] },
  ].filter(({ blocks }) => blocks.length > 0);
}

function Sheet({ draft }: { draft: ReferralDraft }) {
  const look = useLook();
  const [ticked, setTicked] = useKept<readonly string[]>('copied across', () => []);
  const [said, setSaid] = useState('');
  const tick = (key: string, on: boolean) => setTicked([...ticked.filter((one) => one !== key), ...(on ? [key] : [])]);
  const copy = (key: string, label: string, value: string) => void copyText(value).then((copied) => { setSaid(copied ? `${words.copied} ${label}` : words.notCopied); if (copied) tick(key, true); });
  return (
    <>
      <p className={look.quiet}>{draft.form.says}</p>
      <p className={look.quiet}>{words.acrossHelp}</p>
      <p aria-live="polite" className={look.quiet}>{said}</p>
      {blocksOf(draft).map(({ id, title, blocks }, at) => (
        <section key={id} aria-label={title} className={look.portal}>
          <h4 className={look.heading}>{at + 1}. {title} <span className={look.aside}>{words.acrossDone(blocks.filter(({ key }) => ticked.includes(key)).length, blocks.length)}</span></h4>
          <ul className={look.list}>
            {blocks.map(({ key, label, asked, value, open }) => (
              <li key={key}>
                <strong>{asked}</strong>
                <p className={look.plain} style={{ whiteSpace: 'pre-wrap' }}>{value}</p>
                <div className={look.row}>
                  {!open && <Button size="small" onClick={() => copy(key, label, value)} aria-label={words.copyOne(label)}>Copy</Button>}
                  <label><input type="checkbox" checked={ticked.includes(key)} onChange={(e) => tick(key, e.target.checked)} /> {words.done}</label>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** The answers in the worksheet's order (the portal's is nowhere published): one click copies one, the dated lines go in one piece, a tick says it is there. It cannot send. */
export function CopyAcross({ draft }: { draft: ReferralDraft }) {
  const look = useLook();
  return <Fold className={look.card} summary={<strong>{words.across}</strong>}>{() => <Sheet draft={draft} />}</Fold>;
}
