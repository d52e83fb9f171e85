import { useMemo, useState } from 'react';
import { agreementBy, agreementOf, raters, toCsv, type Agreement, type Grouping, type Rater } from '../../core/oversight';
import { Choose } from '../shared/fields';
import { GiveFile } from '../shared/give-file';
import { useLook } from '../shared/look';
import { Bars } from './bars';
import { ConfusionTable, Differing, SideBySide } from './agreement-parts';
import { useAllOf } from './fetching';
import { EditionPick, Gathering, useEdition } from './gathering';
import { ofCases, plainName, raterNames } from './words';

const asRater = (value: string): Rater => raters.find((rater) => rater === value) ?? 'practitioner';
const choices = raters.map((value) => ({ value, label: raterNames[value] }));
const groupNames: Record<Grouping, string> = { domain: 'By kind of worry', setting: 'By agency or setting', month: 'By month' };
const two = (n: number) => n.toFixed(2);

/** Agreement in a sentence. Few cases say little, and it says that they are few. */
function sayAgreement({ cases, same, kappa, interval }: Agreement): string {
  if (!cases) return 'Nobody has given two levels to the same case yet.';
  const kappaSays = kappa === null ? 'Kappa is not defined: everybody gave the same level throughout.' : `Weighted kappa ${two(kappa)}${interval ? `, 95% interval ${two(interval.low)} to ${two(interval.high)}` : '; too few cases for an interval'}.`;
  return `The same level in ${ofCases(same, cases)}. ${kappaSays}${cases < 30 ? ` ${cases === 1 ? 'This is one case' : 'These are few cases'}: do not rest much on the figure.` : ''}`;
}

/** How far the panel, practitioner, manager and front door agree on the level. It measures a common understanding; it ranks nobody. */
export function AgreementView({ onOpen }: { onOpen: (caseKey: string) => void }) {
  const look = useLook();
  const all = useAllOf('all');
  const edition = useEdition(all.items);
  const [first, setFirst] = useState<Rater>('practitioner');
  const [second, setSecond] = useState<Rater>('front-door');
  const [grouping, setGrouping] = useState<Grouping>('domain');
  const { cases } = edition;
  const found = useMemo(() => agreementOf(cases, first, second), [cases, first, second]);
  const groups = useMemo(() => agreementBy(cases, first, second, grouping), [cases, first, second, grouping]);
  const csv = () => toCsv(['Case', 'Thresholds', raterNames[first], raterNames[second]], found.differing.map((p) => [p.caseKey, edition.edition, p.first, p.second]));
  return (
    <section aria-label="Agreement" className={look.field}>
      <Gathering of={all} again={all.again} />
      <EditionPick of={edition} />
      <Choose label="Compare" any="Practitioner" value={first} onChoose={(v) => setFirst(asRater(v))} choices={choices} />
      <Choose label="with" any="Practitioner" value={second} onChoose={(v) => setSecond(asRater(v))} choices={choices} />
      <p className={look.plain} role="status">{sayAgreement(found)}</p>
      <p className={look.quiet}>1 is full agreement, 0 what chance alone would give. Being two levels apart weighs four times as much as one. The interval is drawn again and again from the same cases.</p>
      {found.cases > 0 && <ConfusionTable table={found.table} first={raterNames[first]} second={raterNames[second]} />}
      <Choose label="Look at it" any="By kind of worry" value={grouping} onChoose={(v) => setGrouping(v === 'setting' || v === 'month' ? v : 'domain')} choices={(Object.keys(groupNames) as Grouping[]).map((value) => ({ value, label: groupNames[value] }))} />
      {groups.length > 0 && <Bars title={`The same level, ${groupNames[grouping].toLowerCase()}`} unit="The same level" bars={groups.map(({ name, agreement }) => ({ name: grouping === 'domain' ? plainName(name) : name, value: agreement.same / agreement.cases, says: `${agreement.same} of ${agreement.cases}${agreement.kappa === null ? '' : `, kappa ${two(agreement.kappa)}`}` }))} />}
      <Differing pairs={found.differing} first={raterNames[first]} second={raterNames[second]} onOpen={onOpen} />
      {found.differing.length > 0 && <GiveFile label="The differing cases as a table (CSV)" name="differing.csv" type="text/csv" make={csv} />}
      <SideBySide cases={cases} onOpen={onOpen} />
    </section>
  );
}
