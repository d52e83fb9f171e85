import { useState } from 'react';
import type { Pack } from '../../core/pack';
import { adviseWriting, labelsOf, type Advice, type ReferralDraft, type WritingHead } from '../../core/referral';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { goTo } from './missing-list';
import { useCloser } from './use-closer';
import { words } from './words';

/** Which answer it is about, the fault, what to do about it, and where that is said: by the number of its source below. */
function AdviceLine({ advice, number, label }: { advice: Advice; number: number; label: string | undefined }) {
  const look = useLook();
  const { words: found, says, like, cite, key } = advice;
  return (
    <li>
      {key !== undefined && label && <div className={look.row}><span className={look.quiet}>{words.adviceAbout(label)}</span> <Button size="small" appearance="subtle" onClick={() => goTo(key)} aria-label={`${words.go}: ${label}`}>{words.go}</Button></div>}
      {found && <strong>“{found}” </strong>}{says} <span className={look.quiet}>{like && `${words.readsLike(like)} `}{words.adviceFrom(number, cite.section, cite.page)}</span>
    </li>
  );
}

/** Suggestions in the order of the form, and below them each source once. */
function AdviceList({ advice, draft, pack }: { advice: readonly Advice[]; draft: ReferralDraft; pack: Pack }) {
  const look = useLook();
  const labels = labelsOf(draft);
  const sources = [...new Set(advice.map(({ cite }) => cite.source))];
  return (
    <>
      <ul className={look.list}>{advice.map((a) => <AdviceLine key={`${a.id}-${a.key ?? ''}-${String(a.start)}`} advice={a} number={sources.indexOf(a.cite.source) + 1} label={labels.get(a.key ?? '')} />)}</ul>
      <div className={look.quiet} style={{ marginTop: 10 }}>
        <p className={look.plain}>{words.adviceSources}</p>
        <ol>{sources.map((source) => <li key={source}>{[pack.sources[source]?.title ?? source, pack.sources[source]?.publisher].filter(Boolean).join(', ')}</li>)}</ol>
      </div>
    </>
  );
}

/** A line that stays where it is, so that the list below does not jump. */
const lines = { reading: words.adviceReading, read: words.adviceRead, missing: words.adviceByWords };

/** Advice on what the person wrote, when they ask for it: at once by the words, and in place by the closer reader once that has read. It changes nothing. */
export function WritingAdvice({ draft, pack }: { draft: ReferralDraft; pack: Pack }) {
  const look = useLook();
  const { writingHead } = useServices();
  // Undefined until the advice is asked for; null where the learnt part cannot be had, and then the patterns alone advise.
  const [head, setHead] = useState<WritingHead | null>();
  const [asked, setAsked] = useState(0);
  const [found, setFound] = useState<number>();
  const closer = useCloser(draft, head, asked);
  const ask = async () => {
    const one = head ?? await writingHead?.().catch(() => null) ?? null;
    setHead(one);
    setAsked(asked + 1);
    setFound(adviseWriting(draft, { head: closer.head ?? one ?? undefined }).length);
  };
  const ready = head !== undefined;
  const advice = ready ? adviseWriting(draft, { head: closer.head ?? undefined }) : [];
  const count = advice.length;
  // Counted once, when all has been read that was asked for: the list follows every letter that is typed.
  const counted = closer.count ?? found;
  const said = closer.stands === 'reading' ? words.adviceReading : counted === undefined ? '' : words.adviceFound(counted);
  return (
    <section aria-label={words.advice} className={look.field}>
      <div><Button onClick={() => void ask()}>{words.advice}</Button></div>
      <p role="status" className={look.unseen}>{said}</p>
      <div>
        {ready && head === null && <p className={look.quiet}>{words.adviceByPatterns}</p>}
        {closer.stands !== 'off' && <p className={look.quiet}>{lines[closer.stands]}</p>}
        {ready && count === 0 && closer.stands !== 'reading' && <p className={look.quiet}>{words.noAdvice}</p>}
        {count > 0 && <AdviceList advice={advice} draft={draft} pack={pack} />}
      </div>
    </section>
  );
}
