import type { CaseEvent } from '../../src/core/case';
import { localIdentity, people } from '../../src/local/identity';
import { graphStores } from '../../src/main/graph-stores';

const zero = '00000000-0000-4000-8000-000000000000';

/** Writes events into the lists of a running workbench, as the person whose name is given would. */
export async function seedCases(url: string, name: string, events: CaseEvent[]): Promise<void> {
  const person = people.find((one) => one.name === name);
  if (!person) throw new Error('The workbench has nobody of this name.');
  const config = { clientId: zero, tenantId: zero, graph: url, authority: '', site: 'local.sharepoint.com:/sites/safeguarding', defaultPack: 'redbridge', encoder: false, setting: person.setting };
  const { cases } = await graphStores(config, localIdentity(person.upn), () => new Date());
  const by = { name: person.name, upn: person.upn, objectId: person.objectId, role: person.role };
  const result = await cases.append(events.map((event) => ({ ...event, by, ...(event.kind === 'consultation' ? { setting: person.setting } : {}) })));
  if (result.state !== 'saved') throw new Error(`The cases could not be written: ${JSON.stringify(result)}`);
}
