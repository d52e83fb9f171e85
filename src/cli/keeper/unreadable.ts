import { visit, type Document } from 'yaml';
import type { Finding } from './edition';

/** What is wrong with a line that is no YAML, for somebody who does not know the word. */
function sayUnreadable(message: string, line: string): string {
  const [first = ''] = message.split('\n');
  if (/^ *\t/.test(line)) return 'this line begins with a tab: use blanks.';
  if (/^ *(?:- )?[A-Za-z]+ [^:]*$/.test(line)) return 'this line has no colon after its first word, or belongs to the sentence above it. Write it as "phone: 020 …".';
  if (/nested mappings|implicit keys?|map value/i.test(first)) return 'this line cannot be read: a sentence with a colon in it must stand in double quotes.';
  if (/tabs?\b/i.test(first)) return 'this line begins with a tab: use blanks.';
  if (/indent|aligned|same column|block sequence|block collection/i.test(first)) return 'this line, or the one above it, does not begin below the lines it belongs to: give it as many blanks at the front as they have.';
  if (/quote/i.test(first)) return 'a quotation mark is missing, or one stands inside the sentence: put the whole sentence in double quotes and use ’ inside it.';
  return `this line cannot be read (${first.replace(/ at line \d+, column \d+:?$/, '')}). Compare it with the lines around it: blanks at the front, colons, quotation marks.`;
}

/** The first alias (`*name`) that stands for nothing, or for the very part it stands in, which would never end. */
function badAlias(doc: Document): { at: number; says: string } | undefined {
  let found: { at: number; says: string } | undefined;
  visit(doc, {
    Alias: (_key, alias, above) => {
      const meant = alias.resolve(doc);
      if (meant && !above.some((node) => node === meant)) return undefined;
      const says = meant ? `“*${alias.source}” stands for the very part it stands in, which never ends. Write out what is meant.`
        : `“*${alias.source}” stands for nothing that is named above it. If it begins a sentence, put the whole sentence in double quotes.`;
      found = { at: alias.range?.[0] ?? 0, says };
      return visit.BREAK;
    },
  });
  return found;
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** The first line of a file that cannot be read; undefined when all can. What comes after it is mostly its consequence, and is not said. */
export function unreadable(doc: Document, file: string, text: string): Finding | undefined {
  const strange = /[\uFFFD\0]/.exec(text)?.index;
  if (strange !== undefined) return { file, line: lineAt(text, strange), says: 'the file is not saved as UTF-8, so letters in it cannot be read. In Notepad choose Save as, Encoding: UTF-8.' };
  const [error] = doc.errors;
  if (!error) {
    const alias = badAlias(doc);
    return alias && { file, line: lineAt(text, alias.at), says: alias.says };
  }
  const line = error.linePos?.[0].line;
  const words = text.split(/\r?\n/)[(line ?? 1) - 1] ?? '';
  return { file, line, says: `${sayUnreadable(error.message, words)} Mend this line first; the rest was not checked.` };
}
