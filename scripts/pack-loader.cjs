const fs = require('node:fs');
const path = require('node:path');
const yaml = require('yaml');

/**
 * Gathers one edition of a pack into one JSON module: pack.yaml and every file beside it, the matrix,
 * the sources that it cites, and the authority's own wording where it has been imported (their-words.json).
 */
module.exports = function packLoader() {
  const folder = path.dirname(this.resourcePath);
  const rules = path.resolve(folder, '../..');
  const read = (file) => { this.addDependency(file); return yaml.parse(fs.readFileSync(file, 'utf8')); };
  const matrixFolder = path.join(folder, 'matrix');
  this.addContextDependency(folder);
  this.addContextDependency(matrixFolder);
  const matrix = fs.existsSync(matrixFolder) ? fs.readdirSync(matrixFolder).filter((f) => f.endsWith('.yaml')).sort().map((f) => `matrix/${f}`) : [];
  const names = ['pack.yaml', 'contacts.yaml', 'consent.yaml', 'clock.yaml', 'escalation.yaml', 'referral-form.yaml', 'early-help-forms.yaml', 'pathway.yaml', 'their-words.json', ...matrix];
  const there = names.filter((name) => fs.existsSync(path.join(folder, name)));
  const files = Object.fromEntries(there.map((name) => [name, read(path.join(folder, name))]));
  files['sources.yaml'] = read(path.join(rules, 'sources.yaml'));
  return JSON.stringify(files);
};
