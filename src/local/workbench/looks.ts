import './looks.css';

const NAMES = ['desk', 'bar', 'title', 'views', 'view', 'viewNow', 'push', 'pick', 'select', 'field', 'main', 'columns', 'side', 'sideHead', 'sideTitle', 'list', 'item', 'itemNow', 'cut', 'two', 'small', 'whole', 'middle', 'head', 'subject', 'body', 'plainMail', 'frame', 'handle', 'pane', 'paneHead', 'paneFrame', 'holding', 'notice', 'dropping', 'tableWrap', 'table', 'th', 'td', 'severe', 'warning', 'low', 'post', 'row', 'spread', 'plain'] as const;
const looks = Object.fromEntries(NAMES.map((name) => [name, `bench${name.charAt(0).toUpperCase()}${name.slice(1)}`])) as Record<(typeof NAMES)[number], string>;

/** The shapes of the workbench, by name: classes of looks.css. */
export const useLooks = (): typeof looks => looks;
