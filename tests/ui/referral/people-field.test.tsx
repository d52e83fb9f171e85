/** @jest-environment jsdom */
import { useState } from 'react';
import { answersOf, draftReferral, withEdits, type Answer, type Edits } from '../../../src/core/referral';
import { PeopleField } from '../../../src/ui/referral/people-field';
import { messageOf, readingOf, type LabelledCase } from '../../support/labelled';
import { redbridge, services, show, type Shown } from '../../support/pane';

const labelled: LabelledCase = {
  id: 'people-2', channel: 'outlook', role: 'Ruth Adler', sentAt: '2026-10-06T15:47:00', subject: 'A pupil', body: 'Sam Brook has a bruise. His brother Leo, 4, shares his room.',
  expected: { level: 2, immediate: false, routes: [], indicators: [{ row: 'abuse-and-neglect/injuries', level: 2, quote: 'bruise' }], facts: { child: { name: 'Sam Brook', dob: null, age: null, gender: 'male' }, otherChildren: [{ name: 'Leo', relationship: 'brother', age: 4 }], adults: [{ name: 'Kirsty Brook', relationship: 'mother' }], address: null, postcode: null, phones: [], school: null, childsWords: [], consent: 'unknown', language: null, ethnicity: null, interpreter: null } },
};
const message = messageOf(labelled);
const plain = draftReferral({ message, reading: readingOf(labelled, message), suggestions: [], decisions: [], pack: redbridge });
let latest: Answer;
let pane: Shown;
afterEach(() => pane.close());

function Desk({ begun }: { begun: Edits }) {
  const [edits, setEdits] = useState(begun);
  latest = answersOf(withEdits(plain, edits)).find(({ field }) => field === 'household-person') as Answer;
  return <PeopleField answer={latest} edit={(key, change) => setEdits((before) => ({ ...before, [key]: { ...before[key], ...change } }))} />;
}
const open = async (begun: Edits = {}) => { pane = await show(<Desk begun={begun} />, services().panel); };
const labelledAs = (name: string) => pane.root.querySelector(`[aria-label="${name}"]`) as HTMLSelectElement;
const press = (name: string) => pane.settle(() => labelledAs(name).click());

describe('a list of people on the screen', () => {
  it('adds a person with the focus in their first box, and what is typed stands in the answer', async () => {
    await open();
    await pane.press('Add a person');
    expect(document.activeElement).toBe(pane.field('Name'));
    await pane.type('Name', 'Ruth Ames');
    await pane.type('Relationship to the child', 'aunt');
    await pane.type('Lives with the child', 'no');
    expect(latest.value.split('\n')).toEqual(['Kirsty Brook, mother', 'Leo, brother, aged 4', 'Ruth Ames, aunt, does not live with the child']);
    expect(labelledAs('How much is known: Ruth Ames, aunt').value).toBe('known');
  });

  it('says what is still open of each person, and opens the boxes of the one that is pressed', async () => {
    await open();
    expect(pane.says()).toContain('Still open: gender, lives with the child, parental responsibility, telephone');
    expect(pane.root.querySelectorAll('textarea')).toHaveLength(0);
    await press('Details: Leo, brother');
    expect(pane.field('Date of birth or age').value).toBe('4');
    expect(labelledAs('Details: Leo, brother').getAttribute('aria-expanded')).toBe('true');
  });

  it('removes a person whom the message names only as left out, and one who was never named altogether, with the focus kept', async () => {
    await open();
    labelledAs('Remove: Leo, brother').focus();
    await press('Remove: Leo, brother');
    expect(latest.value).toBe('Kirsty Brook, mother');
    expect(document.activeElement).toBe(labelledAs('Take back: Leo, brother'));
    await press('Take back: Leo, brother');
    expect(latest.value).toContain('Leo');
    await pane.press('Add a person');
    await press('Remove: A person not yet named');
    expect(latest.people).toHaveLength(2);
    expect(document.activeElement).toBe(pane.button('Add a person'));
  });

  it('has a tick, a state and a mark for the family a row; a change takes the tick away', async () => {
    await open();
    const group = () => pane.root.querySelector('[role=group][aria-label="Leo, brother"]') as HTMLElement;
    const boxes = () => [...group().querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    await pane.settle(() => boxes()[0]?.click());
    await pane.settle(() => boxes()[1]?.click());
    expect(latest.people?.[1]).toMatchObject({ confirmed: true, keepFromFamily: true });
    expect(latest.value).toContain('Leo, brother, aged 4 [keep from the family]');
    await press('Details: Leo, brother');
    await pane.type('Gender', 'boy');
    expect(latest.people?.[1]).toMatchObject({ confirmed: false, keepFromFamily: true });
  });

  it('shows each line of a draft that was kept as one text', async () => {
    await open({ 'household-person': { value: 'Kirsty Brook, mother\nTwo dogs' } });
    for (const line of ['Kirsty Brook, mother', 'Two dogs']) expect([...pane.root.querySelectorAll('li strong')].map((one) => one.textContent)).toContain(line);
    expect(labelledAs('Take back: Leo, brother')).not.toBeNull();
  });
});
