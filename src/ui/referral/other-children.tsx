import type { OtherPassage, OtherStories } from '../../core/referral';
import { Button } from '../shared/button';
import { Choose } from '../shared/fields';
import { Fold } from '../shared/fold';
import { useLook } from '../shared/look';
import { Source } from './answer-field';
import type { ReferralWork } from './use-referral';
import { words } from './words';

interface Passages { passages: readonly OtherPassage[]; summary: string; act: string; decide: (key: string) => void }

/** One line on how many passages there are; behind it their words, each with what the person may say of it. */
function Those({ passages, summary, act, decide }: Passages) {
  const look = useLook();
  if (!passages.length) return null;
  return (
    <Fold summary={<span>{summary}</span>}>
      {() => <ul className={look.list}>
        {passages.map(({ key, child, from }) => (
          <li key={key}>
            <p className={look.quiet}><strong>{child}:</strong> <Source from={from} /></p>
            <Button size="small" aria-label={words.ofPassage(act, child, from.kind === 'message' ? from.quote.text : '')} onClick={() => decide(key)}>{act}</Button>
          </li>
        ))}
      </ul>}
    </Fold>
  );
}

/** "4 about Keziah, 2 about Mason". */
function perChild(passages: readonly OtherPassage[]): string {
  const children = [...new Set(passages.map(({ child }) => child))];
  return children.map((child) => words.passagesAbout(passages.filter((one) => one.child === child).length, child)).join(', ');
}

function Passages({ stories, work }: { stories: OtherStories; work: ReferralWork }) {
  const { passages } = stories;
  const out = passages.filter(({ isOut }) => isOut);
  const counted = passages.filter(({ isOut, isDecided }) => !isOut && isDecided);
  const unclear = passages.filter(({ isOut, isDecided }) => !isOut && !isDecided);
  return (
    <>
      <Those passages={out} summary={words.keptOut(perChild(out))} act={words.countPassage} decide={(key) => work.sayWhose(key, 'this')} />
      <Those passages={unclear} summary={words.unclearWhose(perChild(unclear))} act={words.leavePassage} decide={(key) => work.sayWhose(key, 'other')} />
      <Those passages={counted} summary={words.countedToo(perChild(counted))} act={words.leavePassage} decide={(key) => work.sayWhose(key, 'other')} />
    </>
  );
}

/** What the messages tell of other children: whom the referral is for, what was kept out of it, and what may be another's. Nothing where there is none. */
export function OtherChildren({ work }: { work: ReferralWork }) {
  const look = useLook();
  const { others: stories } = work.draft;
  if (!stories) return null;
  return (
    <section aria-label={words.otherChildren} className={look.field}>
      <h3 className={look.subheading}>{words.otherChildren}</h3>
      {!stories.about && <p className={look.warning} role="status">{words.whomFor(stories.children.join(', '))}</p>}
      {stories.children.length > 1 && <Choose label={words.referralFor} value={stories.about ?? ''} choices={stories.children.map((child) => ({ value: child, label: child }))} onChoose={(child) => { if (child) work.sayAbout(child); }} />}
      <Passages stories={stories} work={work} />
    </section>
  );
}
