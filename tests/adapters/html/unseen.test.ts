/** @jest-environment jsdom */
import { readHtml } from '../../../src/adapters/html/html-text';

const both = (html: string) => readHtml(`<p>Seen.</p>${html}`);

describe('text that nobody who reads the mail sees', () => {
  it.each([
    ['not shown', '<p style="display:none">no</p>'],
    ['hidden', '<p hidden>no</p>'],
    ['invisible', '<p style="visibility: hidden">no</p>'],
    ['hidden by Word’s own', '<p style="mso-hide:all">no</p>'],
    ['without opacity', '<p style="opacity:0.0!important">no</p>'],
    ['one pixel high', '<p style="font-size:1px">no</p>'],
    ['a point high, with a size of its own share', '<div style="font-size: 1.0pt"><span style="font-size:100%">no</span></div>'],
    ['tiny by a share', '<p style="font-size:1%">no</p>'],
    ['without a size in the short form', '<p style="font:0/0 a">no</p>'],
    ['out of sight', '<p style="position:absolute;left:-9999px">no</p>'],
    ['drawn in', '<p style="text-indent:-1000em">no</p>'],
    ['cut away', '<div style="width:1px;height:1px;overflow:hidden"><p>no</p></div>'],
    ['without a height', '<div style="max-height:0"><p>no</p></div>'],
    ['clipped', '<p style="position:absolute;clip:rect(0,0,0,0)">no</p>'],
    ['made small', '<p style="transform:scale(0)">no</p>'],
    ['white', '<p style="color:white">no</p>'],
    ['nearly white', '<p style="COLOR: #FEFEFE !important">no</p>'],
    ['white by an old tag', '<font color="#ffffff">no</font>'],
    ['white by an old tag without its mark', '<font color=FFFFFF>no</font>'],
    ['white by three numbers', '<p style="color:rgb(255 255 255)">no</p>'],
    ['white by shares', '<p style="color:rgba(100%, 100%, 99%, 1)">no</p>'],
    ['white by its light', '<p style="color:hsl(120deg, 100%, 99%)">no</p>'],
    ['nearly without a colour', '<p style="color:rgba(0,0,0,0.02)">no</p>'],
    ['without a colour', '<p style="color:transparent">no</p>'],
    ['a pale name', '<p style="color:WhiteSmoke">no</p>'],
    ['black on black', '<p style="background:#000">no</p>'],
    ['the colour of its own background', '<p style="color:rgb(0, 51, 102);background:#003366">no</p>'],
    ['the colour of the background around it', '<table bgcolor="navy"><tr><td style="color:#000080">no</td></tr></table>'],
    ['white on a white cell in a dark table', '<table bgcolor="#036"><tr><td style="background-color:#fff"><b style="color:#fff">no</b></td></tr></table>'],
    ['the last of several colours', '<p style="color:black;color:#fff">no</p>'],
    ['the one that is marked as important', '<p style="color:#fff !important;color:black">no</p>'],
    ['white by a class', '<style>.x { color: #fff }</style><p class="x">no</p>'],
    ['white by a class inside another', '<style>/* a */ div.a p , .b {color:hsl(0,0%,100%)}</style><div class="a"><p>no</p></div>'],
    ['not shown by an id, whatever its tag says', '<style>p{display:block} #h{display:none}</style><p id="h">no</p>'],
    ['not shown on a screen', '<style>@media screen { .x { display:none } }</style><p class="x">no</p>'],
    ['white, though a dark look would show it', '<style>@media (prefers-color-scheme: dark) { .x { color:#000 } }</style><p class="x" style="color:#fff">no</p>'],
    ['white where a style sheet sets letters only', '<style>p { margin: 0 }</style><p style="color:#fff">no</p>'],
    ['the body’s own colour of text', '<div><font color="white"><span><i>no</i></span></font></div>'],
  ])('stands apart from what is seen: %s', (_what, hidden) => {
    expect(both(hidden)).toEqual({ text: 'Seen.', unseen: 'no' });
  });

  it.each([
    ['white on a dark cell', '<table bgcolor="#003366"><tr><td style="color:#fff">Told.</td></tr></table>'],
    ['white on a cell that a class makes dark', '<style>.top { background: navy }</style><div class="top"><p style="color:#fff">Told.</p></div>'],
    ['white on a picture', '<table background="sky.png"><tr><td style="color:#fff">Told.</td></tr></table>'],
    ['white on a shade', '<p style="background:linear-gradient(#000,#111);color:#fff">Told.</p>'],
    ['white on half a colour', '<p style="background:rgba(0,0,0,0.6);color:white">Told.</p>'],
    ['black in a white part', '<div style="color:#fff"><p style="color:black">Told.</p></div>'],
    ['a size of its own in a tiny part', '<div style="font-size:0"><p style="font-size:14px">Told.</p></div>'],
    ['a link in a white part', '<div style="color:#fff"><a href="x">Told.</a></div>'],
    ['grey small print', '<p style="color:#999999;font-size:7pt">Told.</p>'],
    ['Outlook’s own', '<p style="margin:0cm;font-size:11.0pt;color:windowtext;background:white">Told.</p>'],
    ['a colour of a name that nobody knows', '<p style="color:papayawhip">Told.</p>'],
    ['one em high', '<p style="font-size:1em;opacity:0.5;max-height:1em">Told.</p>'],
    ['a class that hides in the dark, in print and on small screens alone', '<style>@media (prefers-color-scheme: dark){.x{display:none}} @media print{.x{display:none}} @media screen and (max-width:400px){.x{display:none}}</style><p class="x">Told.</p>'],
    ['a list drawn out a little', '<p style="text-indent:-18.0pt;margin-left:36.0pt">Told.</p>'],
    ['a sheet that is broken off', '<style>.y { color: white </style><p class="x">Told.</p>'],
  ])('leaves what is seen in its place: %s', (_what, shown) => {
    expect(both(shown)).toEqual({ text: 'Seen.\n\nTold.', unseen: '' });
  });

  it('keeps sentences that are hidden in different paragraphs apart, and words of one line together', () => {
    expect(readHtml('<p>One <b style="color:#fff">he was</b> two <i style="color:#fff">hit.</i></p><p>Three <s style="display:none">Not so.</s></p>')).toEqual({ text: 'One  two\n\nThree', unseen: 'he was hit.\nNot so.' });
  });

  it('reads a white mail on a body that says it is dark as seen', () => {
    expect(readHtml('<body bgcolor="black" text="white"><p>Told.</p></body>')).toEqual({ text: 'Told.', unseen: '' });
    expect(readHtml('<html><head><style>html { background-color: #111 }</style></head><body style="color:#fff"><p>Told.</p></body></html>')).toEqual({ text: 'Told.', unseen: '' });
  });

  it('is not held up by a style sheet that goes on and on', () => {
    const sheet = `<style>${'.x{color:#fff}@media screen{'.repeat(5000)}${'/* '.repeat(50_000)}</style>`;
    expect(readHtml(`${sheet}<p class="x">no</p><p>Seen.</p>`)).toEqual({ text: 'Seen.', unseen: 'no' });
  }, 20_000);
});
