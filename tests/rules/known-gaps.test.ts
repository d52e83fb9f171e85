import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Edition } from '../../src/cli/keeper/edition';
import { checkEdition } from '../../src/cli/keeper/check';
import { packOf, rulesFolder } from '../support/packs';

const packs = { redbridge: packOf('redbridge', '2025-07-interim'), dudley: packOf('dudley', '2021-03'), oxfordshire: packOf('oxfordshire', 'routes-only') };
type Name = keyof typeof packs;

/** What the documents contradict themselves in and what was not found, item by item: where the keeper reads of it, and whether the practitioner does. */
const items: [string, Name, RegExp, boolean][] = [
  ['page numbers of source 004 differ from its contents list', 'redbridge', /Page numbers named in the text/, false],
  ['front door and MASH, and the old team’s mailbox', 'redbridge', /front door is said to replace/, false],
  ['level 3 named two ways', 'redbridge', /"complex multiple needs"/, false],
  ['MARE, Suspensions, a garbled cell', 'redbridge', /"MARE" stands for MARF/, false],
  ['24 working hours is not defined', 'redbridge', /"24 working hours" means is not defined/, true],
  ['no time at level 4', 'redbridge', /No time is stated for feedback at level 4/, true],
  ['fabricated illness at two levels', 'redbridge', /Fabricated or induced illness: strong suspicion/, true],
  ['physical harm at two levels', 'redbridge', /Physical harm: injury from discipline/, true],
  ['honour-based abuse and forced marriage below level 4', 'redbridge', /Honour-based abuse as a concern stands at level 2/, true],
  ['sexual health service by age', 'redbridge', /sexual health service is level 2/, true],
  ['blank cells', 'redbridge', /Four cells are blank/, true],
  ['LADO, YOS, NRM without how-to; MARAC, Prevent, CAMHS under level 3 only; LADO hours and form', 'redbridge', /No how-to is given for the LADO/, true],
  ['escalation policy', 'redbridge', /Escalation and Resolution Policy.*could not be read/, true],
  ['fields of the MARF', 'redbridge', /fields of the online MARF/, true],
  ['guidance after April 2026', 'redbridge', /Interim pending a review for approval in April 2026/, true],
  ['the CAMHS mailbox slip', 'redbridge', /SPArefererrals/, false],
  ['private fostering, YOS and NRM contacts; 101 and 72 hours', 'redbridge', /No contact is printed for private fostering.*101.*72 hours/, true],
  ['source 001: "immediate protection", and 24 to 48 hours', 'redbridge', /"immediate protection".*24 to 48 hours/, false],
  ['fields of the Dudley MARF', 'dudley', /fields of the Dudley MARF/, true],
  ['injuries that Dudley does not print', 'dudley', /Nothing is printed for injuries that are frequent/, false],
  ['which bullets mean section 47', 'dudley', /mean section 47 and which section 17 is not printed/, true],
  ['consent said two ways', 'dudley', /Early in the text no consent is needed/, true],
  ['social care "only" for significant harm', 'dudley', /"only" for significant harm/, false],
  ['built on Working Together 2018', 'dudley', /Built on Working Together 2018/, true],
  ['names of the assessment and of the lead', 'dudley', /Single Assessment, Child and Young Persons Assessment/, false],
  ['the access table, and the address for the MARF', 'dudley', /access table is scrambled/, true],
  ['the flowchart', 'dudley', /flowchart is an image/, true],
  ['no response time; MASH hours, DART, YOS, family centres', 'dudley', /No time for a response.*MASH opening hours, DART, youth offending/, true],
  ['the same wording at two levels', 'dudley', /same wording stands at two levels/, true],
  ['statuses as level 4', 'dudley', /Statuses such as looked after child/, true],
  ['the copying error, and "or emotional need"', 'dudley', /repeats the level 1 wording/, false],
  ['question marks in bullets', 'dudley', /Drafting question marks/, false],
  ['headings by position', 'dudley', /under their heading only by position/, false],
  ['level definitions', 'oxfordshire', /Level definitions are not known/, true],
  ['LCSS telephones, escalation stages, contacts', 'oxfordshire', /LCSS telephone numbers, escalation stages/, true],
  ['CAF, portal links and telephones obsolete', 'oxfordshire', /CAF, an early intervention service/, false],
];

describe('what is contradictory or was not found', () => {
  it.each(items)('%s (%s) is told to the keeper, and to the practitioner where it matters', (_item, name, said, practitioner) => {
    const notes = packs[name].keeperNotes.filter((note) => said.test(note.says));
    expect(notes).toHaveLength(1);
    expect(notes[0]?.shownToPractitioner !== undefined).toBe(practitioner);
  });

  it.each(Object.keys(packs) as Name[])('%s has every note in `rules check`, with its line, its kind and what practitioners read', (name) => {
    const edition = new Edition(rulesFolder, name, packs[name].edition);
    const { known } = checkEdition(edition, '2026-11-22');
    expect(known).toHaveLength(packs[name].keeperNotes.length);
    for (const [i, note] of packs[name].keeperNotes.entries()) {
      expect(known[i]?.line).toBeGreaterThan(0);
      expect(known[i]?.says).toContain(note.says.trim());
      if (note.shownToPractitioner) expect(known[i]?.says).toContain(note.shownToPractitioner);
    }
  });

  it.each(Object.keys(packs) as Name[])('what practitioners of %s read is short and plain', (name) => {
    for (const { shownToPractitioner: told } of packs[name].keeperNotes) if (told) {
      expect([told, told.length <= 180]).toEqual([told, true]);
      expect(told).not.toMatch(/NOT FOUND|yaml|indicator id|cell id/);
      expect(told).toMatch(/\.$/);
    }
  });
});

describe('what was not found is not invented', () => {
  const all = Object.values(packs);
  const phones = all.flatMap((pack) => pack.contacts.map(({ phone }) => phone));

  it('has no number for the Forced Marriage Unit, which was not read', () => { expect(phones.filter((phone) => phone?.includes('7008 0151'))).toEqual([]); });
  it('has no youth offending, DART or private fostering contact of its own', () => {
    expect(all.flatMap((pack) => pack.contacts).filter(({ name }) => /youth offending|YOS|DART|private fostering|NRM/i.test(name))).toEqual([]);
  });
  it('has no opening hours for Dudley’s MASH or for any LADO', () => {
    expect(packs.dudley.contacts.find(({ id }) => id === 'mash')?.hours).toBeUndefined();
    expect(all.flatMap((pack) => pack.contacts).filter(({ routes, hours }) => routes.includes('lado') && hours)).toEqual([]);
  });
  it('labels the desk hours that nobody prints as assumed', () => {
    expect([packs.redbridge.clock.desk.assumed, packs.dudley.clock.desk.assumed, packs.oxfordshire.clock.desk.assumed]).toEqual([undefined, true, true]);
  });
  it('says that the wording of golden rule 7, the 72 hours of a return interview and 101 for FGM are not from the documents', () => {
    for (const pack of all) {
      expect(pack.consent.goldenRules.rules[6]).toMatch(/not read/);
      const missing = pack.pathway.prompts.find(({ id }) => id === 'missing');
      if (missing) expect([missing.says, missing.cite.source]).toEqual([expect.stringMatching(/not read in a source/), 'general-knowledge']);
      expect(pack.contacts.find(({ id }) => id === 'police-101')?.note).toMatch(/national number/);
    }
  });
  it('gives an age of consent to Dudley alone, and no retention period to anybody', () => {
    expect(all.filter((pack) => pack.consent.youngPerson).map(({ id }) => id)).toEqual(['dudley']);
    const files = (folder: string): string[] => readdirSync(folder).flatMap((name) => { const path = join(folder, name); return statSync(path).isDirectory() ? files(path) : [path]; });
    const told = ['redbridge', 'dudley', 'oxfordshire'].flatMap((name) => files(join(rulesFolder, name))).filter((path) => path.endsWith('.yaml') && /retention period|retain for|keep for \d+ (?:years|months)/i.test(readFileSync(path, 'utf8')));
    expect(told).toEqual([]);
  });
});
