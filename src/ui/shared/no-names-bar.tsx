import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useConsultation } from './consultation';
import { useLook } from './look';

/** Turns a no-names consultation on where the authority offers one, says what it costs, and turns it into a named one with a reason. */
export function NoNamesBar() {
  const look = useLook();
  const id = useId();
  const { pack, reading, noNames, withoutNames, withNames } = useConsultation();
  const [because, setBecause] = useState('');
  const [tried, setTried] = useState(false);
  if (!pack || reading.state !== 'read') return null;
  if (!noNames) {
    if (!pack.noNamesConsultation.offered) return null;
    return <Button size="small" appearance="subtle" onClick={() => void withoutNames()}>Ask without names</Button>;
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
