import { useEffect, useRef, useState } from 'react';
import { answersOf, labelsOf, sayFrom, sayPerson, type Answer, type ChronologyLine, type Edit, type From } from '../../core/referral';
import { Button } from '../shared/button';
import { Fold } from '../shared/fold';
import { useLook } from '../shared/look';
import { Maybe, Source, untaken } from './answer-field';
import { goTo } from './missing-list';
import { OfferedPeople, offeredPeople, withRow } from './people-field';
import type { ReferralWork } from './use-referral';
import { useSeen } from './use-seen';
import { words } from './words';

/** One thing that is filled in and not checked: all its words, where they are from, and what its tick changes. */
interface Filled { key: string; label: string; says: string; from: readonly From[]; tick: Edit }

/** What is filled and not checked yet, in the form's order. Where the messages disagree the choice is left to its own question. */
function uncheckedOf({ draft, lines }: ReferralWork): Filled[] {
  const labels = labelsOf(draft);
  const ofAnswer = (answer: Answer): Filled[] => {
    const label = labels.get(answer.key) ?? answer.label;
    if (answer.state !== 'known' || answer.confirmed || answer.conflict) return [];
    if (!answer.people) return [{ key: answer.key, label, says: answer.value, from: answer.from, tick: { confirmed: true } }];
    return answer.people.filter((row) => row.stands === 'in' && !row.confirmed && sayPerson(row)).map((row) => ({ key: row.key, label, says: sayPerson(row), from: row.from, tick: withRow(row, { confirmed: true }) }));
  };
  const ofLine = ({ key, when, happening, leftOut, corrected }: ChronologyLine): Filled[] => (leftOut || happening.confirmed ? [] : [{ key, label: words.happened(happening.worked && !corrected ? `${when}, ${words.workedOut(happening.worked)}` : when), says: happening.says, from: [happening.from], tick: { confirmed: true } }]);
  return [...answersOf(draft).flatMap(ofAnswer), ...lines.flatMap(ofLine)];
}

/** One is seen when its first line and its last have been on the screen, in these words. */
const marksOf = ({ key, label, says }: Filled): [head: string, foot: string] => [`head ${key} ${label} ${says}`, `foot ${key} ${label} ${says}`];

const plain = (text: string): string => text.replace(/\s+/gu, ' ');

/** One thing with its words, where it comes from, and the quotations that do not stand in it themselves. */
function Item({ one }: { one: Filled }) {
  const look = useLook();
  const [head, foot] = marksOf(one);
  const kinds = [...new Set(one.from.map(({ kind }) => words.fromKinds[kind]))].join(', ');
  const says = plain(one.says);
  const quoted = one.from.filter((from) => from.kind === 'message' && !says.includes(plain(from.quote.text)));
  return (
    <li style={{ borderTop: '1px solid var(--colorNeutralStroke1)', paddingTop: '6px' }}>
      <p className={look.plain} data-seen={head}><strong>{one.label}</strong> <button type="button" className={look.link} aria-label={`${words.putRight}: ${one.label}`} onClick={() => goTo(one.key)}>{words.putRight}</button></p>
      <p className={look.plain} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{one.says}</p>
      {quoted.map((from) => <p key={sayFrom(from)} className={look.quiet}><Source from={from} /></p>)}
      <p className={look.quiet} data-seen={foot}>{words.from}: {kinds}</p>
    </li>
  );
}

/** Values that the words may mean, question by question, to be taken by a press or left. */
function Candidates({ work: { draft, edit } }: { work: ReferralWork }) {
  const look = useLook();
  const labels = labelsOf(draft);
  return answersOf(draft).map((answer) => (untaken(answer).length + offeredPeople(answer).length > 0 && (
    <div key={answer.key} className={look.field}>
      <p className={look.plain}><strong>{labels.get(answer.key)}</strong></p>
      {answer.people ? <OfferedPeople answer={answer} edit={edit} /> : <Maybe answer={answer} onEdit={(change) => edit(answer.key, change)} />}
    </div>
  )));
}

/** What the person answered at the decision, as it stands on the form: ticked with that, and here to be seen. */
function FromDecision({ work: { draft, written } }: { work: ReferralWork }) {
  const look = useLook();
  const decided = answersOf(draft).filter(({ key, confirmed, people }) => confirmed && !people && written.edits[key]?.confirmed === undefined);
  if (!decided.length) return null;
  return <Fold summary={<span className={look.quiet}>{words.fromDecision(decided.length)}</span>}>{() => <ul className={look.list}>{decided.map(({ key, label, value }) => <li key={key} className={look.quiet}>{label}: {value}</li>)}</ul>}</Fold>;
}

/**
 * All that is filled in and not checked, in one list with its words, and one press for what of it has been on the screen. Whatever has
 * not been there, or reads otherwise since, stays unchecked. The ticks can be taken back as they were given.
 */
export function LookThrough({ work }: { work: ReferralWork }) {
  const look = useLook();
  const list = useRef<HTMLUListElement>(null);
  const back = useRef<HTMLDivElement>(null);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const open = uncheckedOf(work);
  const seen = useSeen(list, open.flatMap(marksOf).join('\n'));
  const read = open.filter((one) => marksOf(one).every((mark) => seen.has(mark)));
  useEffect(() => { if (ticked.length) back.current?.querySelector('button')?.focus(); }, [ticked]);
  const tickAll = () => { for (const { key, tick } of read) work.edit(key, tick); setTicked(read.map(({ key }) => key)); };
  const takeBack = () => { for (const key of ticked) work.edit(key, { confirmed: false }); setTicked([]); };
  return (
    <details className={look.card} open>
      <summary><h3 className={look.subheading} style={{ display: 'inline' }}>{words.lookThrough}</h3> <span className={look.quiet}>({open.length})</span></summary>
      <div style={{ display: 'grid', gap: '10px' }}>
        <FromDecision work={work} />
        <Candidates work={work} />
        {open.length > 0 && <p className={look.quiet}>{words.lookThroughHelp}</p>}
      </div>
      <ul ref={list} className={look.list}>{open.map((one) => <Item key={one.key} one={one} />)}</ul>
      {read.length > 0 && <div style={{ marginTop: '8px' }}><Button appearance="primary" onClick={tickAll}>{words.areRight(read.length)}</Button></div>}
      {open.length > read.length && <p className={look.quiet}>{words.notSeen(open.length - read.length)}</p>}
      {ticked.length > 0 && <div ref={back} className={look.row}><span className={look.quiet} role="status">{words.ticked(ticked.length)}</span><Button size="small" onClick={takeBack}>{words.untick}</Button></div>}
    </details>
  );
}
