import { colourOf, isSame, type Colour } from './colours';
import { stylesIn, type Style } from './sheets';
import { STYLE } from './without-styles';

/** How text stands on the page: its colour, the colour under it, its size in pixels, whether it is shown at all. A colour that nobody can tell is left out. */
interface Look { ink?: Colour; ground?: Colour; size: number; gone: boolean }

const PAPER: Look = { ink: [0, 0, 0, 1], ground: [255, 255, 255, 1], size: 16, gone: false };
const LINK: Colour = [0, 0, 238, 1];
/** Text this high or less is not read, nor what covers this little. */
const TINY = 1.5;
const FAINT = 0.1;

const ADRIFT = /^-\s*(?:\d{3,}(?:\.\d+)?(?:px|pt|%)?|[1-9]\d(?:\.\d+)?r?em|\d{2,}v[wh])/;
const NOTHING = /^(?:[0.]+(?:px|pt|em|%)?|1(?:px|pt)?)$/;

/** Whether a style takes an element off the page: not shown, moved out of sight, cut away, without a size. */
function isGone(element: Element, style: Style): boolean {
  const is = (name: string, shape: RegExp) => shape.test(style.get(name) ?? '-');
  const isCut = /hidden|clip/.test(style.get('overflow') ?? '') && ['height', 'width', 'max-width', 'line-height'].some((name) => is(name, NOTHING));
  const isOut = ['left', 'right', 'top', 'margin-left', 'margin-top', 'text-indent'].some((name) => is(name, ADRIFT));
  return (element.hasAttribute('hidden') && !style.has('display')) || is('display', /^none/) || is('visibility', /^(?:hidden|collapse)/) || is('mso-hide', /^(?:all|screen)/)
    || Number.parseFloat(style.get('opacity') ?? '1') <= FAINT || is('max-height', NOTHING) || isCut || isOut
    || is('clip', /^rect\((?:[\s,]*[01](?:px)?){4}/) || is('clip-path', /^(?:inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0)/) || is('transform', /scale\(\s*0?(?:\.0+)?\s*[),]|translate\w*\([^)]*-\s*\d{3,}/) || is('filter', /opacity\(\s*0/);
}

const UNITS: Record<string, number> = { px: 1, pt: 4 / 3, em: 0, '%': 0, rem: 16, in: 96, cm: 38, mm: 3.8, pc: 16, '': 1 };

function sizeIn(style: Style, around: number): number {
  const said = style.get('font-size') ?? /(?:^|\s)([\d.]+[a-z%]*)(?=\s*\/|\s)/.exec(style.get('font') ?? '')?.[1] ?? '';
  const [, number = '', unit = ''] = /^(\d*\.?\d+)([a-z%]*)/.exec(said) ?? [];
  if (!number) return said && !/^(?:inherit|smaller|larger)/.test(said) ? 16 : around;
  return Number(number) * ((UNITS[unit] ?? 1) || (unit === '%' ? around / 100 : around));
}

/** The colour under the text: what the element lays on what was there; nothing where a picture, a shade or half a colour lies there. */
function groundIn(element: Element, style: Style, around: Colour | undefined): Colour | undefined {
  const image = `${style.get('background-image') ?? ''} ${style.get('background') ?? ''}`;
  if (element.hasAttribute('background') || /url\(|gradient|image-set/.test(image)) return undefined;
  const said = style.get('background-color') ?? style.get('background') ?? element.getAttribute('bgcolor')?.toLowerCase();
  if (!said || /^(?:none|inherit|initial|unset)\b/.test(said)) return around;
  const laid = colourOf(said);
  return laid && (laid[3] === 0 ? around : laid[3] > 0.9 ? laid : undefined);
}

function inkIn(element: Element, style: Style, around: Colour | undefined): Colour | undefined {
  const said = style.get('-webkit-text-fill-color') ?? style.get('color') ?? element.getAttribute(element.tagName === 'BODY' ? 'text' : 'color')?.toLowerCase();
  if (!said || /^(?:inherit|unset|currentcolor)\b/.test(said)) return element.tagName === 'A' && element.hasAttribute('href') ? LINK : around;
  return colourOf(said);
}

/** Text that stands so is not seen: not shown, tiny, without a colour, or in the colour of what is under it. */
const isUnseen = ({ ink, ground, size, gone }: Look): boolean => gone || size <= TINY || (ink !== undefined && (ink[3] <= FAINT || (ground !== undefined && isSame(ink, ground))));

/**
 * The parts of a mail that nobody who reads it sees: in the colour of what is under them or without one, tiny, out of sight, or not shown.
 * Read as the mail looks on white paper, by its own styles and style sheets. What cannot be told (text on a picture, a colour of a name that is
 * not known) counts as seen. The mail is left as it is.
 * @param sheets the text of the mail's style elements
 */
export function unseenIn(body: HTMLElement, sheets: readonly string[]): Set<Node> {
  const styleOf = stylesIn(body, sheets);
  const found = new Set<Node>();
  /** Whether there is anything to see in it, and anything not. */
  const lookAt = (element: Element, around: Look): { seen: boolean; unseen: boolean } => {
    const style = styleOf(element, element.getAttribute(STYLE) ?? '');
    const look = { ink: inkIn(element, style, around.ink), ground: groundIn(element, style, around.ground), size: sizeIn(style, around.size), gone: around.gone || isGone(element, style) };
    const here = { seen: false, unseen: false };
    for (const child of element.childNodes) {
      const isText = child.nodeType === 3 && (child.nodeValue ?? '').trim() !== '';
      const inside = child.nodeType === 1 ? lookAt(child as Element, look) : { seen: isText && !isUnseen(look), unseen: isText && isUnseen(look) };
      if (isText && inside.unseen) found.add(child);
      here.seen ||= inside.seen;
      here.unseen ||= inside.unseen;
    }
    if (element.tagName === 'IMG') { here.unseen = look.gone; here.seen = !look.gone; }
    if (here.unseen && !here.seen) found.add(element);
    return here;
  };
  lookAt(body, PAPER);
  return found;
}
