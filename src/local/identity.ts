import type { Identity, Person } from '../ports';

/** The invented people of the workbench. Switched there; told to the pane in the address of its frame. */
export const people: Person[] = [
  { name: 'Denise Falkirk', upn: 'denise.falkirk@fernmead.example', objectId: '00000000-0000-4000-8000-000000000001', role: 'practitioner' },
  { name: 'Priya Raman', upn: 'priya.raman@mash.example', objectId: '00000000-0000-4000-8000-000000000002', role: 'mash' },
  { name: 'Colin Okafor', upn: 'colin.okafor@fernmead.example', objectId: '00000000-0000-4000-8000-000000000003', role: 'manager' },
  { name: 'Ruth Lindqvist', upn: 'ruth.lindqvist@audit.example', objectId: '00000000-0000-4000-8000-000000000004', role: 'auditor' },
];

/** Stands in for Microsoft sign-in on this machine: the person whom the workbench chose. */
export function localIdentity(upn: string | null): Identity {
  const me = people.find((person) => person.upn === upn) ?? people[0];
  if (!me) throw new Error('The workbench has no people.');
  return {
    me: async () => me,
    token: async () => `local.${btoa(JSON.stringify({ upn: me.upn, name: me.name, oid: me.objectId, role: me.role }))}`,
    signOut: async () => undefined,
  };
}
