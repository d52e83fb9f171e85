/** What a static host must send, from one table: platform facts on framing, scripts and connections. */

const FRAME_ANCESTORS = ['https://*.cloud.microsoft', 'https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://*.microsoft365.com', 'https://*.office.com', 'https://outlook.office.com', 'https://outlook.office365.com'];

/** The Content-Security-Policy of a page. No unsafe-inline, no unsafe-eval; WebAssembly only where the encoder tier is switched on. */
export function contentSecurityPolicy(page: 'taskpane' | 'tab' | 'sign-in' | 'worker', encoder: boolean): string {
  // A worker goes by the policy of its own file: the one that reads messages reaches our own origin and nothing else.
  if (page === 'worker') return `default-src 'none'; script-src 'self'${encoder ? " 'wasm-unsafe-eval'" : ''}; connect-src 'self'`;
  const scripts = ["'self'", ...(page === 'taskpane' ? ['https://appsforoffice.microsoft.com'] : []), ...(encoder && page !== 'sign-in' ? ["'wasm-unsafe-eval'"] : [])];
  return [
    "default-src 'none'", `script-src ${scripts.join(' ')}`, "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'", "worker-src 'self'",
    "connect-src 'self' https://graph.microsoft.com https://login.microsoftonline.com https://res.cdn.office.net https://*.sharepoint.com",
    "frame-src 'self' https://login.microsoftonline.com", "base-uri 'none'", "form-action https://login.microsoftonline.com", "object-src 'none'",
    // Renewing a sign-in silently comes back to redirect.html in a hidden frame of the pane.
    `frame-ancestors ${page === 'sign-in' ? "'self' " : ''}${FRAME_ANCESTORS.join(' ')}`,
  ].join('; ');
}

const COMMON = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'strict-origin', 'Strict-Transport-Security': 'max-age=31536000' };
const PAGES = { 'taskpane.html': 'taskpane', 'tab.html': 'tab', 'config.html': 'tab', 'redirect.html': 'sign-in', 'popup-relay.html': 'sign-in' } as const;
const FRESH = { 'Cache-Control': 'no-cache' };

/** Headers of every file that has none of its own: scripts, sheets, weights. Their names change whenever they do. */
const ofFiles = (encoder: boolean) => ({ ...COMMON, 'Content-Security-Policy': contentSecurityPolicy('worker', encoder), 'Cache-Control': 'public, max-age=31536000, immutable' });

/** What is said of a path differently from `ofFiles`. The sign-in pages get no Cross-Origin-Opener-Policy. */
const routesOf = (encoder: boolean): { route: string; headers: Record<string, string> }[] => [
  ...Object.entries(PAGES).map(([file, page]) => ({ route: `/${file}`, headers: { 'Content-Security-Policy': contentSecurityPolicy(page, encoder), ...FRESH } })),
  ...['/config.json', '/privacy.html'].map((route) => ({ route, headers: FRESH })),
];

/** staticwebapp.config.json for Azure Static Web Apps. */
export function staticWebAppConfig(encoder: boolean): string {
  return JSON.stringify({
    globalHeaders: ofFiles(encoder),
    routes: routesOf(encoder),
    mimeTypes: { '.json': 'application/json', '.onnx': 'application/octet-stream', '.wasm': 'application/wasm', '.bin': 'application/octet-stream' },
    responseOverrides: { 404: { statusCode: 404 } },
  }, null, 2);
}

const TYPES = 'application/json json; application/wasm wasm; application/octet-stream onnx bin; text/html html; text/css css; text/javascript js; text/plain txt; image/png png; image/svg+xml svg;';
/** nginx sends files as they lie unless it is told otherwise: without this the first download is three times what it need be. Pages are always in. */
const SQUEEZED = 'application/json application/wasm application/octet-stream text/css text/javascript text/plain image/svg+xml';
const location = (match: string, headers: Record<string, string>) => `  location ${match} {\n${Object.entries(headers).map(([name, value]) => `    add_header ${name} "${value}"${name === 'Cache-Control' ? '' : ' always'};`).join('\n')}\n  }`;

/** An nginx server block that says the same. Each location says all of its headers: nginx forgets those outside as soon as it has one of its own. What is not there is never kept. */
export function nginxExample(host: string, encoder: boolean): string {
  const locations = [...routesOf(encoder).map(({ route, headers }) => location(`= ${route}`, { ...ofFiles(encoder), ...headers })), location('/', ofFiles(encoder))];
  return `server {\n  listen 443 ssl http2;\n  server_name ${host};\n  # ssl_certificate and ssl_certificate_key go here.\n  root /srv/threshold-panel;\n  types { ${TYPES} }\n  gzip on;\n  gzip_vary on;\n  gzip_min_length 1024;\n  gzip_types ${SQUEEZED};\n\n${locations.join('\n\n')}\n}\n`;
}
