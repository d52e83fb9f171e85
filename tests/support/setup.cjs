// What jsdom lacks and the libraries expect at import.
const { TextEncoder, TextDecoder } = require('node:util');
globalThis.TextEncoder ??= TextEncoder;
globalThis.TextDecoder ??= TextDecoder;
if (typeof window !== 'undefined') {
  window.ResizeObserver ??= class { observe() {} unobserve() {} disconnect() {} };
  globalThis.fetch ??= () => Promise.reject(new Error('no network in tests'));
}
