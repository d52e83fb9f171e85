import { useEffect, useRef, type RefObject } from 'react';

/** For the heading of what takes the place of something else: where the focus went with that, this takes it, so that reading goes on here. */
export function useArrival<T extends HTMLElement>(): RefObject<T> {
  const heading = useRef<T>(null);
  useEffect(() => { land(heading.current); }, []);
  return heading;
}

/** Gives the focus to an element where nothing else has it. */
export function land(element: HTMLElement | null | undefined): void {
  const now = document.activeElement;
  if (!now || now === document.body) element?.focus();
}
