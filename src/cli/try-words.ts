import { suggest, suggestedLegal, suggestedLevel, type Suggestion } from '../core/decision';
import type { Message, Reading } from '../core/evidence';
import { levelLabel, type Pack } from '../core/pack';

/** Words of the keeper's own, as a message that came this afternoon. */
export const messageOfWords = (words: string): Message => ({ id: 'try', channel: 'outlook', subject: '', sentAt: '2026-11-20T15:10:00', parts: [{ text: words }] });

function saySuggestion(one: Suggestion, pack: Pack): string[] {
  const cell = one.cells.find(({ cell: printed }) => printed.level === one.level) ?? one.cells[0];
  return [
    `  ${levelLabel(pack, one.level, one.legal)}  ${one.id}`,
    ...(cell ? [`      printed there: ${cell.cell.text}`] : []),
    ...one.evidence.map(({ quote, signal }) => `      “${quote.text}”${signal ? `  (the phrase ${signal})` : ''}`),
  ];
}

/** What the panel would say of a sentence under one authority, as lines for a keeper. */
export function sayTried(reading: Reading, pack: Pack): string[] {
  const all = suggest(reading, pack);
  const level = suggestedLevel(all, reading, pack);
  const part = (name: string, tier: Suggestion['tier']): string[] => {
    const found = all.filter((one) => one.tier === tier);
    return found.length ? [name, ...found.flatMap((one) => saySuggestion(one, pack))] : [];
  };
  return [
    `Read ${reading.tier === 'encoder' ? 'closely' : 'by words alone'}. Suggested: ${levelLabel(pack, level, suggestedLegal(all, level, pack))}${reading.immediate.suggested ? ', and it may be about today' : ''}`,
    ...part('Found', 'evidenced'), ...part('Could also be', 'could-also'), ...part('Set aside (denied, past, somebody else)', 'set-aside'),
    ...(all.length ? [] : ['Nothing was found. That does not mean that there is no concern.']),
  ];
}
