import { useState } from 'react';
import type { Pack } from '../../core/pack';
import { adviseWriting, type Advice, type ReferralDraft, type WritingHead } from '../../core/referral';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { words } from './words';

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
  const { writingHead } = useServices();
  // Undefined until the advice is asked for; null where the learnt part cannot be had, and then the patterns alone advise.
  const [head, setHead] = useState<WritingHead | null>();
  const [said, setSaid] = useState('');
  const ask = async () => {
    const one = head ?? await writingHead?.().catch(() => null) ?? null;
    setHead(one);
    // Said once, when it is asked for: the list follows every letter that is typed.
    setSaid(words.adviceFound(adviseWriting(draft, { head: one ?? undefined }).length));
  };
  const ready = head !== undefined;
  const advice = ready ? adviseWriting(draft, { head: head ?? undefined }) : [];
  const count = advice.length;
  return (
    <section aria-label={words.advice} className={look.field}>
      <div><Button onClick={() => void ask()}>{words.advice}</Button></div>
      <p role="status" className={look.unseen}>{said}</p>
      <div>
        {ready && head === null && <p className={look.quiet}>{words.adviceByPatterns}</p>}
        {ready && count === 0 && <p className={look.quiet}>{words.noAdvice}</p>}
        {count > 0 && <ul className={look.list}>{advice.map((a) => <AdviceLine key={`${a.id}-${a.key ?? ''}-${String(a.start)}`} advice={a} pack={pack} />)}</ul>}
      </div>
    </section>
  );
}
