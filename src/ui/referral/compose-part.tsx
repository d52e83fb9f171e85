import { useState } from 'react';
import { summaryOf, type ReferralDraft } from '../../core/referral';
import type { Pack } from '../../core/pack';
import { Button } from '../shared/button';
import { useConsultation } from '../shared/consultation';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { isKnownAddress } from './addresses';
import { asBase64 } from './hand-over';
import { fileNameOf } from './outputs';
import { Unchecked } from './unchecked';
import { words } from './words';

const saysOf = (error: unknown): string => (error instanceof Error && 'says' in error ? String(error.says) : words.composeFailed);

/** Puts the summary or the referral into the mail that is being written. Addresses outside the authority are named first. */
export function ComposePart({ draft, pack, caseKey }: { draft: ReferralDraft; pack: Pack; caseKey: string | undefined }) {
  const look = useLook();
  const { host, papers } = useServices();
  const { open, suggestions, decisions, settled, checkHost } = useConsultation();
  const [outside, setOutside] = useState<{ addresses: string[]; go: () => Promise<void> }>();
  const [said, setSaid] = useState<{ is: 'done' | 'wrong'; says: string }>();
  const { insertText, attach, recipients } = host;
  if (!insertText || !attach || open.state !== 'open') return null;
  const finish = (work: () => Promise<void>, done: string) => {
    setOutside(undefined);
    return work().then(() => setSaid({ is: 'done', says: done }), (error: unknown) => setSaid({ is: 'wrong', says: saysOf(error) }));
  };
  const start = (work: () => Promise<void>, done: string) => async () => {
    setSaid(undefined);
    const wait = checkHost();
    if (wait) { setSaid({ is: 'wrong', says: wait }); return; }
    const found = await (recipients?.() ?? Promise.resolve([])).catch(() => [words.unknownRecipients]);
    const addresses = found.filter((address) => !isKnownAddress(address, pack));
    if (addresses.length) setOutside({ addresses, go: () => finish(work, done) }); else await finish(work, done);
  };
  const insert = () => insertText(summaryOf({ pack, message: open.message, suggestions, decisions, settled, caseKey, others: draft.others }));
  const attachIt = async () => { if (papers) await attach(fileNameOf(draft, caseKey), await asBase64(await papers.asWord(draft))); };
  return (
    <section aria-label={words.compose} className={look.field}>
      <h3 className={look.subheading}>{words.compose}</h3>
      <Unchecked draft={draft} />
      <div className={look.row}>
        <Button onClick={() => void start(insert, words.inserted)()}>{words.insert}</Button>
        {papers && <Button onClick={() => void start(attachIt, words.attached)()}>{words.attach}</Button>}
      </div>
      {outside && (
        <div role="alert" className={look.warning}>
          <p className={look.plain}>{words.composeOutside(outside.addresses.join(', '), pack.mailDomains.join(', '))}</p>
          <Button size="small" onClick={() => void outside.go()}>{words.allTheSame}</Button>
        </div>
      )}
      {said && <p role={said.is === 'wrong' ? 'alert' : 'status'} className={said.is === 'wrong' ? look.warning : look.good}>{said.says}</p>}
    </section>
  );
}
