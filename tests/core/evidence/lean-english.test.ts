import { readFileSync } from 'node:fs';
import { createReader, leanEnglish, WordsCard } from '../../../src/core/evidence';
import { messageOf, readLines, type Case } from '../../../src/cli/training/labelled';
import { readEnglishFrom } from '../../../src/cli/training/material';
import { checkout } from '../../support/reader';

describe('the rules of reading as the browser gets them', () => {
  const english = readEnglishFrom(checkout);
  const folder = `${checkout}/rules/model/words`;
  const words = { card: WordsCard.parse(JSON.parse(readFileSync(`${folder}/words.json`, 'utf8'))), bytes: readFileSync(`${folder}/words.bin`) };

  const cases = readLines<Case>(`${checkout}/tests/cases/open.jsonl`).filter((_, at) => at % 10 === 0);

  it('read a message as the full ones do once each row has its own question', () => {
    const full = createReader({ english, words, build: 'test' });
    const rules = leanEnglish(english);
    const lean = createReader({ english: rules, words, build: 'test' });
    for (const row of rules.indicators.rows) row.asks = english.indicators.rows.find((one) => one.row === row.row)?.asks;
    for (const one of cases) expect(lean.readNow(messageOf(one))).toEqual(full.readNow(messageOf(one)));
  });

  it('read the same before that, and ask what fits every row', () => {
    const asked = (text: string) => text.replace(/"question":"[^"]*"/g, '"question":""');
    const full = createReader({ english, words, build: 'test' });
    const lean = createReader({ english: leanEnglish(english), words, build: 'test' });
    const [readings, wanted] = [lean, full].map((reader) => cases.map((one) => JSON.stringify(reader.readNow(messageOf(one))))) as [string[], string[]];
    expect(readings.map(asked)).toEqual(wanted.map(asked));
    const questions = new Set(readings.flatMap((text) => [...text.matchAll(/"question":"([^"]*)"/g)].map(([, question]) => question)));
    expect([...questions]).toEqual(['How often, how badly, and what does the carer do about it?']);
  });

  it('are smaller by the examples', () => {
    const examples = [...english.signals, ...english.qualifiers.rules, ...english.qualifiers.reportedBy].flatMap(({ examples: { yes, no } }) => [...yes, ...no]).join('');
    expect(examples.length).toBeGreaterThan(5000);
    expect(JSON.stringify(leanEnglish(english)).length).toBeLessThan(JSON.stringify(english).length - examples.length);
  });
});
