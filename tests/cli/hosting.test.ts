import { nginxExample, staticWebAppConfig } from '../../src/cli/hosting';

// No nginx is at hand where these tests run: its example is read by the rules of its own language, and held against the other host's file. (It was run once in nginx 1.22.1.)

interface Directive { name: string; args: string[]; block?: Directive[] }

/** Words, quoted strings, braces and semicolons of nginx's configuration language; comments are left out. */
const tokensOf = (text: string): string[] => [...text.replace(/^\s*#.*$/gm, '').matchAll(/"((?:[^"\\]|\\.)*)"|[{};]|[^\s{};"]+/g)].map(([whole, quoted]) => (quoted === undefined ? whole : `"${quoted}`));

/** The directives of a block, up to its closing brace. Throws where the language is broken. */
function parse(tokens: string[], isInside = false): Directive[] {
  const found: Directive[] = [];
  let words: string[] = [];
  while (tokens.length) {
    const token = tokens.shift() ?? '';
    if (token === '}') {
      if (!isInside || words.length) throw new Error(`unexpected } after ${words.join(' ')}`);
      return found;
    }
    if (token !== ';' && token !== '{') { words.push(token.replace(/^"/, '')); continue; }
    const [name, ...args] = words;
    if (!name) throw new Error(`${token} without a directive`);
    found.push({ name, args, ...(token === '{' ? { block: parse(tokens, true) } : {}) });
    words = [];
  }
  if (isInside || words.length) throw new Error('a block or directive is not closed');
  return found;
}

const serverOf = (encoder: boolean): Directive[] => {
  const [server, ...more] = parse(tokensOf(nginxExample('panel.example.org', encoder)));
  expect({ name: server?.name, more }).toEqual({ name: 'server', more: [] });
  return server?.block ?? [];
};

/** The headers that nginx sends with a path: of the exact location, else of the prefix `/`. */
function nginxHeaders(server: Directive[], path: string): Record<string, string> {
  const location = server.find(({ name, args }) => name === 'location' && args[0] === '=' && args[1] === path) ?? server.find(({ name, args }) => name === 'location' && args[0] === '/');
  return Object.fromEntries((location?.block ?? []).filter(({ name }) => name === 'add_header').map(({ args: [header, value, always] }) => {
    // Sent with refusals too, but for how long a file may be kept: a file that was not there for a moment must not be missing for a year.
    expect([header, always]).toEqual([header, header === 'Cache-Control' ? undefined : 'always']);
    return [header ?? '', value ?? ''];
  }));
}

interface StaticConfig { globalHeaders: Record<string, string>; routes: { route: string; headers: Record<string, string> }[]; mimeTypes: Record<string, string> }
const staticHeaders = ({ globalHeaders, routes }: StaticConfig, path: string): Record<string, string> => ({ ...globalHeaders, ...routes.find(({ route }) => route === path)?.headers });

const PATHS = ['/taskpane.html', '/tab.html', '/config.html', '/redirect.html', '/popup-relay.html', '/config.json', '/privacy.html', '/taskpane.1a2b3c4d.js', '/taskpane.1a2b3c4d.css', '/reader.1a2b3c4d.js', '/assets/words.1a2b3c4d.bin', '/icons/color.png', '/no-such-thing'];

describe('the nginx example', () => {
  it.each([true, false])('sends, header by header, what staticwebapp.config.json sends (encoder %s)', (encoder) => {
    const server = serverOf(encoder);
    const config = JSON.parse(staticWebAppConfig(encoder)) as StaticConfig;
    expect(Object.fromEntries(PATHS.map((path) => [path, nginxHeaders(server, path)]))).toEqual(Object.fromEntries(PATHS.map((path) => [path, staticHeaders(config, path)])));
    // Every path that has headers of its own in one has them in the other.
    const exact = server.filter(({ name, args }) => name === 'location' && args[0] === '=').map(({ args }) => args[1]);
    expect([...exact].sort()).toEqual(config.routes.map(({ route }) => route).sort());
  });

  it('gives every kind of file in the package its type, and those of the other host the same', () => {
    const types = new Map((serverOf(true).find(({ name }) => name === 'types')?.block ?? []).flatMap(({ name, args }) => args.map((end): [string, string] => [`.${end}`, name])));
    const { mimeTypes } = JSON.parse(staticWebAppConfig(true)) as StaticConfig;
    for (const [end, type] of Object.entries(mimeTypes)) expect([end, types.get(end)]).toEqual([end, type]);
    expect(Object.fromEntries(['.html', '.css', '.js', '.png', '.svg', '.txt'].map((end) => [end, types.get(end)]))).toEqual({ '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.png': 'image/png', '.svg': 'image/svg+xml', '.txt': 'text/plain' });
  });

  it('squeezes every kind of file but pictures that are squeezed already, and says so to caches', () => {
    const server = serverOf(true);
    const types = (server.find(({ name }) => name === 'types')?.block ?? []).map(({ name }) => name);
    expect(server.filter(({ name }) => name === 'gzip' || name === 'gzip_vary').map(({ name, args }) => [name, ...args])).toEqual([['gzip', 'on'], ['gzip_vary', 'on']]);
    // nginx squeezes text/html always, and warns when it is named.
    expect([...(server.find(({ name }) => name === 'gzip_types')?.args ?? [])].sort()).toEqual(types.filter((type) => type !== 'text/html' && type !== 'image/png').sort());
  });

  it('has no header at a level where nginx would forget it: a location with headers of its own inherits none', () => {
    expect(serverOf(true).filter(({ name }) => name === 'add_header')).toEqual([]);
  });

  it('would not pass with a brace, a quotation mark or a semicolon missing', () => {
    const whole = nginxExample('panel.example.org', true);
    expect(() => parse(tokensOf(whole.slice(0, whole.lastIndexOf('}'))))).toThrow('not closed');
    expect(() => parse(tokensOf(whole.replace(';\n  }', '\n  }')))).toThrow('unexpected }');
  });
});
