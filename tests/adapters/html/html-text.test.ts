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
});
