import type { Settling } from '../../src/core/decision';
import type { Evidence, Message, Reading, RowReading } from '../../src/core/evidence';
import type { Level } from '../../src/core/pack';

export const evidence = (row: string, level: Level, text = 'words'): Evidence => ({
  quote: { text, place: { part: 0, start: 0, end: text.length } }, row, level, strength: 0.9, qualifiers: [], passage: 0, steps: [], readsLike: [],
});
export const rowOf = (row: string, level: Level): RowReading => ({ row, level, strength: 0.9, evidence: [evidence(row, level)], steps: [] });
export const reading = (rows: RowReading[], extra: Partial<Reading> = {}): Reading => ({
  tier: 'words', build: 'test', passages: [], sentences: [], rows, couldAlso: [], setAside: [], level: rows.reduce<Level>((top, r) => (r.level > top ? r.level : top), 1), levelSteps: [],
  immediate: { suggested: false, because: [] }, routes: [], facts: { child: {}, otherChildren: [], adults: [], phones: [], childsWords: [], conflicts: [] }, ...extra,
});
export const message = (text: string): Message => ({ id: 'm', channel: 'outlook', subject: '', sentAt: '2026-10-06T15:00:00', parts: [{ text }] });
export const complete: Settling = { level: 3, legal: null, immediate: false, suggested: 3, differsBecause: '', consent: { agreement: 'given', tellParents: 'told', why: '' }, routes: [] };
