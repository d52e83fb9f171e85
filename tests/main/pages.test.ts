import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const checkout = join(__dirname, '../..');

it.each(['taskpane', 'tab'])('%s.html says where to telephone before anything else of it has come', (name) => {
  expect(readFileSync(join(checkout, `src/main/${name}.html`), 'utf8')).toMatch(/<div id="root"><p>In danger now\? <a href="tel:999">Call 999<\/a><\/p>/);
});

it('every loader of the build is among what a build is made of, so that a change in it is built', () => {
  const loaders = [...readFileSync(join(checkout, 'webpack.config.js'), 'utf8').matchAll(/scripts\/[\w-]+\.cjs/g)].map(([file]) => file);
  const ready = readFileSync(join(checkout, 'scripts/ready.mjs'), 'utf8');
  expect(loaders.length).toBeGreaterThan(1);
  for (const loader of loaders) expect(ready).toContain(`'${loader}'`);
});
