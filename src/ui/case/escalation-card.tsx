import { useContext } from 'react';
import { openEscalations, type EventOf } from '../../core/case';
import { closingProblems, type Closing } from '../../core/escalation';
import { sayTime } from '../../core/time';
import type { Writing } from '../../service/records';
import { Button } from '../shared/button';
import { PickOne, TextField } from '../shared/fields';
import { useLook } from '../shared/look';
import { useNow } from '../shared/now';
import { useServices } from '../shared/services';
import { isWriting } from '../shared/writing';
import type { CaseFile } from './case-file';
import { EntryForm, missing, useWhen } from './entry-form';
import { EscalationForm } from './escalation-form';
import { DeskOf, EntryName, useTyped, useWriting } from './typed';
import { endings, words } from './words';

interface OnEscalation { file: CaseFile; escalation: EventOf<'escalation'>; onDone: () => void }

const blankContact = { person: '', role: '', agency: '', channel: '', said: '' };

/** Who was spoken to at a stage, how, and what was said. */
function ContactForm({ file, escalation, onDone }: OnEscalation) {
  const when = useWhen();
  const [contact, setContact] = useTyped('contact', () => blankContact);
  const set = (change: Partial<typeof blankContact>) => setContact({ ...contact, ...change });
  const trimmed = Object.fromEntries(Object.entries(contact).map(([key, value]) => [key, value.trim()])) as typeof blankContact;
  return (
    <EntryForm title="A contact about it" when={when} file={file} onDone={onDone}
      problems={missing({ 'Write the person’s name.': trimmed.person !== '', 'Write their role.': trimmed.role !== '', 'Write their agency.': trimmed.agency !== '', 'Write how you spoke (telephone, email, meeting).': trimmed.channel !== '', 'Write what was said.': trimmed.said !== '' })}
      save={(records) => records.other('escalation-contact', file.caseKey, { happenedAt: (when.at as Date).toISOString(), escalationId: escalation.escalationId, stage: escalation.stage, ...trimmed })}>
      <TextField label="Person" value={contact.person} onChange={(person) => set({ person })} />
      <TextField label="Role" value={contact.role} onChange={(role) => set({ role })} />
      <TextField label="Agency" value={contact.agency} onChange={(agency) => set({ agency })} />
      <TextField label="How (telephone, email, meeting)" value={contact.channel} onChange={(channel) => set({ channel })} />
      <TextField label="What was said" rows={3} value={contact.said} onChange={(said) => set({ said })} />
    </EntryForm>
  );
}

type Ending = Closing & { plan: string; partnershipTold: string; learning: string };
const blankEnding: Ending = { outcome: null, reason: '', resolvedOn: '', plan: '', partnershipTold: '', learning: '' };

/** How it ended, why, and on which day: none of the three may be left out. */
function ClosingForm({ file, escalation, onDone }: OnEscalation) {
  const { clock } = useServices();
  const [ending, setEnding] = useTyped('ending', () => blankEnding);
  const set = (change: Partial<Ending>) => setEnding({ ...ending, ...change });
  const some = (text: string) => text.trim() || undefined;
  const now = clock.now();
  const opened = file.events.find((e) => e.kind === 'escalation' && e.escalationId === escalation.escalationId) ?? escalation;
  const save = (records: Writing) => records.escalationClosed(file.caseKey, {
    happenedAt: now.toISOString(), escalationId: escalation.escalationId, outcome: ending.outcome ?? 'withdrawn', reason: ending.reason.trim(), resolvedOn: ending.resolvedOn,
    plan: some(ending.plan), partnershipTold: some(ending.partnershipTold), learning: some(ending.learning),
  });
  return (
    <EntryForm title="Close the escalation" file={file} onDone={onDone} problems={closingProblems(ending, opened.happenedAt, now)} save={save} label="Close the escalation">
      <PickOne legend="How did it end?" value={ending.outcome} onPick={(outcome) => set({ outcome })} choices={(Object.keys(endings) as (keyof typeof endings)[]).map((value) => ({ value, label: endings[value] }))} />
      <TextField label="Why? If you agreed to something else: what, and why you agreed" rows={3} value={ending.reason} onChange={(reason) => set({ reason })} />
      <TextField label="Resolved on" type="date" value={ending.resolvedOn} onChange={(resolvedOn) => set({ resolvedOn })} />
      <TextField label="The agreed plan: who does what by when (optional)" rows={2} value={ending.plan} onChange={(plan) => set({ plan })} />
      <TextField label="Was the partnership told? Whom, when, on which form (optional)" value={ending.partnershipTold} onChange={(partnershipTold) => set({ partnershipTold })} />
      <TextField label="What was learnt, and where it was sent (optional)" value={ending.learning} onChange={(learning) => set({ learning })} />
    </EntryForm>
  );
}

function EscalationCard({ file, escalation }: { file: CaseFile; escalation: EventOf<'escalation'> }) {
  const look = useLook();
  const now = useNow();
  const place = `escalation ${escalation.escalationId}`;
  const { form: doing, entry, write: setDoing } = useWriting(place);
  const done = () => setDoing(undefined);
  const late = Date.parse(escalation.dueAt) < now.getTime();
  const contacts = file.events.filter((e) => e.kind === 'escalation-contact' && e.escalationId === escalation.escalationId).length;
  const further = file.pack.escalation.stages.some((s) => s.number > escalation.stage);
  return (
    <li className={late ? look.danger : look.card}>
      <p className={look.plain}><strong>Stage {escalation.stage}: {escalation.stageTitle}</strong>{escalation.placeholderLadder && words.standIn}</p>
      <p className={look.plain}>{late && <strong>⚠ {words.overdue}: </strong>}{words.due} {sayTime(new Date(escalation.dueAt))} <span className={look.quiet}>({escalation.dueRule})</span></p>
      <p className={look.quiet}>With {escalation.withWhom}. Contacts recorded: {contacts}.</p>
      <EntryName.Provider value={entry}>
        {doing === 'contact' && <ContactForm file={file} escalation={escalation} onDone={done} />}
        {doing === 'stage' && <EscalationForm file={file} before={escalation} onDone={done} />}
        {doing === 'close' && <ClosingForm file={file} escalation={escalation} onDone={done} />}
      </EntryName.Provider>
      {!doing && (
        <div className={look.row}>
          <Button size="small" data-opens={`${place} contact`} onClick={() => setDoing('contact')}>Record a contact</Button>
          {further && <Button size="small" data-opens={`${place} stage`} onClick={() => setDoing('stage')}>Take it to another stage</Button>}
          <Button size="small" data-opens={`${place} close`} onClick={() => setDoing('close')}>Close the escalation</Button>
        </div>
      )}
    </li>
  );
}

/** The open challenges of a case, each with its stage, clock, and what can be done. */
export function Escalations({ file }: { file: CaseFile }) {
  const look = useLook();
  const kept = useContext(DeskOf)?.kept ?? {};
  const open = openEscalations(file.events);
  // One that somebody else closed while a form of it is written here stays until that is saved or given up.
  const closed = file.events.filter((e): e is EventOf<'escalation'> => e.kind === 'escalation' && open.every((one) => one.escalationId !== e.escalationId) && isWriting(kept[`escalation ${e.escalationId} open`]));
  const shown = [...open, ...new Map(closed.map((e) => [e.escalationId, e])).values()];
  if (!shown.length) return null;
  return (
    <section aria-label={words.escalations} className={look.field}>
      <h3 className={look.subheading}>{words.escalations}</h3>
      <ul className={look.list}>{shown.map((escalation) => <EscalationCard key={escalation.escalationId} file={file} escalation={escalation} />)}</ul>
    </section>
  );
}
