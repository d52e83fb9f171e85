import { useState } from 'react';
import { legalOf, suggest, suggestedLegal, suggestedLevel, type Suggestion } from '../../core/decision';
import { levelLabel, type Level, type PackFace } from '../../core/pack';
import { Button } from '../shared/button';
import { PickOne } from '../shared/fields';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { practiceCases } from './practice-cases';

interface Said { pack: PackFace; level: Level | null; suggestions: Suggestion[] }

/** What the panel makes of the practice message, shown after the person has chosen. */
function Compared({ said, own }: { said: Said; own: Level }) {
  const look = useLook();
  const { pack, level, suggestions } = said;
  const found = suggestions.filter((s) => s.tier === 'evidenced' && s.level !== null);
  return (
    <div className={look.card} role="status">
      <p className={look.plain}>You: {levelLabel(pack, own, legalOf(pack, own))}. The panel’s reading: {level === null || !found.length ? 'no level' : levelLabel(pack, level, suggestedLegal(found, level, pack))}.</p>
      <ul>{found.map((s) => <li key={s.id}>“{s.evidence[0]?.quote.text}”: {s.cells[0]?.row.title}, level {s.level}. {s.cells[0]?.cell.text}</li>)}</ul>
      <p className={look.quiet}>Neither is the right answer. Where they differ, read the row and talk it over.</p>
    </div>
  );
}

function Case({ text, pack }: { text: string; pack: PackFace }) {
  const look = useLook();
  const { reader, clock, ids } = useServices();
  const [own, setOwn] = useState<Level | null>(null);
  const [said, setSaid] = useState<Said | 'reading' | 'failed'>();
  const compare = () => {
    setSaid('reading');
    reader.read({ id: `practice-${ids.next()}`, channel: 'pasted', subject: '', sentAt: clock.now().toISOString(), parts: [{ text }] })
      .then((reading) => { const suggestions = suggest(reading, pack); setSaid({ pack, suggestions, level: suggestedLevel(suggestions, reading, pack) }); }, () => setSaid('failed'));
  };
  return (
    <>
      <blockquote className={look.message} style={{ margin: 0 }}>{text}</blockquote>
      <PickOne legend="At which level would you put it?" value={own} onPick={setOwn} choices={pack.levels.map((l) => ({ value: l.level, label: levelLabel(pack, l.level, l.legal.length === 1 ? (l.legal[0] ?? 'none') : 'none'), note: l.name }))} />
      <div><Button appearance="primary" disabled={own === null || said === 'reading'} onClick={compare}>Compare with the panel’s reading</Button></div>
      {said === 'reading' && <p role="status">Reading…</p>}
      {said === 'failed' && <p role="alert" className={look.warning}>The panel could not read it. Talk it over with a colleague instead.</p>}
      {typeof said === 'object' && own !== null && <Compared said={said} own={own} />}
    </>
  );
}

/** Invented cases to practise on: choose a level first, then compare. Nothing is recorded. */
export function PracticeView({ pack }: { pack: PackFace | undefined }) {
  const look = useLook();
  const [picked, setPicked] = useState<string>();
  const one = practiceCases.find(({ id }) => id === picked);
  if (!pack?.hasMatrix) return <p role="status" className={look.warning}>Choose an authority with a threshold matrix under “This thread” to practise.</p>;
  return (
    <section aria-label="Practice" className={look.field}>
      <p className={look.plain}>These are invented. Nothing that you choose here is recorded or sent.</p>
      <div className={look.row}>{practiceCases.map(({ id, title }) => <Button key={id} size="small" aria-pressed={id === picked} appearance={id === picked ? 'primary' : undefined} onClick={() => setPicked(id)}>{title}</Button>)}</div>
      {one && <Case key={one.id} text={one.text} pack={pack} />}
    </section>
  );
}
