import { useState } from 'react';
import { levelLabel } from '../../core/pack';
import { agendaOf, supervisionQuestions, type AgendaItem } from '../../core/oversight';
import { Button } from '../shared/button';
import { Choose } from '../shared/fields';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { useAllOf, useChronologies } from './fetching';
import { Gathering } from './gathering';

const MANY = 30;

function Item({ item, onOpen }: { item: AgendaItem; onOpen: (caseKey: string) => void }) {
  const look = useLook();
  const { summary, because } = item;
  return (
    <li className={look.card}>
      <p className={look.plain}><button type="button" className={look.quote} onClick={() => onOpen(summary.caseKey)}><strong>{summary.caseKey}</strong> · {summary.childLabel} · {levelLabel(summary, summary.level, summary.legal)}</button></p>
      {because.map((reason) => <p key={reason} className={look.plain}>{reason}</p>)}
      {because.length === 0 && <p className={look.quiet}>Nothing stands out. Talk about what is going well.</p>}
    </li>
  );
}

/** An agenda for a supervision talk: which cases and why, and what to ask of each. */
export function SupervisionView({ onOpen }: { onOpen: (caseKey: string) => void }) {
  const look = useLook();
  const { clock } = useServices();
  const all = useAllOf('all');
  const [owner, setOwner] = useState('');
  const [many, setMany] = useState(MANY);
  const owners = [...new Map(all.items.map((s) => [s.ownerUpn, s.owner]))].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
  const wanted = owner ? all.items.filter((s) => s.ownerUpn === owner).toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt)) : [];
  const chronologies = useChronologies(wanted.slice(0, many).map((s) => s.caseKey));
  const agenda = agendaOf(chronologies.items, clock.now());
  return (
    <section aria-label="Supervision" className={look.field}>
      <Gathering of={all} again={all.again} />
      <Choose label="Supervision of" value={owner} onChoose={setOwner} choices={owners} />
      {owner && (
        <>
          <h3 className={look.subheading}>Ask of each</h3>
          <ol>{supervisionQuestions.map((question) => <li key={question}>{question}</li>)}</ol>
          <p className={look.quiet}>What is agreed goes on each record: as impact, as a note, or as a challenge.</p>
          <Gathering of={chronologies} again={chronologies.again} />
          <h3 className={look.subheading}>Agenda</h3>
          <ul className={look.list}>{agenda.map((item) => <Item key={item.summary.caseKey} item={item} onOpen={onOpen} />)}</ul>
          {wanted.length > many && <div><Button size="small" onClick={() => setMany(many + MANY)}>Add older records ({wanted.length - many})</Button></div>}
        </>
      )}
    </section>
  );
}
