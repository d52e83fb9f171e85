import { useState } from 'react';
import type { ThresholdDecision } from '../../core/decision';
import { contactFor, type Pack } from '../../core/pack';
import { sayAnswer, sayFrom, sayLabel, shownAnswers, type ReferralDraft } from '../../core/referral';
import type { ReferralMade } from '../../service/records';
import { Button } from '../shared/button';
import { useConsultation, useKept } from '../shared/consultation';
import { asTyped, isAhead, PickOne, Problems, TextField, WhenField, whenTyped } from '../shared/fields';
import { useLook } from '../shared/look';
import { notSavedYet, SaveButton, useSaving } from '../shared/saving';
import { useServices } from '../shared/services';
import { useKeptDocument } from './kept-document';
import { Unchecked } from './unchecked';
import { sayAdded, useOthers } from './use-others';
import { words } from './words';

type SentBy = ReferralMade['sentBy'];

/** The answers as they stand: question, answer, where it came from in one line, and whether a filled one was checked, by whom and when. */
const answersShown = (draft: ReferralDraft): ReferralMade['answers'] => draft.sections.flatMap((section) => shownAnswers(section.answers))
  .map((answer) => ({ question: sayLabel(answer), answer: sayAnswer(answer), from: answer.from.map(sayFrom).join(' · ') || undefined, confirmed: answer.state === 'known' ? answer.confirmed : undefined, ...(answer.state === 'known' && answer.checked ? { checked: answer.checked } : {}) }));

/** Others have added to the case, and the person has not been told yet. */
class ChangedMeanwhile extends Error {
  constructor(readonly says: string) { super('the case has changed'); }
}

/** What is wrong with the time at which it was sent. */
const whenMissing = (at: Date | undefined, now: Date): string[] => (!at ? [words.recordProblems.at] : isAhead(at, now) ? [words.recordProblems.ahead] : []);

function useRecording(draft: ReferralDraft, pack: Pack, settled: ThresholdDecision) {
  const { clock } = useServices();
  const { caseKey, saved, checkHost, recorded: sofar } = useConsultation();
  // A second sending is another entry, with a form of its own.
  const [nth] = useState(() => sofar.filter((e) => e.kind === 'referral').length);
  const held = (name: string) => `sending ${String(nth)} ${name}`;
  const control = useSaving(useKept(held('saving'), notSavedYet));
  const keepDocument = useKeptDocument(draft, caseKey);
  const [to, setTo] = useKept(held('to'), () => contactFor(pack, 'front-door')?.name ?? '');
  const [sentBy, setSentBy] = useKept<SentBy | null>(held('by'), () => null);
  const [at, setAt] = useKept(held('at'), () => asTyped(clock.now()));
  const [keep, setKeep] = useKept(held('copy'), () => keepDocument !== undefined);
  const [earlier, setEarlier] = useKept(held('earlier'), () => false);
  const [problems, setProblems] = useState<string[]>([]);
  const others = useOthers();
  const save = () => {
    const sentAt = whenTyped(at);
    const wait = checkHost();
    const found = wait ? [wait] : [...(to.trim() ? [] : [words.recordProblems.to]), ...(sentBy ? [] : [words.recordProblems.by]), ...whenMissing(sentAt, clock.now())];
    setProblems(found);
    if (found.length || !sentBy || !sentAt || !caseKey) return;
    void control.run(async (records) => {
      const fresh = await others.look(control.saving.state === 'not-saved' ? control.saving.unsaved?.events ?? [] : []);
      if (fresh.length) throw new ChangedMeanwhile(words.changedMeanwhile(sayAdded(fresh)));
      const document = keep ? await keepDocument?.() : undefined;
      if (document?.earlier) setEarlier(true);
      return records.referral({ caseKey, form: draft.form.title, to: to.trim(), sentBy, sentAt, settled, answers: answersShown(draft), document: document?.link, readerBuild: draft.readBy, packEdition: draft.edition }, pack);
    }, (recorded, key) => saved(key, recorded.events));
  };
  return { control, to, setTo, sentBy, setSentBy, at, setAt, keep: keepDocument ? keep : undefined, earlier, setKeep, problems, save, added: others.added };
}

function RecordForm({ draft, pack, settled, onNext }: { draft: ReferralDraft; pack: Pack; settled: ThresholdDecision; onNext: () => void }) {
  const look = useLook();
  const form = useRecording(draft, pack, settled);
  const done = form.control.saving.state === 'saved';
  return (
    <>
      {!done && form.added.length > 0 && <p role="status" className={look.warning}>{words.addedMeanwhile(sayAdded(form.added))}</p>}
      <p className={look.quiet}>{words.recordHelp}</p>
      {!done && <Unchecked draft={draft} />}
      <TextField label={words.sentTo} value={form.to} onChange={form.setTo} />
      <PickOne legend={words.sentBy} value={form.sentBy} onPick={form.setSentBy} choices={(['portal', 'document', 'mail', 'phone'] as const).map((value) => ({ value, label: words.sentBys[value] }))} />
      <WhenField label={words.sentAt} value={form.at} onChange={form.setAt} />
      {form.keep !== undefined && <label><input type="checkbox" checked={form.keep} onChange={(e) => form.setKeep(e.target.checked)} /> {words.keepCopy}</label>}
      <Problems found={form.problems} />
      {!done && <SaveButton control={form.control} label={words.record} onPress={form.save} />}
      {done && <p className={look.good} role="status">Recorded.</p>}
      {done && form.earlier && <p className={look.warning} role="status">{words.earlierDocument}</p>}
      {done && <div><Button appearance="primary" onClick={onNext}>{words.next}</Button></div>}
    </>
  );
}

/** Records the referral on a saved case; says so when there is none. */
export function RecordReferral({ draft, pack, onNext }: { draft: ReferralDraft; pack: Pack; onNext: () => void }) {
  const look = useLook();
  const { caseKey, settled } = useConsultation();
  return (
    <section aria-label={words.record} className={look.field}>
      <h3 className={look.subheading}>{words.record}</h3>
      {caseKey && settled && settled.authority !== pack.id ? <p className={look.warning} role="status">{words.otherAuthority(settled.editionName)}</p>
        : caseKey && settled ? <RecordForm draft={draft} pack={pack} settled={settled} onNext={onNext} /> : <p className={look.warning} role="status">{words.recordFirst}</p>}
    </section>
  );
}
