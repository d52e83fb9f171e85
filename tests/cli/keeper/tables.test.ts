import { plain, tablesOfHtml, tablesOfText } from '../../../src/cli/keeper/tables';

describe('signs of HTML in a document', () => {
  it.each([
    ['a number beyond every character', 'a&#9999999;b', 'a\uFFFDb'], ['a hexadecimal one', 'a&#x110000;b', 'a\uFFFDb'], ['half a character', 'a&#xD800;b', 'a\uFFFDb'], ['nought', 'a&#0;b', 'a\uFFFDb'],
    ['letters that are no number', 'a&#fff;b', 'a&#fff;b'], ['a name that every object has', 'a&constructor;b', 'a&constructor;b'], ['an unknown name', 'a&nothing;b', 'a&nothing;b'],
    ['those that are known', 'Tom &amp; &#8217;Jo&#x2019; &Rsquo;', 'Tom & ’Jo’ ’'],
  ])('%s', (_, html, text) => { expect(plain(html)).toBe(text); });
});

describe('tables', () => {
  test('a cell that spans columns leaves the others blank', () => {
    expect(tablesOfHtml('<table><tr><th colspan="3">HEALTH</th></tr><tr><td>a</td><td>b &amp; c</td><td><ul><li>d</li><li>e</li></ul></td></tr></table>')).toEqual([[['HEALTH', '', ''], ['a', 'b & c', 'd e']]]);
  });

  test('a blank row is kept and a line of dashes is not', () => {
    expect(tablesOfText('| | |\n|--|:-:|\n| a | b |')).toEqual([[['', ''], ['a', 'b']]]);
  });
});
