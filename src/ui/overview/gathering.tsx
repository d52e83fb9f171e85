import { useState } from 'react';
import type { CaseSummary } from '../../core/case';
import { Button } from '../shared/button';
import { Choose } from '../shared/fields';
import { useLook } from '../shared/look';
import type { Gathered } from './fetching';
import { words } from './words';

/** How a fetch of many stands: under way, failed, cut short. */
export function Gathering({ of, again }: { of: Gathered<unknown>; again?: () => void }) {
  const look = useLook();
  return (
    <>
      {of.state === 'loading' && <p role="status">{words.loading} {of.items.length}</p>}
      {of.state === 'failed' && <p role="alert" className={look.warning}>{of.says} {again && <Button size="small" onClick={again}>{words.again}</Button>}</p>}
      {of.cut && <p role="status" className={look.warning}>{words.cut}</p>}
    </>
  );
}

/** One edition of thresholds out of those that the cases were decided under; the commonest first. */
export function useEdition(cases: readonly CaseSummary[]): { edition: string; editions: string[]; choose: (edition: string) => void; cases: CaseSummary[] } {
  const [picked, choose] = useState('');
  const count = new Map<string, number>();
  cases.forEach((s) => count.set(s.editionName, (count.get(s.editionName) ?? 0) + 1));
  const editions = [...count.keys()].sort((a, b) => (count.get(b) ?? 0) - (count.get(a) ?? 0) || a.localeCompare(b));
  const edition = editions.includes(picked) ? picked : (editions[0] ?? '');
  return { edition, editions, choose, cases: cases.filter((s) => s.editionName === edition) };
}

/** Which edition's cases are looked at. */
export function EditionPick({ of }: { of: ReturnType<typeof useEdition> }) {
  return <Choose label={words.edition} help={words.editionHelp} any="The commonest" value={of.edition} onChoose={of.choose} choices={of.editions.map((value) => ({ value, label: value }))} />;
}
