import type { CaseSummary } from '../../core/case';
import { Choose } from '../shared/fields';
import { useLook } from '../shared/look';

/** What the list is narrowed to; an empty text is "all". */
export interface Narrowed { setting: string; authority: string; domain: string; age: string }
export const everything: Narrowed = { setting: '', authority: '', domain: '', age: '' };

const ages: Record<string, { label: string; holds: (age: number | null) => boolean }> = {
  '0-1': { label: 'Under 2', holds: (age) => age !== null && age < 2 },
  '2-4': { label: '2 to 4', holds: (age) => age !== null && age >= 2 && age < 5 },
  '5-10': { label: '5 to 10', holds: (age) => age !== null && age >= 5 && age < 11 },
  '11-15': { label: '11 to 15', holds: (age) => age !== null && age >= 11 && age < 16 },
  '16-17': { label: '16 and over', holds: (age) => age !== null && age >= 16 },
  unknown: { label: 'Not known', holds: (age) => age === null },
};

/** True for a case that the list is narrowed to. */
export function isWanted(summary: CaseSummary, narrowed: Narrowed): boolean {
  return (!narrowed.setting || summary.setting === narrowed.setting) && (!narrowed.authority || summary.editionName === narrowed.authority)
    && (!narrowed.domain || summary.domain === narrowed.domain) && (!narrowed.age || (ages[narrowed.age]?.holds(summary.age) ?? true));
}

const values = (cases: readonly CaseSummary[], of: (summary: CaseSummary) => string) => [...new Set(cases.map(of))].filter(Boolean).sort();
const plain = (value: string) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1).replaceAll('-', ' ') });

/** Narrows a list by setting, thresholds, kind of worry and age, as they occur in it. */
export function Filters({ cases, narrowed, onNarrow }: { cases: readonly CaseSummary[]; narrowed: Narrowed; onNarrow: (narrowed: Narrowed) => void }) {
  const look = useLook();
  const set = (change: Partial<Narrowed>) => onNarrow({ ...narrowed, ...change });
  return (
    <details>
      <summary>Narrow the list{Object.values(narrowed).some(Boolean) ? ' (narrowed)' : ''}</summary>
      <div className={look.field}>
        <Choose label="Setting or agency" any="All" value={narrowed.setting} onChoose={(setting) => set({ setting })} choices={values(cases, (s) => s.setting).map((value) => ({ value, label: value }))} />
        <Choose label="Authority and edition" any="All" value={narrowed.authority} onChoose={(authority) => set({ authority })} choices={values(cases, (s) => s.editionName).map((value) => ({ value, label: value }))} />
        <Choose label="Kind of worry" any="All" value={narrowed.domain} onChoose={(domain) => set({ domain })} choices={values(cases, (s) => s.domain).map(plain)} />
        <Choose label="Age" any="All" value={narrowed.age} onChoose={(age) => set({ age })} choices={Object.entries(ages).map(([value, { label }]) => ({ value, label }))} />
      </div>
    </details>
  );
}
