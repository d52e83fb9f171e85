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

/** staticwebapp.config.json for Azure Static Web Apps. The sign-in pages get no Cross-Origin-Opener-Policy. */
export function staticWebAppConfig(encoder: boolean): string {
  const routes = Object.entries(PAGES).map(([file, page]) => ({ route: `/${file}`, headers: { 'Content-Security-Policy': contentSecurityPolicy(page, encoder), 'Cache-Control': 'no-cache' } }));
  return JSON.stringify({
    globalHeaders: { ...COMMON, 'Content-Security-Policy': contentSecurityPolicy('worker', encoder), 'Cache-Control': 'public, max-age=31536000, immutable' },
    routes: [...routes, ...['/config.json', '/privacy.html'].map((route) => ({ route, headers: { 'Cache-Control': 'no-cache' } }))],
    mimeTypes: { '.json': 'application/json', '.onnx': 'application/octet-stream', '.wasm': 'application/wasm', '.bin': 'application/octet-stream' },
    responseOverrides: { 404: { statusCode: 404 } },
  }, null, 2);
}

/** An nginx server block that says the same. */
export function nginxExample(host: string, encoder: boolean): string {
  const pages = Object.entries(PAGES).map(([file, page]) => `  location = /${file} {\n    add_header Content-Security-Policy "${contentSecurityPolicy(page, encoder)}" always;\n    add_header Cache-Control "no-cache" always;\n${common('    ')}\n  }`);
  return `server {\n  listen 443 ssl http2;\n  server_name ${host};\n  # ssl_certificate and ssl_certificate_key go here.\n  root /srv/threshold-panel;\n  types { application/json json; application/wasm wasm; application/octet-stream onnx bin; text/html html; text/css css; text/javascript js; image/png png; image/svg+xml svg; }\n\n${pages.join('\n\n')}\n\n  location = /config.json {\n    add_header Cache-Control "no-cache" always;\n${common('    ')}\n  }\n\n  location / {\n    add_header Content-Security-Policy "${contentSecurityPolicy('worker', encoder)}" always;\n    add_header Cache-Control "public, max-age=31536000, immutable" always;\n${common('    ')}\n  }\n}\n`;
}

const common = (indent: string) => Object.entries(COMMON).map(([name, value]) => `${indent}add_header ${name} "${value}" always;`).join('\n');
