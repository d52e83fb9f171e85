import { useEffect, useId, useState } from 'react';
import { asText, type ReferralDraft } from '../../core/referral';
import type { Pack } from '../../core/pack';
import { Button } from '../shared/button';
import { useKept } from '../shared/consultation';
import { copyText } from '../shared/copy';
import { download } from '../shared/download';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { domainOf, isKnownAddress } from './addresses';
import { printText } from './hand-over';
import { OwnForm } from './own-form';
import { words } from './words';

/** A name for the file that says nothing of the child. */
export const fileNameOf = (draft: ReferralDraft, caseKey: string | undefined): string => `Referral ${caseKey ?? draft.editionName}.docx`;

function WordButton({ draft, caseKey, notToBeTold }: { draft: ReferralDraft; caseKey: string | undefined; notToBeTold: boolean }) {
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
      {!notToBeTold && <Button disabled={state === 'making'} onClick={make((body) => download(`Copy for the family, ${name}`, body), true)} title={words.familyHelp}>{words.familyCopy}</Button>}
      {state === 'failed' && <p role="alert" className={look.error}>{words.wordFailed}</p>}
    </>
  );
}

/** Copy, Word and print: each one click, none of them sends. */
export function Outputs({ draft, caseKey, notToBeTold }: { draft: ReferralDraft; caseKey: string | undefined; notToBeTold: boolean }) {
  const look = useLook();
  const { papers } = useServices();
  const [copied, setCopied] = useState<boolean>();
  const text = asText(draft);
  return (
    <section aria-label={words.outputs} className={look.field}>
      <h3 className={look.subheading}>{words.outputs}</h3>
      <div className={look.row}>
        <Button onClick={() => void copyText(text).then(setCopied)}>{words.copyText}</Button>
        <WordButton draft={draft} caseKey={caseKey} notToBeTold={notToBeTold} />
        <Button onClick={() => printText(draft.form.title, text)}>{words.print}</Button>
      </div>
      {papers && notToBeTold && <p className={look.quiet}>{words.familyWarning}</p>}
      {papers && <OwnForm key={`${draft.authority}/${draft.form.id}`} draft={draft} name={fileNameOf(draft, caseKey)} />}
      <div aria-live="polite">{copied !== undefined && <p className={look.quiet}>{copied ? words.copied : words.notCopied}</p>}</div>
      {copied === false && <textarea className={look.input} readOnly rows={8} value={text} aria-label={words.copyText} />}
    </section>
  );
}

/** What was typed, once the hand rests: a warning that speaks at every letter is heard by nobody. */
function useAtRest(typed: string): [string, () => void] {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const later = setTimeout(() => setRested(typed), 700);
    return () => clearTimeout(later);
  }, [typed]);
  return [rested, () => setRested(typed)];
}

/** A mail draft in the host's own program, which the person sees and sends. */
export function MailDraft({ draft, pack, caseKey }: { draft: ReferralDraft; pack: Pack; caseKey: string | undefined }) {
  const look = useLook();
  const id = useId();
  const { host } = useServices();
  const [to, setTo] = useKept('mail to', () => '');
  const [problem, setProblem] = useState('');
  const [written, rest] = useAtRest(to);
  if (!host.draftMail) return <p className={look.quiet}>{words.mailNotHere}</p>;
  const outside = domainOf(written) !== '' && !isKnownAddress(written, pack);
  const open = () => {
    if (!domainOf(to)) { setProblem(words.mailNone); return; }
    setProblem('');
    host.draftMail?.({ to: to.trim(), subject: `Referral ${caseKey ?? ''}`.trim(), body: asText(draft) }).catch(() => setProblem(words.mailFailed));
  };
  return (
    <section aria-label={words.mail} className={look.field}>
      <h3 className={look.subheading}>{words.mail}</h3>
      <p className={look.quiet}>{words.mailHelp}</p>
      <label htmlFor={id}>{words.mailTo}</label>
      <input id={id} type="email" className={look.input} value={to} onChange={(e) => setTo(e.target.value)} onBlur={rest} />
      {outside && <p role="alert" className={look.warning}>{words.mailOutside(domainOf(written), pack.mailDomains.join(', '))}</p>}
      {problem && <p role="alert" className={look.error}>{problem}</p>}
      <div><Button onClick={open}>{words.mailOpen}</Button></div>
    </section>
  );
}
