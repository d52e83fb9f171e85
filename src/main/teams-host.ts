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
  /** Case key from a deep link. */
  subPage: string | undefined;
}

/** Teams, initialised: before any sign-in, since it makes the bridge that nested sign-in uses. */
export async function teamsWiring(hostOrigins: string[] = []): Promise<Omit<Wiring, 'identity' | 'messages'> & { place: TeamsPlace }> {
  await app.initialize(hostOrigins);
  const context = await app.getContext();
  void app.notifySuccess();
  const host: HostActions = {
    host: 'teams', openedCase: context.page.subPageId || undefined,
    share: (_text, link) => { if (pages.isSupported()) pages.shareDeepLink({ subPageId: link, subPageLabel: 'Threshold consultation' }); return Promise.resolve(); },
  };
  return {
    host,
    place: {
      loginHint: context.user?.loginHint, teamId: context.team?.groupId, channelId: context.channel?.id, chatId: context.chat?.id, subPage: context.page.subPageId,
    },
    theme: { current: themeOf(context.app.theme), onChange: (changed) => app.registerOnThemeChangeHandler((name) => changed(themeOf(name))) },
  };
}
