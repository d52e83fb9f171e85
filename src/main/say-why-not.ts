/** The page could not start: the reason, and where a child in danger is concerned what to do without us. */
export function sayWhyNot(error: unknown): void {
  const root = document.getElementById('root') ?? document.body;
  const says = error instanceof Error ? error.message : 'The panel could not start.';
  const danger = Object.assign(document.createElement('p'), { textContent: 'If a child is in danger now: ' });
  danger.append(Object.assign(document.createElement('a'), { href: 'tel:999', textContent: 'Call 999' }));
  const why = Object.assign(document.createElement('p'), { textContent: `${says} Close the panel and open it again; if that does not help, tell your administrator.` });
  root.setAttribute('role', 'alert');
  root.replaceChildren(danger, why);
}
