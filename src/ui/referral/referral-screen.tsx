import { Button } from '@fluentui/react-components';
import { answersOf, type DraftSection } from '../../core/referral';
import { useConsultation } from '../shared/consultation';
import { useLook } from '../shared/look';
import { AboutForm } from './about-form';
import { AnswerField } from './answer-field';
import { BegunBefore } from './begun-before';
import { ComposePart } from './compose-part';
import { CopyAcross } from './copy-across';
import { MissingList } from './missing-list';
import { MailDraft, Outputs } from './outputs';
import { PhoneCall } from './phone-call';
import { RecordReferral } from './record-referral';
import { SeveralMessages } from './several-messages';
import { useReferral, type ReferralWork } from './use-referral';
import { words } from './words';
import { WritingAdvice } from './writing-advice';

function Section({ section, edit }: { section: DraftSection; edit: ReferralWork['edit'] }) {
  const look = useLook();
  const known = section.answers.filter((a) => a.state !== 'to-ask').length;
  const open = section.answers.filter((a) => a.state === 'known' && !a.confirmed);
  return (
    <details className={look.field} open={known > 0 || section.answers.some((a) => a.maybe.length > 0)}>
      <summary><h3 className={look.subheading} style={{ display: 'inline' }}>{section.title}</h3> <span className={look.quiet}>({known} of {section.answers.length})</span></summary>
      {open.length > 1 && <div><Button size="small" onClick={() => { for (const answer of open) edit(answer.key, { confirmed: true }); }}>{words.confirmAll(open.length, section.title)}</Button></div>}
      {section.answers.map((answer) => <AnswerField key={answer.key} answer={answer} onEdit={(change) => edit(answer.key, change)} />)}
    </details>
  );
}

/** The referral: every answer with its source, what is missing, and the ways to use it. Nothing is sent. */
export function ReferralScreen({ onNext }: { onNext: () => void }) {
  const look = useLook();
  const { pack, settled, caseKey, open, reading } = useConsultation();
  const work = useReferral();
  if (!work || !pack) return <p role="status" className={look.warning}>{words.unread}</p>;
  const { draft, edit } = work;
  const known = answersOf(draft).filter((a) => a.state !== 'to-ask');
  return (
    <>
      <h2 className={look.heading}>{words.heading}</h2>
      <p className={look.quiet}>{draft.form.title}, {draft.editionName}</p>
      <p className={look.quiet}>{words.help}</p>
      {!settled && <p className={look.warning} role="status">{words.undecided}</p>}
      <BegunBefore kept={work.kept} />
      {settled?.immediate && <PhoneCall draft={draft} pack={pack} />}
      <AboutForm work={work} />
      {open.state === 'open' && reading.state === 'read' && <SeveralMessages work={work} current={{ message: open.message, reading: reading.reading }} />}
      <MissingList draft={draft} pack={pack} />
      <p className={look.quiet} role="status">{words.checked(known.filter((a) => a.confirmed).length, known.length)}</p>
      {draft.sections.map((section) => <Section key={section.id} section={section} edit={edit} />)}
      <WritingAdvice draft={draft} pack={pack} />
      <ComposePart draft={draft} pack={pack} caseKey={caseKey} />
      <Outputs draft={draft} caseKey={caseKey} notToBeTold={settled?.consent.tellParents === 'not-told'} />
      {draft.form.sentBy === 'portal' && <CopyAcross draft={draft} />}
      <MailDraft draft={draft} pack={pack} caseKey={caseKey} />
      <RecordReferral draft={draft} pack={pack} onNext={onNext} />
    </>
  );
}
