import { readFileSync } from 'node:fs';
import { createReader, leanEnglish, WordsCard } from '../../../src/core/evidence';
import { messageOf, readLines, type Case } from '../../../src/cli/training/labelled';
import { readEnglishFrom } from '../../../src/cli/training/material';
import { checkout } from '../../support/reader';

describe('the rules of reading as the browser gets them', () => {
  const english = readEnglishFrom(checkout);
  const folder = `${checkout}/rules/model/words`;
  const words = { card: WordsCard.parse(JSON.parse(readFileSync(`${folder}/words.json`, 'utf8'))), bytes: readFileSync(`${folder}/words.bin`) };

  it('read a message as the full ones do', () => {
    const full = createReader({ english, words, build: 'test' });
    const lean = createReader({ english: leanEnglish(english), words, build: 'test' });
    for (const one of readLines<Case>(`${checkout}/tests/cases/open.jsonl`).filter((_, at) => at % 10 === 0)) expect(lean.readNow(messageOf(one))).toEqual(full.readNow(messageOf(one)));
  });

  it('are smaller by the examples', () => {
    const examples = [...english.signals, ...english.qualifiers.rules, ...english.qualifiers.reportedBy].flatMap(({ examples: { yes, no } }) => [...yes, ...no]).join('');
    expect(examples.length).toBeGreaterThan(5000);
    expect(JSON.stringify(leanEnglish(english)).length).toBeLessThan(JSON.stringify(english).length - examples.length);
  });
});
