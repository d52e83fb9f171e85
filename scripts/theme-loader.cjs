// Puts before a stylesheet the values of Fluent's design tokens that it uses, in the three themes that Teams and Outlook have.
// The browser gets a few hundred lines of plain CSS instead of Fluent's whole themes and the code that writes them.
const { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } = require('@fluentui/react-components');

const THEMES = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };
/** Ours, where Fluent has none: the browser's own boxes, bars and lists in the same tone. */
const TONE = { light: 'light', dark: 'dark', contrast: 'dark' };

module.exports = function themes(css) {
  const used = [...new Set([...css.matchAll(/var\(--(\w+)\)/g)].map(([, name]) => name))].sort();
  const unknown = used.filter((name) => !(name in teamsLightTheme));
  if (unknown.length) throw new Error(`Fluent has no such token: ${unknown.join(', ')}. The stylesheet may only use its names.`);
  const same = used.filter((name) => Object.values(THEMES).every((theme) => theme[name] === teamsLightTheme[name]));
  const say = (names, theme) => names.map((name) => `--${name}: ${theme[name]};`).join(' ');
  const own = used.filter((name) => !same.includes(name));
  return [`:root { ${say(same, teamsLightTheme)} }`, ...Object.entries(THEMES).map(([name, theme]) => `[data-theme="${name}"] { color-scheme: ${TONE[name]}; ${say(own, theme)} }`), css].join('\n');
};
