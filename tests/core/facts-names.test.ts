import { join } from 'node:path';
import { readFolder, type Case } from '../../src/cli/training/labelled';
import { communities, recallByCommunity } from '../support/names-by-community';

test('names of every community are found alike: recall differs by three points at most', () => {
  const own = readFolder<Case>(join(__dirname, '../../rules/english/messages')).filter(({ file }) => /^part-2[1-8]/.test(file)).flatMap(({ items }) => items).filter((one) => Number(one.id.split('-').pop()) % 5 !== 0);
  const { messages, by } = recallByCommunity(own.filter((_, i) => i % 2 === 0));
  const recalls = Object.values(by).map((one) => (100 * (one.child + one.adults)) / (one.children + one.named));
  expect(Object.keys(communities).length).toBeGreaterThanOrEqual(10);
  expect(messages).toBeGreaterThan(80);
  expect(Math.min(...recalls)).toBeGreaterThan(50);
  expect(Math.max(...recalls) - Math.min(...recalls)).toBeLessThanOrEqual(3);
}, 120_000);
