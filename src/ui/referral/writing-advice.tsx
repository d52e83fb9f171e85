import { useEffect, useState } from 'react';
import type { Pack } from '../../core/pack';
import { adviseWriting, type Advice, type ReferralDraft, type WritingHead } from '../../core/referral';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { words } from './words';

/** The learnt part, fetched once it is asked for; null where it cannot be had, and then the patterns alone advise. */
function useHead(asked: boolean): WritingHead | null | undefined {
  const { writingHead } = useServices();
  const [head, setHead] = useState<WritingHead | null>();
  useEffect(() => {
    if (!asked || head) return undefined;
    let gone = false;
    const take = (one: WritingHead | null) => { if (!gone) setHead(one); };
    if (writingHead) writingHead().then(take, () => take(null));
    else take(null);
    return () => { gone = true; };
  }, [asked, head, writingHead]);
  return head;
}

function AdviceLine({ advice, pack }: { advice: Advice; pack: Pack }) {
  const look = useLook();
  return (
    <li>
      {advice.words && <strong>“{advice.words}” </strong>}{advice.says} <span className={look.quiet}>{pack.sources[advice.cite.source]?.title ?? advice.cite.source}, {advice.cite.section}{advice.like && `. ${words.readsLike(advice.like)}`}</span>
    </li>
  );
}

/** Advice on what the person wrote, when they ask for it. It changes nothing. */
export function WritingAdvice({ draft, pack }: { draft: ReferralDraft; pack: Pack }) {
  const look = useLook();
  const [asked, setAsked] = useState(0);
  const [said, setSaid] = useState('');
  const head = useHead(asked > 0);
  const ready = asked > 0 && head !== undefined;
  const advice = ready ? adviseWriting(draft, { head: head ?? undefined }) : [];
  const count = advice.length;
  // Said when it is asked for, not with every letter that is typed: the list follows those.
  useEffect(() => { if (ready) setSaid(words.adviceFound(count)); }, [asked, ready]); // eslint-disable-line react-hooks/exhaustive-deps -- the count at the moment of asking
  return (
    <section aria-label={words.advice} className={look.field}>
      <div><Button onClick={() => setAsked(asked + 1)}>{words.advice}</Button></div>
      <p role="status" className={look.unseen}>{said}</p>
      <div>
        {ready && head === null && <p className={look.quiet}>{words.adviceByPatterns}</p>}
        {ready && count === 0 && <p className={look.quiet}>{words.noAdvice}</p>}
        {count > 0 && <ul className={look.list}>{advice.map((a) => <AdviceLine key={`${a.id}-${a.key ?? ''}-${String(a.start)}`} advice={a} pack={pack} />)}</ul>}
      </div>
    </section>
  );
}
