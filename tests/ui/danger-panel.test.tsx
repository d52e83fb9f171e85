/** @jest-environment jsdom */
import { notRead } from '../../src/core/evidence';
import { TaskPane } from '../../src/ui/task-pane';
import { fakeHost, mailOf, services, show } from '../support/pane';

it('the number to telephone becomes the one that answers when the pane stands open past closing time', async () => {
  const held = services();
  const tick = jest.spyOn(globalThis, 'setInterval');
  const pane = await show(<TaskPane />, held.panel);
  const first = () => pane.root.querySelectorAll('a[href^="tel:"]')[1]?.textContent;
  expect(first()).toBe('020 8708 3885');
  held.at('2026-11-20T18:00:00Z');
  await pane.settle(() => { for (const [run] of tick.mock.calls) run(); });
  expect(first()).toBe('020 8708 5897');
  expect(pane.says()).toMatch(/closed now, opens/);
  await pane.close();
});

it.each([['2026-12-25T11:00:00Z', new Set(['2026-12-25']), 'Emergency duty team', 'Front door'], ['2026-12-23T11:00:00Z', new Set(['2026-12-25']), 'Front door', 'Emergency duty team'], ['2026-12-23T23:00:00Z', new Set<string>(), 'Emergency duty team', 'Front door']])('at %s the decision names the desk that the danger panel names', async (now, holidays, named, other) => {
  const about = { ...notRead(), level: 4 as const, immediate: { suggested: true, because: [] }, routes: [{ route: 'front-door' as const, because: 'Ring the front door now; the form follows.' }] };
  const source = fakeHost();
  source.set(mailOf('a'));
  const held = services({ messages: source.source, read: async (_message, options) => { setTimeout(() => options.onFacts?.(about.facts), 0); return about; }, holidays });
  held.at(now);
  const pane = await show(<TaskPane />, held.panel);
  await pane.press('Decide');
  await pane.settle();
  const suggested = [...pane.root.querySelectorAll('label')].map((label) => label.textContent).filter((text) => text.includes('suggested:'));
  expect(suggested.filter((text) => text.includes(named))).toHaveLength(1);
  expect(suggested.filter((text) => text.includes(other))).toEqual([]);
  await pane.close();
});
