import { heardOfPerson, shownIn } from './closer';
import type { Person } from './people';
import type { Scene } from './scene';

/** How strongly a sentence must show something to count. */
const shows = 0.5;
/** How little like the child somebody may sound: about even. */
const even = -0.5;
/** How many sentences back somebody may have been named of whom a sentence goes on to tell. */
const farthest = 4;
/** How likely the child somebody must be who could be meant as well. */
const leastRival = 0.05;

/**
 * Whether everything that plainly shows a worry is told of one person: it is always the last of those who may be the child to be named, at or shortly before,
 * and the finer tier hears nobody else more as the child. False where no finer tier read, or nothing shows.
 */
export function isTold(scene: Scene, ranked: readonly { person: Person; score: number }[]): boolean {
  const [first] = ranked;
  const heard = ranked.map(({ person }) => heardOfPerson(scene, person, 'child') ?? -Infinity);
  if (!first || (heard[0] ?? -Infinity) < Math.max(even, ...heard)) return false;
  const named = new Map<number, Set<Person>>();
  for (const { person } of ranked.filter(({ score }, at) => at === 0 || score >= leastRival)) for (const { start } of person.mentions) {
    const at = scene.tokens[start]?.sentence ?? -1;
    named.set(at, (named.get(at) ?? new Set()).add(person));
  }
  const told = scene.sentences.flatMap((_, at) => ((shownIn(scene, at) ?? 0) >= shows ? lastNamed(scene, named, at) : []));
  return told.some((who) => who.size === 1 && who.has(first.person)) && told.every((who) => who.has(first.person));
}

/** Who is named in a sentence, or in the last one before it that names somebody; none where that is too far back or in another mail or post. */
function lastNamed(scene: Scene, named: ReadonlyMap<number, Set<Person>>, sentence: number): Set<Person>[] {
  const part = scene.sentences[sentence]?.place.part;
  for (let at = sentence; at >= Math.max(0, sentence - farthest); at -= 1) {
    if (scene.sentences[at]?.place.part !== part && scene.message.channel !== 'teams') return [];
    const who = named.get(at);
    if (who) return [who];
  }
  return [];
}
