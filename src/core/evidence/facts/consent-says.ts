import { flatten } from '../sentences';
import { consentInForm, labelOf } from './consent-form';
import { sieveOf } from '../sieve';

export type ConsentKind = 'given' | 'refused' | 'not-sought';

/** Words with a small or a capital letter first. */
const either = (words: string): string => words.split('|').map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`).join('|');
const person = String.raw`(?:${either('she|he|they|both|mum|mam|mom|mother|dad|father|parents|parent|family|carer|carers|nan|gran|grandmother|grandad|aunt|uncle|guardian|both of them|both parents|couple')}|(?!Duty\b|Social\b|Police\b|Team\b|School\b|So\b|Has\b|Have\b|Parental\b|Verbal\b|Written\b|Photo\b|Informed\b|Women\b|Men\b|Staff\b|Head\b|Governors\b|Who\b|It\b|There\b|That\b|This\b|Nobody\b|Not\b|No\b|If\b|You\b|(?:I|We|You)(?:'\p{L}+)?\b)\p{Lu}[\p{L}'-]+)`;
const them = String.raw`(?:[Mm]um|mam|mom|[Mm]other|[Dd]ad|[Ff]ather|[Pp]arents?|the family|family|home|them|her|him|either(?: parent| of them)?|carers?|nan|gran|grandmother|grandad|aunt|uncle|(?:his|her|their|the) (?:mum|mother|dad|father|parents?|family|aunt|uncle|nan|gran|carers?)|M(?:rs?|s) \S+|anyone at home|anybody at home|\p{Lu}[\p{L}'-]+'s (?:mum|mother|dad|father|parents?|family))`;
const home = String.raw`(?:[Mm]um|mam|mom|[Mm]other|[Dd]ad|[Ff]ather|[Pp]arents?|the family|family|home|either parent|carers?|(?:his|her|their|the) (?:mum|mother|dad|father|parents?|family|carers?)|anyone at home|\p{Lu}[\p{L}'-]+'s (?:mum|mother|dad|father|parents?|family))`;
/** What a family is asked about: that we write, share, refer, or that somebody helps. */
const matter = String.raw`(?:(?:my|me|our|us|you|your|the school|school)(?:'s)? (?:\w+ )?(?:writ\w+|shar\w+|ring\w*|refer\w*|contact\w*|send\w*|tell\w*|pass\w*|speak\w*|email\w*|com(?:e|ing)|call\w*|help\w*|visit\w*|being|know\w*|mention\w*|phon\w+|ask\w*|involv\w*)|(?:write|share|sharing|refer|referring|ring|contact|contacting|pass|tell|telling|send|sending)\b|(?:the |a |this |an? early help |his |her |your )?(?:\w+ )?(?:referral|early help|assessment|family support|family worker|support worker|marf|eha|fha|nvr|information|info|details|number)\b|(?:some |the |any |more |your )?(?:help|support)\b|(?:a |some)(?:body|one) (?:to )?(?:com\w+|ring\w*|call\w*|visit\w*|talk\w*|speak\w*|from)|(?:this|it) (?:going|being|to (?:go|be))|(?:a |the )?(?:visit|call|home visit|meeting|camhs|counselling|course|parenting)\b|be(?:ing)? (?:contacted|referred|rung|called|visited))`;
/** A relative who can agree, or a pronoun for one. */
const kin = either('she|he|they|mum|mam|mom|mother|dad|father|parents|both parents|carer|carers|nan|gran|grandmother|grandad|aunt|uncle|guardian|family|the family');
const ago = String.raw`(?:'ve| have| has|'s|'d| had)?(?: all| both| also| since| now| already| fully| happily| gladly| verbally| readily| freely| quite| very| really)?`;
const doing = '(?:writing|ringing|sending|emailing|calling|referring|contacting|sharing|making|passing|phoning|getting|reporting|speaking|talking to you|in touch|being (?:sent|made|written|referred)|this (?:is being|referral|note|email|letter)|about (?:this|the) (?:referral|email|letter|note|call))';

const patterns: [ConsentKind, string, string][] = [
  ['given', 'agrees', String.raw`\b${person}${ago} (?:agree[sd]?|consent(?:s|ed)?|(?:is|are|was|were) in agreement|given me the ok)(?: to| with| for| that)? (?:\w+ ){0,2}?${matter}|\b(?!All\b|Both\b)${person} consents\b(?! form)|\band consents\b|\b${person}${ago} agreed?s? to speak to (?:you|someone|somebody)`],
  ['given', 'happy', String.raw`\b(?:[Hh]appy|[Oo]k|okay|fine|content|glad|pleased|willing|keen|relieved|comfortable|up for|open to|grateful)\b(?: (?:for|with|to|about|that))? (?:have |accept |take |get )?${matter}`],
  ['given', 'with', String.raw`\b[Ww]ith (?:her|his|their|(?:M(?:rs?|s) |both )?\S+'s|mum and dad's|parents'|parental|the family's|the parents'|the young person's|young person's|full|verbal|both parents')(?: own| full| verbal)? (?:consent|agreement|permission|blessing|knowledge and)\b`],
  ['given', 'consent', String.raw`\b(?:[Vv]erbal |[Ww]ritten |parental |her |his |their |mum's )?consent(?: form)? (?:is |was |has been |has |already )?(?:given|obtained|gained|in place|attached|signed|yes|on (?:file|(?:the|your|our|this) form))|\bconsents?(?:ed)?\s?[:=–-]\s?(?:yes|given|verbal|mum|mother|obtained)|\b(?:gave|gives|given|have|has|got|had|with)(?: me| us| you)?(?: her| his| their| mum's| dad's| both parents'| parental| the)?(?: verbal| written| full| clear)? (?:consent|permission|go-ahead|agreement|blessing)\b|\bverbal consent\b|\b[Cc]onsent (?:from (?:mum|mother|dad|parents?|${person})|to share:? (?:yes|given|renewed|agreed))|\bgave your permission\b|\b${person}'s consent (?:please|is)\b|\b(?!All\b|Both\b)${person} consents\b(?! form)`],
  ['given', 'knows', String.raw`\b${person}(?:'s| is| are| do)?(?: now| both| also| fully)? (?:knows?|aware|been told|been informed) (?:that )?(?:(?:I|i|we|I'm|i'm|we're|I am|we are|I've|we've|I'll|of|about)?(?: am| are| have| will)?(?: be)? ?${doing}|(?:of|about) (?:this|the|my|our) (?:referral|call|letter|report)\b)`],
  ['given', 'wants', String.raw`\b${person}(?:'d|'s| would| has| have| is| are)? (?:asked|asks|asking|wants?|wanted|like|love|welcomes?|welcome|accepts?|accepted|accept)(?: for| to have| to get)?(?: some| the| a| any| more| your| our)* (?:help|support|referral|family worker|support worker|early help|parenting|visit|someone to (?:talk|help|come)|somebody to (?:talk|help|come|show))\b`],
  ['given', 'read', String.raw`\b${person}(?: has| have|'s|'ve)?(?: also| now)? (?:read|seen|signed|approved|written)(?: and agreed)?(?: this|(?: the| a)? (?:form|email|referral|letter|note)| everything here)\b|\bwritten with (?:her|him|them|mum|dad|${person})\b`],
  ['given', 'yes', String.raw`\b${person}${ago} (?:said|says|say)(?: a| clear)* (?:yes|yeah|yep|yes please) to\b|(?<!\b[Yy]ou )\bdo(?:es)?(?:n't| not) (?:mind|object to) (?:me|my|us|our|you|your|being)\b|\byes to (?:a |the |early )?(?:referral|help|support|early help)`],
  ['given', 'told-and', String.raw`\b(?:I've|I have|I|[Ww]e've|[Ww]e have|[Ww]e)(?: also| already| have)? (?:told|explained to|said to|spoken (?:to|with)|spoke (?:to|with)|talked to|discussed (?:this|it) with) ${them}.{0,70}\b(?:(?:she|he|they)(?:'s| is|'re| are)? (?:agree[sd]?|happy|fine|ok|okay|glad|content|understands?)|and (?:agree[sd]?|happy))\b`],
  ['given', 'agrees-all', String.raw`\b(?:${kin}|(?:[Aa]ll|[Bb]oth)(?: three| of them)?|[Tt]hey both)(?! had signed)${ago} (?:(?:agree[sd]?|consent(?:s|ed)?|signed)(?:,? both\b|\s*[.!;,]|$)|(?:agree[sd]?|consent(?:s|ed)?|happy|signed) (?:to|with) (?:that|this|it|both|the both|all (?:of )?(?:it|that|this)|everything|this letter|each)\b)|\b${person}${ago} agree[sd]? (?:that )?(?:I|we) (?:may|can|could|should|would|'d)\b|\b[Aa]greed with ${person} that (?:I|we)(?:'d| would| will|'ll)\b|\b${person}${ago} agree[sd]? to (?:me|us|my|our) \w+ing\b`],
  ['given', 'happy-with', String.raw`\b(?:${kin})(?:'s| is| are| was|'re)?(?: both| also| quite| very| perfectly)? (?:happy|ok|okay|fine|good) (?:with|about|for) (?:all )?(?:(?:this|that|it|me|us|you)\b(?! (?:at|in|on|as)\b)(?!,? (?:it's|its|he's|she's) been)|this letter)|\b(?:gave|given|giving) (?:me|us|you) (?:the|her|his|their) (?:ok|okay|go-ahead|say-so|blessing)\b`],
  ['given', 'signed-for', String.raw`\b(?:${kin})${ago} signed (?:for|up (?:for|to)) (?:the |an? |early |some )*(?:early help|help|family|support|referral|health visitor|it)\b|\b[Ww]ith ${them}(?:'s)? signature\b|\b(?:asked|asks|asking|begged) (?:me|us|the school|school) to (?:refer|say (?:all|this|so)\b|tell you|pass (?:it|this|that) on|send (?:this|it|you|a referral|the (?:form|referral))|make (?:the|a) referral|contact you|write to you|ring you|get (?:her|him|them|us) (?:some )?help)`],
  ['not-sought', 'not-told', String.raw`\b(?:[Ss]he|[Hh]e|[Tt]hey|${home})(?:'s| is| are| do| does|'re)?(?:n't| not) (?:know|aware|been told) (?:that |about )?(?:I|we|I'm|we're|this|us|me|any of this)(?: am| are|'m|'re)? ?(?:writing|ringing|reporting|telling|calling|contacting|emailing|referral|this)?\b|\b(?:I|[Ww]e|[Nn]obody|[Nn]o one|[Nn]one of us)(?: have| has|'ve|'d| had| did)?(?: not|n't| never| deliberately not| purposely not)?(?: yet| been| deliberately| purposely)?(?: not)? (?:told|spoken to|spoken with|spoke to|tell|speak to|rung|ring|called|contacted|contact|informed|inform|phoned|approached|asked|discussed (?:this|it) with|shared (?:this|it) with|alerted|gone back to)(?: this with)? ${home}\b`],
  ['not-sought', 'they-not-told', String.raw`\b(?:[Pp]arents?|[Mm]um|[Mm]am|[Mm]other|[Dd]ad|[Ff]ather|[Ff]amily|[Cc]arers?|M(?:rs?|s) \S+|nobody at home|no one at home|(?:his|her|their|the) (?:mum|mother|dad|father|parents?|family|aunt|uncle))(?: have| has| had| are| is| were| was)?(?: not|n't| NOT| un)(?: yet)?(?: been)? ?(?:told|informed|aware|contacted|spoken to|approached|asked|rung)\b|\b(?:[Pp]arents?|[Mm]um|mother|dad|father|family|home)(?: have| has|'ve)? not been (?:told|informed|contacted|spoken|asked|rung)`],
  ['not-sought', 'without', String.raw`\b[Ww]ithout (?:telling|asking|informing|speaking to|contacting|alerting) ${them}\b|\bwithout (?:her|his|their|mum's|dad's|parental|the family's|the parents') (?:knowledge|knowing)\b`],
  ['not-sought', 'consent', String.raw`(?<![Cc]apacity to )\b[Cc]onsent (?:has |was |is |have )?(?:not|n't|NOT)(?: yet)?(?: been)? ?(?:sought|asked|obtained|got|gained)?|\b(?:not|haven't|have not|hasn't) (?:yet )?(?:sought|asked for|got|obtained) (?:any |parental |her |his |their )?consent|\bunsafe to (?:tell|inform|seek|ask)`],
  ['refused', 'refused', String.raw`\b(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)|withdr(?:ew|awn|awing)|turned down)\b(?: \w+){0,4} (?:consent|referral|help|support|early help|agreement|permission|to (?:sign|agree|consent|engage))`],
  ['refused', 'will-not', String.raw`\b${person} (?:won't|would not|wouldn't|does not|doesn't|didn't|did not|do not|don't|will not|has not|hasn't|have not)(?: now)? (?:agreed?|consent(?:ed)?|give (?:her |his |their )?(?:consent|permission)|sign(?=\s*(?:[.;,!]|$)| (?:it|this|that|any\w*|the|a|an|consents?|for|up|off|until|unless)\b)|want (?:social (?:care|services|workers?)|children's|a referral|any(?:one|body)? (?:help|involved|told|else)|help|you lot|it to go|me to (?:tell|pass|refer|ring|share)|us to (?:tell|pass|refer|ring|share)))|\b(?:said|says) no to (?:the |a |any )?(?:referral|help|support|early help|consent|sharing|us)|\bdoes not consent|\bwithout (?:her|his|their|mum's|parental) (?:consent|agreement)`],
];

/** What a family may agree to further off in the sentence: a service, or that somebody is told. */
const service = String.raw`(?:referr\w+|early help|help|support\w*|social (?:care|services?|work\w*)|\w+ workers?|assessments?|plan|team|hub|nurse|health visitor|HV|CAMHS|camhs|counsell\w+|therap\w+|course|groups?|sessions?|mentor\w*|programme|front door|MASH|mash|visits?|visiting|meeting|befriender|medical|have a word|a chat|shar\w+|contact\w*|ring\w*|call\w*|tell\w*|told|talk\w*|speak\w*|pass\w*|writ\w+|email\w*|send\w*|know\w*)`;
const passesOn = '(?:share|tell|pass|send|ring|talk|speak|refer|contact|write|email|call|let|put|ask|use)';
const someone = String.raw`(?:${kin}|(?!Duty\b|Social\b|Police\b|Team\b|School\b|I\b|We\b|You\b|It\b|This\b|That\b|Both\b)\p{Lu}[\p{L}'-]+)`;

/** The same said with more words between, in notes and in answers. */
const looser: [ConsentKind, string, string][] = [
  ['given', 'agrees-far', String.raw`\b${someone}${ago} (?:agree[sd]?|consent(?:s|ed)?)(?: and signed)? (?:to|with|that|for|I|i|we|you)\b.{0,60}?\b${service}\b`],
  ['given', 'signed-consent', String.raw`\bsigned (?:the |a |her |his |their |our |all the )?consents?\b|\b[Cc]onsent forms? (?:is |are |has been )?signed\b|\b(?:consent|form|plan|letter|referral) (?:is |was |has been |all )?signed by (?:both|all (?:three|of)|her|him|them|mum|dad)\b`],
  ['given', 'may', String.raw`\b${someone}(?:'s| has| have|'ve)? (?:says?|said|told (?:me|us))(?: yes| ok| okay| that|,)* (?:I|i|we|you|school|yous) (?:can|could|may|should) (?:go ahead|${passesOn})\b`],
  ['given', 'say-so', String.raw`\b[Ww]ith (?:her|his|their|mum's|dad's|nan's|gran's|both parents'|parents'|\p{Lu}\S+'s) (?:say-so|ok|OK|okay|leave|approval)\b|\b(?:gave|given|have|has|got|I've) (?:me |us )?(?:(?:her|his|their|mum's|dad's) )?(?:leave to (?:tell|share|pass|ring|write|refer|send|speak|contact)|say-so|leave(?=\s*(?:[.,;:]|$)))\b`],
  ['given', 'note', String.raw`\b[Cc]onsent:? (?:both|from both|all round|mum|dad)\b|\bboth parents' (?:yes|consent|agreement)\b|\b[Aa]greed by (?:both|mum|dad|parents|the parents|the family|them)\b`],
  ['given', 'knows-and', String.raw`\b${someone}(?:'s| is| are)?(?: both)? (?:knows?|aware)(?: about| of)?(?: this| it| all about it)?,? (?:and|&) (?:(?:is|are|was|she's|he's|they're|has|have|both) )?(?:agree\w*|happy|fine|ok|okay|said (?:ok|yes|fine)|supports?|on board|consent\w*)\b`],
  ['given', 'happy-far', String.raw`\b${someone}(?:'s| is| are| was| were|'re)?(?: both| very| quite| more than| also| all)* (?:happy|ok|OK|okay|fine|glad|content|comfortable) (?:for|with|about|of) (?:you|us|me|school|someone|somebody|your|my|our|the|a)\b.{0,30}?\b${service}\b`],
  ['given', 'read-this', String.raw`\b${someone}(?:'s|'ve| has| have)? read (?:and|&) (?:signed|agreed|approved) (?:this|it|everything)\b`],
  ['given', 'accepted', String.raw`\b(?:referral|offer|help|support|worker|nurse|course|programme|group|visits?|assessment)\b[^.;]{0,45}?\b(?:was |has been |been |all )?(?:gladly |both |happily )?accepted(?: by\b| with thanks|\s*(?:[.,;]|$))|\b${someone} accepts? (?:a|an|the|our|your) (?:\w+ ){0,3}(?:carer|worker|referral|visit|place|help|support|nurse|mentor|plan)\b`],
  ['given', 'may-know', String.raw`\b(?:says?|said|agrees?|agreed|happy|fine|ok|okay)\b[^.;]{0,25}\b(?:mum|dad|parents|home|school|police|you|the nurse|the GP) (?:can|may|could) (?:know|be told|be rung|ring|tell|call|contact)\b|\b(?:ok|OK|okay|happy|fine) with (?:the |her |his )?(?:\w+ )?(?:police|school|social \w+|worker|nurse|midwife|GP|camhs|CAMHS|you|us|mum|dad) (?:knowing|being told|ringing|coming|calling|being rung)\b`],
  ['given', 'told-and-agree', String.raw`\b${person}(?: have| has| was| were)?(?: both)? (?:been )?(?:informed|told|consulted|spoken (?:to|with)|made aware)(?: of (?:this|the referral))?,? (?:and|who) (?:\w+ )?(?:agrees?|agreed|consents?|consented|are happy|is happy|happy|support\w*|in (?:support|agreement))\b|\b(?:in support|supportive) of (?:a|the|this|my|our) (?:referral|call|plan|assessment)`],
  ['given', 'glad-of', String.raw`\b(?:${kin}|${someone})(?:'s| is| are|'re| was| were| would be|'d be)? (?:very |so |really |both )*(?:glad|grateful|relieved|pleased|thankful) (?:of|for|about|that|you|we|I|to have)\b[^.;]{0,40}\b(?:this (?:letter|referral|email|note)|help|referral|call|support|writ\w+|asked|someone to|somebody to|worker|visit|early help)\b`],
  ['given', 'in-the-loop', String.raw`\b(?:${kin}|${someone})(?:'s| is|'d| would)? (?:wants?|like|asked for) (?:school |you |us |somebody |someone |everyone )in the loop\b`],
  ['not-sought', 'bare', String.raw`\b[Nn]ot (?:told|spoken (?:to|with)|rung|asked|informed|contacted) (?:to )?(?:the family|either parent|parents?|mum|mam|dad|mother|father|home|anyone at home)\b`],
  ['not-sought', 'nobody-asked', String.raw`(?:\b(?:not|never)|n't|nt) (?:yet )?(?:asked?|sought|got|obtained) (?:for )?(?:anyone|anybody|nobody|her|him|them|mum|dad|the family|parents|any)(?: for| about|'s)? (?:consent|permission)\b|\bnot consented\b`],
  ['not-sought', 'nothing-said', String.raw`(?:\bnot|n't|\b[Nn]obody has|\b[Nn]o one has)(?: yet)? (?:said|mentioned|breathed) (?:anything|a word|any of this|this|it)(?: yet)? to (?:${them}|(?!Mr\b|Ms\b|Miss\b)\p{Lu}\p{Ll}+\b)`],
  ['not-sought', 'writing-untold', String.raw`(?:\bnot|n't) (?:tell|told|let) (?:her|him|them|mum|dad|\p{Lu}\p{Ll}+)(?: know)? (?:that )?(?:I'd|I'm|I'll|I was|I am|I would|we're|we'd|about this|any of this|of this)\b`],
  ['not-sought', 'nobody-rings', String.raw`\b[Nn]obody (?:is to )?(?:rings?|tells?|calls?|phones?) (?:home|mum|dad|the (?:family|parents)|parents)\b|\b(?:do not|don't) (?:ring|call|speak to|contact|tell) (?:home|the (?:family|parents)|mum|dad|parents)(?= (?:until|before|yet|till)\b)`],
  ['not-sought', 'not-spoken', String.raw`(?:^|[.;,–-] |\b(?:I|i|[Ww]e|[Nn]obody|[Nn]o one)(?:'ve| have| has| did)? ?)(?:[Aa]in'?t|[Hh]aven'?t|[Hh]ave not|[Nn]ot|[Dd]idn'?t|NOT|n't)(?: yet| been)? (?:spoke|spoken|told|tell|rang|rung|ring|said|asked|phoned|called|contacted|informed|approached)(?: anything| owt| nothing| a word)?(?: to| with)? (?:${home}|nan|gran|her (?:nan|aunt|uncle))\b(?! (?:off|about a|what|why|how|whether|if|the))`],
  ['not-sought', 'whom-not', String.raw`\b(?:[Mm]um|[Mm]other|[Dd]ad|[Ff]ather|[Pp]arents?|[Cc]arers?|nan|gran|family|home)\b.{0,80}\b(?:I|[Ww]e)(?:'ve| have)?(?: not| NOT|n't)(?: yet)? (?:rung|told|spoken to|contacted|phoned|informed|called|approached)(?: (?:them|her|him|either))?\s*(?:[.,;]|$|yet|and\b|because|as\b)`],
  ['not-sought', 'no-calls', String.raw`\b[Nn]o (?:calls?|contact|letters?|phone calls?|texts?|word)(?: yet| please)? (?:to |with )?(?:home|the family|parents|the parents|mum|dad)\b`],
  ['not-sought', 'no-parent', String.raw`\b(?:[Nn]o|[Nn]either) parents? (?:has|have|knows?|is|are)\b(?! (?:any|a|the)\b)|\b[Nn]obody at home (?:knows (?:that |about )?(?:I|i|we|I'm|we're|this|you)\b|has been (?:told|informed|asked|contacted)|is aware)|\b(?:${home}|nan|\p{Lu}[\p{L}'-]+) (?:knows? nothing (?:of|about) (?:this|any|it)|(?:doesn't|does not|don't) know (?:yet|I'm|I've|we're|we've|that (?:I|we)|about this))`],
  ['not-sought', 'no-leave', String.raw`\b[Nn]o consent (?:asked|sought|obtained|yet|has been)|(?:n't|\bnot) asked (?:about|for) (?:any )?consent\b|(?:don't|do not|haven't|have not) (?:have|got|had) (?:the family's|her|his|their|parental|mum's|dad's|parents') (?:permission|consent|agreement)`],
  ['not-sought', 'did-not-seek', String.raw`\b(?:did not|didn't|have not|haven't|has not|had not|will not|won't|not to|decided against|without) (?:seek|seeking|sought|obtain|obtaining|obtained|ask(?:ing)? for|get|gain|gaining|gained)(?:ing)? (?:\w+ )?(?:consent|permission|agreement)\b|\bwithout (?:parental )?consent (?:because|as|due|given|owing)\b`],
  ['not-sought', 'do-not-tell', String.raw`\b(?:[Dd]on't|[Dd]o not|DON'T|DO NOT|[Ww]e won't|I won't|[Nn]obody (?:is to|should|must)|asked us (?:all )?not to|[Pp]lease no one|[Nn]obody) (?:please )?(?:speaks?|talks?|rings?|calls?|phones?|contacts?|tells?|approach|alerts?|informs?)(?: to| with)? (?:the |her |his |their )?(?:mum|dad|mother|father|parents?|home|family|house)\b(?! (?:that|what|how|off))`],
  ['refused', 'not-keen', String.raw`(?:\b(?:isn't|is not|aren't|are not)|'s not)(?: at all| very| too| so)? (?:keen on|happy (?:for|about|with)) (?:me|us|my|our|you|this|the referral|a referral|being referred)\b`],
  ['refused', 'asked-not', String.raw`\basked (?:me|us|that (?:I|we)) (?:please )?not to (?:share|refer|report|pass|send|write|involve|tell (?:social|anyone|anybody|you|the council))\b`],
  ['refused', 'not-let', String.raw`\b(?:would not|wouldn't|won't|will not) (?:let|have) (?:me|us|anyone|anybody|it|school) (?:to )?(?:ring|rung|tell|refer|share|pass|contact|report|go further|involve|referred|shared)\b|\brefus(?:es|ed) for (?:me|us|it|anyone) to\b`],
  ['refused', 'refused-alone', String.raw`\b(?:[Pp]arents?|[Mm]um|[Dd]ad|[Mm]other|[Ff]ather|[Ff]amily|[Bb]oth|[Bb]oth parents)(?: have| has)?(?: both)? (?:refused|declined|said no)\s*(?:[.,;]|$)|\b(?:not in agreement|not happy|unhappy|disagrees?|opposed|(?<!(?:not|n't|never) )objects?|is against|are against) (?:with|to|about|for)? ?(?:the|this|a|my|our|us|me) (?:referral|referring|call\b|contacting|sharing|writing|making)`],
  ['refused', 'no', String.raw`\b[Cc]onsent:? (?:no\b|refused|declined|withheld)|\bdon't want (?:your|any of your) (?:help|interference|lot)\b|\b${someone} (?:said|says) no to (?:\w+ ){0,3}(?:referral|help|support|detox|assessment|services?|worker)\b|\b[Nn]ot (?:yet )?agreed by\b`],
];

/** In few words, as notes put it. */
const brief: [ConsentKind, string, string][] = [
  ['given', 'agrees-bare', String.raw`\b(?:${kin})(?:,? \(?\p{Lu}[\p{L}'-]+\)?,?)? (?:agrees|consents|consented)(?=\s*(?:[.;!]|$))|\bagrees? to (?:everything|all of (?:it|this)|it all)\b|^\W*(?:(?:[Aa]ll|[Bb]oth)(?: \w+)? )?consent(?:s|ed)\W*$`],
  ['given', 'recorded', String.raw`^\W*(?:[Vv]erbal |[Ww]ritten |[Pp]arental )?(?:[Cc]onsent|[Pp]ermission) (?:given|recorded|obtained|held|gained|granted)\b|\b(?:[Ii]|[Ww]e)(?:'ve| have)(?: got)? (?:the )?\p{Lu}[\p{L}'-]+(?:'s|s') (?:consent|permission|agreement|say-so)\b`],
  ['given', 'on-board', String.raw`\b(?!All\b)${person}(?:'s| is| are|'re)?(?: fully| very| both| completely| entirely| all)* (?:on board(?! with (?:\p{L}+ )?(?:school|homework))|in (?:full |complete )?agreement)\b`],
  ['given', 'all-know', String.raw`\b${person} (?:do|does|both|all)(?: all)? know (?:that )?(?:(?:I|i|[Ww]e)(?:'m|m| am|'re| are|'ve| have) (?:\w+ )?${doing}|(?:I|i|[Ww]e)(?:'m|'re) talking to you)`],
  ['given', 'agreed-to', String.raw`(?:^|[.;] ?|\b(?:[Aa]ll|[Bb]oth)(?: two| three| four| of them)? (?:have )?)[Aa]greed to (?:the |a |an |this |my |our )?(?:\w+ ){0,2}?(?:referral|visits?|front door|MASH|CAMHS|early help|assessment|support|social (?:care|worker)|call|contact)\b`],
  ['given', 'happy-for', String.raw`(?:^|[.;] ?)[Hh]appy for (?:[\p{L}'-]+ ){1,4}to (?:ring|call|visit|contact|phone|be (?:rung|called|contacted)|get in touch|help)\b`],
  ['given', 'signed-slip', String.raw`\b${person}${ago} signed (?:the |an? |our |your )?(?:\w+ )?(?:sharing|EHA?|early help|consent|referral)\b`],
  ['given', 'name-agrees', String.raw`^\W*(?!The\b|My\b|Everyone\b)${someone} (?:agrees|consents|has agreed|has consented)\W*$|\band (?:has|have) agreed to (?:a |an |the )?(?:[\p{L}-]+ ){0,2}?(?:referral|social worker|assessment|early help|visits?)\b`],
  ['given', 'would-take', String.raw`\b(?:${kin})(?: \([^)]{1,30}\))?(?:'d| would)(?: really| both| all)? (?:take (?:any|some|all the) (?:help|support)|(?:jump at|welcome) (?:it|this|that)(?=\s*(?:[.,;!]|$))|(?:like|welcome|love|jump at) (?:an? |the |some )?(?:[\p{L}-]+ ){0,2}(?:assessment|referral|counsell\w+|family worker|course|programme|sessions?|children's centre))\b`],
  ['given', 'as-agreed', String.raw`\b(?:[Rr]eferral|[Ss]haring|[Ss]hared|[Ss]ent|[Pp]assed on|[Pp]assing (?:this|it) on)\b[^.;]{0,30} (?:as agreed with ${them}|with (?:\p{Lu}[\p{L}'-]+'s|her|his|their) (?:full )?knowledge)\b`],
  ['given', 'has-signed', String.raw`\b(?:${kin})(?: \([^)]{1,40}\))?,? (?:has|have) signed(?=\s*(?:[.;,!]|$))|\b(?:CONSENT|[Cc]onsents?):? \p{Lu}[\p{L}'-]+ ?[-–:] ?yes\b|\b[Cc]onsent:? (?:both parents|mother|father|parents?)(?: \w+)? (?:given|signed|yes|agreed)\b`],
  ['given', 'agreed-with', String.raw`\b(?:[Aa]greed|[Dd]iscussed and agreed|[Ww]ritten|[Ss]hared|[Ss]ent) with (?:both |his |her |their |the )?(?:[Mm]um|[Mm]am|[Mm]other|[Dd]ad|[Ff]ather|[Pp]arents|[Ff]amily|[Nn]an|[Gg]ran|[Cc]arers?|aunt|uncle)(?= and\b|,| who\b|\s*(?:[.;)]|$))`],
  ['given', 'paper', String.raw`\b(?:mother|mum|father|dad|parent|family|carer|gran|nan|parental)(?:'s|s'|s)? (?:consent|agreement|permission|signature)s? (?:form )?(?:is |are |were |was )?(?:attached|enclosed|signed|held|below|on file|in the file)\b`],
  ['given', 'asked-for-this', String.raw`\b${person}${ago} (?:asked|begged) for (?:this|it)(?=\s*(?:[.;,!]|$)| and (?:has )?signed\b| (?:referral|letter|call)\b)|\b${person} (?:wants?|wanted) (?:this|it) (?:sent|written|passed on|referred|to go)\b`],
  ['given', 'with-whose', String.raw`\b[Ww]ith (?:his|her|their|the \w+'s) (?:mum|mam|mother|dad|father|parents|nan|gran|carer|aunt|uncle)(?:'s|s'|') (?:own |full |verbal |written )?(?:consent|agreement|permission|blessing|say-so|ok|OK|okay|approval)\b`],
  ['given', 'would-accept', String.raw`\b(?:${kin}|[Tt]he family)(?:'d| would)(?: all| both| gladly| happily| certainly)? (?:accept|take(?= (?:a |an |any |some |the |our |your )?(?:\w+ )?(?:help|support|call|visit|worker|referral|nurse)\b)|welcome|be (?:pleased|glad|grateful|happy) (?:if|of|for|to (?:have|accept|see)))\b[^.;]{0,30}\b(?:assessment|referral|help|support|visit\w*|worker|called|a call|came|health visitor|nurse|early help|whoever)\b`],
  ['given', 'puts-down', String.raw`\b(?:${kin})(?:'s|'ve| has| have)? (?:put (?:her|his|their) names? down\b|asked about (?:the |a |your |our )?(?:\w+ )?(?:group|course|programme|help|support)\b|(?:said|says) (?:she|he|they)(?:'d| would|'ll| will) (?:come to|go to|attend|see|meet) (?:\w+ ){0,3}(?:meeting|group|course|worker|team|nurse|you)\b)|\b(?:her|his|their|parents'|mum's|dad's) signatures? (?:is |are )?on (?:the|this|your|our) (?:form|referral)\b|\b(?:${kin})\b[^.;]{0,25} will sign(?=\s*(?:[.;,!]|$)| (?:it|the|this)\b)`],
  ['given', 'asked-that', String.raw`\b[Nn]ow says (?:yes|ok|OK|okay)\b|\b${person}${ago} asked that (?:I|we) (?:tell|write|refer|ring|call|pass|share|let|send)\b|(?:^|[,;.] ?)[Aa]greed (?:that )?(?:I|we) (?:can|could|may|might|should) (?:\w+ ){0,2}?${passesOn}\b|\b(?:nodded|signalled|signed|said)(?: a)?(?: yes)? when I asked (?:if|whether) (?:I|we) (?:can|could|may|might)\b`],
  ['given', 'who-read', String.raw`\b(?:who|and) (?:has|have) (?:also )?(?:read|heard) (?:it|this|and)(?: read| over| back)?(?: over| back| to (?:her|him|them))?(?: and)?(?: \w+)? ?(?:approved|agree[sd]?|signed|corrected)\b|\b(?:wants|agreed to) this (?:sent|to be sent) and has (?:read|heard) it\b`],
  ['given', 'wants-help', String.raw`(?:^|[.;–-] ?)[Ww]ants help, (?:and )?(?:has )?(?:said|asked|says)\b|\b(?:${kin}) (?:says|said),? (?:please )?(?:get|send) (?:someone|somebody|help)\b`],
  ['not-sought', 'told-nobody', String.raw`\b(?:I|[Ww]e)(?:'ve| have)? (?:told nobody|told no one|said nothing to ${them})\b|\b(?:I|[Ww]e) (?:have not|haven't) told (?:them|her|him|mum|dad|the parents|the family)(?=\s*(?:[.;]|$)| yet| (?:that )?I (?:rang|wrote|called|am\b|have rung))|n't said a thing to (?:${home})|\b(?:didn'?t|did not) ask (?:anybody|anyone|nobody|no one) for consent\b`],
  ['refused', 'neither-agreed', String.raw`\b[Nn]either \S+ nor \S+ (?:has|have) (?:agreed|consented)\b`],
  ['not-sought', 'not-to-be-told', String.raw`\b(?:${home})(?: is| are| must| should|'s)(?: not|n't) (?:to )?be (?:told|informed|contacted|alerted|approached|rung)\b|\b[Tt]hey (?:have|are|had)(?: not|n't)(?: yet)? been (?:told|informed|contacted)\b(?! (?:off|that|what|how|when|why|about (?!this)))`],
  ['not-sought', 'not-aware', String.raw`\b(?:${home})(?:,? \(?\p{Lu}[\p{L}'-]+\)?,?)? (?:isn't|is not|aren't|are not)(?: yet)? aware(?=\s*(?:[.;,]|$))|\b(?:${home})(?: doesn't| does not| don't| do not) know (?:yet )?and (?:hasn't|has not|haven't|have not) been (?:asked|told)\b`],
  ['not-sought', 'nobody-consented', String.raw`\b(?:[Nn]obody|[Nn]o one|[Nn]either)(?: parent)? (?:has |have )?(?:yet )?(?:consented|given consent)\b|(?:\b[Hh]ave not|\b[Hh]aven'?t|\bnot|n't)(?: yet)? (?:contacted|told|spoken to|rung|approached|informed) (?:the couple|relatives|the household|anyone at (?:the )?(?:house|address))\b|\b(?:have not|haven'?t|not)(?: yet)? asked (?:them|her|him|mum|dad|parents|the family) about (?:a |the |this )?(?:referral|referring|consent)\b`],
  ['given', 'said-ok', String.raw`\b(?:${kin})(?:'s| has| have|'ve)?(?: both| since| now)? (?:said|says) (?:ok|OK|okay|yes|fine) to (?:all (?:of )?(?:it|this|that)|it all|both|everything)\b|\b(?:calling|counting|taking|took) (?:that|it|this) (?:as )?a yes\b`],
  ['not-sought', 'not-raised', String.raw`\b(?:I|[Ww]e)(?:'ve| have)?(?: not|n't)(?: yet)? (?:raised|mentioned|broached|brought) (?:this|that|it|any of (?:this|it))(?: up)?(?: yet)? (?:with|to) ${them}\b|\bnot (?:yet )?asked (?:them|her|him|${home})(?: anything)? yet\b|(?:n't|\bnot)(?: yet)? (?:rung|rang|phoned|called) the house\b`],
  ['not-sought', 'keep-from', String.raw`\b(?:DO NOT|DON'T) (?:RING|CALL|PHONE|CONTACT|TELL) (?:HOME|MUM|DAD|PARENTS|THE (?:FAMILY|PARENTS))\b|\b[Nn]ot for sharing with (?:the |his |her |their )?(?:family|parents?|mum|dad|home)\b`],
  ['refused', 'as-a-no', String.raw`\b(?:taking|took|take|counting|reading) (?:that |it |this )?as (?:a no|a refusal)\b`],
  ['refused', 'said-no-to', String.raw`\b${someone}(?:'s| has| have|'ve)? (?:said|says) no to (?:\w+ ){0,3}(?:being told|being rung|knowing|social (?:care|services|work\w*))\b|\bwithout (?:the )?(?:M(?:rs?|s) )?(?:\p{Lu}[\p{L}'-]+ ){0,2}\p{Lu}[\p{L}-]+'s? (?:agreement|consent)\b`],
];

/** What refuses is tried first, then what was not sought, then what agrees. */
const says = (['refused', 'not-sought', 'given'] as const).flatMap((wanted) => [...patterns, ...looser, ...brief].filter(([kind]) => kind === wanted)).map(([kind, name, pattern]) => ({ kind, name, is: new RegExp(pattern, 'u') }));
const maySay = sieveOf(says.map(({ is }) => is));
const asked = /\?\s*$/u;
/** A question put to the reader behind what is said: "I haven't spoken to home, do you want to?" */
const tag = /(?<=.{12}), (?:do you (?:want|need|mind|think)|is that (?:ok(?:ay)?|all ?right)|shall (?:I|we)|should (?:I|we)|can you|could you|will you|would you|ok(?:ay)?|all right|right|please)\b[^,.;?]{0,40}\?\s*$/iu;
const doubtful = /\b(?:if|unless|whether|might|may|should we|would (?:she|he|they|mum|dad)|can you|could you|until|before (?:we|i|you)|when (?:i|we) (?:have|get)|i'll ask|will ask|going to ask|need(?:s)? to ask|ask (?:her|him|mum|dad|them) (?:if|whether|for))\b/iu;
/** Other consents than to this: photographs, trips, forms for a club. */
const elsewhere = /\b(?:photo\w*|trips?|residential|swimming|filming|picture|bag checked|for one of them|crisis line details|steroid|injection|operation|an(?:a)?esthetic|theatre|jabs?|vaccin\w*|immunis\w*|boxing|newsletter|(?:personal |the )news|website|wellies|hay fever|costume|relationship|sertraline|remain on the ward|stay on the ward|medical \d)\b/iu;
const denied = /\b(?:not|n't|never|nobody|neither|refus\w*|declin\w*|unhappy|won't|can't)\b/iu;

/** A child's wish that nobody at home hears of it: no parent's answer, and not what the writer has done. */
const wished = /\b(?:rather (?:I|we|you|nobody|no one) (?:didn't|did not)|(?:asked|begged|begs|told|made) (?:me|us|her|him|staff|miss|sir)(?: promise)?,? (?:please )?not to (?:tell|ring|call|phone|let|say)|(?:doesn't|does not|didn't|did not|don't) want (?:me|us|you|school|anyone|anybody|it|staff|his|her|their|mum|dad)(?: \w+)? ?(?:to )?(?:tell|ring|call|phone|know|find out|hear|be told|being told|told|contact\w*)|(?:please )?(?:don't|do not|dont) (?:you )?(?:tell|ring|phone|call) (?:my|our) \w+|(?:said|says|saying|whispered|asked)(?: me| us)?[:,]? ["“‘']?(?:please )?(?:don't|do not|dont) (?:tell|ring|phone|call))\b/iu;
/** Whom that wish keeps out of it. */
const atHome = /\b(?:mum|mam|mom|mummy|dad|daddy|mother|father|parents?|nan|gran|home|family|them|her|him|anyone|anybody|nobody|no one)\b/iu;

/** What follows that takes it back: "knows I am writing and is not happy", "fine with it, mum's getting there", "with consent if she'll give it". */
const unhappy = /^[^.;]{0,25}\b(?:and|but) (?:\w+ ){0,2}(?:not happy|unhappy|does(?:n't| not)|did(?:n't| not) (?:agree|want)|refus\w+|objects?|said no)\b|^[^.;]{0,15}, (?:but )?(?:mum|dad|mam|mother|father|she|he)(?:['’]s| is) (?:getting there|coming round|not|less|unsure|undecided|still|thinking)\b|^ if (?:she|he|they|mum|dad|you)\b/iu;

/** Who is named next with such a title is no parent. */
const professional = /\b(?:Dr|Prof|PC|DC|DS|Sgt|Sr|Sister|Nurse|Cllr|Rev)\.? $/u;

/** A professional's leave, nobody's permission in particular, or being at ease "with me": no agreement of those who look after the child. */
const isNoParents = (text: string, found: RegExpExecArray, name: string): boolean => professional.test(text.slice(0, found.index)) || /^with permission\b/iu.test(found[0]) || (name === 'happy-with' && /\b(?:with|about|for) me\b/u.test(found[0]));

/** Words before or in what was found that turn it round: a condition, a denial, or the writer's own happiness. */
function isTurned(text: string, found: RegExpExecArray, kind: ConsentKind, name: string): boolean {
  const around = text.slice(Math.max(0, found.index - 40), found.index + found[0].length);
  if (kind === 'given' && elsewhere.test(text.slice(found.index, found.index + found[0].length + 30))) return true;
  if (kind !== 'given' && wished.test(text) && atHome.test(text.slice(found.index, found.index + found[0].length + 20))) return true;
  if (kind === 'given' && isNoParents(text, found, name)) return true;
  if (doubtful.test(around.replace(/\bif I (?:may|might)\b|\basked (?:if|whether) (?:I|we) (?:can|could|may|might)\b|\b(?:(?:I|i|we|you|school) (?:may|might)|(?:pleased|glad|grateful|happy) if)\b/gu, '')) || elsewhere.test(around)) return true;
  if (kind !== 'given' && /\b(?:so|as) long as\b|\bprovided\b|\bon condition\b/iu.test(around)) return true;
  if (name === 'not-told') return !/\b(?:not|never|[Nn]obody|[Nn]o one|[Nn]one)\b|n't\b/u.test(found[0]);
  if (/^happy(?:-far)?$/.test(name) && /\b(?:I|[Ww]e)(?:'d|'m|'re| am| are| would| will)?(?: be| very| really| most)* $/u.test(text.slice(0, found.index))) return true;
  if (kind === 'given' && unhappy.test(text.slice(found.index + found[0].length))) return true;
  return kind === 'given' && (name === 'yes' ? /\bI(?:'ve| have)? sa(?:id|y)/u.test(around) : denied.test(name === 'told-and-agree' ? around.replace(/\b(?:not|n't|no) object\w*/gu, '') : around));
}

/** What one sentence plainly says of the family's agreement; nothing where it asks, supposes or denies. */
export function consentIn(sentence: string): { kind: ConsentKind; name: string } | undefined {
  const whole = flatten(sentence.slice(0, 900)).replace(/’/g, "'").slice(0, 600);
  const text = asked.test(whole) ? whole.replace(tag, '') : whole;
  const field = labelOf(text);
  if (field?.answer) return consentInForm(field.label, field.answer) ?? plainly(text);
  return plainly(text);
}

function plainly(text: string): { kind: ConsentKind; name: string } | undefined {
  if (asked.test(text)) return undefined;
  for (const at of maySay(text)) {
    const { kind, name, is } = says[at] as (typeof says)[number];
    const found = is.exec(text);
    if (found && !isTurned(text, found, kind, name)) return { kind, name };
  }
  return undefined;
}

const matters = /\b(?:refer\w*|consent\w*|shar(?:e|ing)|early help|help|support\w*|social (?:care|services|worker)|permission|pass (?:it|this|that) on|front door|assessment|ring(?:ing)?|contact\w*|telling|writ(?:e|ing)|(?:family|youth) (?:worker|hub)|all of it|camhs|counselling)\b/iu;
const saidSo = new RegExp(String.raw`\b(?:${kin}|(?!Duty\b|Police\b|I\b)\p{Lu}[\p{L}'-]+|[Nn]one)(?:'s| has| have|'ve| had)?(?: both| all| each| then| just)* (?:said|says|nodded|answered) (?:a )?(?:clear )?(?:(?<yes>yes(?: please)?|yeah|yep|ok|okay|please do|that's fine|that was fine|she's fine|fine|of course|go ahead)|(?<no>no(?: thank you| thanks)?|not to bother))(?=\s*(?:[.,;!)–-]|$|and\b|but\b|so\b|to (?:it|that|this|all|both|me|us)\b))`, 'u');
const maySaySo = sieveOf([saidSo]);
const asksFamily = /\b(?:mum|mam|mom|dad|mother|father|parents?|family|home|carers?|nan|gran|they|she|he|both|consent\w*)\b/iu;
const asksNamed = /^(?:[Ss]o )?(?:[Dd]oes|[Hh]as|[Ii]s|[Dd]id) \p{Lu}\p{Ll}+ (?:know|agree|happy|ok|aware|been)/u;
const isOfFamily = (question: string): boolean => asksFamily.test(question) || asksNamed.test(question);
const asksLeave = /\b(?:consent\w*|agree\w*|permission|on board|(?:said|says) (?:I|i|we|you) can|happy (?:for|with|about|to)|ok(?:ay)? (?:with|for|about|to)|(?:mind|let) (?:us|me|you|if))\b/iu;
const asksKnown = /\b(?:know\w* (?:you|we|i|about|this|that)|(?:mum|dad|parents|they|family|home) (?:and dad )?(?:know|been told|aware)|told (?:mum|dad|parents|them|home|the family)|aware)\b/iu;
const yes = /^[\s"“]*(?:yes|yeah|yep|yh|y\b|(?:mum|dad|nan|gran|both|parents|they|she|he)(?: (?:both|said|says))? (?:yes|yeah|keen|begged|asked (?:me|us|for)|over the moon)|(?:it was )?(?:her|his|their|mum's|dad's) idea|(?:she|he|they)(?: has| have|'s)? (?:asked|begged|wanted) (?:me|us) to|she (?:does|has|is|knows)|he (?:does|has|is|knows)|they (?:do|have|are|know)|both (?:do|have|of them)?|definitely|absolutely|course)\b/iu;
/** "Can you have a word with mum? I haven't." */
const asksWord = /\b(?:word with|(?:speak|spoken|spoke|talk|talked) (?:to|with)|told|tell|rung|ring|phoned?) (?:his |her |their |the )?(?:mum|mam|dad|mother|father|parents?|family|home)\b/iu;
const noWord = /^\W*(?:(?:I|we) )?(?:haven'?t|have not|not yet)(?: yet)?\W*$/iu;
const no = /^[\s"“]*(?:no\b(?! idea)|nope|not yet|she (?:doesn't|hasn't|isn't)|he (?:doesn't|hasn't|isn't)|they (?:don't|haven't|aren't)|haven't|god no)/iu;

/** Asked in a chat without a mark: "Do parents know". */
const asksBare = /^(?:so |and |but )?(?:do|does|has|have|is|are|did) (?:the |his |her |their )?(?:mum|mam|dad|mother|father|parents?|family|they|she|he|home)\b[^.,;!]{0,40}$/iu;
/** "A few sessions with the bereavement lady? Mum's keen." */
const offers = new RegExp(String.raw`\b${service}\b`, 'iu');
const keen = new RegExp(String.raw`^\W*(?:${kin})(?:'s|'re| is| are)(?: very| really| both| all)* (?:keen|up for (?:it|that|anything)|on board|willing)\W*$`, 'u');

function answerTo(question: string, text: string): { kind: ConsentKind; name: string } | undefined {
  if (asksWord.test(question) && noWord.test(text)) return { kind: 'not-sought', name: 'no-word' };
  if (!isOfFamily(question)) return undefined;
  const leave = asksLeave.test(question);
  if ((leave || asksKnown.test(question)) && yes.test(text)) return { kind: 'given', name: 'answer-yes' };
  if ((leave || asksKnown.test(question)) && no.test(text)) return { kind: leave ? 'refused' : 'not-sought', name: 'answer-no' };
  return undefined;
}

/** What a sentence says of agreement as the answer to the one before it: "Does mum agree?" "Yes.", "I asked if I could refer. She said yes." */
export function consentAnswered(sentence: string, before: string): { kind: ConsentKind; name: string } | undefined {
  const [text, question] = [sentence, before].map((one) => flatten(one.slice(0, 900)).replace(/’/g, "'").trim().slice(0, 600)) as [string, string];
  const field = labelOf(question);
  if (field && !field.answer) { const filled = consentInForm(field.label, text); if (filled) return filled; }
  if (asked.test(text)) return undefined;
  const answered = asked.test(question) || asksBare.test(question) ? answerTo(question, text) : undefined;
  if (answered) return answered;
  if (asked.test(question) && offers.test(question) && keen.test(text)) return { kind: 'given', name: 'keen' };
  const said = maySaySo(text).length > 0 ? saidSo.exec(text) : null;
  if (!said || elsewhere.test(text) || !matters.test(`${question} ${text}`)) return undefined;
  return { kind: said.groups?.['yes'] ? 'given' : 'refused', name: 'said-so' };
}
