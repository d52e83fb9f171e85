import './look.css';

const NAMES = ['host', 'pane', 'card', 'danger', 'small', 'warning', 'warningLine', 'about', 'title', 'lives', 'link', 'aside', 'quiet', 'unseen', 'heading', 'subheading', 'quote', 'level', 'row', 'plain', 'list', 'message', 'sentence', 'mark', 'field', 'portal', 'input', 'notice', 'footer', 'error', 'good', 'steps', 'step', 'stepNow', 'bar'] as const;
const look = Object.fromEntries(NAMES.map((name) => [name, name])) as Record<(typeof NAMES)[number], string>;

/** The shapes that all screens share, by name: classes of look.css. */
export const useLook = (): typeof look => look;
