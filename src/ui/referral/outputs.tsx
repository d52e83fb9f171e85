import { useState } from 'react';
import type { ConsentAnswer } from '../../core/decision';
import { asJson, asText, type ReferralDraft } from '../../core/referral';
import { Button } from '../shared/button';
import { copyText } from '../shared/copy';
import { download } from '../shared/download';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { OwnForm } from './own-form';
import { printReferral } from './print-referral';
import { Unchecked } from './unchecked';
import { words } from './words';

/** What the person settled on telling the parents; nothing settled is not known. */
type Telling = ConsentAnswer['tellParents'];

/** Why there is no copy for the family; nothing where it is offered. */
const whyNoCopy: Record<Telling, string | undefined> = { told: undefined, 'will-tell': undefined, 'not-told': words.familyWarning, unknown: words.familyUndecided };

/** A name for the file that says nothing of the child. */
export const fileNameOf = (draft: ReferralDraft, caseKey: string | undefined): string => `Referral ${caseKey ?? draft.editionName}.docx`;

/** Makes Word documents, one at a time; nothing where this window makes none. */
function useWord(draft: ReferralDraft, caseKey: string | undefined) {
  const { papers } = useServices();
  const [state, setState] = useState<'idle' | 'making' | 'failed'>('idle');
  const make = papers && ((forFamily: boolean) => {
    const name = fileNameOf(draft, caseKey);
    setState('making');
    papers.asWord(draft, { forFamily }).then((body) => { download(forFamily ? `Copy for the family, ${name}` : name, body); setState('idle'); }).catch(() => setState('failed'));
  });
  return { state, make };
}

/** The copies for the family, apart from those for the front door; why there are none, where there are none. */
function ForFamily({ draft, telling, word }: { draft: ReferralDraft; telling: Telling; word: ReturnType<typeof useWord> }) {
  const look = useLook();
  const { state, make } = word;
  if (whyNoCopy[telling]) return <p className={look.quiet}>{whyNoCopy[telling]}</p>;
  return (
    <>
      <div className={look.row}>
        {make && <Button disabled={state === 'making'} onClick={() => make(true)}>{words.familyCopy}</Button>}
        <Button onClick={() => printReferral(draft, { forFamily: true })}>{words.printFamily}</Button>
      </div>
      <p className={look.quiet}>{words.familyHelp}</p>
    </>
  );
}

/** The referral as data, with the person's changes and ticks, as a file of the published shape. */
function downloadData(draft: ReferralDraft, caseKey: string | undefined): void {
  download(fileNameOf(draft, caseKey).replace(/docx$/u, 'json'), new Blob([JSON.stringify(asJson(draft), null, 2)], { type: 'application/json' }));
}

/** Copy, Word, print and data: each one click, none of them sends. */
export function Outputs({ draft, caseKey, telling }: { draft: ReferralDraft; caseKey: string | undefined; telling: Telling }) {
  const look = useLook();
  const { papers } = useServices();
  const [copied, setCopied] = useState<boolean>();
  const word = useWord(draft, caseKey);
  const { state, make } = word;
  const text = asText(draft);
  return (
    <section aria-label={words.outputs} className={look.field}>
      <h3 className={look.subheading}>{words.outputs}</h3>
      <Unchecked draft={draft} />
      <div className={look.row}>
        <Button onClick={() => void copyText(text).then(setCopied)}>{words.copyText}</Button>
        {make && <Button disabled={state === 'making'} onClick={() => make(false)}>{state === 'making' ? words.wordMaking : words.word}</Button>}
        <Button onClick={() => printReferral(draft)}>{words.print}</Button>
        <Button onClick={() => downloadData(draft, caseKey)}>{words.data}</Button>
      </div>
      {!make && <p className={look.quiet}>{words.wordNotHere}</p>}
      {state === 'failed' && <p role="alert" className={look.error}>{words.wordFailed}</p>}
      <ForFamily draft={draft} telling={telling} word={word} />
      {papers && <OwnForm key={`${draft.authority}/${draft.form.id}`} draft={draft} name={fileNameOf(draft, caseKey)} />}
      <div aria-live="polite">{copied !== undefined && <p className={look.quiet}>{copied ? words.copied : words.notCopied}</p>}</div>
      {copied === false && <textarea className={look.input} readOnly rows={8} value={text} aria-label={words.copyText} />}
    </section>
  );
}
