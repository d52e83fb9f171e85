import { useId, useRef, useState } from 'react';
import { newRowKey, partsAsked, sayPerson, whoOf, type Answer, type AnswerState, type Edit, type PersonPart, type PersonRow } from '../../core/referral';
import { Button } from '../shared/button';
import { focused } from '../shared/focused';
import { useLook } from '../shared/look';
import { Choices, Offered, STATES, Where } from './answer-field';
import { HowKnown } from './how-known';
import { words } from './words';

type OnEdit = (edit: Edit) => void;
/** An edit of one row holds the whole row, so that it stands where a closer reading no longer finds it. */
export const withRow = (row: PersonRow, edit: Edit): Edit => ({ parts: row.parts, ...edit });
const inParts = (row: PersonRow, part: PersonPart, value: string): Edit => ({ parts: { ...row.parts, [part]: value }, state: undefined, confirmed: false });

const STATE: AnswerState[] = ['known', 'to-ask', 'not-known', 'does-not-apply'];
const CHOSEN = new Set<PersonPart>(['livesWith', 'responsibility']);

function Part({ row, part, first, onEdit }: { row: PersonRow; part: PersonPart; first: boolean; onEdit: OnEdit }) {
  const look = useLook();
  const id = useId();
  const common = { id, className: look.input, value: row.parts[part] ?? '' };
  const change = (value: string) => onEdit(inParts(row, part, value));
  return (
    <div className={look.field} style={part === 'words' ? { gridColumn: '1 / -1' } : { justifyContent: 'end' }}>
      <label htmlFor={id} className={look.quiet}>{words.parts[part]}</label>
      {CHOSEN.has(part) && <select {...common} onChange={(e) => change(e.target.value)}><option value="">Choose…</option>{words.yesNo.map((one) => <option key={one} value={one}>{one}</option>)}</select>}
      {part === 'words' && <textarea {...common} rows={common.value.length > 60 ? 4 : 2} onChange={(e) => change(e.target.value)} />}
      {!CHOSEN.has(part) && part !== 'words' && <input ref={first ? focused : undefined} {...common} onChange={(e) => change(e.target.value)} />}
    </div>
  );
}

/** What can be said of one row: how much is known, the tick, the mark for the family. */
function Marks({ row, who, onEdit }: { row: PersonRow; who: string; onEdit: OnEdit }) {
  const look = useLook();
  return (
    <div className={look.row} role="group" aria-label={who}>
      <select className={look.input} style={{ width: 'auto' }} aria-label={words.ofPerson(words.howMuch, who)} value={row.state} onChange={(e) => onEdit(withRow(row, { state: STATE.find((one) => one === e.target.value), confirmed: false }))}>
        {STATE.map((state) => <option key={state} value={state}>{words.states[state]}</option>)}
      </select>
      <label><input type="checkbox" checked={row.confirmed} onChange={(e) => onEdit(withRow(row, { confirmed: e.target.checked }))} /> {words.confirm}</label>
      <label><input type="checkbox" checked={row.keepFromFamily} onChange={(e) => onEdit(withRow(row, { keepFromFamily: e.target.checked }))} /> {words.keep}</label>
    </div>
  );
}

function Boxes({ row, answer, isNew, onEdit }: { row: PersonRow; answer: Answer; isNew: boolean; onEdit: OnEdit }) {
  const asked = partsAsked(answer.field) ?? [];
  return (
    <>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(6.5rem, 1fr))', gap: '6px' }}>
        {asked.map((part, at) => <Part key={part} row={row} part={part} first={isNew && at === 0} onEdit={onEdit} />)}
      </div>
      {row.statement && <HowKnown answer={{ ...answer, kind: 'text', value: row.parts.words ?? '', statements: [row.statement] }} onEdit={(edit) => onEdit(inParts(row, 'words', edit.value ?? ''))} />}
    </>
  );
}

function Person({ row, answer, isNew, onEdit, onGone }: { row: PersonRow; answer: Answer; isNew: boolean; onEdit: OnEdit; onGone: () => void }) {
  const look = useLook();
  const [open, setOpen] = useState(isNew);
  const who = whoOf(row) || words.nobodyYet;
  const out = row.stands === 'out';
  const asked = row.state === 'known' ? (partsAsked(answer.field) ?? []).filter((part) => part !== 'words' && !row.parts[part]) : [];
  const act = out ? words.takeBack : words.removePerson;
  return (
    <li className={look.field} id={`field-${row.key}`} tabIndex={-1} style={{ borderTop: '1px solid var(--colorNeutralStroke1)', paddingTop: '8px' }}>
      <p className={look.plain}><strong>{sayPerson(row) || words.nobodyYet}</strong></p>
      {!out && <Marks row={row} who={who} onEdit={onEdit} />}
      {!out && open && <Boxes row={row} answer={answer} isNew={isNew} onEdit={onEdit} />}
      {!out && !open && !row.statement && asked.length > 0 && <p className={look.quiet}>{words.stillOpen} {asked.map((part) => words.parts[part].toLowerCase()).join(', ')}</p>}
      <div className={look.row}>
        {!out && <Button size="small" appearance="subtle" aria-expanded={open} aria-label={words.ofPerson(words.details, who)} onClick={() => setOpen(!open)}>{words.details}</Button>}
        <Button size="small" appearance="subtle" aria-label={words.ofPerson(act, who)} onClick={() => { onEdit(withRow(row, { leftOut: !out, confirmed: false })); if (!whoOf(row)) onGone(); }}>{act}</Button>
        {out && <span className={look.quiet} role="status">{words.leftOut}</span>}
      </div>
      <Where answer={row} />
    </li>
  );
}

/** Ticks whatever of an answer is filled and not yet checked: of a list of people each row. */
export function confirmAnswer(answer: Answer, edit: (key: string, change: Edit) => void): void {
  if (!answer.people) { edit(answer.key, { confirmed: true }); return; }
  for (const row of answer.people) if (row.stands === 'in' && !row.confirmed) edit(row.key, withRow(row, { confirmed: true }));
}

/** Whom the words may mean, and nobody has taken yet. */
export const offeredPeople = ({ people = [], state }: Answer): PersonRow[] => (state === 'known' || state === 'to-ask' ? people.filter((row) => row.stands === 'offered') : []);

/** Whom the words may mean, each to be taken by a press. */
export function OfferedPeople({ answer, edit }: { answer: Answer; edit: (key: string, change: Edit) => void }) {
  const look = useLook();
  const offered = offeredPeople(answer);
  if (!offered.length) return null;
  return (
    <div className={look.field}>
      <p className={look.quiet}>{words.maybe}</p>
      <Choices label={answer.label} found={offered.map((row) => ({ value: sayPerson(row), from: row.from }))} take={(value) => { const row = offered.find((one) => sayPerson(one) === value); if (row) edit(row.key, withRow(row, { leftOut: false, confirmed: false })); }} />
    </div>
  );
}

/** An answer that is a list of people: each with their own boxes, source, state and tick. The person adds and removes them; whom the words may mean is taken by a press. */
export function PeopleField({ answer, edit }: { answer: Answer; edit: (key: string, change: Edit) => void }) {
  const look = useLook();
  const id = `answer-${useId()}`;
  const [added, setAdded] = useState<string>();
  const add = useRef<HTMLDivElement>(null);
  const { people = [], state } = answer;
  const isList = state === 'known' || state === 'to-ask';
  const addRow = (parts: PersonRow['parts']) => { const key = newRowKey(answer); setAdded(key); edit(key, { parts, state: undefined, leftOut: undefined, keepFromFamily: undefined, confirmed: false }); };
  return (
    <div className={look.card} id={`field-${answer.key}`} tabIndex={-1} role="group" aria-labelledby={`${id}-label`}>
      <p className={look.plain} id={`${id}-label`}><strong>{answer.label}</strong></p>
      {state !== 'known' && <p className={look.quiet}>{state === 'to-ask' ? answer.ask : words.states[state]}</p>}
      <OfferedPeople answer={answer} edit={edit} />
      {isList && <ul className={look.list}>{people.map((row) => row.stands !== 'offered' && <Person key={row.key} row={row} answer={answer} isNew={row.key === added} onEdit={(change) => edit(row.key, change)} onGone={() => add.current?.querySelector('button')?.focus()} />)}</ul>}
      {isList && <div ref={add}><Button size="small" aria-label={words.ofPerson(words.addPerson, answer.label)} onClick={() => addRow({})}>{words.addPerson}</Button></div>}
      <div className={look.row} role="group" aria-labelledby={`${id}-label`}>
        {STATES.map((one) => <label key={one}><input type="checkbox" checked={state === one} onChange={(e) => edit(answer.key, e.target.checked ? { state: one, confirmed: true } : { state: undefined, confirmed: false })} /> {words.states[one]}</label>)}
        {state === 'known' && <label><input type="checkbox" checked={answer.keepFromFamily} onChange={(e) => edit(answer.key, { keepFromFamily: e.target.checked })} /> {words.keepList}</label>}
      </div>
      {isList && <Offered answer={answer} use={(line) => addRow({ words: line })} />}
    </div>
  );
}
