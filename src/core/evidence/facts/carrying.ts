import { textOfPart } from '../message';
import type { Mention } from './mentions';
import type { Person } from './people';
import type { Scene } from './scene';
import { wordBeside } from './text';

const grown = '(?:(?:aged? )?(?:1[89]|[2-4]\\d)(?: ?y(?:ea)?rs?(?: old)?)?[ ,;)]+|[Gg]\\d(?:[Pp]\\d)?[ ,]+)';
const about = '(?:approx\\.? |about |now |nearly )?';
const weeks = '[1-4]?\\d ?(?:weeks|wks)\\b';
const gestation = new RegExp(`^[ ,(]*(?:${grown}{0,2}${about}(?:[1-4]?\\d\\/40|[1-4]?\\d\\+[0-6])(?![\\d/+])|${grown}{0,2}(?:${about}${weeks} (?:pregnant|gone|gestation|by (?:scan|dates))|EDD\\b)|${grown}${about}${weeks})`, 'u');
const LOOK = 45;

/** The text right behind a token. */
function behind(scene: Scene, end: number): string {
  const token = scene.tokens[end];
  return token ? textOfPart(scene.message, token.part).slice(token.end, token.end + LOOK) : '';
}

/** "Kerry-Ann S, approx 27/40", "Jade M, 24, 31 weeks by scan": right behind the name of who carries a child, where an age would stand. */
export function isCarrying(scene: Scene, end: number): boolean {
  return !scene.tokens[end]?.owns && gestation.test(behind(scene, end));
}

const young = /^[ ,(]*(?:aged? )?1[0-7]\b(?! ?(?:weeks|wks)|\/|\+)|^[ ,(]*(?:[Yy](?:ea)?r? ?)1?\d\b/u;

/** Where somebody is named who carries a child and is not said to be one: the mother of the child to come. */
export function carriedAt(scene: Scene, { mentions }: Person): Mention | undefined {
  return mentions.some(({ end }) => young.test(behind(scene, end))) ? undefined : mentions.find(({ start, end }) => isCarrying(scene, end) && !/^(?:unborn|baby|bump)$/.test(wordBeside(scene, start, -1)));
}
