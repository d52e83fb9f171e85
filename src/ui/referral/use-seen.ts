import { useEffect, useState, type RefObject } from 'react';

/** What stands in an element's `data-seen`. */
const markOf = (element: Element): string[] => { const mark = element.getAttribute('data-seen'); return mark === null ? [] : [mark]; };

/**
 * Which marks (`data-seen`) below an element have been on the person's screen so far. Nothing counts as seen where the browser cannot
 * tell, nor what stood only on a part of the page that was not scrolled to.
 * @param marks all marks that stand there now, in one text: what is written anew is looked for anew
 */
export function useSeen(below: RefObject<HTMLElement>, marks: string): ReadonlySet<string> {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!below.current || typeof IntersectionObserver === 'undefined') return undefined;
    const watch = new IntersectionObserver((entries) => {
      const fresh = entries.filter((entry) => entry.isIntersecting).flatMap(({ target }) => markOf(target));
      if (fresh.length) setSeen((before) => new Set([...before, ...fresh]));
    }, { threshold: 0.9 });
    for (const element of below.current.querySelectorAll('[data-seen]')) watch.observe(element);
    return () => watch.disconnect();
  }, [below, marks]);
  return seen;
}
