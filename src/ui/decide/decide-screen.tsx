import { useState } from 'react';
import { countedEvidence, legalOf, missingFor, nextAfter, promptsFor, reflections, settle, suggestedLegal, type Settling } from '../../core/decision';
import type { Reading } from '../../core/evidence';
import { levelLabel, type Pack } from '../../core/pack';
import { useArrival } from '../shared/arrival';
import { useConsultation, useKept } from '../shared/consultation';
import { isMasked } from '../shared/consultation-state';
import { useLook } from '../shared/look';
import { notSavedYet, SaveButton, useSaving } from '../shared/saving';
import { useServices } from '../shared/services';
import { ConsentSection } from './consent-section';
import { LevelSection } from './level-section';
import { RoutesSection, type UsedPrompts } from './routes-section';
import { ThinkSection, type Answers } from './think-section';
import { TogetherSection } from './together-section';
import { Saved } from './what-next';
import { wording } from '../wording';
import { words } from './words';

/** What stands for the child in a record without names. */
const NAMELESS = 'no names';

interface About { childLabel: string; age: string; domain: string; note: string }

/** Initials from a name that the reader found: a start to correct, never the name itself. */
function initialsFrom(reading: Reading | undefined): string {
  const name = reading?.facts.child.name?.value ?? '';
  return name.split(/\s+/).filter(Boolean).map((part) => part[0]?.toUpperCase() ?? '').join('').slice(0, 3);
}

function Heading() {
  const look = useLook();
  return <h2 ref={useArrival<HTMLHeadingElement>()} tabIndex={-1} className={look.heading}>{words.heading}</h2>;
}

function AboutSection({ about, onChange, pack, nameless }: { about: About; onChange: (about: About) => void; pack: Pack; nameless: boolean }) {
  const look = useLook();
  const domains = [...new Map(pack.matrix.map((row) => [row.domain, row.domainTitle]))];
  const set = (change: Partial<About>) => onChange({ ...about, ...change });
  return (
    <fieldset className={look.field}>
      <legend className={look.subheading}>{words.child}</legend>
      {nameless ? <p className={look.quiet}>{words.noNames}</p> : (
        <>
          <label>{words.childLabel}<input className={look.input} maxLength={6} value={about.childLabel} onChange={(e) => set({ childLabel: e.target.value })} /></label>
          <p className={look.quiet}>{words.childLabelHelp}</p>
        </>
      )}
      <label>{words.age}<input className={look.input} inputMode="numeric" maxLength={2} value={about.age} onChange={(e) => set({ age: e.target.value.replace(/\D/g, '') })} /></label>
      {domains.length > 0 && (
        <label>{words.domain}
          <select className={look.input} value={about.domain} onChange={(e) => set({ domain: e.target.value })}>
            <option value="">Choose…</option>
            {domains.map(([id, title]) => <option key={id} value={id}>{title}</option>)}
          </select>
        </label>
      )}
      <label>{words.note}<textarea className={look.input} rows={2} value={about.note} onChange={(e) => set({ note: e.target.value })} /></label>
    </fieldset>
  );
}

function problemsOf(settling: Settling, about: About, pack: Pack): string[] {
  return [
    ...missingFor(settling, pack).map((m) => m.says),
    ...(about.childLabel.trim() ? [] : ['Write the child’s initials, or “unknown”.']),
    ...(about.domain || !pack.matrix.length ? [] : ['Choose the main kind of worry.']),
  ];
}

function useSave(about: About, settling: Settling, rows: readonly string[], used: UsedPrompts, answers: Answers) {
  const { setting } = useServices();
  const consultation = useConsultation();
  const control = useSaving(useKept('saving', notSavedYet));
  const [tried, setTried] = useState<string[]>([]);
  const { pack } = consultation;
  // What has been filled in since is no longer missing.
  const still = pack ? problemsOf(settling, about, pack) : [];
  const problems = tried.filter((says) => says === wording.message.checkFirst || still.includes(says));
  /** `then`: where the person goes on, once it is on record as it stands here. */
  const save = (then?: () => void) => {
    const { open, read, withoutWords } = consultation;
    if (!pack || open.state !== 'open' || !read) return;
    const wait = consultation.checkHost();
    const found = wait ? [wait] : still;
    setTried(found);
    const outcome = settle(settling, pack);
    if (found.length || !('decision' in outcome)) return;
    const { decision } = outcome;
    const asked = reflections(pack, open.message, true);
    void control.run(
      (records) => records.consultation({
        message: open.message, reading: read, suggestions: consultation.suggestions, decisions: consultation.decisions, settled: decision,
        childLabel: about.childLabel.trim(), setting, domain: about.domain, age: about.age ? Number(about.age) : null,
        prompts: promptsFor(pack, rows, settling.level).flatMap(({ id }) => { const use = used[id]; return use && (use.used || use.why.trim()) ? [{ id, title: use.title, used: use.used, why: use.why.trim() }] : []; }),
        reflections: asked.filter((r) => answers[r.id]?.trim()).map((r) => ({ id: r.id, asks: r.asks, answer: answers[r.id]?.trim() ?? '' })),
        noNames: consultation.noNames ? consultation.noNames.namedBecause === undefined : undefined,
        note: [about.note.trim(), withoutWords ? words.withoutNote(withoutWords) : '', consultation.noNames?.namedBecause ? `Began without names; named because: ${consultation.noNames.namedBecause}` : ''].filter(Boolean).join(' ') || undefined,
      }),
      (recorded, caseKey) => {
        consultation.settleOn(decision);
        consultation.saved(caseKey, recorded.events);
        if (recorded.result.state === 'saved' && !recorded.result.stands) then?.();
      },
    );
  };
  return { control, problems, save };
}

/** The form that the answers so far lead to, so that one press saves and opens it; none while the level or the danger is not answered. */
function formNext(pack: Pack, { level, legal, immediate, routes }: Settling): 'refer' | 'early-help' | undefined {
  if (immediate === null || (pack.hasMatrix && level === null)) return undefined;
  const next = nextAfter(pack, { level, legal: legal ?? legalOf(pack, level), immediate, routes });
  return next === 'record' ? undefined : next;
}

/** Settling: own level, danger, consent, routes; nothing is pre-selected. Saving records the consultation. */
export function DecideScreen({ onGo }: { onGo: (to: 'referral' | 'record') => void }) {
  const look = useLook();
  const consultation = useConsultation();
  const { pack, open, read, suggestions, decisions, suggested, settling: kept, settled, caseKey } = consultation;
  const nameless = isMasked(consultation);
  const counted = countedEvidence(suggestions, decisions);
  const { rows } = counted;
  const [typed, setAbout] = useKept<About>('about', () => ({ childLabel: nameless ? NAMELESS : initialsFrom(read), age: String(read?.facts.child.age?.value ?? ''), domain: rows[0]?.split('/')[0] ?? '', note: '' }));
  // A kind of worry that was chosen under another authority is none of this one's.
  const about = !pack?.hasMatrix || pack.matrix.some((row) => row.domain === typed.domain) ? typed : { ...typed, domain: '' };
  const settling = { ...kept, suggested };
  const [used, setUsed] = useKept<UsedPrompts>('prompts', () => ({}));
  const [answers, setAnswers] = useKept<Answers>('reflections', () => ({}));
  const { control, problems, save } = useSave(about, settling, rows, used, answers);
  const [wasOpen] = useState(caseKey === undefined);
  if (!pack) return null;
  const next = formNext(pack, settling);
  if (caseKey) return <Saved pack={pack} caseKey={caseKey} settled={settled} justNow={wasOpen} earlier={control.saving.state === 'saved' && control.saving.earlier} onGo={onGo} />;
  if (!read) return <p role="status" className={look.warning}>Read the message first: go back to Evidence. If you cannot wait, telephone the front door.</p>;
  return (
    <>
      <Heading />
      <p className={look.quiet}>{words.help}</p>
      <p className={look.plain}>{!pack.hasMatrix ? words.noMatrix : suggested === null ? words.nothingSuggested : <>{words.suggested} <strong>{levelLabel(pack, suggested, suggestedLegal(suggestions, suggested, pack))}</strong></>}</p>
      <TogetherSection pack={pack} />
      <LevelSection pack={pack} settling={settling} />
      <ConsentSection pack={pack} settling={settling} counted={counted} />
      <RoutesSection pack={pack} settling={settling} rows={rows} reading={read} used={used} onUse={(id, use) => setUsed({ ...used, [id]: use })} />
      {open.state === 'open' && <ThinkSection pack={pack} message={open.message} level={settling.level} answers={answers} onAnswer={(id, answer) => setAnswers({ ...answers, [id]: answer })} />}
      <AboutSection about={about} onChange={setAbout} pack={pack} nameless={nameless} />
      {problems.length > 0 && <div role="alert" className={look.warning}><p className={look.plain}>{words.before}</p><ul>{problems.map((p) => <li key={p}>{p}</li>)}</ul></div>}
      <SaveButton control={control} label={words.save} onPress={() => save()} first={next && { label: words.saveAnd[next], onPress: () => save(() => onGo('referral')) }} />
    </>
  );
}
