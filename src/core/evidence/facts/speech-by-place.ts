import { textOfPart, type Message, type Place } from '../message';

const PLACE = '(?:the|his|her|their) (?:older|elder|eldest|oldest|younger|youngest|little|littlest|middle|other|bigger|biggest|smaller|smallest|wee)(?: (?:one|boy|girl|lad|child|kid|brother|sister|twin|sibling)(?![\\p{L}’\'-]))?';
const SAYS = '(?:said|says|told|tells|asked|asks|whispered|shouted|answered|replied|added|explained|reported|disclosed|wrote|goes)';
const before = new RegExp(`(?<!\\p{L})(${PLACE})(?: (?:also|then|just|only|quietly|later|who))?(?: has| had)? ${SAYS}(?!\\p{L})[^.!?"“”\\n]{0,80}["“„«'‘]$`, 'iu');
const after = new RegExp(`^[.,!?…]*["”»'’],? (?:${SAYS} (${PLACE})|(${PLACE}) ${SAYS})(?!\\p{L})`, 'iu');
const LOOK = 140;

/**
 * Who is said to have spoken quoted words, where that is a child told by the place in the family alone: "the older one", "the youngest", "the other boy".
 * Gives the words for them as they stand, and never a name.
 */
export function toldByPlace(message: Message, { part, start, end }: Place): string | undefined {
  const text = textOfPart(message, part);
  const said = before.exec(text.slice(Math.max(0, start - LOOK), start)) ?? after.exec(text.slice(end, end + LOOK));
  return said?.[1] ?? said?.[2];
}
