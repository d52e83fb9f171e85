import { useEffect, useRef, type RefObject } from 'react';
import type { place as Place } from '../mail';
import type { Setting, ThemeName } from './desk';

interface FromTab { id?: number; uuidAsString?: string; func?: string; args?: unknown[] }

const themes: Record<ThemeName, string> = { light: 'default', dark: 'dark', contrast: 'contrast' };

/** What this host can do, as Teams says it. */
const runtime = {
  apiVersion: 4, isNAAChannelRecommended: false, isLegacyTeams: false, hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { app: { notifySuccessResponse: {} }, pages: { config: {}, tabs: {} }, dialog: { url: {} }, teamsCore: {} },
};

const contextOf = ({ person, theme }: Setting, place: typeof Place) => ({
  entityId: 'threshold-consultation', subEntityId: '', theme: themes[theme], locale: 'en-gb', tid: '00000000-0000-4000-8000-0000000000d1', userObjectId: person.objectId,
  loginHint: person.upn, userPrincipalName: person.upn, hostName: 'Teams', hostClientType: 'web', frameContext: 'content', teamId: place.channelId, groupId: place.teamId,
  teamName: place.team, channelId: place.channelId, channelName: place.channel, channelType: 'Regular', teamSiteUrl: 'https://local.sharepoint.com/sites/safeguarding', sessionId: 'local', appSessionId: 'local',
});

/** What Teams answers to each call; undefined where it answers nothing. */
function answerTo(func: string, args: unknown[], setting: Setting, place: typeof Place, onLink: (link: string) => void): unknown[] | undefined {
  switch (func) {
    case 'initialize': return ['content', 'web', JSON.stringify(runtime), JSON.stringify({ version: '4.0.0' })];
    case 'getContext': return [contextOf(setting, place)];
    case 'appInitialization.success': return [undefined];
    case 'executeDeepLink': onLink(String(args[0])); return [true];
    case 'pages.shareDeepLink': case 'shareDeepLink': onLink(JSON.stringify(args)); return [true];
    default: return undefined;
  }
}

/** Speaks for Teams to the tab in the frame, in the messages that teams-js sends and expects. */
export function useTeamsHost(frame: RefObject<HTMLIFrameElement>, setting: Setting, place: typeof Place, onLink: (link: string) => void): void {
  const latest = useRef({ setting, onLink });
  useEffect(() => { latest.current = { setting, onLink }; });
  useEffect(() => {
    const listen = ({ source, origin, data }: MessageEvent<FromTab>) => {
      const tab = frame.current?.contentWindow;
      if (!tab || source !== tab || origin !== window.location.origin || typeof data.func !== 'string') return;
      const args = answerTo(data.func, data.args ?? [], latest.current.setting, place, (link) => latest.current.onLink(link));
      if (args) tab.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, origin);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [frame, place]);
  useEffect(() => { frame.current?.contentWindow?.postMessage({ func: 'themeChange', args: [themes[setting.theme]] }, window.location.origin); }, [frame, setting.theme]);
}
