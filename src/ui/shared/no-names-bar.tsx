import { useId, useState } from 'react';
import { Button } from './button';
import { useConsultation, useKept } from './consultation';
import { useLook } from './look';
import { wording } from '../wording';

/** Turns a no-names consultation on where the authority offers one, says what it costs, and turns it into a named one with a reason. */
export function NoNamesBar() {
  const look = useLook();
  const id = useId();
  const { face: pack, open, reading, noNames, withoutNames, withNames, widen } = useConsultation();
  const [because, setBecause] = useKept('why by name', () => '');
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState(false);
  if (!pack || reading.state !== 'read') return null;
  if (!noNames) {
    if (!pack.noNamesConsultation.offered) return null;
    if (reading.facts === 'coming') return null;
    if (reading.facts === 'missing') {
      const again = () => { if (open.state === 'open') widen(open.message); };
      return <span role="status">The names could not be looked for, so they cannot be masked. <Button size="small" onClick={again}>Look again</Button></span>;
    }
    return <>{failed && <span role="alert">{wording.step.failed}</span>}<button type="button" className={look.link} onClick={() => { setFailed(false); withoutNames().catch(() => setFailed(true)); }}>Ask without names</button></>;
  }
  if (noNames.namedBecause !== undefined) return <p className={look.quiet}>Began without names; now named, because: {noNames.namedBecause}</p>;
  const name = () => { setTried(true); if (because.trim()) withNames(because.trim()); };
  return (
    <div className={look.warning} role="status">
      <p className={look.plain}><strong>No names.</strong> {pack.noNamesConsultation.says} Without a name nobody can look up what is already known of the child. Never for a child in danger: then give the name at once. Read the text before you use it: masking is not proof against guessing.</p>
      <label htmlFor={id}>To refer by name, write why:</label>
      <input id={id} className={look.input} value={because} onChange={(e) => setBecause(e.target.value)} />
      {tried && !because.trim() && <p role="alert" className={look.error}>Write the reason first. It is kept with the record.</p>}
      <div><Button size="small" onClick={name}>Use names now</Button></div>
    </div>
  );
}
