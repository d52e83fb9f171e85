import { withoutQuoted } from './writing-words';
import type { Citation } from '../pack';

/** A way of writing that weakens a referral: how it shows, why it matters, and where that is said. */
export interface WritingRule {
  id: string;
  /** Any of these is the fault; the words found are shown. */
  find: RegExp;
  /** The sentence is fine when it holds one of these. */
  unless?: RegExp;
  says: string;
  cite: Citation;
  blocksClosing?: boolean;
}

const WRITING: Citation = { source: 'dsl-referrals', section: 'Writing the referral' };
const RECORDING: Citation = { source: 'dsl-referrals', section: 'Recording' };
const FIRST_HAND: Citation = { source: 'dudley-2021-03', section: 'What should be included in a referral: child in need', page: 33 };

const CARER = "(?:mum|mother|dad|father|parents?|step-?(?:mum|dad|mother|father)|carer|nan|family)";
const SHE = `(?:${CARER}|she|he|they)`;

/** One fault a rule. Only "monitor" alone stops a closing; all others are advice. */
export const writingRules: readonly WritingRule[] = [
  {
    id: 'monitor-alone', blocksClosing: true, cite: RECORDING,
    find: /\b(?:continue (?:to monitor|monitoring)|(?:carry|carries|carrying) on (?:monitoring|watching|observing)|(?:(?:will|should|must) (?:stay|remain|be)|(?:to )?(?:stay|remain)) (?:alert|vigilant|mindful|watchful)|(?:watchful|watching) (?:brief|eye)|watch this space|wait and see|(?:under|for) (?:close )?observation by|(?:will|to) (?:keep|continue) (?:watching|observing|looking out)|(?:will|to) (?:observe|watch|track) (?:him|his|her|their|them|this|the situation|things)|see how (?:things|it|he|she|they) (?:goes?|gets? on|develops?|settles?)|(?:to|will|and|be|been|closely) (?:closely )?monitor(?:ed)?|monitoring (?:in place|by|of|will|continues)|ongoing monitoring|monitored in|(?:keep|keeping) (?:an? )?(?:close )?(?:eye on|eye\b|watch)|watch and wait|review(?:ed)? as needed|keep (?:things|this|it|him|her|them) under review|review in due course)\b/iu,
    unless: /\b(?:until|by (?:mon|tue|wed|thu|fri|the|\d)|for (?:the next )?(?:\d+|one|two|three|four|five|six) (?:days?|weeks?|months?)|each (?:morning|day|week)|every (?:day|morning|mon|tue|wed|thu|fri|week)|heart monitor|dinner monitor|on the clock)\b/iu,
    says: 'Say what you will watch, for how long, and what you do next. “Monitor” alone is not a plan.',
  },
  {
    id: 'opinion-as-fact', cite: WRITING,
    find: new RegExp(`\\b(?:(?:is|are|was) an? (?:\\w+ )?(?:alcoholic|addict|liar|abuser|narcissist|(?:evil|wicked|horrible|terrible|awful|dreadful) (?:man|woman|person|mother|father|parent)|bully|monster|thug|drunk|junkie|predator|psychopath|waste of space)|(?:${SHE}) (?:is|are|was) (?:just |very |so |clearly |simply )?(?:lazy|selfish|manipulative|evil|nasty|hopeless|useless|feckless|neglectful|uncaring|a nightmare)|only (?:thinks?|cares?) about (?:him|her|them)sel(?:f|ves)|could(?: not|n['’]t) care less|(?:is|are) (?:plainly|obviously|clearly|definitely) (?:on drugs|drunk|using|drinking|abusive|guilty)|(?:obvious|clear|plain)(?: to (?:me|us|everyone|anyone))? (?:that )?(?:he|she|they) (?:is|are|was|has|have) (?:been |being )?(?:abus|neglect|groom|beat|hit|lying|drinking|us(?:ing|es) drugs)\\w*|(?:is|are) (?:un)?fit (?:mother|father|parent)s?|(?:does(?: not|n['’]t)|did(?: not|n['’]t)|never|has never) love[sd]?|(?:chaotic|dysfunctional|problem|dreadful) famil(?:y|ies)|(?:foul|vile) temper|has an? (?:drink|drug)s? problem|lies about everything|is an? (?:\\w+ly )?(?:controlling|violent|aggressive|abusive|nasty|selfish|lazy|manipulative) (?:man|woman|person|individual|mother|father|parent)|(?:do|does)(?:n['’]t| not) care (?:about|for)|(?:is|are|being) (?:obviously|clearly) (?:being )?(?:neglected|abused|depressed|lying|unfit|in denial)|obviously being (?:neglected|abused)|it is (?:clear|obvious) that the (?:\\w+ )?\\w+ (?:has|is|was) (?:abus|hit|hurt|lying|neglect)\\w*|(?:home|house|flat) (?:is|was) (?:disgusting|filthy|a tip|not fit)|has no bond|just (?:not|isn['’]t) interested|is (?:just )?not interested in (?:him|her|them|the)|is in denial|cannot be bothered|can['’]t be bothered|is a bad (?:mother|father|parent))\\b`, 'iu'),
    unless: /["“][^"“”]*(?:alcoholic|violent|controlling)|\bin my (?:professional )?(?:view|opinion)\b|\bi (?:think|believe)\b|\b(?:diagnosed|assessed) \b/iu,
    says: 'This reads as a fact. Write what was seen or heard; if it is your professional opinion, say so and say why.',
  },
  {
    id: 'hearsay', cite: FIRST_HAND,
    find: /\b(?:apparently|rumou?rs?\b[^.;]{0,20}\b(?:has it|that|about|say|going (?:round|around))|(?:mums|mothers|dads|parents|people|neighbours|children|families|locals)\b[^.;]{0,30}\b(?:(?:have|has|are|were) (?:been )?saying|reckons?|claim) (?:that|he|she|they|it|there|the|his|her)|(?:word|talk) (?:on|around|in) the (?:street|estate|playground|village|gates)|i (?:gather|understand) that|(?:someone|somebody|a (?:parent|mum|dad|neighbour)) (?:at|in|on|from) the \w+ (?:said|says|told|mentioned|reckons)|(?:it|there) (?:has been|were|was) (?:suggested|suggestions|rumoured|mentioned)|the story (?:is|goes)|came to my (?:ears|attention) (?:from others )?that|a friend of a friend|from what (?:i|we)(?:['’]ve| have)? (?:hear|heard|gather)|people (?:on|in|around) [^.;]{0,25}say|word is|it is said|it['’]s said|(?:we|i)(?: have|['’]ve) heard that|everyone knows|i['’]m told|i am told|allegedly|another parent['’]s \w+ (?:mentioned|said)|someone (?:said|mentioned|told)|there (?:is|are) (?:talk|rumours)|supposedly|reportedly|gossip)\b/iu,
    unless: /["“][^"“”]*apparently/iu,
    says: 'Who said this, to whom, and when? Name the source, or leave it out and say that you do not know.',
  },
  {
    id: 'blames-child', cite: WRITING,
    find: /\b(?:(?:chose|chooses|choosing) to (?:go|be|stay|meet|leave|sleep|send|put|hang|associate|mix|run with|spend (?:time|nights) with)|put(?:s|ting)? (?:himself|herself|themselves) (?:at risk|in danger|in (?:\w+ )?(?:risky|dangerous|vulnerable) (?:situations?|positions?))|plac(?:es|ed|ing) (?:him|her|them)sel(?:f|ves) (?:at risk|in danger)|do(?:es)? nothing to help (?:him|her|them)sel(?:f|ves)|(?:is|was) (?:a|such a) (?:flirt|tease|slag|liar|drama queen)|(?:flirts?|flirted|encouraged|led on) (?:with )?(?:the |older |grown )*(?:men|man|boys|lads)|(?:(?:would|will|does|did) not|(?:would|wo|does|did)n['’]t) (?:engage|cooperate|co-operate|help (?:him|her)self)|(?:is|was|are) (?:hard to reach|non-?compliant|uncooperative|beyond help)|(?:brings?|brought) (?:it|this|that|things) on (?:him|her|them)sel(?:f|ves)|(?:got|gets) (?:him|her|them)sel(?:f|ves) into (?:this|it|trouble)|has only (?:him|her)self to blame|(?:made|makes|making) (?:poor|bad|wrong|unwise|risky) (?:life )?choices|seeks? (?:out )?attention from|asking for (?:it|trouble)|promiscuous|(?:his|her) own worst enemy|refuses to help (?:him|her)self|made (?:him|her)self vulnerable|attention[- ]seeking|(?:often|always) makes? things up|failed to engage|fails to engage|did not engage with|refus(?:es|ed) to engage|(?:his|her) (?:own )?behaviou?r (?:led|leads) to (?:him|her)|manipulative|plays? adults off|sexually provocative|brought it on (?:him|her)self|lead(?:s)? (?:boys|men|older)[^.;]{0,40}on)\b/iu,
    unless: /["“][^"“”]*\bchose\b|\b(?:mum|mother|dad|father|parents?) (?:failed|fails|chose|chooses)\b|\b(?:calls|called|describes?|says)\b[^.;]{0,80}\battention/iu,
    says: 'This puts the blame on a child. Say what adults did, what the child faced, and what help did not fit.',
  },
  {
    id: 'blames-parent', cite: { source: 'dsl-referrals', section: 'Writing the referral' },
    find: new RegExp(`\\b(?:(?:puts?|putting) (?:her|his|the) (?:new )?(?:partner|boyfriend|girlfriend|husband|wife|relationship)s? (?:first|before|above|ahead)|(?:${CARER}|s?he) (?:should|ought to|could) (?:have|just) (?:left|leave|got|thrown|known|stopped)|(?:${CARER}|s?he) (?:tolerates|puts up with|enables|lets|accepts|condones) (?:him|his|her|the (?:abuse|violence|behaviour))\\b|(?:takes|took|taken|taking) (?:him|her) back\\b(?! to)|(?:${CARER}|s?he) (?:colludes|minimises)|why (?:s?he|mum|mother|dad|father) stays with|(?:will not|refuses to) leave (?:him|her)\\b(?! (?!(?:and|but|because|even|despite|or|as|so|when)\\b)\\w)|(?:fail(?:s|ed|ing)) to (?:protect|keep (?:the perpetrator|perpetrator|(?:him|her|his|their|the)(?: \\w+)? (?:safe|away|from|out))|leave|safeguard)|(?:chooses?|chose|choosing|prioriti[sz]es?) (?:her|his) (?:partner|boyfriend|relationship)|keeps? (?:going|(?:taking|letting) (?:him|her)) back|${CARER} allow(?:s|ed) the (?:abuse|violence)|if (?:s?he|mum|mother|dad|father) had left|provok(?:ed|es) (?:him|his|her|it)|(?:${SHE}) (?:is|was) (?:complicit|colluding))\\b`, 'iu'),
    unless: /\bnot because of what (?:her|his|their) (?:mother|father)\b/iu,
    says: 'This blames a parent who may be harmed as well. Say what the person who abuses does, and what the other parent does to keep the child safe.',
  },
  {
    id: 'adultifies', cite: WRITING,
    find: /\b(?:street-?wise|(?:very |so |really )?(?:grown[- ]up|mature)(?: beyond| for| and)|old(?:er)? (?:beyond|than) (?:his|her|their) years|(?:mind|head|outlook) of an? (?:\w+[- ])?(?:adult|(?:twenty|thirty|forty|fifty)[- ]year)|(?:able|old enough|big enough) to (?:look after|take care of|cope for|fend for) (?:him|her|them)sel(?:f|ves)|(?:in|having|has) an? (?:\w+ )?(?:relationship|affair) with an? (?:\w+ ){0,2}?(?:man|woman|adult|(?:19|2\d|3\d|4\d)[- ]year[- ]old)|(?:behaves|acts|dresses|talks) like an? (?:\w+ )?(?:woman|man|adult|grown-up)|(?:runs|running) the (?:household|home|house) like|sexually (?:active|experienced|mature) with|knows (?:exactly )?what (?:he|she) is doing|consent(?:ed|s|ing) to (?:sex|the relationship|it with)|underage sex|(?:very |so )?mature for (?:his|her|their) age|going on (?:thirty|twenty|forty|\d\d)|young (?:woman|man|lady|gentleman),? aged (?:1[0-7]|[1-9])\b|relationship is consensual|consensual relationship|child prostitut\w+|(?:presents|presented|comes across) as an adult|worldly[- ]wise|lifestyle choice|can look after (?:him|her)self|adult beyond (?:his|her) years|has (?:an older (?:boy|girl)friend|a (?:boyfriend|girlfriend) (?:of|aged) (?:19|2\d|3\d)))\b/iu,
    unless: /\bso-called\b|\bwe treat this as abuse\b/iu,
    says: 'A child is described as an adult. Say the age, and say that this is a child whom adults must protect.',
  },
];

/** Short forms that anybody at a front door reads. All others are written out once. */
export const knownShortForms: ReadonlySet<string> = new Set(['GP', 'DOB', 'NHS', 'MASH', 'DSL', 'CAMHS', 'UK', 'OK', 'SEN', 'SEND', 'EHCP', 'MARF', 'EDT', 'LADO', 'TV', 'FGM', 'PE', 'TA', 'ID', 'MARAC', 'DASH', 'UPN', 'A&E', 'EHA', 'FHA', 'HV', 'PPE', 'NOT', 'AM', 'PM', 'SENCO', 'FIND', 'RE', 'IT', 'PC', 'BMI', 'MOT']);

export const shortForm = /\b[A-Z][A-Z&]{1,5}\b/gu;
export const SHORT_FORM: Pick<WritingRule, 'says' | 'cite'> = { says: 'Write this out once: the reader may work elsewhere.', cite: WRITING };

/** What a whole referral must hold, and how its words show it. */
export const wholeRules: readonly { id: string; shows: RegExp; says: string; cite: Citation }[] = [
  {
    id: 'no-voice', cite: WRITING, says: 'The child is not heard. What did they say, want or show, in their own words?',
    shows: /["“][^"“”]{4,}["”]|\b(?:he|she|they|the child(?:ren)?|\p{Lu}\p{Ll}+) (?:says|said|told (?:me|us|him|his|her|the)|wants|wishes|would like|asked (?:if|whether|to|for|not)|feels|is (?:afraid|scared|frightened)|drew|showed (?:me|us))\b/u,
  },
  {
    id: 'no-impact', cite: WRITING, says: 'What does this do to the child? Say how they are, and whether it is getting worse.',
    shows: /\b(?:affects?|impact|lost [\d\w]+ ?kg|lost weight|weight|centile|tired|falls? asleep|withdrawn|cries|cried|crying|nightmares|wetting|soiling|behind in|fallen away|stopped (?:eating|coming|talking|going|playing|crying)|short-tempered|anxious|frightened|hides|hungry|hurts|getting worse|worse for|attendance|self-harm|scared|not sleeping|sleeps badly|learns|does not smile|did not smile)\b/iu,
  },
  {
    id: 'no-expectation', cite: WRITING, says: 'What do you ask for, and what must change for the child?',
    shows: /\b(?:(?:i|we) (?:would like|ask|request|want|need|recommend|hope that|am asking|are asking)|please (?:could|can|would)|what (?:i|we) (?:want|ask)|(?:request|ask)(?:ing)? (?:for|an|a)|needs? an? (?:assessment|strategy|social worker)|must change|should (?:be|have))\b/iu,
  },
];

/** Ids of the patterns that a sentence meets: the faults, outside of quoted words, and what of a whole referral it shows. Marks for the learnt part. */
export function patternsIn(sentence: string): string[] {
  const own = withoutQuoted(sentence);
  const faults = writingRules.filter(({ find, unless }) => find.test(own) && !unless?.test(sentence)).map(({ id }) => id);
  return [...faults, ...wholeRules.filter(({ shows }) => shows.test(sentence)).map(({ id }) => id)];
}

const SENTENCE = /[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]+)*[.!?]*/gu;

/** The sentences of a text with their places. A full stop inside somebody's quoted words ends none. */
export const writtenSentences = (text: string): { text: string; start: number }[] => [...withoutQuoted(text).matchAll(SENTENCE)]
  .map((found) => ({ text: text.slice(found.index, found.index + found[0].length), start: found.index })).filter((one) => /\p{L}/u.test(one.text));
