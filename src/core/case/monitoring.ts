import type { Pathway } from '../pack';

/** What is being monitored, for how long, and what comes next: never one without the others. */
export interface Monitoring { what: string; howLong: string; next: string }

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * The questions that a text leaves open when it says "continue to monitor" and the like, without saying what, for how long and what next.
 *
 * Gives none once all three are answered. It stops a closing or an impact entry from being saved, never the typing.
 * Source: the phrases of the authority's pack (Recording, guidance for safeguarding leads).
 */
export function openMonitoring(says: string, monitoring: Partial<Monitoring> | undefined, phrases: Pathway['neverCloseOn']): string[] {
  if (monitoring?.what?.trim() && monitoring.howLong?.trim() && monitoring.next?.trim()) return [];
  const found = phrases.filter(({ phrase }) => new RegExp(`\\b${escape(phrase)}(?:s|ed|ing)?\\b`, 'i').test(says));
  const begun = Object.values(monitoring ?? {}).some((part) => part.trim());
  const asks = [...new Set(found.map(({ phrase, ask }) => `You wrote “${phrase}”. ${ask}`))].slice(0, 1);
  return asks.length ? asks : begun ? ['Say all three: what is monitored, for how long, and what comes next.'] : [];
}
