import { loadPack, PackError, type Problem } from '../../../src/core/pack';
import { packFiles } from '../../support/packs';

const good = () => structuredClone(packFiles('redbridge', '2025-07-interim')) as Record<string, never>;

/** Loads after a change and gives what is wrong. */
function problemsAfter(change: (files: Record<string, any>) => void): readonly Problem[] { // eslint-disable-line @typescript-eslint/no-explicit-any -- a test breaks files on purpose
  const files = good();
  change(files);
  try {
    loadPack(files);
  } catch (error) {
    if (error instanceof PackError) return error.problems;
    throw error;
  }
  return [];
}

test('a pack that is in order loads with its rows in the order of the document', () => {
  const pack = loadPack(good());
  expect(pack.matrix[0]?.domainTitle).toBe('Health');
  expect(pack.matrix.at(-1)?.domainTitle).toBe('Harm outside the family');
});

test('a missing file is named', () => {
  expect(problemsAfter((f) => { delete f['clock.yaml']; })).toEqual([{ file: 'clock.yaml', path: [], says: 'the file is missing.' }]);
});

test('a value of the wrong kind is named with its file and place', () => {
  const [problem] = problemsAfter((f) => { f['contacts.yaml'][0].phone = 999; });
  expect(problem).toEqual({ file: 'contacts.yaml', path: [0, 'phone'], says: 'entry 1, phone must be text.' });
});

test('a value that is left out says so', () => {
  const [problem] = problemsAfter((f) => { delete f['pack.yaml'].name; });
  expect(problem?.says).toBe('name is missing; it must be text.');
});

test('a misspelt name is pointed out', () => {
  const [problem] = problemsAfter((f) => { f['pack.yaml'].reviewby = '2026-01-01'; });
  expect(problem?.says).toContain('"reviewby"');
});

test('a value outside the allowed words lists them', () => {
  const [problem] = problemsAfter((f) => { f['consent.yaml'].rules[0].agreement = 'maybe'; });
  expect(problem?.says).toContain('must be one of: needed, sought, not-needed, voluntary-part-only');
});

test('a citation of a document that sources.yaml does not hold is named where it stands', () => {
  const [problem] = problemsAfter((f) => { f['matrix/health.yaml'].rows[1].cite.source = 'nowhere'; });
  expect(problem).toMatchObject({ file: 'matrix/health.yaml', path: ['rows', 1, 'cite', 'source'] });
  expect(problem?.says).toContain('not in sources.yaml');
});

test('an id used twice is named at its second place', () => {
  const [problem] = problemsAfter((f) => { f['contacts.yaml'][3].id = 'edt'; });
  expect(problem).toMatchObject({ file: 'contacts.yaml', path: [3, 'id'] });
});

test('a cell used twice is named in its own file', () => {
  const [problem] = problemsAfter((f) => { f['matrix/education.yaml'].rows[0].cells[1].id = f['matrix/education.yaml'].rows[0].cells[0].id; });
  expect(problem).toMatchObject({ file: 'matrix/education.yaml', path: ['rows', 0, 'cells', 1, 'id'] });
});

test('a step that sends people to a contact that is not there is named', () => {
  const [problem] = problemsAfter((f) => { f['pathway.yaml'].access[3].steps[0].contact = 'police'; });
  expect(problem).toMatchObject({ file: 'pathway.yaml', path: ['access', 3, 'steps', 0, 'contact'] });
});

test('what a cell takes must stand in the shared vocabulary, when it is given', () => {
  const change = (f: Record<string, unknown>) => { (f['matrix/health.yaml'] as { rows: { cells: { takes?: string[] }[] }[] }).rows[0]!.cells[0]!.takes = ['health/no-such-row/L1']; };
  expect(problemsAfter(change)).toEqual([]);
  const known = loadPack(good()).matrix.flatMap((row) => row.cells.map((cell) => cell.id));
  const problems = problemsAfter((f) => { change(f); f.indicators = known; });
  expect(problems).toMatchObject([{ file: 'matrix/health.yaml', path: ['rows', 0, 'cells', 0, 'takes'] }]);
});

test('a pack that says it has a matrix and has none is refused, and the other way round', () => {
  expect(problemsAfter((f) => { f['pack.yaml'].hasMatrix = false; })).toMatchObject([{ file: 'pack.yaml', path: ['hasMatrix'] }]);
  expect(problemsAfter((f) => { for (const name of Object.keys(f)) if (name.startsWith('matrix/')) delete f[name]; })).toMatchObject([{ file: 'pack.yaml', path: ['hasMatrix'] }]);
});

test('all problems are reported at once, not only the first', () => {
  expect(problemsAfter((f) => { delete f['clock.yaml']; delete f['pack.yaml'].name; f['contacts.yaml'][0].phone = 1; })).toHaveLength(3);
});

test('imported wording is carried beside the cells', () => {
  const theirs = { authority: 'redbridge', edition: '2025-07-interim', document: { name: 'guidance.docx', sha256: 'x', importedOn: '2026-11-22' }, cells: { 'health/pregnancy/L1': 'Their words.' } };
  expect(loadPack({ ...good(), 'their-words.json': theirs }).theirWords?.cells['health/pregnancy/L1']).toBe('Their words.');
});
