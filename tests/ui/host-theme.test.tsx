/** @jest-environment jsdom */
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { HostTheme, type ThemeName } from '../../src/ui/shared/host-theme';

it('a theme that changes between the first picture and the first hearing is shown', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const host: { now: ThemeName; told?: () => void } = { now: 'light' };
  const theme = { get current() { return host.now; }, onChange: (told: () => void) => { host.told = told; } };
  const Slow = () => { host.now = 'dark'; return null; };
  const place = document.body.appendChild(document.createElement('div'));
  await act(async () => { createRoot(place).render(<HostTheme theme={theme}><Slow /></HostTheme>); });
  expect(place.querySelector('[data-theme]')?.getAttribute('data-theme')).toBe('dark');
  await act(async () => { host.now = 'contrast'; host.told?.(); });
  expect(place.querySelector('[data-theme]')?.getAttribute('data-theme')).toBe('contrast');
});
