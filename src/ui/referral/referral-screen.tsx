import { createElement, Fragment, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Pack } from '../../core/pack';
import { answersOf, type DraftSection, type ReferralDraft } from '../../core/referral';
import { MessageView } from '../shared/message-view';
import { useArrival } from '../shared/arrival';
import { Button } from '../shared/button';
import { useConsultation } from '../shared/consultation';
import { isMasked } from '../shared/consultation-state';
import { useLook } from '../shared/look';
import { AboutForm } from './about-form';
import { AnswerField } from './answer-field';
import { BegunBefore } from './begun-before';
import { Chronology } from './chronology';
import { ComposePart } from './compose-part';
import { CopyAcross } from './copy-across';
import { LookThrough } from './look-through';
import { MailDraft } from './mail-draft';
import { MissingList } from './missing-list';
import { OtherChildren } from './other-children';
import { Outputs } from './outputs';
import { confirmAnswer, PeopleField } from './people-field';
import { PhoneCall } from './phone-call';
import { RecordReferral } from './record-referral';
import { SeveralMessages } from './several-messages';
import { useReferral, type ReferralWork } from './use-referral';
import { plainTitle, words } from './words';
import { WritingAdvice } from './writing-advice';

/** The form and the edition that it belongs to; the authority is named once. */
const titleOf = ({ form, editionName }: ReferralDraft): string => `${plainTitle(form.title, editionName)}, ${editionName}`;

function Section({ section, edit }: { section: DraftSection; edit: ReferralWork['edit'] }) {
  const look = useLook();
  const known = section.answers.filter((a) => a.state !== 'to-ask').length;
  const open = section.answers.filter((a) => a.state === 'known' && !a.confirmed);
  return (
    <details className={look.field} open={known > 0 || section.answers.some((a) => a.maybe.length > 0)}>
      <summary><h3 className={look.subheading} style={{ display: 'inline' }}>{section.title}</h3> <span className={look.quiet}>({known} of {section.answers.length})</span></summary>
      {open.length > 1 && <div><Button size="small" onClick={() => { for (const answer of open) confirmAnswer(answer, edit); }}>{words.confirmAll(open.length, section.title)}</Button></div>}
      {section.answers.map((answer) => answer.people ? <PeopleField key={answer.key} answer={answer} edit={edit} /> : <AnswerField key={answer.key} answer={answer} onEdit={(change) => edit(answer.key, change)} />)}
    </details>
  );
}

/** Counts up to `all`, one with each turn of the page, so that a long form never keeps the page from answering. */
function useOneByOne(all: number): number {
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (shown >= all) return undefined;
    const next = setTimeout(() => setShown(shown + 1), 0);
    return () => clearTimeout(next);
  }, [shown, all]);
  return shown;
}

/** Routes that begin with a telephone call. */
const DESKS = new Set(['police-999', 'front-door', 'edt']);

/** What the screen is made of, from top to bottom. The same until something in it changes, so that what stands is not made again. */
function useParts(work: ReferralWork, pack: Pack, onNext: () => void): ReactNode[] {
  const look = useLook();
  const { settled, caseKey, open, reading, noNames } = useConsultation();
  return useMemo(() => {
    const { draft, edit } = work;
    const call = <PhoneCall draft={draft} pack={pack} />;
    const known = answersOf(draft).filter((a) => a.state !== 'to-ask');
    return [
      settled?.immediate && call,
      <AboutForm work={work} />,
      <OtherChildren work={work} />,
      // What was set aside has its names.
      !isMasked({ noNames }) && open.state === 'open' && reading.state === 'read' && <SeveralMessages work={work} current={{ message: open.message, reading: reading.reading }} />,
      <MissingList draft={draft} />,
      <p className={look.quiet} role="status">{words.checked(known.filter((a) => a.confirmed).length, known.length)}</p>,
      <LookThrough work={work} />,
      ...draft.sections.map((section) => <Section key={section.id} section={section} edit={edit} />),
      <Chronology lines={work.lines} edit={edit} />,
      <WritingAdvice draft={draft} pack={pack} />,
      <ComposePart draft={draft} pack={pack} caseKey={caseKey} />,
      <Outputs draft={draft} caseKey={caseKey} telling={settled?.consent.tellParents ?? 'unknown'} />,
      draft.form.sentBy === 'portal' && <CopyAcross draft={draft} />,
      <MailDraft draft={draft} pack={pack} caseKey={caseKey} />,
      settled && !settled.immediate && settled.routes.some((route) => DESKS.has(route)) && call,
      <RecordReferral draft={draft} pack={pack} onNext={onNext} />,
    ];
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `onNext` is made anew by each turn of the parent and does the same
  }, [work, pack, settled, caseKey, open, reading, noNames, look]);
}

function Written({ work, pack, onNext }: { work: ReferralWork; pack: Pack; onNext: () => void }) {
  const look = useLook();
  const { settled, caseKey, open } = useConsultation();
  const { draft } = work;
  const parts = useParts(work, pack, onNext);
  const shown = useOneByOne(parts.length);
  return (
    <div className={look.field} aria-busy={shown < parts.length}>
      {caseKey && <p className={look.good} role="status">{words.savedAs(caseKey)}</p>}
      <p className={look.quiet}>{titleOf(draft)}</p>
      <p className={look.quiet}>{words.help}</p>
      {!settled && <p className={look.warning} role="status">{words.undecided}</p>}
      <BegunBefore kept={work.kept} />
      {open.state === 'open' && <MessageView message={open.message} />}
      {createElement(Fragment, null, ...parts.map((part, at) => at < shown && part))}
    </div>
  );
}

/** The referral: every answer with its source, what is missing, and the ways to use it. Nothing is sent. */
export function ReferralScreen({ onNext }: { onNext: () => void }) {
  const look = useLook();
  const { pack, show } = useConsultation();
  // What was looked up among the evidence does not open the message here.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the step is opened
  useEffect(() => show(undefined), []);
  const work = useReferral();
  const heading = useArrival<HTMLHeadingElement>();
  if (!work || !pack) return <p role="status" className={look.warning}>{words.unread}</p>;
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={look.heading}>{words.heading}</h2>
      {work.draft && <Written work={work} pack={pack} onNext={onNext} />}
      {!work.draft && !work.failed && <p role="status">{words.drafting}</p>}
      {!work.draft && work.failed && <div role="alert" className={look.warning}><p className={look.plain}>{words.draftFailed}</p><Button size="small" onClick={work.again}>{words.draftAgain}</Button></div>}
    </>
  );
}
