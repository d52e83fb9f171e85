import { useEffect, useId, useState } from 'react';
import type { Pack } from '../../core/pack';
import { asText, type ReferralDraft } from '../../core/referral';
import { Button } from '../shared/button';
import { useConsultation, useKept } from '../shared/consultation';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { domainOf, isKnownAddress } from './addresses';
import { useLinkedBody } from './linked-body';
import { ReplyDraft } from './reply-draft';
import { Unchecked } from './unchecked';
import { words } from './words';

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
  const { checkHost } = useConsultation();
  const [to, setTo] = useKept('mail to', () => '');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [cut, setCut] = useState(false);
  const [written, rest] = useAtRest(to);
  const linked = useLinkedBody(draft, pack, caseKey);
  const { draftMail, mailTakes } = host;
  if (!draftMail) return <p className={look.quiet}>{words.mailNotHere}</p>;
  const outside = domainOf(written) !== '' && !isKnownAddress(written, pack);
  const write = (body: string) => draftMail({ to: to.trim(), subject: `Referral ${caseKey ?? ''}`.trim(), body });
  const start = async (work: () => Promise<void>) => {
    if (!domainOf(to)) { setProblem(words.mailNone); return; }
    setProblem('');
    setCut(false);
    setBusy(true);
    await work().catch(() => setProblem(words.mailFailed));
    setBusy(false);
  };
  const whole = async () => {
    const body = asText(draft);
    if (await (mailTakes?.(body) ?? Promise.resolve(true))) await write(body); else setProblem(words.mailTooLong(linked !== undefined));
  };
  const withLink = async () => {
    const wait = checkHost();
    if (wait) { setProblem(wait); return; }
    const made = await linked?.make().catch(() => undefined);
    if (!made) { setProblem(words.mailNotSaved); return; }
    await write(made.text);
    setCut(made.cut);
  };
  return (
    <section aria-label={words.mail} className={look.field}>
      <h3 className={look.subheading}>{words.mail}</h3>
      <p className={look.quiet}>{words.mailHelp}</p>
      <Unchecked draft={draft} />
      <label htmlFor={id}>{words.mailTo}</label>
      <input id={id} type="email" className={look.input} value={to} onChange={(e) => setTo(e.target.value)} onBlur={rest} />
      {outside && <p role="alert" className={look.warning}>{words.mailOutside(domainOf(written), pack.mailDomains.join(', '))}</p>}
      {problem && <p role="alert" className={look.error}>{problem}</p>}
      {linked && <p className={look.quiet}>{words.mailLinkHelp}</p>}
      <div className={look.row}>
        {linked && <Button disabled={busy} onClick={() => void start(withLink)}>{linked.onRecord ? words.mailLink : words.mailSaveLink}</Button>}
        <Button disabled={busy} onClick={() => void start(whole)}>{words.mailWhole}</Button>
      </div>
      {cut && <p role="status" className={look.quiet}>{words.mailCut}</p>}
      {linked && <ReplyDraft pack={pack} body={linked} />}
    </section>
  );
}
