const fs = require('node:fs');
const path = require('node:path');
const yaml = require('yaml');
const { buildSync } = require('esbuild');

const root = path.resolve(__dirname, '..');

/** A door of the source, as this script can use it. */
const doors = new Map();
function load(file) {
  if (!doors.has(file)) {
    const [{ text }] = buildSync({ entryPoints: [path.join(root, file)], bundle: true, packages: 'external', platform: 'node', format: 'cjs', write: false }).outputFiles;
    const made = { exports: {} };
    new Function('module', 'exports', 'require', text)(made, made.exports, require);
    doors.set(file, made.exports);
  }
  return doors.get(file);
}

const filesIn = (folder, end) => (fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith(end)).sort() : []);

/**
 * Checks rules while they are built, so that the browser need not, and the build stops at a fault with the keeper's sentence.
 *   sources.yaml?shelf   every edition that lies in rules/AUTHORITY/EDITION and is written to the end: what stands in the list of
 *                    authorities, and the way to the two files below. One that still says TO FILL IN is left out, with a warning
 *   pack.yaml?face   what the first screen shows of an edition: matrix, contacts, sources of those
 *   pack.yaml?rest   everything else of it: consent, clocks, ladder, forms, pathway, the authority's own wording where it was imported
 *   passages.yaml?english   all rules of reading, without examples
 *   words.json       shape and cuts of the words reader
 */
module.exports = function rulesLoader() {
  const name = path.basename(this.resourcePath);
  if (name === 'words.json') return checkedCard(this);
  if (name === 'passages.yaml') return leanRules(this);
  if (name === 'sources.yaml') return shelfOf(this);
  const pack = readPack(this);
  this.addContextDependency(path.join(root, 'src/core/pack'));
  const { face, rest } = load('src/core/pack/index.ts').splitPack(pack);
  return JSON.stringify(this.resourceQuery === '?face' ? face : rest);
};

/** The editions of a rules folder as a module. Looked at afresh in each build: a new folder is a new edition. */
function shelfOf(context) {
  context.cacheable(false);
  const { offered, leftOut, faults } = load('src/cli/keeper/shelf.ts').readShelf(path.dirname(context.resourcePath));
  if (faults.length) throw new Error(`The rules have faults:\n${faults.join('\n')}`);
  for (const { says } of leftOut) context.emitWarning(Object.assign(new Error(says), { stack: '' }));
  const alone = (id) => offered.filter(({ pack }) => pack.id === id).length === 1;
  const entries = offered.map(({ edition: { id: folder }, pack: { id, edition, name, editionName, hasMatrix, postcodeDistricts, inForce } }) => {
    const chunk = `pack-${id}${alone(id) ? '' : `-${edition}`}`;
    const part = (query, named) => `() => import(/* webpackChunkName: "${named}" */ ${JSON.stringify(`./${folder}/pack.yaml?${query}`)})`;
    return `{ head: ${JSON.stringify({ id, edition, name, editionName, hasMatrix, postcodeDistricts, inForce })}, face: ${part('face', chunk)}, rest: ${part('rest', `${chunk}-rest`)} }`;
  });
  return `export default [${entries.join(',\n')}];`;
}

/** Gathers one edition: every file of it, the matrix, the sources that it cites. */
function readPack(context) {
  const folder = path.dirname(context.resourcePath);
  const matrixFolder = path.join(folder, 'matrix');
  const read = (file) => { context.addDependency(file); return yaml.parse(fs.readFileSync(file, 'utf8')); };
  context.addContextDependency(folder);
  context.addContextDependency(matrixFolder);
  const names = [...filesIn(folder, '.yaml'), ...['their-words.json'].filter((name) => fs.existsSync(path.join(folder, name))), ...filesIn(matrixFolder, '.yaml').map((name) => `matrix/${name}`)];
  const files = Object.fromEntries(names.map((name) => [name, read(path.join(folder, name))]));
  files['sources.yaml'] = read(path.join(folder, '../../sources.yaml'));
  return load('src/core/pack/index.ts').loadPack(files);
}

function leanRules(context) {
  const folder = path.dirname(context.resourcePath);
  for (const file of ['qualifiers.yaml', 'indicators.yaml', ...filesIn(path.join(folder, 'signals'), '.yaml').map((name) => `signals/${name}`)]) context.addDependency(path.join(folder, file));
  context.addContextDependency(path.join(folder, 'signals'));
  context.addDependency(path.join(root, 'src/core/evidence/english.ts'));
  const { readEnglishFrom } = load('src/cli/training/material.ts');
  const { leanEnglish } = load('src/core/evidence/english.ts');
  return JSON.stringify(leanEnglish(readEnglishFrom(root)));
}

function checkedCard(context) {
  context.addDependency(path.join(root, 'src/core/evidence/words-card.ts'));
  return JSON.stringify(load('src/core/evidence/words-card.ts').WordsCard.parse(JSON.parse(fs.readFileSync(context.resourcePath, 'utf8'))));
}
