import { valueProblems } from '../../../src/core/pack/values';
import type { Contact, Pack } from '../../../src/core/pack';
import { packOf } from '../../support/packs';

const redbridge = packOf('redbridge', '2025-07-interim');
const dudley = packOf('dudley', '2021-03');
const said = (pack: Pack) => valueProblems(pack).map(({ file, path, says }) => `${file} ${path.join(' ')}: ${says}`);
const withDoor = (change: Partial<Contact>): Pack => ({ ...redbridge, contacts: redbridge.contacts.map((contact) => (contact.id === 'front-door' ? { ...contact, ...change } : contact)) });

describe('values of a pack that cannot be right', () => {
  it('are none in the packs of this checkout', () => {
    for (const pack of [redbridge, dudley, packOf('oxfordshire', 'routes-only')]) expect([pack.id, said(pack)]).toEqual([pack.id, []]);
  });

  it.each<[string, Partial<Contact>, RegExp]>([
    ['a letter in a telephone number', { phone: '020 8708 38B5' }, /^contacts\.yaml 1 phone: Family Help Front Door, with the MASH, phone: .*holds "B", which is not a figure/],
    ['a letter O for a nought', { phone: 'O20 8708 3885' }, /holds "O"/],
    ['a figure that is missing', { phone: '020 8708 388' }, /has 10 figures; a number that begins with 02 has 11/],
    ['a figure too many', { phone: '020 8708 38855' }, /has 12 figures/],
    ['a number without its nought', { phone: '8708 3885' }, /is no British number/],
    ['a route that is not there', { routes: ['frontdoor'] }, /"frontdoor" is not a route that the panel knows; did you mean "front-door"/],
    ['a day first', { lastChecked: '20/11/2026' }, /write the year first: "2026-11-20"/],
    ['a day that is not in the calendar', { lastChecked: '2026-11-31' }, /"2026-11-31" is not in the calendar/],
    ['no day at all', { lastChecked: 'last week' }, /"last week" is no date/],
    ['a mail address without @', { email: 'CPAT.redbridge.gov.uk' }, /email: .*needs one @/],
    ['a web address without its beginning', { web: 'www.redbridge.gov.uk' }, /web: .*begins with https/],
    ['a desk that closes before it opens', { hours: { days: [1], from: '09:00', to: '07:00', bankHolidays: false } }, /cannot open at 09:00 and close at 07:00/],
    ['a time without its nought', { hours: { days: [1], from: '9:00', to: '17:00', bankHolidays: false } }, /"9:00" is no time/],
    ['an eighth day', { hours: { days: [1, 8], from: '09:00', to: '17:00', bankHolidays: false } }, /8 is no day/],
  ])('%s', (_name, change, says) => { expect(said(withDoor(change))).toEqual([expect.stringMatching(says)]); });

  it('contacts whose hours name no day are refused', () => { expect(said(withDoor({ hours: { days: [], from: '09:00', to: '17:00', bankHolidays: false } }))).toEqual([expect.stringMatching(/names no day/)]); });

  it.each<[string, Partial<Pack['clock']['desk']>, RegExp]>([
    ['no days', { days: [] }, /^clock\.yaml desk: desk: it names no day on which the desk is open\. Write such as days: \[1, 2, 3, 4, 5\]/],
    ['an eighth day', { days: [1, 8] }, /8 is no day/], ['half a day', { days: [1.5] }, /1\.5 is no day/],
    ['a time without its nought', { from: '9:00' }, /"9:00" is no time/], ['a time after midnight', { to: '24:30' }, /"24:30" is no time/],
    ['closing before it opens', { to: '07:00' }, /cannot open at 09:00 and close at 07:00\. Write/], ['closing as it opens', { to: '09:00' }, /cannot open at 09:00 and close at 09:00/],
  ])('the desk of the clock: %s', (_name, change, says) => {
    expect(said({ ...redbridge, clock: { ...redbridge.clock, desk: { ...redbridge.clock.desk, ...change } } })).toEqual([expect.stringMatching(says)]);
  });

  it.each(['999', '101', '0800 1111', '0800 145 6410', '020 8708 3885', '+44 20 8708 3885', '01384 813110', '0300 300 1579 option 1', '0300 300 1579, ext. 12', 'TO FILL IN'])('the number %s is one', (phone) => {
    expect(said(withDoor({ phone }))).toEqual([]);
  });

  it('keeps the printed number beside a newer one', () => { expect(said(withDoor({ phone: '020 8708 3999', phonePrinted: '020 8708 3885' }))).toEqual([]); });

  it('the days on which a pack holds are days, in order', () => {
    expect(said({ ...redbridge, reviewBy: '30/04/2026', inForce: { from: '2025-07-01', to: '2025-06-30' } })).toEqual([
      'pack.yaml reviewBy: reviewBy: write the year first: "2026-04-30" instead of "30/04/2026".', 'pack.yaml inForce to: inForce, to: ends on 2025-06-30, before it begins on 2025-07-01.',
    ]);
    expect(said({ ...redbridge, inForce: { from: '2025-07-01', to: '2025-07-01' } })).toEqual([]);
  });

  it('a status that is marked section 47 is refused, and one without the mark is not', () => {
    const marked = { ...dudley, matrix: dudley.matrix.map((row) => ({ ...row, cells: row.cells.map((cell) => (cell.statusOnly ? { ...cell, legal: 's47' as const } : cell)) })) };
    expect(said(marked).length).toBeGreaterThanOrEqual(6);
    expect(said(marked)[0]).toMatch(/status alone never means significant harm/);
  });
});
