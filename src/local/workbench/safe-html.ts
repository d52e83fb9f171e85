import DOMPurify from 'dompurify';

const clean = DOMPurify(window);

/** Colours of the sender that would be unreadable on a dark ground. */
const COLOURS = ['color', 'background', 'background-color', 'border-color'];

/**
 * A mail's HTML, fit to be shown in a frame without scripts: nothing that runs, loads, submits or leads away stays.
 * @param keepColours false on a dark ground, where the sender's own colours cannot be read
 */
export function safeHtml(html: string, keepColours: boolean): string {
  const body = clean.sanitize(html, {
    RETURN_DOM: true, ALLOW_DATA_ATTR: false,
    FORBID_TAGS: ['style', 'form', 'input', 'button', 'iframe', 'object', 'embed', 'video', 'audio', 'link', 'meta', 'base'],
    FORBID_ATTR: ['srcset', 'background', 'ping', 'action', 'formaction'],
  }) as HTMLElement;
  for (const image of body.querySelectorAll('img')) image.replaceWith(image.getAttribute('alt') ? `[image: ${image.getAttribute('alt') ?? ''}]` : '');
  for (const link of body.querySelectorAll('a')) { link.title = link.getAttribute('href') ?? ''; link.removeAttribute('href'); }
  for (const element of body.querySelectorAll<HTMLElement>('[style], [bgcolor], font[color]')) {
    element.style.removeProperty('background-image');
    if (keepColours) continue;
    for (const name of COLOURS) element.style.removeProperty(name);
    element.removeAttribute('bgcolor');
    element.removeAttribute('color');
  }
  return body.innerHTML;
}
