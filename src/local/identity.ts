import type { Clock, Identity, Person } from '../ports';

/** A person of the workbench, and the setting that the local site knows them by. */
export interface LocalPerson extends Person { setting: string; job: string }

const SCHOOL = 'Cranbrook Vale Primary';

/** The invented people of the workbench. Switched there; told to the pane in the address of its frame. */
export const people: readonly LocalPerson[] = [
  { name: 'Joanna Pryce', upn: 'joanna.pryce@cranbrookvale.example', objectId: '00000000-0000-4000-8000-000000000001', role: 'practitioner', setting: SCHOOL, job: 'safeguarding lead' },
  { name: 'Meera Solanki', upn: 'meera.solanki@mash.example', objectId: '00000000-0000-4000-8000-000000000002', role: 'mash', setting: '', job: 'MASH worker' },
  { name: 'Colin Attwater', upn: 'colin.attwater@cranbrookvale.example', objectId: '00000000-0000-4000-8000-000000000003', role: 'manager', setting: SCHOOL, job: 'manager' },
  { name: 'Ruth Lindqvist', upn: 'ruth.lindqvist@audit.example', objectId: '00000000-0000-4000-8000-000000000004', role: 'auditor', setting: '', job: 'auditor' },
];

/** The setting that config.json names in local mode. */
export const setting = SCHOOL;

/** A token that the local Graph server understands. */
export const localTokenOf = ({ upn, name, objectId, role, setting: team }: Omit<LocalPerson, 'job'>): string =>
  `local.${btoa(JSON.stringify({ upn, name, oid: objectId, role, setting: team }))}`;

/** Stands in for Microsoft sign-in on this machine: the person whom the workbench chose. */
export function localIdentity(upn: string | null): Identity {
  const me = people.find((person) => person.upn === upn) ?? people[0];
  if (!me) throw new Error('The workbench has no people.');
  return {
    me: async () => ({ name: me.name, upn: me.upn, objectId: me.objectId, role: me.role }),
    token: async () => localTokenOf(me),
    signOut: async () => undefined,
  };
}

/** What the workbench tells a pane in the address of its frame: who is using it, and how many hours ahead its clock runs. */
export function readAddress(search: string): { upn: string | null; clock: Clock } {
  const asked = new URLSearchParams(search);
  const ahead = Number(asked.get('ahead') ?? 0) * 3_600_000;
  return { upn: asked.get('as'), clock: { now: () => new Date(Date.now() + ahead) } };
}
