/** What a mail says of an element's style, by name in small letters. */
export type Style = Map<string, string>;

interface Rule { selector: string; style: Style; weight: number }

/** More rules than a mail that is written to be read has. What comes after them is not looked at. */
const MOST = 600;
const TELLING = /color|background|display|visibility|opacity|font|hide|position|left|right|top|indent|height|width|clip|transform|margin|filter/i;

/** Adds what a list of declarations says; the last word counts, but for one that is marked as important. */
function declare(said: string, style: Style): Style {
  for (const one of said.toLowerCase().split(';')) {
    const at = one.indexOf(':');
    if (at < 0) continue;
    const important = /!\s*important/.test(one);
    const name = one.slice(0, at).trim();
    if (!important && style.has(`!${name}`)) continue;
    if (important) style.set(`!${name}`, '');
    style.set(name, one.slice(at + 1).replace(/!\s*important/, '').trim());
  }
  return style;
}

/** Where the brace closes that opened before `from`. */
function endOf(css: string, from: number): number {
  const braces = /[{}]/g;
  braces.lastIndex = from;
  for (let depth = 1, found = braces.exec(css); found; found = braces.exec(css)) {
    depth += found[0] === '{' ? 1 : -1;
    if (depth === 0) return found.index;
  }
  return css.length;
}

const weightOf = (selector: string): number => selector.split('#').length * 100 + selector.split(/[.:[]/).length * 10 + selector.split(/[\s>+~]+/).length;

/** The rules of a sheet as they hold on a screen; those for dark looks, small screens and print are left out. */
function rulesIn(css: string, rules: Rule[], depth = 0): void {
  let from = 0;
  for (let open = css.indexOf('{'); open >= 0 && rules.length < MOST; open = css.indexOf('{', from)) {
    const head = css.slice(from, open).split(';').pop()?.trim() ?? '';
    const isAt = head.startsWith('@');
    const end = isAt ? endOf(css, open + 1) : css.indexOf('}', open);
    const inside = css.slice(open + 1, end < 0 ? css.length : end);
    from = end < 0 ? css.length : end + 1;
    if (isAt && depth < 3 && /^@media(?:\s+only)?\s+(?:all|screen)\s*$/i.test(head)) rulesIn(inside, rules, depth + 1);
    if (!isAt && TELLING.test(inside)) for (const selector of head.split(',').slice(0, 50)) rules.push({ selector: selector.trim().replace(/^(?:html|:root)$/i, 'body').slice(0, 200), style: declare(inside, new Map()), weight: weightOf(selector) });
  }
}

/**
 * What the style sheets of a mail say of its elements, before their own style. A selector that the page does not know counts for nothing.
 * @param sheets the text of each style element
 */
export function stylesIn(body: HTMLElement, sheets: readonly string[]): (element: Element, own: string) => Style {
  const rules: Rule[] = [];
  for (const sheet of sheets) rulesIn(sheet.replace(/\/\*[^]*?(?:\*\/|$)/g, ' ').replace(/<!--|-->/g, ' '), rules);
  const told = new Map<Element, Style>();
  for (const { selector, style } of rules.sort((a, b) => a.weight - b.weight)) {
    for (const element of foundBy(body, selector)) {
      const known = told.get(element) ?? new Map<string, string>();
      for (const [name, value] of style) if (name.startsWith('!') || style.has(`!${name}`) || !known.has(`!${name}`)) known.set(name, value);
      told.set(element, known);
    }
  }
  return (element, own) => declare(own, new Map(told.get(element)));
}

function foundBy(body: HTMLElement, selector: string): Element[] {
  try { return [...(body.matches(selector) ? [body] : []), ...body.querySelectorAll(selector)]; } catch { return []; }
}
