import { flatten } from '../sentences';

export type ConsentKind = 'given' | 'refused' | 'not-sought';

/** Words with a small or a capital letter first. */
const either = (words: string): string => words.split('|').map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`).join('|');
const person = String.raw`(?:${either('she|he|they|both|mum|mam|mom|mother|dad|father|parents|parent|family|carer|carers|nan|gran|grandmother|grandad|aunt|uncle|guardian|both of them|both parents|couple')}|(?!Duty\b|Social\b|Police\b|Team\b|School\b)\p{Lu}[\p{L}'-]+)`;
const them = String.raw`(?:[Mm]um|mam|mom|[Mm]other|[Dd]ad|[Ff]ather|[Pp]arents?|the family|family|home|them|her|him|either(?: parent| of them)?|carers?|nan|gran|grandmother|grandad|aunt|uncle|(?:his|her|their|the) (?:mum|mother|dad|father|parents?|family|aunt|uncle|nan|gran|carers?)|M(?:rs?|s) \S+|anyone at home|anybody at home|\p{Lu}[\p{L}'-]+'s (?:mum|mother|dad|father|parents?|family))`;
const home = String.raw`(?:[Mm]um|mam|mom|[Mm]other|[Dd]ad|[Ff]ather|[Pp]arents?|the family|family|home|either parent|carers?|(?:his|her|their|the) (?:mum|mother|dad|father|parents?|family|carers?)|anyone at home|\p{Lu}[\p{L}'-]+'s (?:mum|mother|dad|father|parents?|family))`;
/** What a family is asked about: that we write, share, refer, or that somebody helps. */
const matter = String.raw`(?:(?:my|me|our|us|you|your|the school|school)(?:'s)? (?:\w+ )?(?:writ\w+|shar\w+|ring\w*|refer\w*|contact\w*|send\w*|tell\w*|pass\w*|speak\w*|email\w*|com(?:e|ing)|call\w*|help\w*|visit\w*|being|know\w*|mention\w*|phon\w+|ask\w*|involv\w*)|(?:write|share|sharing|refer|referring|ring|contact|contacting|pass|tell|telling|send|sending)\b|(?:the |a |this |an? early help |his |her |your )?(?:\w+ )?(?:referral|early help|assessment|family support|family worker|support worker|marf|eha|fha|nvr|information|info|details|number)\b|(?:some |the |any |more |your )?(?:help|support)\b|(?:a |some)(?:body|one) (?:to )?(?:com\w+|ring\w*|call\w*|visit\w*|talk\w*|speak\w*|from)|(?:this|it) (?:going|being|to (?:go|be))|(?:a |the )?(?:visit|call|home visit|meeting|camhs|counselling|course|parenting)\b|be(?:ing)? (?:contacted|referred|rung|called|visited))`;
/** A relative who can agree, or a pronoun for one. */
const kin = either('she|he|they|mum|mam|mom|mother|dad|father|parents|both parents|carer|carers|nan|gran|grandmother|grandad|aunt|uncle|guardian|family|the family');
const ago = String.raw`(?:'ve| have| has|'s|'d| had)?(?: all| both| also| since| now| already| fully| happily| gladly| verbally| readily| freely| quite| very| really)?`;
const doing = '(?:writing|ringing|sending|emailing|calling|referring|contacting|sharing|making|passing|phoning|getting|reporting|speaking|talking to you|in touch|being (?:sent|made|written|referred)|this (?:is being|referral|note|email|letter)|about (?:this|the) (?:referral|email|letter|note|call))';

const patterns: [ConsentKind, string, string][] = [
  ['given', 'agrees', String.raw`\b${person}${ago} (?:agree[sd]?|consent(?:s|ed)?|(?:is|are|was|were) in agreement|given me the ok)(?: to| with| for| that)? (?:\w+ ){0,2}?${matter}|\b${person} consents?\b(?! form)|\b${person}${ago} agreed?s? to speak to (?:you|someone|somebody)`],
  ['given', 'happy', String.raw`\b(?:[Hh]appy|[Oo]k|okay|fine|content|glad|pleased|willing|keen|relieved|comfortable|up for|open to|grateful)\b(?: (?:for|with|to|about|that))? (?:have |accept |take |get )?${matter}`],
  ['given', 'with', String.raw`\b[Ww]ith (?:her|his|their|\S+'s|mum and dad's|parents'|parental|the family's|the parents'|the young person's|young person's|full|verbal|both parents')(?: own| full| verbal)? (?:consent|agreement|permission|blessing|knowledge and)\b`],
  ['given', 'consent', String.raw`\b(?:[Vv]erbal |[Ww]ritten |parental |her |his |their |mum's )?consent(?: form)? (?:is |was |has been |has |already )?(?:given|obtained|gained|in place|attached|signed|yes|on file)|\bconsents?(?:ed)?\s?[:=–-]\s?(?:yes|given|verbal|mum|mother|obtained)|\b(?:gave|gives|given|have|has|got|had|with)(?: me| us| you)?(?: her| his| their| mum's| dad's| both parents'| parental| the)?(?: verbal| written| full| clear)? (?:consent|permission|go-ahead|agreement|blessing)\b|\bverbal consent\b|\b[Cc]onsent (?:from (?:mum|mother|dad|parents?|${person})|to share:? (?:yes|given|renewed|agreed))|\bgave your permission\b|\b${person}'s consent (?:please|is)\b|\b${person} consents\b`],
  ['given', 'knows', String.raw`\b${person}(?:'s| is| are| do)?(?: now| both| also| fully)? (?:knows?|aware|been told|been informed) (?:that )?(?:I|i|we|I'm|i'm|we're|I am|we are|I've|we've|I'll|of|about)?(?: am| are| have| will)?(?: be)? ?${doing}`],
  ['given', 'wants', String.raw`\b${person}(?:'d|'s| would| has| have| is| are)? (?:asked|asks|asking|wants?|wanted|like|love|welcomes?|welcome|accepts?|accepted|accept)(?: for| to have| to get)?(?: some| the| a| any| more| your| our)* (?:help|support|referral|family worker|support worker|early help|parenting|visit|someone to (?:talk|help|come)|somebody to (?:talk|help|come|show))\b`],
  ['given', 'read', String.raw`\b${person}(?: has| have|'s|'ve)?(?: also| now)? (?:read|seen|signed|approved|written)(?: and agreed)?(?: this|(?: the| a)? (?:form|email|referral|letter|note)| everything here)\b|\bwritten with (?:her|him|them|mum|dad|${person})\b`],
  ['given', 'yes', String.raw`\b${person}${ago} (?:said|says|say)(?: a| clear)* (?:yes|yeah|yep|yes please) to\b|\bdo(?:es)?(?:n't| not) (?:mind|object to) (?:me|my|us|our|you|your|being)\b|\byes to (?:a |the |early )?(?:referral|help|support|early help)`],
  ['given', 'told-and', String.raw`\b(?:I've|I have|I|[Ww]e've|[Ww]e have|[Ww]e)(?: also| already| have)? (?:told|explained to|said to|spoken (?:to|with)|spoke (?:to|with)|talked to|discussed (?:this|it) with) ${them}.{0,70}\b(?:(?:she|he|they)(?:'s| is|'re| are)? (?:agree[sd]?|happy|fine|ok|okay|glad|content|understands?)|and (?:agree[sd]?|happy))\b`],
  ['given', 'agrees-all', String.raw`\b(?:${kin}|(?:[Aa]ll|[Bb]oth) (?:three |of them )?|[Tt]hey both )${ago} (?:agree[sd]?|consent(?:s|ed)?|happy|signed)(?: (?:to|with) (?:that|this|it|both|the both|all (?:of )?(?:it|that|this)|everything|this letter|each)\b|,? both\b|\s*[.!;,]|$)|\b${person}${ago} agree[sd]? (?:that )?(?:I|we) (?:may|can|could|should|would|'d)\b|\b[Aa]greed with ${person} that (?:I|we)(?:'d| would| will|'ll)\b|\b${person}${ago} agree[sd]? to (?:me|us|my|our) \w+ing\b`],
  ['given', 'happy-with', String.raw`\b(?:${kin})(?:'s| is| are| was|'re)?(?: both| also| quite| very| perfectly)? (?:happy|ok|okay|fine|good) (?:with|about|for) (?:all )?(?:(?:this|that|it|me|us|you)\b(?! (?:at|in|on|as)\b)|this letter)|\b(?:gave|given|giving) (?:me|us|you) (?:the|her|his|their) (?:ok|okay|go-ahead|say-so|blessing)\b`],
  ['given', 'signed-for', String.raw`\b(?:${kin})${ago} signed (?:for|up (?:for|to)) (?:the |an? |early |some )*(?:early help|help|family|support|referral|health visitor|it)\b|\b[Ww]ith ${them}(?:'s)? signature\b|\b(?:asked|asks|asking|begged) (?:me|us|the school|school) to (?:refer|send|make (?:the|a) referral|contact you|write to you|ring you|get (?:her|him|them|us) (?:some )?help)`],
  ['not-sought', 'not-told', String.raw`\b(?:[Ss]he|[Hh]e|[Tt]hey|${home})(?:'s| is| are| do| does|'re)?(?:n't| not) (?:know|aware|been told) (?:that |about )?(?:I|we|I'm|we're|this|us|me|any of this)(?: am| are|'m|'re)? ?(?:writing|ringing|reporting|telling|calling|contacting|emailing|referral|this)?\b|\b(?:I|[Ww]e|[Nn]obody|[Nn]o one|[Nn]one of us)(?: have| has|'ve|'d| had| did)?(?: not|n't| never| deliberately not| purposely not)?(?: yet| been| deliberately| purposely)?(?: not)? (?:told|spoken to|spoken with|spoke to|tell|speak to|rung|ring|called|contacted|contact|informed|inform|phoned|approached|asked|discussed (?:this|it) with|shared (?:this|it) with|alerted|gone back to)(?: this with)? ${home}\b`],
  ['not-sought', 'they-not-told', String.raw`\b(?:[Pp]arents?|[Mm]um|[Mm]am|[Mm]other|[Dd]ad|[Ff]ather|[Ff]amily|[Cc]arers?|M(?:rs?|s) \S+|nobody at home|no one at home|(?:his|her|their|the) (?:mum|mother|dad|father|parents?|family|aunt|uncle))(?: have| has| had| are| is| were| was)?(?: not|n't| NOT| un)(?: yet)?(?: been)? ?(?:told|informed|aware|contacted|spoken to|approached|asked|rung)\b|\b(?:[Pp]arents?|[Mm]um|mother|dad|father|family|home)(?: have| has|'ve)? not been (?:told|informed|contacted|spoken|asked|rung)`],
  ['not-sought', 'without', String.raw`\b[Ww]ithout (?:telling|asking|informing|speaking to|contacting|alerting) ${them}\b|\bwithout (?:her|his|their|mum's|dad's|parental|the family's|the parents') (?:knowledge|knowing)\b`],
  ['not-sought', 'consent', String.raw`\b[Cc]onsent (?:has |was |is |have )?(?:not|n't|NOT)(?: yet)?(?: been)? ?(?:sought|asked|obtained|got|gained)?|\b(?:not|haven't|have not|hasn't) (?:yet )?(?:sought|asked for|got|obtained) (?:any |parental |her |his |their )?consent|\bunsafe to (?:tell|inform|seek|ask)`],
  ['refused', 'refused', String.raw`\b(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)|withdr(?:ew|awn|awing)|turned down)\b(?: \w+){0,4} (?:consent|referral|help|support|early help|agreement|permission|to (?:sign|agree|consent|engage))`],
  ['refused', 'will-not', String.raw`\b${person} (?:won't|would not|wouldn't|does not|doesn't|didn't|did not|do not|don't|will not|has not|hasn't|have not)(?: now)? (?:agreed?|consent(?:ed)?|give (?:her |his |their )?(?:consent|permission)|sign|want (?:social (?:care|services|workers?)|children's|a referral|any(?:one|body)? (?:help|involved|told|else)|help|you lot|it to go|me to (?:tell|pass|refer|ring|share)|us to (?:tell|pass|refer|ring|share)))|\b(?:said|says) no to (?:the |a |any )?(?:referral|help|support|early help|consent|sharing|us)|\bdoes not consent|\bwithout (?:her|his|their|mum's|parental) (?:consent|agreement)`],
];

const says = patterns.map(([kind, name, pattern]) => ({ kind, name, is: new RegExp(pattern, 'u') }));
const asked = /\?\s*$/u;
const doubtful = /\b(?:if|unless|whether|might|may|should we|would (?:she|he|they|mum|dad)|can you|could you|until|before (?:we|i|you)|when (?:i|we) (?:have|get)|i'll ask|will ask|going to ask|need(?:s)? to ask|ask (?:her|him|mum|dad|them) (?:if|whether|for))\b/iu;
const denied = /\b(?:not|n't|never|nobody|neither|refus\w*|declin\w*|unhappy|won't|can't)\b/iu;

/** Words before or in what was found that turn it round: a condition, a denial, or the writer's own happiness. */
function isTurned(text: string, found: RegExpExecArray, kind: ConsentKind, name: string): boolean {
  const around = text.slice(Math.max(0, found.index - 40), found.index + found[0].length);
  if (doubtful.test(around)) return true;
  if (name === 'not-told') return !/\b(?:not|never|[Nn]obody|[Nn]o one|[Nn]one)\b|n't\b/u.test(found[0]);
  if (name === 'happy' && /\b(?:I|[Ww]e)(?:'d|'m|'re| am| are| would| will)?(?: be| very| really| most)* $/u.test(text.slice(0, found.index))) return true;
  return kind === 'given' && (name === 'yes' ? /\bI(?:'ve| have)? sa(?:id|y)/u.test(around) : denied.test(around));
}

/** What one sentence plainly says of the family's agreement; nothing where it asks, supposes or denies. */
export function consentIn(sentence: string): { kind: ConsentKind; name: string } | undefined {
  const text = flatten(sentence.slice(0, 900)).replace(/’/g, "'").slice(0, 600);
  if (asked.test(text)) return undefined;
  for (const wanted of ['refused', 'not-sought', 'given'] as const) for (const { kind, name, is } of says) {
    const found = kind === wanted ? is.exec(text) : null;
    if (found && !isTurned(text, found, kind, name)) return { kind, name };
  }
  return undefined;
}
