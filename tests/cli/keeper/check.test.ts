import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesFolder } from '../../support/packs';
import { REDBRIDGE, rulesDesk } from '../../support/rules-desk';

/** Bullets of Dudley's level 4 that are marked section 47 by us. */
const MARKS = 11;

jest.setTimeout(60_000);

const { root, out, err, run, change, lineWith } = rulesDesk();

describe('rules check', () => {
  test('the packs of this checkout are in order', async () => {
    expect(await run('check')).toBe(0);
    expect(err).toEqual([]);
    expect(out.filter((line) => line.includes('in order')).map((line) => line.split(/[:/]/)[0])).toEqual(['dudley', 'oxfordshire', 'redbridge', 'calendar', 'english']);
  });

  test('a desk of the clock that never opens is named with its file, its line and how to mend it', async () => {
    change(`${REDBRIDGE}/clock.yaml`, 'from: "09:00"', 'from: "9:00"');
    const line = lineWith(`${REDBRIDGE}/clock.yaml`, 'desk:');
    expect(await run('check', 'redbridge')).toBe(1);
    expect(err).toEqual([`  mend  ${REDBRIDGE}/clock.yaml, line ${line}: desk: "9:00" is no time. Write two figures, a colon and two figures in double quotes, such as "09:00".`]);
  });

  test('a fault is named with its file, its line and how to mend it', async () => {
    change(`${REDBRIDGE}/contacts.yaml`, 'phone: 020 8708 5350', 'phone: 5350');
    const line = lineWith(`${REDBRIDGE}/contacts.yaml`, 'phone: 5350');
    expect(await run('check', 'redbridge')).toBe(1);
    expect(err).toEqual([`  mend  ${REDBRIDGE}/contacts.yaml, line ${line}: entry 4, phone must be text.`]);
  });

  test('a cell that takes an unknown indicator is named in its matrix file', async () => {
    change('rules/dudley/2021-03/matrix/child-development-needs.yaml', 'takes: [extra-familial-harm/missing/L2]', 'takes: [extra-familial-harm/mising/L2]');
    expect(await run('check', 'dudley')).toBe(1);
    expect(err[0]).toMatch(/child-development-needs\.yaml, line \d+: .*"extra-familial-harm\/mising\/L2" is not a shared indicator/);
  });

  test('a line that is no YAML is named, and nothing else is made of it', async () => {
    change(`${REDBRIDGE}/clock.yaml`, 'rules:', 'rules: [');
    expect(await run('check', 'redbridge')).toBe(1);
    expect(err[0]).toMatch(/clock\.yaml, line \d+: /);
  });

  const CONTACTS = `${REDBRIDGE}/contacts.yaml`;
  test.each([
    ['a wrong indent', '  phone: 020 8708 3885', '   phone: 020 8708 3885', /contacts\.yaml, line 1\d: .*as many blanks at the front/],
    ['a tab', '  phone: 020 8708 3885', '\tphone: 020 8708 3885', /contacts\.yaml, line 1\d: this line begins with a tab: use blanks/],
    ['a missing colon', '  phone: 020 8708 3885', '  phone 020 8708 3885', /contacts\.yaml, line 1\d: .*no colon after its first word/],
    ['an alias that names the very list it stands in', 'routes: [edt]', 'routes: &all [edt, *all]', /contacts\.yaml, line \d+: “\*all” stands for the very part it stands in, which never ends\. Write out what is meant\./],
    ['an alias of nothing', 'name: Family Help Front Door, with the MASH', 'name: *important', /contacts\.yaml, line \d+: .*“\*important” stands for nothing.*put the whole sentence in double quotes/],
    ['a letter in a telephone number', '020 8708 3885', '020 8708 38B5', /contacts\.yaml, line 18: Family Help Front Door, with the MASH, phone: .*holds "B", which is not a figure/],
    ['a day first', 'lastChecked: "2025-07-01"', 'lastChecked: 20/11/2026', /lastChecked: write the year first: "2026-11-20" instead of "20\/11\/2026"/],
    ['a day that is still to come', 'lastChecked: "2025-07-01"', 'lastChecked: "2026-11-23"', /lastChecked: 2026-11-23 is still to come/],
  ])('%s is named with file, line and mend', async (_name, from, to, says) => {
    change(CONTACTS, from, to);
    expect(await run('check', 'redbridge')).toBe(1);
    expect(err[0]).toMatch(says);
    expect(err.filter((line) => line.includes('cannot be read'))).toHaveLength(err[0]?.includes('cannot be read') ? 1 : 0);
  });

  test('the marks of section 47 that Dudley has not confirmed are named bullet by bullet, and one that is confirmed no longer', async () => {
    await run('check', 'dudley');
    const marks = out.filter((line) => line.includes('is marked section 47 by us'));
    expect(marks).toHaveLength(MARKS);
    expect(marks[0]).toMatch(/child-development-needs\.yaml, line 117: “Illness invented or caused by a carer\.” .*Ask Dudley Safeguarding People Partnership.*legalConfirmed/);
    expect(out.some((line) => line.includes('speaks of need alone (section 17) is our reading'))).toBe(true);
    change('rules/dudley/2021-03/matrix/child-development-needs.yaml', 'legal: s47', 'legal: s47\n        legalConfirmed: "2026-11-20"');
    out.length = 0;
    await run('check', 'dudley');
    expect(out.filter((line) => line.includes('is marked section 47 by us'))).toHaveLength(MARKS - 1);
  });

  test('two editions of one authority that hold on the same days are named; the authority’s name checks them both', async () => {
    await run('new', 'redbridge', '2026-04');
    const made = 'rules/redbridge/2026-04/pack.yaml';
    writeFileSync(join(root, made), readFileSync(join(root, made), 'utf8').replace('from: TO FILL IN', 'from: "2026-04-01"').replaceAll('TO FILL IN', '2027-04-30'));
    writeFileSync(join(root, 'rules/sources.yaml'), readFileSync(join(root, 'rules/sources.yaml'), 'utf8').replaceAll('TO FILL IN', 'Written'));
    err.length = 0;
    expect(await run('check', 'redbridge')).toBe(1);
    expect(err).toEqual([expect.stringMatching(/2025-07-interim\/pack\.yaml, line 9: this edition and redbridge\/2026-04 hold on the same days from 2026-04-01/)]);
    change(`${REDBRIDGE}/pack.yaml`, 'inForce: { from: "2025-07-01" }', 'inForce: { from: "2025-07-01", to: "2026-03-31" }');
    err.length = 0;
    expect([await run('check', 'redbridge'), err]).toEqual([0, []]);
    expect(await run('import', 'x.docx', '--pack', 'redbridge')).toBe(1);
    expect(err[0]).toMatch(/"redbridge" has 2 editions: redbridge\/2025-07-interim, redbridge\/2026-04\. Name the one/);
  });

  test('two editions that hold on the same days are named where another authority’s begins between them, and where a third ends before', async () => {
    const oxford = 'rules/oxfordshire/routes-only/pack.yaml';
    writeFileSync(join(root, oxford), readFileSync(join(root, oxford), 'utf8').replace(/^inForce: .*$/m, 'inForce: { from: "2025-12-01" }'));
    for (const [edition, inForce] of [['2026-04', '{ from: "2026-04-01" }'], ['2025-09', '{ from: "2025-09-01", to: "2025-09-30" }']] as const) {
      cpSync(join(root, REDBRIDGE), join(root, 'rules/redbridge', edition), { recursive: true });
      change(`rules/redbridge/${edition}/pack.yaml`, 'inForce: { from: "2025-07-01" }', `inForce: ${inForce}`);
      change(`rules/redbridge/${edition}/pack.yaml`, 'edition: 2025-07-interim', `edition: "${edition}"`);
    }
    expect(await run('check')).toBe(1);
    expect(err.filter((line) => line.includes('hold on the same days'))).toEqual([
      expect.stringMatching(/2025-07-interim\/pack\.yaml, line 9: this edition and redbridge\/2025-09 hold on the same days from 2025-09-01/),
      expect.stringMatching(/2025-07-interim\/pack\.yaml, line 9: this edition and redbridge\/2026-04 hold on the same days from 2026-04-01/),
    ]);
  });

  test.each<[string, (text: string) => Buffer]>([
    ['UTF-16', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')], ['ANSI', (text) => Buffer.from(text.replace('Edge of', 'Éxample of').replace('Police', 'Policé'), 'latin1')],
  ])('a file that was saved as %s is named, with how to save it', async (_, saved) => {
    writeFileSync(join(root, `${REDBRIDGE}/contacts.yaml`), saved(readFileSync(join(root, `${REDBRIDGE}/contacts.yaml`), 'utf8')));
    expect(await run('check', 'redbridge')).toBe(1);
    expect(err).toEqual([expect.stringMatching(/contacts\.yaml, line \d+: the file is not saved as UTF-8, so letters in it cannot be read\. In Notepad choose Save as, Encoding: UTF-8\./)]);
  });

  test('a folder in place of a file is named', async () => {
    rmSync(join(root, `${REDBRIDGE}/contacts.yaml`));
    mkdirSync(join(root, `${REDBRIDGE}/contacts.yaml`));
    expect(await run('check', 'redbridge')).toBe(1);
    expect(err).toEqual([expect.stringMatching(/contacts\.yaml is a folder\. Name a file\.$/)]);
  });

  test.each<[string, string, string, RegExp]>([
    ['a day that is no day', '"2025-04-18"', '"2025-04-31"', /rules\/calendar\/bank-holidays\.yaml, line 10: days, entry 2, date: "2025-04-31" is no day\. Write the year first, such as "2026-12-25"\./],
    ['a day that is written the other way round', '"2025-04-18"', '18/04/2025', /line 10: days, entry 2, date: "18\/04\/2025" is no day/],
    ['a name that is left out', 'name: Good Friday, ', '', /line 10: days, entry 2, name is missing; it must be text/],
    ['a tab', 'days:', 'days:\n\t- x', /this line begins with a tab/],
  ])('%s among the bank holidays is named with its line', async (_name, from, to, says) => {
    change('rules/calendar/bank-holidays.yaml', from, to);
    expect(await run('check')).toBe(1);
    expect(err).toEqual([expect.stringMatching(says)]);
    expect(out.at(-2)).toBe('calendar: 1 to mend');
  });

  test('every edition and authority that is named is checked, and one that is not there is said', async () => {
    change(`${REDBRIDGE}/contacts.yaml`, 'phone: 020 8708 5350', 'phone: 5350');
    expect(await run('check', 'oxfordshire', 'redbridge')).toBe(1);
    expect(err).toHaveLength(1);
    expect(await run('check', 'oxfordshire', 'nowhere')).toBe(1);
    expect(err.at(-1)).toMatch(/^There is no edition called "nowhere"/);
  });

  test.each([['2026-11-22', false], ['2026-11-23', true]])('an edition whose first day is %s is to come on 22 November: %s', async (first, toCome) => {
    change('rules/dudley/2021-03/pack.yaml', 'from: "2021-03-01"', `from: "${first}"`);
    await run('check', 'dudley');
    expect(out.some((line) => line.includes(`holds from ${first}: the panel offers it from that day`))).toBe(toCome);
  });

  test('an edition whose first day is not written yet is not said to hold from a day', async () => {
    change('rules/dudley/2021-03/pack.yaml', 'from: "2021-03-01"', 'from: TO FILL IN');
    expect(await run('check', 'dudley')).toBe(1);
    expect(err.some((line) => line.includes('inForce, from still says "TO FILL IN"'))).toBe(true);
    expect(out.some((line) => line.includes('holds from TO FILL IN'))).toBe(false);
  });

  describe('the words that all authorities share', () => {
    const FLOORS = 'rules/english/signals/floors.yaml';
    const phrase = (more: Record<string, string> = {}) => {
      const one = { id: 'taken-to-the-caravan', says: 'A local word.', all: "['taken (?:him|her|them) to the caravan']", step: 'floor', row: 'extra-familial-harm/places-and-spaces', floor: '3', yes: "['He has taken her to the caravan twice.']", no: "['We hired a caravan at Easter.']", ...more };
      return `  - id: ${one.id}\n    says: ${one.says}\n    all: ${one.all}\n    step: ${one.step}\n    row: ${one.row}\n    floor: ${one.floor}\n    examples:\n      yes: ${one.yes}\n      no: ${one.no}\n`;
    };
    const add = (text: string, folders = ['signals']) => { for (const folder of folders) cpSync(join(rulesFolder, 'english', folder), join(root, 'rules/english', folder), { recursive: true }); writeFileSync(join(root, FLOORS), readFileSync(join(root, FLOORS), 'utf8') + text); };

    test('are in order, and so is the phrase that rules/README.md adds', async () => {
      add(phrase());
      expect([await run('check', 'english'), err]).toEqual([0, []]);
      expect(out).toEqual(['english: in order']);
    });

    test.each([
      ['a bracket that is not closed', { all: "['taken (him|her to the caravan']" }, /floors\.yaml, line \d+: taken-to-the-caravan: the words to look for: a bracket is opened and not closed/],
      ['a row that is not there', { row: 'extra-familial-harm/caravans' }, /taken-to-the-caravan: "extra-familial-harm\/caravans" is not a row/],
      ['a floor that the row has not', { row: 'health/carer-needs', floor: '4' }, /health\/carer-needs has no level 4/],
      ['an example that is not found', { yes: "['He took her off to the caravan.']" }, /under "yes" is not found/],
      ['a counter-example that is found', { no: "['We have taken them to the caravan for a holiday.']" }, /under "no" is found all the same/],
      ['no counter-example', { no: '[]' }, /no example under "no"/],
      ['an id that is used twice', { id: 'non-mobile-baby-injured' }, /used twice/],
      ['a word that is no step', { step: 'flor' }, /taken-to-the-caravan, step: .*look like the entries above/],
    ])('%s is named with its line', async (_name, more, says) => {
      add(phrase(more));
      expect(await run('check', 'english')).toBe(1);
      expect(err[0]).toMatch(says);
      expect(err[0]).toMatch(/floors\.yaml, line \d+/);
    });

    test.each([
      ['passages.yaml', /^  mend  rules\/english\/passages\.yaml, line 1: the file must be a group of lines\.$/],
      ['qualifiers.yaml', /^  mend  rules\/english\/qualifiers\.yaml, line 1: the file must be a group of lines\.$/],
      ['indicators.yaml', /^rules\/english\/indicators\.yaml, line 1: the file must be a group of lines\.$/],
      ['indicators-extra.yaml', /^rules\/english\/indicators-extra\.yaml, line 1: the file must be a list\.$/],
    ])('an empty %s is named', async (name, says) => {
      add('');
      writeFileSync(join(root, 'rules/english', name), '');
      expect(await run('check', 'english')).toBe(1);
      expect(err).toEqual([expect.stringMatching(says)]);
    });

    test('a phrase with too few blanks at the front is named', async () => {
      add(phrase().replace(/^  /, ' '));
      expect(await run('check', 'english')).toBe(1);
      expect(err[0]).toMatch(/floors\.yaml, line \d+: .*as many blanks at the front/);
    });

    test('an example sentence of a row that is not there, and a line that cannot be read, are named', async () => {
      add('', ['signals', 'examples']);
      const file = 'rules/english/examples/health.jsonl';
      const lines = readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length;
      writeFileSync(join(root, file), `${readFileSync(join(root, file), 'utf8').trimEnd()}\n{"row": "health/pregnanzy", "level": 2, "kind": "evidence", "text": "x"}\n{"row": health}\n`);
      expect(await run('check', 'english')).toBe(1);
      expect(err).toEqual([expect.stringMatching(`health\\.jsonl, line ${String(lines + 1)}: "health/pregnanzy/L2" is not a shared indicator`), expect.stringMatching(`line ${String(lines + 2)}: this line cannot be read`)]);
    });
  });

  test('what the keeper has still to write is named', async () => {
    change(`${REDBRIDGE}/escalation.yaml`, 'title: Manager to manager', 'title: TO FILL IN');
    expect(await run('check', 'redbridge')).toBe(1);
    expect(err).toEqual(['  step 1 of 1: the rest', expect.stringContaining('still says "TO FILL IN"'), expect.stringMatching(/The panel leaves this edition out until this place is written/)]);
  });

  test('an overdue review, old contacts and a placeholder ladder are notes, not faults', async () => {
    await run('check', 'redbridge');
    const notes = out.join('\n');
    expect(notes).toContain('was to be reviewed by 2026-04-30');
    expect(notes).toMatch(/Local Authority Designated Officer \(LADO\): last confirmed 2025-07-01, more than a year ago/);
    expect(notes).toContain('the escalation ladder is a placeholder');
    expect(notes).not.toContain('Police, emergency: last confirmed');
  });

  test('an edition that is not there is answered with those that are', async () => {
    expect(await run('check', 'havering')).toBe(1);
    expect(err[0]).toContain('There are: dudley/2021-03, oxfordshire/routes-only, redbridge/2025-07-interim.');
  });
});

describe('a line that cannot be read is explained without the word YAML', () => {
  test.each([
    ['a colon in a sentence', 'says: Opening hours: not printed', /must stand in double quotes/],
    ['a missing quotation mark', 'says: "Never closed', /quotation mark/],
    ['a line that is set too far in', 'says: One line\n      kind: typo', /cannot be read|blanks/],
  ])('%s', async (_what, line, says) => {
    change(`${REDBRIDGE}/pack.yaml`, 'keeperNotes:\n', `keeperNotes:\n  - kind: typo\n    ${line}\n`);
    expect(await run('check', 'redbridge')).toBe(1);
    expect(err[0]).toMatch(says);
    expect(err[0]).not.toMatch(/nested|mapping|implicit/i);
  });

  test('what is contradictory or was not found is listed after the notes, with what practitioners read', async () => {
    await run('check', 'dudley');
    const known = out.filter((line) => line.startsWith('  known '));
    expect(known.length).toBeGreaterThanOrEqual(14);
    expect(known.join('\n')).toMatch(/pack\.yaml, line \d+: contradiction: Early in the text no consent is needed.*Practitioners read: “The guidance says two things about consent/);
  });
});
