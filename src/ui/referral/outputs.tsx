import { useState } from 'react';
import type { ConsentAnswer } from '../../core/decision';
import { asText, type ReferralDraft } from '../../core/referral';
import { Button } from '../shared/button';
import { copyText } from '../shared/copy';
import { download } from '../shared/download';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { OwnForm } from './own-form';
import { printReferral } from './print-referral';
import { words } from './words';

/** What the person settled on telling the parents; nothing settled is not known. */
type Telling = ConsentAnswer['tellParents'];

/** Why there is no copy for the family; nothing where it is offered. */
const whyNoCopy: Record<Telling, string | undefined> = { told: undefined, 'will-tell': undefined, 'not-told': words.familyWarning, unknown: words.familyUndecided };

/** A name for the file that says nothing of the child. */
export const fileNameOf = (draft: ReferralDraft, caseKey: string | undefined): string => `Referral ${caseKey ?? draft.editionName}.docx`;

function WordButton({ draft, caseKey, telling }: { draft: ReferralDraft; caseKey: string | undefined; telling: Telling }) {
  const look = useLook();
  const { papers } = useServices();
  const [state, setState] = useState<'idle' | 'making' | 'failed'>('idle');
  if (!papers) return <p className={look.quiet}>{words.wordNotHere}</p>;
  const make = (use: (body: Blob) => unknown, forFamily = false) => () => {
    setState('making');
    papers.asWord(draft, { forFamily }).then(async (body) => { await use(body); setState('idle'); }).catch(() => setState('failed'));
  };
  const name = fileNameOf(draft, caseKey);
  return (
    <>
      <Button disabled={state === 'making'} onClick={make((body) => download(name, body))}>{state === 'making' ? words.wordMaking : words.word}</Button>
      {!whyNoCopy[telling] && <Button disabled={state === 'making'} onClick={make((body) => download(`Copy for the family, ${name}`, body), true)} title={words.familyHelp}>{words.familyCopy}</Button>}
      {state === 'failed' && <p role="alert" className={look.error}>{words.wordFailed}</p>}
    </>
  );
}

/** Copy, Word and print: each one click, none of them sends. */
export function Outputs({ draft, caseKey, telling }: { draft: ReferralDraft; caseKey: string | undefined; telling: Telling }) {
  const look = useLook();
  const { papers } = useServices();
  const [copied, setCopied] = useState<boolean>();
  const text = asText(draft);
  return (
    <section aria-label={words.outputs} className={look.field}>
      <h3 className={look.subheading}>{words.outputs}</h3>
      <div className={look.row}>
        <Button onClick={() => void copyText(text).then(setCopied)}>{words.copyText}</Button>
        <WordButton draft={draft} caseKey={caseKey} telling={telling} />
        <Button onClick={() => printReferral(draft)}>{words.print}</Button>
        {!whyNoCopy[telling] && <Button onClick={() => printReferral(draft, { forFamily: true })} title={words.familyHelp}>{words.printFamily}</Button>}
      </div>
      {whyNoCopy[telling] && <p className={look.quiet}>{whyNoCopy[telling]}</p>}
      {papers && <OwnForm key={`${draft.authority}/${draft.form.id}`} draft={draft} name={fileNameOf(draft, caseKey)} />}
      <div aria-live="polite">{copied !== undefined && <p className={look.quiet}>{copied ? words.copied : words.notCopied}</p>}</div>
      {copied === false && <textarea className={look.input} readOnly rows={8} value={text} aria-label={words.copyText} />}
    </section>
  );
}
