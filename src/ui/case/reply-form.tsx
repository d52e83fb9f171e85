import type { EventOf } from '../../core/case';
import { outcomeWords } from '../../core/escalation';
import { levelLabel, type LegalRoute, type Level, type Pack } from '../../core/pack';
import type { Writing } from '../../service/records';
import { PickOne, TextField } from '../shared/fields';
import type { CaseFile } from './case-file';
import { EntryForm, missing, useWhen } from './entry-form';
import { useTyped } from './typed';
import { words } from './words';

type Outcome = EventOf<'reply'>['outcome'];
const ALL = Object.keys(outcomeWords) as Outcome[];
const ANSWERS: readonly Outcome[] = ALL.filter((o) => o !== 'acknowledged' && o !== 'more-information');

/** A level of one authority, kept with its edition and legal route. */
function levelOf(pack: Pack, level: Level | null, legal: LegalRoute | null): EventOf<'reply'>['level'] {
  const own = pack.levels.find((l) => l.level === level);
  if (!own) return undefined;
  return { authority: pack.id, edition: pack.edition, editionName: pack.editionName, level, legal: own.legal.length === 1 ? (own.legal[0] ?? 'none') : (legal ?? 'none') };
}

/** Level and, where a level holds two, the legal route. Nothing is chosen beforehand. */
export function LevelPick({ pack, legend, level, legal, onPick }: { pack: Pack; legend: string; level: Level | null; legal: LegalRoute | null; onPick: (level: Level | null, legal: LegalRoute | null) => void }) {
  const routes = pack.levels.find((l) => l.level === level)?.legal ?? [];
  const names: Record<LegalRoute, string> = { none: 'No statutory work', s17: 'Section 17: child in need', s47: 'Section 47: significant harm' };
  return (
    <>
      <PickOne legend={legend} value={level} onPick={(chosen) => onPick(chosen, null)} choices={pack.levels.map((l) => ({ value: l.level, label: levelLabel(pack, l.level, l.legal.length === 1 ? (l.legal[0] ?? 'none') : 'none'), note: l.name }))} />
      {routes.length > 1 && <PickOne legend="Legal route at this level" value={legal} onPick={(route) => onPick(level, route)} choices={routes.map((value) => ({ value, label: names[value] }))} />}
    </>
  );
}

/** True when the level is complete, or is not needed. */
export const isWholeLevel = (pack: Pack, level: Level | null, legal: LegalRoute | null): boolean =>
  level === null || (pack.levels.find((l) => l.level === level)?.legal.length ?? 1) === 1 || legal !== null;

interface Typed { outcome: Outcome | null; level: Level | null; legal: LegalRoute | null; rationale: string; toldWhom: string; from: string; channel: string }
const blank: Typed = { outcome: null, level: null, legal: null, rationale: '', toldWhom: '', from: '', channel: '' };

const problemsOf = (reply: Typed, pack: Pack, answers: boolean, theirs: boolean) => missing({
  'Choose the outcome.': reply.outcome !== null,
  'Choose the level, by the threshold document.': !(pack.hasMatrix && answers && theirs) || reply.level !== null,
  'Choose the legal route.': !answers || isWholeLevel(pack, reply.level, reply.legal),
  'Write the reason that was given; if none was given, say so.': reply.outcome === 'acknowledged' || reply.rationale.trim() !== '',
  'Write who was told.': !answers || reply.toldWhom.trim() !== '',
  'Write who told you.': theirs || reply.from.trim() !== '',
});

/**
 * What the front door answered: by the front door itself (`theirs`), or written down by the practitioner who was told.
 * The outcome is never pre-selected.
 */
export function ReplyForm({ file, onDone, theirs }: { file: CaseFile; onDone: () => void; theirs?: boolean }) {
  const when = useWhen();
  const [reply, setReply] = useTyped('reply', () => blank);
  const set = (change: Partial<Typed>) => setReply({ ...reply, ...change });
  const { pack } = file;
  const answers = reply.outcome !== null && ANSWERS.includes(reply.outcome);
  const save = (records: Writing) => records.other('reply', file.caseKey, {
    happenedAt: (when.at as Date).toISOString(), outcome: reply.outcome ?? 'acknowledged', level: answers ? levelOf(pack, reply.level, reply.legal) : undefined, rationale: reply.rationale.trim(), toldWhom: reply.toldWhom.trim(),
    from: reply.from.trim() || undefined, channel: reply.channel.trim() || undefined,
  });
  return (
    <EntryForm title={theirs ? words.frontDoorForms.answer : words.forms.reply} when={when} file={file} onDone={onDone} problems={problemsOf(reply, pack, answers, theirs === true)} save={save}>
      {!theirs && <TextField label="Who told you (name and role)" value={reply.from} onChange={(from) => set({ from })} />}
      {!theirs && <TextField label="How (telephone, email, portal, …)" value={reply.channel} onChange={(channel) => set({ channel })} />}
      <PickOne legend="Outcome" value={reply.outcome} onPick={(outcome) => set({ outcome })} choices={(theirs ? ANSWERS : ALL).map((value) => ({ value, label: `${outcomeWords[value].charAt(0).toUpperCase()}${outcomeWords[value].slice(1)}` }))} />
      {pack.hasMatrix && answers && <LevelPick pack={pack} legend={theirs ? 'Level of need' : 'Their level, if they gave one'} level={reply.level} legal={reply.legal} onPick={(level, legal) => set({ level, legal })} />}
      <TextField label={reply.outcome === 'more-information' ? 'What they ask for' : 'The reason'} rows={3} value={reply.rationale} onChange={(rationale) => set({ rationale })} />
      <TextField label="Who was told of the outcome (referrer, parents, child, agencies)" value={reply.toldWhom} onChange={(toldWhom) => set({ toldWhom })} />
    </EntryForm>
  );
}

/** The front door has the referral; the decision is still to come. */
export function AcceptForm({ file, onDone }: { file: CaseFile; onDone: () => void }) {
  const when = useWhen();
  const [who, setWho] = useTyped('who', () => '');
  return (
    <EntryForm title={words.frontDoorForms.accept} when={when} file={file} onDone={onDone} problems={missing({ 'Write who is dealing with it.': who.trim() !== '' })}
      save={(records) => records.other('reply', file.caseKey, { happenedAt: (when.at as Date).toISOString(), outcome: 'acknowledged', rationale: `With ${who.trim()}`, toldWhom: '' })}>
      <TextField label="Who is dealing with it" value={who} onChange={setWho} />
    </EntryForm>
  );
}

/** A question back to the referrer. The reply clock goes on. */
export function AskBackForm({ file, onDone }: { file: CaseFile; onDone: () => void }) {
  const when = useWhen();
  const [asks, setAsks] = useTyped('asks', () => '');
  return (
    <EntryForm title={words.frontDoorForms.askBack} when={when} file={file} onDone={onDone} problems={missing({ 'Write what you need to know.': asks.trim() !== '' })}
      save={(records) => records.other('reply', file.caseKey, { happenedAt: (when.at as Date).toISOString(), outcome: 'more-information', rationale: asks.trim(), toldWhom: '' })}>
      <TextField label="What do you need to know, and from whom?" help="The referrer sees this on the record. The time for the reply goes on running." rows={3} value={asks} onChange={setAsks} />
    </EntryForm>
  );
}
