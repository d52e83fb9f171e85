import { answerNested, type HostAuth } from './nested-auth';

/** What the page that hosts the tab is started with. */
export interface TeamsStart { frame: string; theme: string; context: Record<string, unknown>; runtime: object; nested: boolean; auth: HostAuth; hostile: string }

interface FromTab { id?: number; uuidAsString?: string; func?: string; args?: unknown[]; data?: string }

/** The page's own handle on the host, for the test. */
export interface TeamsHandle {
  auth: HostAuth;
  /** Everything that the tab sent. */
  heard: { func: string; args: unknown[] }[];
  /** Every answer that was sent to the tab, to be replayed. */
  answers: object[];
  theme(name: string): void;
  /** Any message to the tab, from the host's own window. */
  post(message: unknown): void;
  /** Any message to the tab, from a frame of another site that stands beside it. */
  postAsStranger(message: unknown): void;
  save(): void;
}

declare global { interface Window { teams: TeamsHandle; teamsStart: TeamsStart } }

const { frame: address, theme, context, runtime, nested, auth, hostile } = window.teamsStart;
const origin = new URL(address).origin;
const frame = document.createElement('iframe');
const stranger = document.createElement('iframe');
frame.title = 'Threshold consultation';
frame.style.cssText = 'width:450px;height:880px;border:0';
stranger.style.display = 'none';
stranger.src = hostile;

const state = { theme };
const handle: TeamsHandle = {
  auth, heard: [], answers: [],
  theme: (name) => { state.theme = name; send({ func: 'themeChange', args: [name] }); },
  post: (message) => frame.contentWindow?.postMessage(message, origin),
  postAsStranger: (message) => stranger.contentWindow?.postMessage({ pass: message, to: origin }, '*'),
  save: () => send({ func: 'settings.save', args: [{}] }),
};
window.teams = handle;

function send(message: object): void {
  handle.answers.push(message);
  frame.contentWindow?.postMessage(message, origin);
}

function answerTo(func: string, data: string | undefined): unknown[] | undefined {
  if (func === 'initialize') return [context['frameContext'] ?? 'content', 'web', JSON.stringify(runtime), JSON.stringify({ version: '4.0.0', ...(nested ? { supports: { nestedAppAuth: {} } } : {}) })];
  if (func === 'getContext') return [{ ...context, theme: state.theme }];
  if (func === 'appInitialization.success') return [undefined];
  if (func === 'nestedAppAuth.execute' && nested) return [null, answerNested(auth, data ?? '')];
  if (func === 'executeDeepLink') return [true];
  if (func === 'settings.setSettings') return [true];
  return undefined;
}

window.addEventListener('message', ({ source, origin: from, data }: MessageEvent<FromTab>) => {
  if (source !== frame.contentWindow || from !== origin || typeof data.func !== 'string') return;
  handle.heard.push({ func: data.func, args: data.args ?? [] });
  const args = answerTo(data.func, data.data);
  if (args) send({ id: data.id, uuidAsString: data.uuidAsString, args });
});

frame.src = address;
document.body.append(frame, stranger);
