/** @jest-environment jsdom */
import { TaskPane } from '../../src/ui/task-pane';
import { services, show } from '../support/pane';

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
