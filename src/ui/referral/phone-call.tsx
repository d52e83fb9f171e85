import { useState } from 'react';
import { writtenFollowUpDue } from '../../core/escalation';
import { contactFor, type Pack } from '../../core/pack';
import { confirmationOf, type ReferralDraft } from '../../core/referral';
import { Button } from '../shared/button';
import { useConsultation, useKept } from '../shared/consultation';
import { copyText } from '../shared/copy';
import { asTyped, isAhead, Problems, TextField, WhenField, whenTyped } from '../shared/fields';
import { useLook } from '../shared/look';
import { notSavedYet, SaveButton, useSaving } from '../shared/saving';
import { useServices } from '../shared/services';
import { words } from './words';

interface Call { to: string; person: string; agreed: string; words: string; at: string }

const whenMissing = (at: Date | undefined, now: Date): string[] => (!at ? [words.phoneProblems.at] : isAhead(at, now) ? [words.phoneProblems.ahead] : []);

const problemsOf = (call: Call, now: Date): string[] => [
  ...(call.to.trim() ? [] : [words.phoneProblems.to]), ...(call.person.trim() ? [] : [words.phoneProblems.person]),
  ...(call.agreed.trim() ? [] : [words.phoneProblems.agreed]), ...whenMissing(whenTyped(call.at), now),
];

function AfterTheCall({ call, draft, pack }: { call: Call; draft: ReferralDraft; pack: Pack }) {
  const look = useLook();
  const { holidays } = useServices();
  const [copied, setCopied] = useState<boolean>();
  const at = whenTyped(call.at);
  if (!at) return null;
  const due = writtenFollowUpDue(pack, at, holidays);
  const text = confirmationOf(draft, { to: call.to, person: call.person, agreed: call.agreed, at });
  return (
    <div className={look.good} role="status">
      <p className={look.plain}>{words.phoneDone} {due ? `The written referral is ${due.says}.` : 'Write it today.'}</p>
      <Button size="small" onClick={() => void copyText(text).then(setCopied)}>{words.confirmation}</Button>
      {copied !== undefined && <p className={look.quiet}>{copied ? words.copied : words.notCopied}</p>}
      {copied === false && <textarea className={look.input} readOnly rows={6} value={text} aria-label={words.confirmation} />}
    </div>
  );
}

/** The telephone call that comes before the writing: recorded, with the clock of the written referral and a confirmation to send. */
export function PhoneCall({ draft, pack }: { draft: ReferralDraft; pack: Pack }) {
  const look = useLook();
  const { clock } = useServices();
  const { caseKey, saved } = useConsultation();
  const control = useSaving(useKept('call saving', notSavedYet));
  const [call, setCall] = useKept<Call>('call', () => ({ to: contactFor(pack, 'front-door')?.name ?? '', person: '', agreed: '', words: '', at: asTyped(clock.now()) }));
  const [problems, setProblems] = useState<string[]>([]);
  const set = (part: Partial<Call>) => setCall({ ...call, ...part });
  const record = () => {
    const found = problemsOf(call, clock.now());
    const at = whenTyped(call.at);
    setProblems(found);
    if (found.length || !at || !caseKey) return;
    void control.run((records) => records.other('phone-call', caseKey, { happenedAt: at.toISOString(), to: call.to.trim(), person: call.person.trim(), agreed: call.agreed.trim(), childsFirstWords: call.words.trim() || undefined }), (recorded, key) => saved(key, recorded.events));
  };
  return (
    <section aria-label={words.phone} className={look.card}>
      <h3 className={look.subheading}>{words.phone}</h3>
      <p className={look.quiet}>{words.phoneHelp}</p>
      {!caseKey && <p className={look.warning}>{words.recordFirst}</p>}
      <TextField label={words.phoneTo} value={call.to} onChange={(to) => set({ to })} />
      <TextField label={words.phonePerson} value={call.person} onChange={(person) => set({ person })} />
      <WhenField label={words.phoneAt} value={call.at} onChange={(at) => set({ at })} />
      <TextField label={words.phoneAgreed} rows={2} value={call.agreed} onChange={(agreed) => set({ agreed })} />
      <TextField label={words.phoneWords} rows={2} value={call.words} onChange={(first) => set({ words: first })} />
      <Problems found={problems} />
      {caseKey && control.saving.state !== 'saved' && <SaveButton control={control} label={words.phoneRecord} onPress={record} />}
      {control.saving.state === 'saved' && <AfterTheCall call={call} draft={draft} pack={pack} />}
    </section>
  );
}
