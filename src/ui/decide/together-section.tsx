import { countedSuggestions, together } from '../../core/decision';
import { levelLabel, type Pack } from '../../core/pack';
import { useConsultation } from '../shared/consultation';
import { useLook } from '../shared/look';
import { words } from './words';

/** What the guidance asks of worries that stand together, with its place there and all their words. The answer is the level that the person chooses; nothing is lifted. */
export function TogetherSection({ pack }: { pack: Pack }) {
  const look = useLook();
  const { suggestions, decisions, suggested, show } = useConsultation();
  const found = together(pack, countedSuggestions(suggestions, decisions), suggested);
  if (!found) return null;
  return (
    <section aria-label={words.together} className={look.field}>
      <p className={look.plain}><strong>{words.together}:</strong> {words.togetherHelp(found.parts)}</p>
      <ul className={look.list}>
        {found.asks.map(({ id, asks, level, cite }) => (
          <li key={id}>
            <p className={look.plain}>{level && <strong>{words.mayReach(levelLabel(pack, level, 'none'))} </strong>}{asks}</p>
            <p className={look.quiet}>{pack.sources[cite.source]?.title ?? cite.source}, {cite.section}{cite.page ? `, page ${cite.page}` : ''}</p>
          </li>
        ))}
      </ul>
      <details><summary>{words.togetherWords(found.quotes.length)}</summary>{found.quotes.map((quote) => <button key={`${quote.place.part} ${quote.place.start}`} type="button" className={look.quote} onClick={() => show({ ...quote })}>“{quote.text}”</button>)}</details>
    </section>
  );
}
