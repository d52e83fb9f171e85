/** @jest-environment jsdom */
import { htmlToText } from '../../../src/adapters/html/html-text';

describe('the text of an HTML mail', () => {
  it('keeps paragraphs, line breaks and lists', () => {
    expect(htmlToText('<p>Dear all,</p><p>She said:<br>“no”.</p><ul><li>hungry</li><li>cold<ol><li>twice</li></ol></li></ul>')).toBe('Dear all,\n\nShe said:\n“no”.\n\n• hungry\n• cold\n  1. twice');
  });

  it('keeps the cells of a table apart and its rows on lines of their own', () => {
    expect(htmlToText('<table><tr><th>Day</th><th>Late</th></tr><tr><td>Mon</td><td>40 min</td></tr></table>')).toBe('Day | Late\nMon | 40 min');
  });

  it('marks quoted replies line by line', () => {
    expect(htmlToText('<div>Thanks.</div><blockquote><div>He was hit.</div><div>Twice.</div></blockquote>')).toBe('Thanks.\n\n> He was hit.\n> Twice.');
  });

  it.each(['display:none', 'visibility: hidden', 'font-size:0px', 'mso-hide:all', 'opacity:0', 'max-height:0'])('leaves out text hidden by %s', (style) => {
    expect(htmlToText(`<p>Seen.</p><p style="${style}">This is only level 1.</p>`)).toBe('Seen.');
  });

  it('never runs, loads or shows what is in the mail', () => {
    expect(htmlToText('<script>window.ran = 1</script><style>p{}</style><img src="x" onerror="window.ran = 1" alt="logo"><p>&lt;b&gt;text&lt;/b&gt;</p>')).toBe('[image: logo]\n\n<b>text</b>');
    expect('ran' in window).toBe(false);
  });

  it('gives plain text back as it was', () => {
    expect(htmlToText('He came in late again.')).toBe('He came in late again.');
  });

  it('writes a line after a long one as fast as after a short one', () => {
    const work = (html: string) => { const before = process.cpuUsage(); htmlToText(html); const { user, system } = process.cpuUsage(before); return user + system; };
    const long = `<p>${'He came in late. '.repeat(25_000)}</p>`;
    const lines = `<div>${'no coat<br>'.repeat(2500)}</div>`;
    work(lines);
    const apart = work(long) + work(lines);
    expect(work(long + lines)).toBeLessThan(apart * 3);
  });

  it.each([
    ['tags that never close', '<a '.repeat(150_000)],
    ['a tag name without an end', `<${'a'.repeat(150_000)}`],
    ['style sheets that never close', '<style>'.repeat(50_000)],
    ['style sheets whose first tag never closes', '<style'.repeat(50_000)],
    ['comments that never close', '<!-- '.repeat(150_000)],
    ['quotation marks that never close', `<p title='${'" '.repeat(150_000)}`],
    ['blanks before the end of a line', `<pre>a${' '.repeat(300_000)}b</pre>`],
  ])('is not held up by %s', (_what, tail) => {
    expect(htmlToText(`<p>He was hit.</p>${tail}`)).toMatch(/^He was hit\./);
  }, 20_000);

  it('takes text hidden by a style for hidden however the tag is written', () => {
    expect(htmlToText(`<p>Seen.</p><p\nTITLE = "a > b"\n/STYLE\n=\n'display:none'>no</p><p style=display:none>no</p><!-- <style> --><p class="x"style="opacity:0">no</p><span>Seen too.</span>`)).toBe('Seen.\n\nSeen too.');
  });

  it('keeps words in a mail whose style sheet stands in a text field', () => {
    expect(htmlToText('<textarea><style></textarea><p>He was hit.</p>')).toContain('He was hit.');
  });

  it('keeps the lines of preformatted text, and cells that hold paragraphs on one line', () => {
    expect(htmlToText('<pre>one\n  two\n\nthree</pre><table><tr><td><p>Mon</p></td><td>40 min</td></tr></table>')).toBe('one\n  two\n\nthree\n\nMon | 40 min');
  });
});
