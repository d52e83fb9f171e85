const dangerous = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** One field: quoted where it must be, and never one that a spreadsheet would run as a formula. */
function field(value: string | number | null | undefined): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = dangerous.test(text) ? `'${text}` : text;
  return /[",\r\n;']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A table as CSV (RFC 4180), with a mark at the start by which Excel knows the letters.
 * Text that begins as a formula is written with an apostrophe before it.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}
