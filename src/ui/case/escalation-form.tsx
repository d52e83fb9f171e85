import type { EventOf } from '../../core/case';
import { draftChallenge, stageDue } from '../../core/escalation';
import type { Writing } from '../../service/records';
import { Button } from '../shared/button';
import { Choose, PickOne, TextField } from '../shared/fields';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import type { CaseFile } from './case-file';
import { CopyText } from '../shared/copy-text';
import { EntryForm, missing, useWhen, type When } from './entry-form';
import { useTyped } from './typed';
import { words } from './words';

interface Typed { ground: string; stage: string; atRisk: boolean | null; withWhom: string; challenged: string; alternative: string; consulted: string; risk: string; wanted: string; wantedBy: string }
const blank: Typed = { ground: '', stage: '', atRisk: null, withWhom: '', challenged: '', alternative: '', consulted: '', risk: '', wanted: '', wantedBy: '' };

/** What a further stage takes over from the one before it. */
const carriedOn = (before: EventOf<'escalation'> | undefined): Typed => (before ? {
  ...blank, ground: before.ground, stage: String(before.stage + 1), challenged: before.challenged ?? '', alternative: before.alternative ?? '', risk: before.risk, wanted: before.wanted, wantedBy: before.wantedBy ?? '',
} : blank);

function StagePick({ file, typed, when, set }: { file: CaseFile; typed: Typed; when: When; set: (change: Partial<Typed>) => void }) {
  const look = useLook();
  const { holidays } = useServices();
  const { escalation } = file.pack;
  const due = typed.stage && when.at ? stageDue(file.pack, Number(typed.stage), when.at, typed.atRisk === true, holidays) : undefined;
  return (
    <>
      {escalation.placeholder && <p className={look.warning}>{escalation.says}</p>}
      <PickOne legend="Is the child at risk while this goes on?" help="If yes, the shorter clock holds. You may start at any stage when the risk calls for it." value={typed.atRisk} onPick={(atRisk) => set({ atRisk })} choices={[{ value: true, label: 'Yes' }, { value: false, label: 'No' }]} />
      {typed.atRisk && <p className={look.danger}><strong>Telephone first.</strong> {words.openDispute}</p>}
      <Choose label={`Stage of the authority’s ladder${escalation.placeholder ? words.standIn : ''}`} value={typed.stage} onChoose={(stage) => set({ stage })} choices={escalation.stages.map((s) => ({ value: String(s.number), label: `${s.number}. ${s.title}: ${s.from} to ${s.to}` }))} />
      {due && <p className={look.plain} role="status">An answer is {due.says}.</p>}
    </>
  );
}

/** The drafted challenge: follows what is typed until the person edits it; then it is theirs. */
function useDraft(file: CaseFile, typed: Typed) {
  const [own, setOwn] = useTyped<string | undefined>('own', () => undefined);
  return { text: own ?? draftChallenge(file.events, file.pack, typed), edited: own !== undefined, edit: setOwn, redo: () => setOwn(undefined) };
}

const problemsOf = (typed: Typed, why: string) => missing({
  'Choose what the disagreement is about.': typed.ground !== '', 'Say whether the child is at risk meanwhile.': typed.atRisk !== null, 'Choose the stage.': typed.stage !== '', 'Write with whom it is raised.': typed.withWhom.trim() !== '',
  'Write the risk to the child if nothing changes.': typed.risk.trim() !== '', 'Write what you want for the child.': typed.wanted.trim() !== '', 'Write by when.': typed.wantedBy.trim() !== '', 'Write the challenge.': why.trim() !== '',
});

/** Starts an escalation, or takes an open one (`before`) to its next stage. */
export function EscalationForm({ file, onDone, before }: { file: CaseFile; onDone: () => void; before?: EventOf<'escalation'> }) {
  const look = useLook();
  const when = useWhen();
  const [typed, setTyped] = useTyped('typed', () => carriedOn(before));
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const draft = useDraft(file, typed);
  const some = (text: string) => text.trim() || undefined;
  const save = (records: Writing) => records.escalation({
    caseKey: file.caseKey, escalationId: before?.escalationId, ground: typed.ground, stage: Number(typed.stage), atRisk: typed.atRisk === true, withWhom: typed.withWhom.trim(), why: draft.text.trim(), wanted: typed.wanted.trim(), risk: typed.risk.trim(),
    happenedAt: when.at as Date, challenged: some(typed.challenged), alternative: some(typed.alternative), wantedBy: some(typed.wantedBy), consulted: some(typed.consulted),
  }, file.pack);
  return (
    <EntryForm title={before ? 'Take it to another stage' : words.forms.challenge} when={when} file={file} onDone={onDone} problems={problemsOf(typed, draft.text)} save={save} label="Record the escalation">
      <StagePick file={file} typed={typed} when={when} set={set} />
      <Choose label="What is the disagreement about?" value={typed.ground} onChoose={(ground) => set({ ground })} choices={file.pack.escalation.grounds.map((g) => ({ value: g.id, label: g.title }))} />
      <TextField label="With whom it is raised (name, role)" value={typed.withWhom} onChange={(withWhom) => set({ withWhom })} />
      <TextField label="The decision challenged, who made it and when (optional: drawn from the record if left empty)" rows={2} value={typed.challenged} onChange={(challenged) => set({ challenged })} />
      <TextField label="The alternative they offered, and your reply (if any)" rows={2} value={typed.alternative} onChange={(alternative) => set({ alternative })} />
      <TextField label="Risk to the child if nothing changes" rows={2} value={typed.risk} onChange={(risk) => set({ risk })} />
      <TextField label="What you want for the child" rows={2} value={typed.wanted} onChange={(wanted) => set({ wanted })} />
      <TextField label="By when" value={typed.wantedBy} onChange={(wantedBy) => set({ wantedBy })} />
      <TextField label="Whose advice you took (named or designated professional; optional)" value={typed.consulted} onChange={(consulted) => set({ consulted })} />
      <TextField label="The challenge, drafted from the record. Edit it; it is yours." rows={10} value={draft.text} onChange={draft.edit} />
      <div className={look.row}>
        <CopyText text={draft.text} label="Copy the challenge" />
        {draft.edited && <Button size="small" onClick={draft.redo}>Draft it again from the record</Button>}
      </div>
    </EntryForm>
  );
}
