import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { parse as parseYaml } from 'yaml';
import { jsonSchemas } from '../../src/cli/keeper/schemas';
import { haveSources, packOf, rulesFolder, sourcesFolder } from '../support/packs';
import { REDBRIDGE, rulesDesk } from '../support/rules-desk';

const withSources = haveSources ? test : test.skip; // skipped, and said so, where ../shared/sources is absent
const pack = packOf('redbridge', '2025-07-interim');

jest.setTimeout(60_000);

const { root, out, err, run, change, lineWith } = rulesDesk();
const theirWords = (folder = REDBRIDGE) => JSON.parse(readFileSync(join(root, folder, 'their-words.json'), 'utf8')) as { cells: Record<string, string>; document: { name: string } };

/** The pack's own words laid out as an authority would print them: a table a domain, a column a level. */
const printed = () => [...new Set(pack.matrix.map((row) => row.domainTitle))].map((domain) => [
  [domain.toUpperCase(), '', '', ''], ['Level 1', 'Level 2', 'Level 3', 'Level 4'],
  ...pack.matrix.filter((row) => row.domainTitle === domain).map((row) => [1, 2, 3, 4].map((level) => row.cells.find((cell) => cell.level === level)?.text ?? '')),
]);
const asHtml = (tables: string[][][]) => `<html><body><p>Guidance</p>${tables.map((rows) => `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td><p>${cell.replace(/&/g, '&amp;')}</p></td>`).join('')}</tr>`).join('')}</table>`).join('<p>next</p>')}</body></html>`;
const put = (name: string, body: string | Uint8Array) => { const path = join(root, name); writeFileSync(path, body); return path; };

const everyFile = () => Object.fromEntries(readdirSync(join(root, 'rules'), { recursive: true, encoding: 'utf8' }).map((name) => join('rules', name)).filter((file) => statSync(join(root, file)).isFile()).map((file) => [file, readFileSync(join(root, file), 'utf8')]));

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
    expect(contacts.match(/phone: .*/g)).toEqual(['phone: "999"', 'phone: "101"', 'phone: TO FILL IN', 'phone: TO FILL IN', 'phone: TO FILL IN']);
    for (const name of ['pack', 'consent', 'clock', 'pathway', 'escalation', 'referral-form']) {
      const lines = readFileSync(join(root, `rules/havering/2026-01/${name}.yaml`), 'utf8').split('\n');
      expect([name, lines.filter((line) => /Redbridge|RSCP/.test(line) && !line.includes('TO FILL IN'))]).toEqual([name, []]);
    }
    expect(await run('check', 'havering')).toBe(1);
    expect(err.filter((line) => line.startsWith('  mend')).every((line) => line.includes('TO FILL IN'))).toBe(true);
  });

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

  test('a new authority has few places to write, named in the order in which to write them, and what is another’s own is left out and said', async () => {
    await run('new', 'havering', '2026-01');
    expect(out.join('\n')).toMatch(/"TO FILL IN" in 25 places/);
    expect(out.join('\n')).toMatch(/Left out, because they are another authority's own; .*Support for domestic abuse; Mental health; Neglect; Disabled child; forms for early help/);
    expect(await run('check', 'havering')).toBe(1);
    expect(err.filter((line) => line.startsWith('  step'))).toEqual([
      '  step 1 of 6: which document it is', '  step 2 of 6: from when it holds', '  step 3 of 6: whom to telephone', '  step 4 of 6: what each level means', '  step 5 of 6: what to do at each level', '  step 6 of 6: agreement, and telling the parents',
    ]);
    expect(err.filter((line) => line.startsWith('  mend'))).toHaveLength(25);
    expect(err.filter((line) => line.startsWith('  mend')).every((line) => line.includes(' Write '))).toBe(true);
    expect(err.at(-1)).toMatch(/The panel leaves this edition out until these 25 places are written/);
    const rules = (file: string) => readFileSync(join(root, 'rules/havering/2026-01', file), 'utf8');
    expect(rules('pathway.yaml')).not.toMatch(/NELFT|RSCP|portal|Family Help|24 working hours/);
    expect(rules('pack.yaml')).toContain('not yet confirmed by Havering');
  });

  test('the next edition of an authority has four places to write, of which the day it begins is one', async () => {
    await run('new', 'redbridge', '2027-04');
    expect(await run('check', 'redbridge/2027-04')).toBe(1);
    expect(err.filter((line) => line.startsWith('  mend')).map((line) => line.replace(/ still says.*/, '').replace(/.*: /, ''))).toEqual(['title', 'address', 'inForce, from', 'reviewBy']);
    expect(readFileSync(join(root, 'rules/redbridge/2027-04/pack.yaml'), 'utf8')).toContain('editionName: Redbridge, April 2027');
  });

  test('what is still to be written in sources.yaml is named with its line', async () => {
    await run('new', 'havering', '2026-01');
    expect(await run('check', 'havering')).toBe(1);
    const line = lineWith('rules/sources.yaml', 'havering-2026-01') + 1;
    expect(err).toContain(`  mend  rules/sources.yaml, line ${String(line)}: title still says "TO FILL IN". Write the title on its first page.`);
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

  test.each<[string, string, string | Uint8Array, RegExp]>([
    ['a Word document that is none', 'fake.docx', 'not a zip', /^fake\.docx is not a Word document that can be read\. Open it in Word and save it as \.docx again\.$/],
    ['an empty one', 'empty.docx', '', /^empty\.docx is not a Word document/],
    ['the older kind', 'old.doc', 'x', /^A \.doc cannot be read\. Save the document as \.docx/],
  ])('%s is refused with what to do, and nothing is written', async (_, name, body, says) => {
    expect(await run('import', put(name, body), '--pack', 'redbridge')).toBe(1);
    expect(err).toEqual([expect.stringMatching(says)]);
    expect(existsSync(join(root, REDBRIDGE, 'their-words.json'))).toBe(false);
  });

  test('a document that is not there, or is a folder, is said as such', async () => {
    for (const name of ['none.docx', 'none.txt']) expect(await run('import', join(root, name), '--pack', 'redbridge')).toBe(1);
    expect(await run('import', join(root, 'rules'), '--pack', 'redbridge')).toBe(1);
    mkdirSync(join(root, 'folder.docx'));
    expect(await run('import', join(root, 'folder.docx'), '--pack', 'redbridge')).toBe(1);
    expect(err).toEqual([expect.stringMatching(/^There is no file .*none\.docx\.$/), expect.stringMatching(/^There is no file .*none\.txt\.$/), expect.stringMatching(/^A file without an ending cannot be read/), expect.stringMatching(/folder\.docx is a folder\. Name a file\.$/)]);
  });

  test.each(['utf16le', 'latin1'] as const)('a web page that a Windows program saved as %s is read', async (kind) => {
    const tables = printed();
    const first = tables[0]?.[2];
    if (first) first[0] = 'A café nearby, and seen by the doctor.';
    const page = asHtml(tables).replace(/[^\x00-\xff]/g, ' ');
    await run('import', put('page.html', kind === 'latin1' ? Buffer.from(page, 'latin1') : Buffer.from(`\uFEFF${page}`, 'utf16le')), '--pack', 'redbridge');
    expect(out[0]).toBe('page.html: 244 of 244 cells found.');
    expect(Object.values(theirWords().cells)).toContain('A café nearby, and seen by the doctor.');
  });

  test('an authority that has an edition starts its next one from that, not from a document', async () => {
    const before = everyFile();
    expect(await run('import', put('dudley.html', asHtml(printed())), '--pack', 'dudley/2026-01')).toBe(1);
    expect(err).toEqual(['dudley has editions already: dudley/2021-03. Start the next one from it: rules new dudley 2026-01. Then import the document.']);
    expect(everyFile()).toEqual(before);
  });

  test('headings that make one name of a file keep all of their rows', async () => {
    const levels = ['Level 1', 'Level 2', 'Level 3', 'Level 4'];
    const tables = [[['Health', '', '', ''], levels, ['Eats well.', 'Eats poorly.', 'Is underweight.', 'Starves.'], ['HEALTH!', '', '', ''], ['Sleeps well.', 'Sleeps badly.', 'Hardly sleeps.', 'Never sleeps.']]];
    expect(await run('import', put('twice.html', asHtml(tables)), '--pack', 'elsewhere/2026-01')).toBe(0);
    expect(Object.values(theirWords('rules/elsewhere/2026-01').cells).sort()).toEqual(['Eats poorly.', 'Eats well.', 'Hardly sleeps.', 'Is underweight.', 'Never sleeps.', 'Sleeps badly.', 'Sleeps well.', 'Starves.']);
    expect(readdirSync(join(root, 'rules/elsewhere/2026-01/matrix')).sort()).toEqual(['health-2.yaml', 'health.yaml']);
  });

  test('the London matrix of another authority starts its pack with our words for London', async () => {
    expect(await run('import', put('havering.html', asHtml(printed())), '--pack', 'havering/2026-01')).toBe(0);
    expect(out.join('\n')).toContain('It is the London matrix');
    expect(out.join('\n')).toContain('23 places are yours to write');
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

test('the schemas for editors are those of the code', () => {
  for (const [name, text] of Object.entries(jsonSchemas())) expect([name, readFileSync(join(rulesFolder, 'schemas', name), 'utf8') === text]).toEqual([name, true]);
});

test('a command that is not understood prints how they are written', async () => {
  expect(await run('guess')).toBe(2);
  expect(err[0]).toMatch(/^rules check/);
});
