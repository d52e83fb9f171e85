import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compilePassageRules, findFacts, readPassages, readSentences, type Message } from '../../src/core/evidence';

const rules = compilePassageRules(parse(readFileSync(join(__dirname, '../../rules/english/passages.yaml'), 'utf8')) as Parameters<typeof compilePassageRules>[0]);

function phonesOf(body: string): string[] {
  const message: Message = { id: 'm', channel: 'outlook', subject: 'Keira Nolan', sentAt: '2026-10-06T15:40:00', parts: [{ text: body }] };
  const passages = readPassages(message, rules);
  return findFacts(message, passages, readSentences(message, passages)).phones.map(({ value }) => value);
}

const told = 'Keira Nolan (7) is hungry at school. Mum Dawn is on 07700 900123.';

describe('telephone numbers are the family’s', () => {
  test.each([
    ['as the writer says', `${told} I’m on 07700 900456 until eight.`],
    ['as the writer asks', `${told} Please ring me on 07700 900456.`],
    ['by what stands behind it', `${told}\n\nJude, 07700 900456 is the van phone, ours`],
    ['as the last thing, behind who writes', `${told}\n\nBev 07700 900456`],
  ])('never the writer’s own, %s', (_, text) => { expect(phonesOf(text)).toEqual(['07700 900123']); });

  test('a relative who writes gives the family’s', () => {
    expect(phonesOf('Keira Nolan is my niece and she is hungry. Her mum, Dawn, has no phone. Please ring me on 07700 900456.')).toEqual(['07700 900456']);
  });

  test('a number under a relative’s name is the family’s', () => {
    expect(phonesOf('Keira Nolan (7) is hungry at school. Contact for her mother:\n\nMum Dawn 07700 900123')).toEqual(['07700 900123']);
  });
});
