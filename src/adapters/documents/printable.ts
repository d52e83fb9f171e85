/**
 * The text as a Word document can hold it: a mail's odd line ends as plain ones, and without the characters that XML has no place for.
 * One of them, and Word does not open the file.
 */
export const printable = (text: string): string => text.replace(/\r\n?|[\v\f]/gu, '\n').replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
