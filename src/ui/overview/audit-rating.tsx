import { useEffect, useState } from 'react';
import type { CaseEvent, EventOf } from '../../core/case';
import { auditThemes, blindCase, type AuditPoint, type BlindCase } from '../../core/oversight';
import { levelLabel, type LegalRoute, type Level, type Pack } from '../../core/pack';
import { Answered } from '../shared/answered';
import { Button } from '../shared/button';
import { PickOne, Problems, TextField } from '../shared/fields';
import { useLook } from '../shared/look';
import { SaveButton, useSaving } from '../shared/saving';
import { useServices } from '../shared/services';
import { metWords, plainName } from './words';

type Finding = EventOf<'audit-rating'>['findings'][number];

function Blind({ shown }: { shown: BlindCase }) {
  const look = useLook();
  return (
    <div className={look.card}>
      <p className={look.plain}><strong>{shown.caseKey}</strong> · {plainName(shown.domain)} · {shown.age === null ? 'age not known' : `age ${shown.age}`}</p>
      <p className={look.quiet}>Everybody’s level, outcome and opinion is left out until you have given yours.</p>
      {shown.quotes.map((q) => <p key={q.text} className={look.plain}>“{q.text}”{q.author ? ` (${q.author})` : ''}</p>)}
      {shown.answers.length > 0 && <Answered answers={shown.answers} />}
    </div>
  );
}

function Theme({ asks, finding, onFind }: { asks: string; finding: Partial<Finding>; onFind: (change: Partial<Finding>) => void }) {
  const look = useLook();
  return (
    <div className={look.field} style={{ marginTop: 12 }}>
      <PickOne legend={asks} value={finding.met ?? null} onPick={(value) => onFind({ met: value })} choices={(Object.keys(metWords) as Finding['met'][]).map((value) => ({ value, label: metWords[value] }))} />
      {finding.met && finding.met !== 'yes' && <TextField label="What you found" rows={2} value={finding.says ?? ''} onChange={(says) => onFind({ says })} />}
    </div>
  );
}

const nothingTyped = { level: null, legal: null, why: '', findings: {} } satisfies Typed;

interface Typed { level: Level | null; legal: LegalRoute | null; why: string; findings: Record<string, Partial<Finding>> }

function problemsOf(typed: Typed, pack: Pack): string[] {
  const routes = pack.levels.find((l) => l.level === typed.level)?.legal ?? [];
  return [
    ...(pack.hasMatrix && typed.level === null ? ['Choose the level.'] : []), ...(routes.length > 1 && !typed.legal ? ['Choose the legal route.'] : []), ...(typed.why.trim() ? [] : ['Write why.']),
  ];
}

const unansweredOf = (typed: Typed): string[] => auditThemes.filter(({ id }) => !typed.findings[id]?.met).map(({ asks }) => asks);

function RatingForm({ pack, shown, point, sample, typed, setTyped, onDone }: { pack: Pack; shown: BlindCase; point: AuditPoint; sample: string; typed: Typed; setTyped: (typed: Typed) => void; onDone: (events: CaseEvent[]) => void }) {
  const { clock } = useServices();
  const control = useSaving();
  const [tried, setTried] = useState(false);
  const own = pack.levels.find((l) => l.level === typed.level);
  const found = problemsOf(typed, pack);
  const unanswered = unansweredOf(typed);
  const unsaved = control.saving.state === 'not-saved' ? control.saving.unsaved?.events : undefined;
  const find = (id: string, change: Partial<Finding>) => setTyped({ ...typed, findings: { ...typed.findings, [id]: { ...typed.findings[id], ...change } } });
  const save = () => {
    setTried(true);
    if (found.length || unanswered.length) return;
    const legal = typed.legal ?? (own?.legal.length === 1 ? own.legal[0] : undefined) ?? 'none';
    const findings = auditThemes.map(({ id }): Finding => ({ theme: id, met: typed.findings[id]?.met ?? 'cannot-tell', says: typed.findings[id]?.says?.trim() ?? '' }));
    void control.run((records) => records.other('audit-rating', shown.caseKey, { happenedAt: clock.now().toISOString(), sample, point, level: typed.level, legal, why: typed.why.trim(), findings }), (recorded) => onDone(recorded.events));
  };
  return (
    <>
      {pack.hasMatrix && <PickOne legend="At which level do you put it?" value={typed.level} onPick={(level) => setTyped({ ...typed, level, legal: null })} choices={pack.levels.map((l) => ({ value: l.level, label: levelLabel(pack, l.level, l.legal.length === 1 ? (l.legal[0] ?? 'none') : 'none'), note: l.name }))} />}
      {(own?.legal.length ?? 0) > 1 && <PickOne legend="Legal route" value={typed.legal} onPick={(legal) => setTyped({ ...typed, legal })} choices={(own?.legal ?? []).map((value) => ({ value, label: value === 'none' ? 'No statutory work' : value }))} />}
      <TextField label="Why" rows={2} value={typed.why} onChange={(why) => setTyped({ ...typed, why })} />
      {auditThemes.map(({ id, asks }) => <Theme key={id} asks={asks} finding={typed.findings[id] ?? {}} onFind={(change) => find(id, change)} />)}
      {tried && <Problems found={found} />}
      {tried && <Problems found={unanswered} before={`Not answered yet (“${metWords['cannot-tell']}” is an answer):`} />}
      <SaveButton control={control} label="Save the second opinion" onPress={save} />
      {unsaved && <div><Button onClick={() => onDone(unsaved)}>Keep it for this sitting’s table only</Button></div>}
    </>
  );
}

/** A second, blind opinion on one case: level and reason, and what was found under each theme. Nothing is chosen beforehand. */
export function AuditRating({ events, point, sample, onDone }: { events: CaseEvent[]; point: AuditPoint; sample: string; onDone: (events: CaseEvent[]) => void }) {
  const look = useLook();
  const { packs } = useServices();
  const [pack, setPack] = useState<Pack | 'failed'>();
  const [round, setRound] = useState(0);
  const [typed, setTyped] = useState<Typed>(nothingTyped);
  const [leaving, setLeaving] = useState(false);
  const shown = blindCase(events);
  const settled = events.find((e) => e.kind === 'consultation')?.settled;
  const [authority, edition] = [settled?.authority, settled?.edition];
  useEffect(() => {
    let stopped = false;
    const show = (fetched: Pack | 'failed') => { if (!stopped) setPack(fetched); };
    if (authority) packs.load(authority, edition).then(show, () => show('failed'));
    return () => { stopped = true; };
  }, [packs, authority, edition, round]);
  const again = () => { setPack(undefined); setRound(round + 1); };
  if (!shown) return <p className={look.warning}>This case holds nothing to rate.</p>;
  return (
    <section aria-label="Second opinion" className={look.field}>
      <Blind shown={shown} />
      {pack === undefined && <p role="status">Fetching the thresholds…</p>}
      {pack === 'failed' && <p role="alert" className={look.warning}>The thresholds of this case could not be fetched, or are not in this build: it cannot be rated here now. <Button size="small" onClick={again}>Try again</Button></p>}
      {typeof pack === 'object' && <RatingForm pack={pack} shown={shown} point={point} sample={sample} typed={typed} setTyped={setTyped} onDone={onDone} />}
      {leaving && <p role="alert" className={look.warning}>What you have typed about this case is not saved. Going back gives it up.</p>}
      <div><Button size="small" onClick={() => { if (typed === nothingTyped || leaving) onDone([]); else setLeaving(true); }}>{leaving ? 'Give it up and go back' : 'Back to the sample'}</Button></div>
    </section>
  );
}
