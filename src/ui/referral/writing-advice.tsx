import { useState } from 'react';
import type { Pack } from '../../core/pack';
import { adviseWriting, type ReferralDraft } from '../../core/referral';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import { words } from './words';

/** Advice on what the person wrote, when they ask for it. It changes nothing. */
export function WritingAdvice({ draft, pack }: { draft: ReferralDraft; pack: Pack }) {
  const look = useLook();
  const [asked, setAsked] = useState(false);
  const [said, setSaid] = useState('');
  const advice = asked ? adviseWriting(draft) : [];
  return (
    <section aria-label={words.advice} className={look.field}>
      <div><Button onClick={() => { setAsked(true); setSaid(words.adviceFound(adviseWriting(draft).length)); }}>{words.advice}</Button></div>
      {/* Said once, when it is asked for: the list follows every letter that is typed. */}
      <p role="status" className={look.unseen}>{said}</p>
      <div>
        {asked && advice.length === 0 && <p className={look.quiet}>{words.noAdvice}</p>}
        {advice.length > 0 && (
          <ul className={look.list}>
            {advice.map((a) => <li key={`${a.id}-${a.key ?? ''}-${String(a.start)}`}>{a.words && <strong>“{a.words}” </strong>}{a.says} <span className={look.quiet}>{pack.sources[a.cite.source]?.title ?? a.cite.source}, {a.cite.section}</span></li>)}
          </ul>
        )}
      </div>
    </section>
  );
}
