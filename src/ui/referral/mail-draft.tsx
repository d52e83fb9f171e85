import { useEffect, useId, useState } from 'react';
import type { Pack } from '../../core/pack';
import { asText, mailWithLink, type ReferralDraft } from '../../core/referral';
import { Button } from '../shared/button';
import { useConsultation, useKept } from '../shared/consultation';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { domainOf, isKnownAddress } from './addresses';
import { fileNameOf } from './outputs';
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

/**
 * The body that points to the saved document: that of the referral on record, or one saved at this press. Nothing where there
 * is no case to keep it with. `make` rejects when the document cannot be made or saved.
 */
function useLinkedBody(draft: ReferralDraft, pack: Pack, caseKey: string | undefined): { onRecord: boolean; make: () => Promise<string> } | undefined {
  const { documents, papers } = useServices();
  const { open, suggestions, decisions, settled, recorded, whileSaving } = useConsultation();
  const [kept, setKept] = useState<{ draft: ReferralDraft; link: string }>();
  const onRecord = recorded.flatMap((event) => (event.kind === 'referral' && event.document ? [event.document] : [])).at(-1);
  if (open.state !== 'open' || !caseKey || !(onRecord ?? papers)) return undefined;
  const save = async (): Promise<string> => {
    if (kept?.draft === draft) return kept.link;
    const held: { link?: string } = {};
    await whileSaving(async () => { if (papers) held.link = (await documents.put(caseKey, fileNameOf(draft, caseKey), await papers.asWord(draft))).webUrl; });
    if (!held.link) throw new Error('The document was not saved.');
    setKept({ draft, link: held.link });
    return held.link;
  };
  return { onRecord: onRecord !== undefined, make: async () => mailWithLink({ pack, message: open.message, suggestions, decisions, settled, caseKey }, onRecord ?? await save()) };
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
  const [written, rest] = useAtRest(to);
  const linked = useLinkedBody(draft, pack, caseKey);
  const { draftMail } = host;
  if (!draftMail) return <p className={look.quiet}>{words.mailNotHere}</p>;
  const outside = domainOf(written) !== '' && !isKnownAddress(written, pack);
  const start = async (body: () => Promise<string>) => {
    if (!domainOf(to)) { setProblem(words.mailNone); return; }
    setProblem('');
    setBusy(true);
    const text = await body().catch(() => undefined);
    if (text === undefined) setProblem(words.mailNotSaved);
    else await draftMail({ to: to.trim(), subject: `Referral ${caseKey ?? ''}`.trim(), body: text }).catch(() => setProblem(words.mailFailed));
    setBusy(false);
  };
  const withLink = () => {
    const wait = checkHost();
    if (wait) setProblem(wait); else if (linked) void start(linked.make);
  };
  return (
    <section aria-label={words.mail} className={look.field}>
      <h3 className={look.subheading}>{words.mail}</h3>
      <p className={look.quiet}>{words.mailHelp}</p>
      <label htmlFor={id}>{words.mailTo}</label>
      <input id={id} type="email" className={look.input} value={to} onChange={(e) => setTo(e.target.value)} onBlur={rest} />
      {outside && <p role="alert" className={look.warning}>{words.mailOutside(domainOf(written), pack.mailDomains.join(', '))}</p>}
      {problem && <p role="alert" className={look.error}>{problem}</p>}
      {linked && <p className={look.quiet}>{words.mailLinkHelp}</p>}
      <div className={look.row}>
        {linked && <Button disabled={busy} onClick={withLink}>{linked.onRecord ? words.mailLink : words.mailSaveLink}</Button>}
        <Button disabled={busy} onClick={() => void start(async () => asText(draft))}>{words.mailWhole}</Button>
      </div>
    </section>
  );
}
