import type { Suggestion } from '../../core/decision';
import { suggestedLegal } from '../../core/decision';
import { levelLabel } from '../../core/pack';
import { Button } from '../shared/button';
import { useConsultation } from '../shared/consultation';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { wording } from '../wording';
import { ConversationPart } from './conversation-part';
import { MessageView } from '../shared/message-view';
import { Quoted, SuggestionCard } from './suggestion-card';

const words = wording.review;

function Tier({ title, suggestions, help }: { title: string; suggestions: Suggestion[]; help?: string }) {
  const look = useLook();
  if (!suggestions.length) return null;
  return (
    <section aria-label={title} className={look.field}>
      <h3 className={look.subheading}>{title} ({suggestions.length}){help && <>{' '}<span className={look.aside}>{help}</span></>}</h3>
      <ul className={look.list}>
        {suggestions.map((s) => <li key={`${s.tier} ${s.id}:${s.evidence[0]?.quote.place.part}:${s.evidence[0]?.quote.place.start}`}><SuggestionCard suggestion={s} /></li>)}
      </ul>
    </section>
  );
}

/** How closely the message has been read so far, where a closer reading follows the first. */
function HowClosely({ found }: { found: boolean }) {
  const look = useLook();
  const { reading } = useConsultation();
  const { reader } = useServices();
  if (reading.state !== 'read') return null;
  const under = reader.closer && !reading.refined;
  if (!found) return <p role="status" className={look.warning}>{under ? words.nothingYet : words.nothingMatched}{reader.closer && reading.refined && reading.reading.tier !== 'encoder' ? ` ${words.closerMissing}` : ''}</p>;
  if (!reader.closer) return null;
  const says = !reading.refined ? words.closerUnderWay : reading.reading.tier === 'encoder' ? words.closerDone : words.closerMissing;
  return <p className={look.quiet} role="status">{says}</p>;
}

/** What the message may show, beside the published words that it may meet. The practitioner decides. */
export function ReviewScreen({ onNext }: { onNext: () => void }) {
  const look = useLook();
  const { open, reading, suggestions, suggested, face: pack, widen, withoutWords } = useConsultation();
  if (open.state !== 'open') return null;
  const of = (tier: Suggestion['tier']) => suggestions.filter((s) => s.tier === tier);
  const isOnCard = (text: string) => of('evidenced').some(({ evidence }) => evidence.some(({ quote }) => quote.text.includes(text)));
  /** What holds the level stands with it, with its words where no card has them. */
  const floors = (reading.state === 'read' ? reading.reading.levelSteps : [])
    .map(({ says, quote }) => <div key={says}><p className={look.quiet}>{says}</p>{quote && !isOnCard(quote.text) && <Quoted quote={quote} />}</div>);
  return (
    <>
      <div>
        <MessageView message={open.message} />
        <ConversationPart message={open.message} />
      </div>
      <h2 className={look.unseen}>{words.heading}</h2>
      {reading.state === 'reading' && <p role="status">{words.reading} <span aria-hidden="true">{Math.round(reading.done * 100)}%</span></p>}
      {reading.state === 'failed' && <div role="alert" className={look.warning}><p className={look.plain}>{words.failed}</p><div className={look.row}><Button size="small" onClick={() => widen(open.message)}>{words.tryAgain}</Button><Button size="small" onClick={onNext}>{words.decideNext}</Button></div></div>}
      {reading.state === 'read' && (
        <>
          {withoutWords ? <p role="status" className={look.warning}>{wording.message.withoutWords(withoutWords)}</p> : <HowClosely found={of('evidenced').length > 0} />}
          {pack && suggested !== null && of('evidenced').length > 0 && <p className={look.level} role="status">{words.suggestedLevel(levelLabel(pack, suggested, suggestedLegal(suggestions, suggested, pack)))}</p>}
          {floors}
          <Tier title={words.evidenced} help={words.evidencedHelp} suggestions={[...of('evidenced'), ...of('added')]} />
          <Tier title={words.couldAlso} suggestions={of('could-also')} />
          {of('set-aside').length > 0 && <details><summary>{words.setAside} ({of('set-aside').length})</summary><Tier title={words.setAside} help={words.setAsideHelp} suggestions={of('set-aside')} /></details>}
          <Button appearance="primary" onClick={onNext}>{words.decideNext}</Button>
        </>
      )}
    </>
  );
}
