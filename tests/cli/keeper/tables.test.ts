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

  const head = '<tr><th>Domain</th><th>Level 1</th><th>Level 2</th><th>Level 3</th></tr>';
  test('a cell that spans rows stands in each of them, so that those beside it stay in their columns', () => {
    expect(tablesOfHtml(`<table>${head}<tr><td rowspan="2">HEALTH</td><td>a1</td><td rowspan=2>a2</td><td>a3</td></tr><tr><td>b1</td><td>b3</td></tr><tr><td>OTHER</td><td>c1</td><td>c2</td><td>c3</td></tr></table>`)[0]?.slice(1)).toEqual([['HEALTH', 'a1', 'a2', 'a3'], ['HEALTH', 'b1', 'a2', 'b3'], ['OTHER', 'c1', 'c2', 'c3']]);
    expect(tablesOfHtml('<table><tr><td>a</td><td colspan="2" rowspan="3">b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr><tr><td>e</td><td>f</td><td>g</td></tr></table>')).toEqual([[['a', 'b', ''], ['c', 'b', ''], ['d', 'b', ''], ['e', 'f', 'g']]]);
  });

  test('cells and rows whose end is not written, as HTML allows, are read', () => {
    expect(tablesOfHtml('<table><tr><th>Level 1<th>Level 2<tr><td>x<td>y</table>')).toEqual([[['Level 1', 'Level 2'], ['x', 'y']]]);
  });

  test('a table that is commented out is no table', () => {
    expect(tablesOfHtml('<!-- <table><tr><td>old</td></tr></table> --><table><tr><td>new</td></tr></table>')).toEqual([[['new']]]);
  });

  test('a table within a cell is read as words of that cell', () => {
    expect(tablesOfHtml('<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>')).toEqual([[['a b', 'c']]]);
  });
});
