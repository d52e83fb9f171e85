/** A colour as red, green, blue from 0 to 255 and how much it covers, 0 to 1. */
export type Colour = readonly [number, number, number, number];

/** Names that mails use, and those that nobody tells from white. */
const NAMED = 'black000 whitefff redf00 blue00f lime0f0 yellowff0 aqua0ff cyan0ff fuchsiaf0f magentaf0f gray808080 grey808080 silverc0c0c0 navy000080 green008000 maroon800000 purple800080 olive808000 teal008080 orangeffa500 snowfffafa ivoryfffff0 azuref0ffff whitesmokef5f5f5 ghostwhitef8f8ff floralwhitefffaf0 seashellfff5ee mintcreamf5fffa honeydewf0fff0 alicebluef0f8ff lavenderblushfff0f5 oldlacefdf5e6 linenfaf0e6 gainsborodcdcdc lightgreyd3d3d3 lightgrayd3d3d3 windowtext000 windowfff canvastext000 canvasfff';
const hexOf = (name: string): string | undefined => new RegExp(`(?:^| )${name}([\\da-f]{6}|[\\da-f]{3})(?= |$)`).exec(NAMED)?.[1];

function fromHex(digits: string): Colour {
  const all = digits.length < 6 ? digits.replace(/./g, '$&$&') : digits;
  const [r = 0, g = 0, b = 0, a = 255] = (all.match(/../g) ?? []).map((two) => Number.parseInt(two, 16));
  return [r, g, b, a / 255];
}

/** Turns, then shares of 0 to 1, into red, green and blue. */
function fromHsl(hue: number, saturation: number, light: number): [number, number, number] {
  const part = (n: number) => { const k = (n + hue / 30) % 12; return 255 * (light - saturation * Math.min(light, 1 - light) * Math.max(-1, Math.min(k - 3, 9 - k, 1))); };
  return [part(0), part(8), part(4)];
}

function fromCall(name: string, inside: string): Colour | undefined {
  const said = inside.split(/[\s,/]+/).filter(Boolean);
  const part = (at: number, whole: number) => Number.parseFloat(said[at] ?? '') * (said[at]?.endsWith('%') ? whole / 100 : 1);
  const cover = said.length > 3 ? part(3, 1) : 1;
  const isHsl = name.startsWith('hsl');
  const [one, two, three] = [part(0, 255), part(1, isHsl ? 1 : 255), part(2, isHsl ? 1 : 255)];
  if (Number.isNaN(one + two + three + cover)) return undefined;
  return isHsl ? [...fromHsl(((one % 360) + 360) % 360, two, three), cover] : [one, two, three, cover];
}

/**
 * The colour that a style or an old attribute says, in small letters. Gives undefined for what is no colour, or none that can be told here.
 */
export function colourOf(said: string): Colour | undefined {
  const call = /(rgba?|hsla?)\(([^()]*)\)/.exec(said);
  if (call) return fromCall(call[1] ?? '', call[2] ?? '');
  const hex = /(?:#|^)([\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})(?![\da-z])/.exec(said);
  if (hex) return fromHex(hex[1] ?? '');
  if (/\btransparent\b/.test(said)) return [0, 0, 0, 0];
  for (const name of said.split(/[^a-z]+/)) { const found = name && hexOf(name); if (found) return fromHex(found); }
  return undefined;
}

/** Two colours that a reader does not tell apart. */
export const isSame = (one: Colour, other: Colour): boolean => [0, 1, 2].every((at) => Math.abs((one[at] as number) - (other[at] as number)) <= 20);
