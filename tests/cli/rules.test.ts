import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { parse as parseYaml } from 'yaml';
import { jsonSchemas } from '../../src/cli/keeper/schemas';
import { tablesOfHtml, tablesOfText } from '../../src/cli/keeper/tables';
import { runRules } from '../../src/cli/rules';
import { haveSources, packOf, rulesFolder, sourcesFolder } from '../support/packs';

const withSources = haveSources ? test : test.skip; // skipped, and said so, where ../shared/sources is absent
const pack = packOf('redbridge', '2025-07-interim');
/** Bullets of Dudley's level 4 that are marked section 47 by us. */
const MARKS = 11;
const REDBRIDGE = 'rules/redbridge/2025-07-interim';

jest.setTimeout(60_000);

let root: string;
let out: string[];
let err: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rules-'));
  for (const part of ['sources.yaml', 'redbridge', 'dudley', 'oxfordshire', 'calendar', 'english/indicators.yaml', 'english/indicators-extra.yaml']) cpSync(join(rulesFolder, part), join(root, 'rules', part), { recursive: true, filter: (from) => !from.endsWith('their-words.json') });
  out = [];
  err = [];
});
afterEach(() => rmSync(root, { recursive: true }));

const run = (...argv: string[]) => runRules(argv, { root, today: '2026-11-22', out: (line) => out.push(line), err: (line) => err.push(line) });
const change = (file: string, from: string, to: string) => {
  const text = readFileSync(join(root, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(join(root, file), text.replace(from, to));
};
const lineWith = (file: string, words: string) => readFileSync(join(root, file), 'utf8').split('\n').findIndex((line) => line.includes(words)) + 1;
const theirWords = (folder = REDBRIDGE) => JSON.parse(readFileSync(join(root, folder, 'their-words.json'), 'utf8')) as { cells: Record<string, string>; document: { name: string } };

/** The pack's own words laid out as an authority would print them: a table a domain, a column a level. */
const printed = () => [...new Set(pack.matrix.map((row) => row.domainTitle))].map((domain) => [
  [domain.toUpperCase(), '', '', ''], ['Level 1', 'Level 2', 'Level 3', 'Level 4'],
  ...pack.matrix.filter((row) => row.domainTitle === domain).map((row) => [1, 2, 3, 4].map((level) => row.cells.find((cell) => cell.level === level)?.text ?? '')),
]);
const asHtml = (tables: string[][][]) => `<html><body><p>Guidance</p>${tables.map((rows) => `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td><p>${cell.replace(/&/g, '&amp;')}</p></td>`).join('')}</tr>`).join('')}</table>`).join('<p>next</p>')}</body></html>`;
const put = (name: string, body: string | Uint8Array) => { const path = join(root, name); writeFileSync(path, body); return path; };

describe('rules check', () => {
  test('the packs of this checkout are in order', async () => {
    expect(await run('check')).toBe(0);
    expect(err).toEqual([]);
    expect(out.filter((line) => line.includes('in order')).map((line) => line.split(/[:/]/)[0])).toEqual(['dudley', 'oxfordshire', 'redbridge', 'english']);
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

  test('an edition that the panel does not name yet is a note', async () => {
    mkdirSync(join(root, 'src/main'), { recursive: true });
    writeFileSync(join(root, 'src/main/packs.ts'), "import '../../rules/redbridge/2025-07-interim/pack.yaml?head';");
    await run('check');
    expect(out.filter((line) => line.includes('does not offer this edition yet')).map((line) => line.split(':')[0])).toEqual(['  note  rules/dudley/2021-03', '  note  rules/oxfordshire/routes-only']);
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
    expect(err[0]).toContain('still says "TO FILL IN"');
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

describe('rules diff', () => {
  test('two authorities are compared in practitioners’ words, the meaning of levels first', async () => {
    expect(await run('diff', 'redbridge', 'dudley')).toBe(0);
    expect(out[0]).toBe('What the levels mean');
    expect(out.join('\n')).toContain('changed: level 3 is "Complex multiple needs", section 17\n      now: level 3 is "Multiple needs, multi-agency early help", no statutory work');
    expect(out).toContain('  Missing: level 3 in Redbridge, level 4 in Dudley  [extra-familial-harm/missing/L3]');
  });

  test('a changed telephone number shows before and after', async () => {
    await run('new', 'redbridge', '2026-04');
    change('rules/redbridge/2026-04/contacts.yaml', '020 8708 5350', '020 8708 0000');
    out.length = 0;
    await run('diff', REDBRIDGE.slice(6), 'redbridge/2026-04');
    expect(out).toContain('Contacts');
    expect(out.join('\n')).toMatch(/changed: Local Authority Designated Officer.*5350.*\n\s+now: .*0000/);
  });

  test('a pack differs in nothing from itself', async () => {
    await run('diff', 'dudley', 'dudley');
    expect(out).toEqual(['Nothing differs.']);
  });
});

describe('rules new', () => {
  test('another authority gets no telephone number and no citation of the one it was made from', async () => {
    expect(await run('new', 'havering', '2026-01')).toBe(0);
    const contacts = readFileSync(join(root, 'rules/havering/2026-01/contacts.yaml'), 'utf8');
    expect(contacts.match(/phone: .*/g)).toEqual(['phone: "999"', 'phone: TO FILL IN', 'phone: TO FILL IN', 'phone: TO FILL IN']);
    for (const name of ['pack', 'consent', 'clock', 'pathway', 'escalation', 'referral-form']) {
      const lines = readFileSync(join(root, `rules/havering/2026-01/${name}.yaml`), 'utf8').split('\n');
      expect([name, lines.filter((line) => /Redbridge|RSCP/.test(line) && !line.includes('TO FILL IN'))]).toEqual([name, []]);
    }
    expect(await run('check', 'havering')).toBe(1);
    expect(err.every((line) => line.includes('TO FILL IN'))).toBe(true);
  });

  const everyFile = () => Object.fromEntries(readdirSync(join(root, 'rules'), { recursive: true, encoding: 'utf8' }).map((name) => join('rules', name)).filter((file) => statSync(join(root, file)).isFile()).map((file) => [file, readFileSync(join(root, file), 'utf8')]));

  test.each([
    ['as it is', (text: string) => text],
    ['without a line end at the end', (text: string) => text.trimEnd()],
    ['with the line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with comments and blanks that a person left', (text: string) => `${text}\n\n# mine\n`],
  ])('nothing is changed but its own folder and one entry at the end of sources.yaml, and the command says so: %s', async (_, written) => {
    writeFileSync(join(root, 'rules/sources.yaml'), written(readFileSync(join(root, 'rules/sources.yaml'), 'utf8')));
    const before = everyFile();
    expect(await run('new', 'havering', '2026-01')).toBe(0);
    const after = everyFile();
    const changed = Object.keys(after).filter((file) => after[file] !== before[file] && !file.startsWith('rules/havering/2026-01/'));
    expect(changed).toEqual(['rules/sources.yaml']);
    const [old = '', now = ''] = [before['rules/sources.yaml'], after['rules/sources.yaml']];
    expect(now.startsWith(old.trimEnd())).toBe(true);
    expect(Object.keys(parseYaml(now) as object)).toEqual([...Object.keys(parseYaml(old) as object), 'havering-2026-01']);
    expect(now.includes('\r\n')).toBe(old.includes('\r\n'));
    expect(now.replaceAll('\r\n', '').includes('\r')).toBe(false);
    expect(out.join('\n')).toContain('One entry was added at the end of rules/sources.yaml: havering-2026-01.');
  });

  test('what is still to be written in sources.yaml is named with its line', async () => {
    await run('new', 'havering', '2026-01');
    expect(await run('check', 'havering')).toBe(1);
    const line = lineWith('rules/sources.yaml', 'havering-2026-01') + 1;
    expect(err).toContain(`  mend  rules/sources.yaml, line ${String(line)}: title still says "TO FILL IN".`);
    err.length = 0;
    expect(await run('check', 'redbridge')).toBe(0);
  });

  test('nothing at all is changed when it cannot be done', async () => {
    const before = everyFile();
    for (const argv of [['redbridge', '2025-07-interim'], ['Havering', '1'], ['havering', '2026-01', '--from', 'nowhere']]) expect(await run('new', ...argv)).toBe(1);
    change(`${REDBRIDGE}/contacts.yaml`, 'phone: 020 8708 5350', 'phone: 5350');
    expect(await run('new', 'havering', '2026-01')).toBe(1);
    expect(Object.keys(everyFile())).toEqual(Object.keys(before));
    expect(everyFile()['rules/sources.yaml']).toBe(before['rules/sources.yaml']);
  });

  test('an edition that is there is never written over', async () => {
    expect(await run('new', 'redbridge', '2025-07-interim')).toBe(1);
    expect(err[0]).toContain('already there');
  });

  test('a name with blanks or capitals is refused with an example', async () => {
    expect(await run('new', 'Barking and Dagenham', '2026')).toBe(1);
    expect(err[0]).toContain('small letters');
  });
});

describe('rules import', () => {
  withSources('finds at least 235 of the 244 cells of the published guidance, each at its row and level', async () => {
    const index = JSON.parse(readFileSync(join(sourcesFolder, 'redbridge-matrix-index.json'), 'utf8')) as { id: string; levels: Record<string, string> }[];
    expect(await run('import', join(sourcesFolder, '004_5bc965504a8b870e.txt'), '--pack', 'redbridge')).toBe(0);
    const { cells } = theirWords();
    const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
    const right = index.flatMap((row) => Object.entries(row.levels).filter(([level, text]) => flat(cells[`${row.id}/L${level}`] ?? '') === flat(text)));
    expect(right.length).toBeGreaterThanOrEqual(235);
    expect(Object.keys(cells).length - right.length).toBeLessThanOrEqual(9);
    expect(out[0]).toMatch(/ of 244 cells found\.$/);
  });

  test('a Word document is read', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
    const tables = printed().map((rows) => new Table({ rows: rows.map((row) => new TableRow({ children: row.map(cell) })) }));
    const document = put('guidance.docx', await Packer.toBuffer(new Document({ sections: [{ children: tables }] })));
    expect(await run('import', document, '--pack', 'redbridge')).toBe(0);
    expect(out[0]).toBe('guidance.docx: 244 of 244 cells found.');
    expect(theirWords().cells['abuse-and-neglect/injuries/L4']).toBe(pack.matrix.find((r) => r.row === 'abuse-and-neglect/injuries')?.cells[3]?.text);
  });

  test('a web page is read, and what changed since last time is told cell by cell', async () => {
    const tables = printed();
    await run('import', put('a.html', asHtml(tables)), '--pack', 'redbridge');
    expect(out).toContain('This is the first import of this edition.');
    const row = tables[0]?.[2];
    if (row) { row[1] = 'Seldom taken to the doctor; immunisations missed.'; row[3] = ''; }
    out.length = 0;
    await run('import', put('b.html', asHtml(tables)), '--pack', 'redbridge');
    expect(out).toContain('Since the last import: 1 changed, 0 new, 1 gone.');
    expect(out.join('\n')).toContain('health/access-to-health-care/L2\n    before: Seldom taken to the health services');
    expect(out).toContain('  health/access-to-health-care/L4');
  });

  test('rows in another order are still found, and rows that are left out are named', async () => {
    const tables = printed();
    const [first, ...rest] = tables;
    const shuffled = [...rest, ...(first ? [first.slice(0, -1)] : [])];
    await run('import', put('moved.html', asHtml(shuffled)), '--pack', 'redbridge');
    expect(theirWords().cells['health/meeting-health-needs/L1']).toBe(pack.matrix[1]?.cells[0]?.text);
    expect(out).toContain('  health/pregnancy/L1');
    expect(theirWords().cells['health/pregnancy/L1']).toBeUndefined();
  });

  test('a row that a page break cut in two is joined again', async () => {
    const text = ['| HEALTH | | | |', '|--|--|--|--|', '| Level 1 | Level 2 | Level 3 | Level 4 |',
      '| Pregnancy with no worries. | A pregnant young person who | A pregnant young person who is a care leaver. | A pregnant child under 13, or |', '',
      '| | | | |', '|--|--|--|--|', '| | is thought to need support. | | a parent with learning needs. |'].join('\n');
    await run('import', put('cut.txt', text), '--pack', 'redbridge');
    expect(theirWords().cells).toMatchObject({ 'health/pregnancy/L2': 'A pregnant young person who is thought to need support.', 'health/pregnancy/L4': 'A pregnant child under 13, or a parent with learning needs.' });
  });

  test('a row that the pack does not have is told, never put somewhere else', async () => {
    const tables = printed();
    tables[0]?.push(['Plays the violin in tune.', 'Plays the violin out of tune.', 'Broke the violin.', 'Sold the violin.']);
    await run('import', put('violin.html', asHtml(tables)), '--pack', 'redbridge');
    expect(out.join('\n')).toMatch(/In the document, not in the pack:\n.*Plays the violin in tune/);
    expect(Object.values(theirWords().cells).join(' ')).not.toContain('violin');
  });

  test('a document without a table of levels is refused with what to do', async () => {
    expect(await run('import', put('list.md', '# Level 1\n- Uses health services\n'), '--pack', 'redbridge')).toBe(1);
    expect(err[0]).toContain('No table with a column for each level');
    expect(existsSync(join(root, REDBRIDGE, 'their-words.json'))).toBe(false);
  });

  test('a kind of file that cannot be read is refused', async () => {
    expect(await run('import', put('guidance.pdf', '%PDF'), '--pack', 'redbridge')).toBe(1);
    expect(err[0]).toContain('Save the document as .docx, .html, .md or .txt first.');
  });

  test('the London matrix of another authority starts its pack with our words for London', async () => {
    expect(await run('import', put('havering.html', asHtml(printed())), '--pack', 'havering/2026-01')).toBe(0);
    expect(out.join('\n')).toContain('It is the London matrix');
    expect(Object.keys(theirWords('rules/havering/2026-01').cells)).toHaveLength(244);
  });

  test('another matrix starts a pack whose rows wait for plain words', async () => {
    const tables = [[['Level 1', 'Level 2', 'Level 3', 'Level 4'], ['Eats well.', 'Eats poorly.', 'Is underweight.', 'Starves.'], ['Sleeps well.', 'Sleeps badly.', 'Hardly sleeps.', 'Never sleeps.']]];
    expect(await run('import', put('other.html', asHtml(tables)), '--pack', 'elsewhere/2026-01')).toBe(0);
    expect(out.join('\n')).toContain('It is not the London matrix');
    expect(theirWords('rules/elsewhere/2026-01').cells['matrix/row-02/L3']).toBe('Hardly sleeps.');
    expect(readFileSync(join(root, 'rules/elsewhere/2026-01/matrix/matrix.yaml'), 'utf8')).not.toContain('sleeps');
  });
});

describe('tables', () => {
  test('a cell that spans columns leaves the others blank', () => {
    expect(tablesOfHtml('<table><tr><th colspan="3">HEALTH</th></tr><tr><td>a</td><td>b &amp; c</td><td><ul><li>d</li><li>e</li></ul></td></tr></table>')).toEqual([[['HEALTH', '', ''], ['a', 'b & c', 'd e']]]);
  });

  test('a blank row is kept and a line of dashes is not', () => {
    expect(tablesOfText('| | |\n|--|:-:|\n| a | b |')).toEqual([[['', ''], ['a', 'b']]]);
  });
});

test('the schemas for editors are those of the code', () => {
  for (const [name, text] of Object.entries(jsonSchemas())) expect([name, readFileSync(join(rulesFolder, 'schemas', name), 'utf8') === text]).toEqual([name, true]);
});

test('a command that is not understood prints how they are written', async () => {
  expect(await run('guess')).toBe(2);
  expect(err[0]).toMatch(/^rules check/);
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
