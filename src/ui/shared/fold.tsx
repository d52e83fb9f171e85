import { useState, type ReactNode } from 'react';

/** A part that opens and closes. What is in it is made when it is first opened. */
export function Fold({ summary, className, children }: { summary: ReactNode; className?: string; children: () => ReactNode }) {
  const [opened, setOpened] = useState(false);
  return <details className={className} onToggle={(e) => { if (e.currentTarget.open) setOpened(true); }}><summary>{summary}</summary>{opened && children()}</details>;
}
