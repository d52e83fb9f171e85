import { plain } from '../../../src/cli/keeper/tables';

describe('signs of HTML in a document', () => {
  it.each([
    ['a number beyond every character', 'a&#9999999;b', 'a\uFFFDb'], ['a hexadecimal one', 'a&#x110000;b', 'a\uFFFDb'], ['half a character', 'a&#xD800;b', 'a\uFFFDb'], ['nought', 'a&#0;b', 'a\uFFFDb'],
    ['letters that are no number', 'a&#fff;b', 'a&#fff;b'], ['a name that every object has', 'a&constructor;b', 'a&constructor;b'], ['an unknown name', 'a&nothing;b', 'a&nothing;b'],
    ['those that are known', 'Tom &amp; &#8217;Jo&#x2019; &Rsquo;', 'Tom & ’Jo’ ’'],
  ])('%s', (_, html, text) => { expect(plain(html)).toBe(text); });
});
