import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import yaml from 'yaml';
import { maskMessage, type Facts, type Message } from '../../src/core/evidence';

const root = path.resolve(__dirname, '../..');
const common = new Set((yaml.parse(readFileSync(path.join(root, 'rules/english/common-words.yaml'), 'utf8')) as { words: string }).words.split(/\s+/));
const rules = { isCommon: (word: string) => common.has(word) };
const noFacts: Facts = { child: {}, otherChildren: [], adults: [], phones: [], childsWords: [], conflicts: [] };
const message = (text: string, subject = ''): Message => ({ id: 'm', channel: 'outlook', subject, sentAt: '2026-10-06T15:00:00', from: 'Denise Falkirk', parts: [{ author: 'Denise Falkirk', text }] });
const masked = (text: string) => maskMessage(message(text), noFacts, rules).parts[0]?.text ?? '';
const openSet = path.join(root, '../shared/eval/open.jsonl');

interface Case { id: string; subject?: string; body?: string; messages?: { from: string; text: string }[]; expected: { facts: { child: { name: string | null }; otherChildren: { name: string | null }[]; adults: { name: string | null }[]; postcode: string | null; phones: string[]; address: string | null; school: string | null } } }

describe('masking names for a no-names consultation', () => {
  it('gives the same name the same label wherever it stands', () => {
    const text = masked('I spoke to Kwabena today. Kwabena says his sister Abena hit him. Later kwabena cried.');
    expect(text).not.toMatch(/kwabena|abena/i);
    expect(new Set(text.match(/\[name \d+\]/g))).toEqual(new Set(['[name 1]', '[name 2]']));
  });

  it('masks numbers, addresses, postcodes, dates of birth and mail addresses', () => {
    const text = masked('Call 07700 900142 or 020 7946 0118. DOB 14/02/2018. 41 Tansy Close, Ilford IG1 9QW, x.y@school.example, NHS 943 476 5919');
    expect(text).not.toMatch(/\d{3}|Tansy|Ilford|IG1|school\.example|\b41\b/);
  });

  it('keeps what carries the worry', () => {
    expect(masked('Asha told her TA that Dad hit her with a belt on Tuesday and the DSL saw two red marks.')).toMatch(/told her TA that Dad hit her with a belt on Tuesday and the DSL saw two red marks/);
  });

  it('never shows who wrote it', () => {
    expect(JSON.stringify(maskMessage(message('Nothing'), noFacts, rules))).not.toContain('Falkirk');
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => { expect(typeof masked(text)).toBe('string'); }), { numRuns: 200 });
  });

  (existsSync(openSet) ? it : it.skip)('leaks no labelled name, postcode or telephone number of the open messages, and at most one street, without any fact found (skipped where ../shared is absent)', () => {
    const leaks: string[] = [];
    let checked = 0;
    for (const line of readFileSync(openSet, 'utf8').trim().split('\n')) {
      const c = JSON.parse(line) as Case;
      const { facts } = c.expected;
      const source: Message = { id: c.id, channel: 'outlook', subject: c.subject ?? '', sentAt: '', parts: c.body ? [{ text: c.body }] : (c.messages ?? []).map((m) => ({ author: m.from, text: m.text })) };
      const out = maskMessage(source, noFacts, rules);
      const shown = [out.subject, ...out.parts.flatMap((p) => [p.author ?? '', p.text])].join('\n');
      const names = [facts.child.name, ...facts.otherChildren.map((o) => o.name), ...facts.adults.map((a) => a.name)].flatMap((n) => (n ?? '').split(/[\s,]+/)).filter((w) => w.length > 2 && /^\p{Lu}/u.test(w) && !/^(?:Mr|Mrs|Ms|Miss|Dr|Mum|Dad|Child|Adult|Sir|Babcia)$/.test(w));
      for (const name of names) { checked += 1; if (new RegExp(`(?<![\\p{L}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}])`, 'u').test(shown)) leaks.push(`${c.id} name`); }
      for (const [kind, value] of [['postcode', facts.postcode], ['phone', facts.phones[0]]] as const) if (value) { checked += 1; if (shown.includes(value)) leaks.push(`${c.id} ${kind}`); }
      if (facts.address) { checked += 1; const street = facts.address.match(/(?!The\b|Flat\b|Unit\b|Old\b)\p{Lu}[\p{L}'’]{2,}/u)?.[0]; if (street && shown.includes(street)) leaks.push(`${c.id} address`); }
    }
    expect(checked).toBeGreaterThan(200);
    expect(leaks.filter((leak) => !leak.endsWith('address'))).toEqual([]);
    expect(leaks.filter((leak) => leak.endsWith('address')).length).toBeLessThanOrEqual(1);
  });
});
