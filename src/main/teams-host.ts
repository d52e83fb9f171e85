import { app, pages } from '@microsoft/teams-js';
import type { HostActions } from '../service/panel';
import type { ThemeName } from '../ui/shared/host-theme';
import type { Wiring } from './compose';

const themeOf = (name: string | undefined): ThemeName => (name === 'dark' ? 'dark' : name === 'contrast' ? 'contrast' : 'light');

/** Where the tab stands in Teams. A hint from the host, never proof of who somebody is. */
export interface TeamsPlace {
  loginHint: string | undefined;
  teamId: string | undefined;
  channelId: string | undefined;
  chatId: string | undefined;
}

/** Opened by a plain link, in no host at all: the case that stands in the address, and signing in by a window. */
function plainWiring(): ReturnType<typeof wiringOf> {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  return wiringOf(
    { host: 'browser', openedCase: window.location.hash.slice(1) || undefined },
    { loginHint: undefined, teamId: undefined, channelId: undefined, chatId: undefined },
    { get current() { return dark.matches ? 'dark' : 'light'; }, onChange: (changed) => dark.addEventListener('change', changed) },
  );
}

const wiringOf = (host: HostActions, place: TeamsPlace, theme: Wiring['theme']) => ({ host, place, theme });

/** Teams' theme, followed from this call on; the last one told counts, and `first` only until one is told. */
function heardTheme(): Wiring['theme'] & { first: (theme: ThemeName) => void } {
  let told: ThemeName | undefined;
  let first: ThemeName = 'light';
  let changed = (): void => undefined;
  app.registerOnThemeChangeHandler((name) => { told = themeOf(name); changed(); });
  return {
    get current() { return told ?? first; },
    onChange: (back) => { changed = back; },
    first: (theme) => { first = theme; },
  };
}

/** Teams, or Outlook or Microsoft 365 showing the same tab, initialised: before any sign-in, since it makes the bridge that nested sign-in uses. */
export async function teamsWiring(hostOrigins: string[] = []): Promise<Pick<Wiring, 'host' | 'theme'> & { place: TeamsPlace }> {
  if (window.parent === window) return plainWiring();
  await app.initialize(hostOrigins);
  // Before anything slow: a theme chosen while the tab still loads is told once, and to whoever listens by then.
  const theme = heardTheme();
  const { page, user, team, channel, chat, app: { theme: first } } = await app.getContext();
  theme.first(themeOf(first));
  void app.notifySuccess();
  return wiringOf(
    { host: 'teams', openedCase: page.subPageId || undefined, ...(pages.isSupported() ? { share } : {}) },
    { loginHint: user?.loginHint, teamId: team?.groupId, channelId: channel?.id, chatId: chat?.id },
    theme,
  );
}

const share: HostActions['share'] = async (_text, caseKey) => {
  pages.shareDeepLink({ subPageId: caseKey, subPageLabel: 'Threshold consultation', subPageWebUrl: new URL(`tab.html#${caseKey}`, window.location.href).href });
};
