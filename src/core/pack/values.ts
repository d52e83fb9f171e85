import type { Problem } from './explain';
import type { Contact, Pack } from './pack';

/** Routes that a contact may be for: those the panel asks for, and those that only stand in lists. */
const ROUTES = ['front-door', 'edt', 'police-999', 'early-help', 'lado', 'marac', 'prevent', 'camhs', 'fgm-mandatory-report', 'domestic-abuse-support', 'childrens-centres', 'send', 'universal', 'no-names'];

/** What a keeper has still to write is named elsewhere, and is no wrong value. */
const isToCome = (text: string): boolean => text.includes('TO FILL IN');

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** "20/11/2026" as "2026-11-20", where it can be a day at all. */
function turnedRound(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})$/.exec(text.trim()) ?? [];
  const turned = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return day && isDay(turned) ? turned : undefined;
}

/** What is wrong with a day as it is written; undefined when nothing is. */
function dayFault(text: string): string | undefined {
  if (isToCome(text) || isDay(text)) return undefined;
  const turned = turnedRound(text);
  if (turned) return `write the year first: "${turned}" instead of "${text}".`;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `"${text}" is not in the calendar.` : `"${text}" is no date. Write the year first, such as "2026-11-20".`;
}

/** How many figures a British number has, by how it begins. */
function figuresOf(digits: string): readonly number[] {
  if (/^0[237]/.test(digits)) return [11];
  if (digits.startsWith('01')) return [10, 11];
  if (digits.startsWith('08')) return [8, 10, 11];
  return [3];
}

/** What is wrong with a telephone number; undefined when nothing is. An extension may follow ("option 1"). */
function phoneFault(phone: string): string | undefined {
  if (isToCome(phone)) return undefined;
  const number = phone.replace(/,? *(?:option|ext\.?|extension) *\d+$/i, '').replace(/^\+44 ?(?:\(0\) ?)?/, '0');
  const strange = /[^\d ()-]/.exec(number)?.[0];
  if (strange) return `"${phone}" holds "${strange}", which is not a figure. A telephone number is figures and blanks, such as 020 7946 0000.`;
  const digits = number.replace(/\D/g, '');
  const wanted = figuresOf(digits);
  if (wanted.includes(digits.length)) return undefined;
  return wanted[0] === 3 ? `"${phone}" is no British number: it begins with 0, or is a short one such as 999.` : `"${phone}" has ${String(digits.length)} figures; a number that begins with ${digits.slice(0, 2)} has ${wanted.join(' or ')}. Look whether one is missing or doubled.`;
}

/** The route that was probably meant: the same letters, or one that begins alike. */
function meant(route: string): string | undefined {
  const flat = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return ROUTES.find((one) => flat(one) === flat(route)) ?? ROUTES.find((one) => flat(one).startsWith(flat(route).slice(0, 4)));
}

const isTime = (text: string): boolean => /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);

/** What is wrong with opening hours; undefined when nothing is. `atNight`: how to write a desk that is open over midnight. */
function hoursFault(hours: { days: number[]; from: string; to: string }, atNight: string): string | undefined {
  const time = [hours.from, hours.to].find((one) => !isTime(one));
  if (time !== undefined) return `"${time}" is no time. Write two figures, a colon and two figures in double quotes, such as "09:00".`;
  if (hours.from >= hours.to) return `the desk cannot open at ${hours.from} and close at ${hours.to}. ${atNight}`;
  if (!hours.days.length) return 'it names no day on which the desk is open. Write such as days: [1, 2, 3, 4, 5]: 1 is Monday, 7 is Sunday.';
  const day = hours.days.find((one) => ![1, 2, 3, 4, 5, 6, 7].includes(one));
  return day === undefined ? undefined : `${String(day)} is no day: 1 is Monday, 7 is Sunday.`;
}

/** Each value of a contact that has a form, with what is wrong with it. */
function contactFaults(contact: Contact): [string, string | undefined][] {
  const { phone, phonePrinted, email, web, routes, hours, lastChecked } = contact;
  const strange = routes.find((route) => !ROUTES.includes(route));
  const suggestion = strange === undefined ? undefined : meant(strange);
  return [
    ['phone', phone === undefined ? undefined : phoneFault(phone)],
    ['phonePrinted', phonePrinted === undefined ? undefined : phoneFault(phonePrinted)],
    ['email', email === undefined || isToCome(email) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? undefined : `"${email}" is no mail address: it needs one @ and no blanks.`],
    ['web', web === undefined || isToCome(web) || /^https?:\/\/\S+$/.test(web) ? undefined : `"${web}" is no web address: it begins with https:// and has no blanks.`],
    ['routes', strange === undefined ? undefined : `"${strange}" is not a route that the panel knows${suggestion ? `; did you mean "${suggestion}"` : ''}. The routes are: ${ROUTES.join(', ')}.`],
    ['hours', hours && hoursFault(hours, 'For a desk that answers at night, write the daytime hours and outOfHours: true.')],
    ['lastChecked', dayFault(lastChecked)],
  ];
}

function packDays({ inForce, reviewBy }: Pack): [(string | number)[], string | undefined][] {
  const backwards = inForce.to !== undefined && inForce.to < inForce.from ? `ends on ${inForce.to}, before it begins on ${inForce.from}.` : undefined;
  return [
    [['inForce', 'from'], dayFault(inForce.from)], [['reviewBy'], dayFault(reviewBy)],
    [['inForce', 'to'], (inForce.to === undefined ? undefined : dayFault(inForce.to)) ?? backwards],
  ];
}

/** A status is a duty or a vulnerability: a mark of section 47 on it would make it shout. */
const shoutingStatuses = (pack: Pack): string[] => pack.matrix.flatMap(({ cells }) => cells).filter(({ statusOnly, legal }) => statusOnly && legal === 's47').map(({ id }) => id);

/** Days, telephone numbers, addresses, hours and routes that cannot be right, each with its place. What says "TO FILL IN" is left alone. */
export function valueProblems(pack: Pack): Problem[] {
  const say = (file: string, path: (string | number)[], fault: string | undefined): Problem[] => (fault === undefined ? [] : [{ file, path, says: fault }]);
  const desk = hoursFault(pack.clock.desk, 'Write the daytime hours of the front door, in which its replies are counted.');
  return [
    ...say('clock.yaml', ['desk'], desk && `desk: ${desk}`),
    ...packDays(pack).flatMap(([path, fault]) => say('pack.yaml', path, fault && `${path.join(', ')}: ${fault}`)),
    ...pack.contacts.flatMap((contact, i) => contactFaults(contact).flatMap(([key, fault]) => say('contacts.yaml', [i, key], fault && `${contact.name}, ${key}: ${fault}`))),
    ...shoutingStatuses(pack).map((id) => ({ file: 'pack.yaml', path: ['levels'], says: `the cell ${id} is marked statusOnly and legal: s47. A status alone never means significant harm: take one of the two marks away.` })),
  ];
}
