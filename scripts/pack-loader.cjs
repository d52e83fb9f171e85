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
  const beside = (name) => read(path.join(folder, name));
  const matrixFolder = path.join(folder, 'matrix');
  this.addContextDependency(matrixFolder);
  const matrix = fs.existsSync(matrixFolder) ? fs.readdirSync(matrixFolder).filter((f) => f.endsWith('.yaml')).sort().map((f) => read(path.join(matrixFolder, f))) : [];
  const theirWords = path.join(folder, 'their-words.json');
  const files = {
    pack: beside('pack.yaml'), matrix, contacts: beside('contacts.yaml'), consent: beside('consent.yaml'), clock: beside('clock.yaml'),
    escalation: beside('escalation.yaml'), form: beside('referral-form.yaml'), pathway: beside('pathway.yaml'),
    sources: read(path.join(rules, 'sources.yaml')),
    ...(fs.existsSync(theirWords) ? { theirWords: read(theirWords) } : {}),
  };
  return JSON.stringify(files);
};
