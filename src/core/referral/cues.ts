import type { Who } from './people';

/**
 * How a sentence shows that it answers a field. It only chooses sentences: the answer is always the sentence itself.
 * `{carer}` and `{child}` stand for the people of the message, by name and by word; where the sentence speaks of nobody
 * else, a pronoun as well. Source of the fields: the form; of the cues: how the labelled messages speak.
 */
export interface Cue {
  /** One of these: the sentence is filed. */
  is: string[];
  /** Letters that stand wherever `is` finds something. They are looked for first: `{carer}` at the head of an expression is slow. */
  needs?: string;
  /** One of these: it is offered to the person, and filed only by their click. */
  maybe?: string[];
  /** None of these may be found. */
  not?: string[];
  /** Whom the sentence must speak of. */
  about?: Who;
  /** Rows of evidence whose sentences are offered here as well. */
  rows?: string[];
  /** A question may be an answer: what is asked for often is one. */
  question?: boolean;
  /** Also look inside quotation marks. Otherwise only the writer's own words are searched. */
  quoted?: boolean;
  /** Only sentences of the newest message, not of quoted older ones. */
  newest?: boolean;
  /** Most sentences to file. */
  most?: number;
}

const VIOLENT = '(?:hit|hits|hitting|smack(?:ed|s|ing)?|slap(?:ped|s)?|kick(?:ed|s|ing)?|punch(?:ed|es)?|push(?:ed|es)|shov(?:ed|es)|grab(?:bed|s)|shakes|shook|threw|beat(?:s|en)?|burn(?:ed|t|s)|strangl(?:ed|es)|chok(?:ed|es)|pinch(?:ed|es)|touch(?:ed|es|ing)|abus(?:ed|es)|rap(?:ed|es)|pours? cold water on|held (?:him|her|them) (?:down|by|against)|used the belt)';
const BODY = '(?:head|face|cheeks?|eyes?|ears?|neck|throat|arms?|forearms?|wrists?|hands?|fingers?|shoulders?|back|chest|ribs?|tummy|stomach|bottom|buttocks?|legs?|thighs?|knees?|calf|shins?|ankles?|foot|feet|lips?|nose|scalp|skin|collarbone|jaw|heels?|nails)';
const MARK = '(?:bruis\\w*|marks?|scratch(?:es|ed)?|burns?|burnt|cuts?|swell\\w*|swollen|grazes?|welts?|sores?|rash|lumps?|scabs?|scabbed|lines|bite|raw|scar(?:s|ring)?|injur\\w+|infected)';
const PRO = "(?:social workers?|health visitor|hv|school nurse|midwife|midwives|camhs|gp|dr [a-z]\\w+|paeds|paediatric\\w*|consultant|police|yos|yjs|youth justice|housing|probation|women[’']?s aid|barnardo[’']?s|idva|family support worker|early help worker|educational psychologist|ed psych|senco|counsellor|hospital|a&e|diabetes team|social care|btp|immigration|drugs? (?:service|worker)|alcohol service|neurology|children[’']s services)";
const NOT = "(?:not|never|n[’']t|nt)";
const HOME = "(?:home|family|mum|mam|dad|mother|father|parents?|step-?(?:dad|mum|father|mother)|carers?|partner)";
const FAMILY = `(?:(?:the|her|his|their|this|either|both|any)(?: of the)? )?${HOME.replace('home|', '')}\\b(?! (?:support|hub|help|court|workers?|solicitor|practitioner|centre|services?|liaison))`;
const SHARE = '(?:shar|cop(?:y|ied)|disclos|show|sen[dt]|forward|pass|t(?:ell|old)|inform|discuss|giv|release|circulat|cc|alert)\\w*';
/** What a mail's subject or first line says of all of it: that the family is not to have it. */
const NOT_FOR_FAMILY = [
  `\\b(?:do(?: not|n[’']?t)|must(?: not|n[’']?t)|should(?: not|n[’']?t)|please not|not (?:for|to be)|never(?: to be)?) (?:be )?${SHARE}\\b(?: (?:this|it|any of this|anything|on|with|to|in|out))* ${FAMILY}`,
  `\\bnot for (?:the eyes of )?${FAMILY}`, `\\b(?:confidential|private|secret|kept|keep|withheld|withhold|hidden|restricted)(?: (?:this|it|all|strictly|email|details))* from ${FAMILY}`,
  `\\b${FAMILY} (?:(?:is|are)(?: not|n[’']?t) to|(?:must|should)(?: not|n[’']?t)) (?:know\\b|be (?:told|informed|copied|shown|given|made aware)\\b|(?:see|read|have|receive) (?:this|it|any of this|a copy)\\b)`,
];

export const cues: Readonly<Record<string, Cue>> = {
  'why-now': {
    is: ["\\bwhy now\\b", "\\bwhat (?:has|[’']s) changed\\b", "\\bi(?:[’']m| am) (?:writing|referring|ringing|contacting you) (?:now )?because\\b", "\\bwhat i[’']m worried about now\\b", "\\b(?:is|are|has|have|[’']s)(?: now| recently| just)? (?:getting worse|got(?:ten)? (?:much |a lot )?worse|escalat(?:ed|ing)|worsened|deteriorated)\\b", "\\b(?:2nd|second|3rd|third|4th|fourth|5th|fifth|sixth|seventh) (?:\\w+ )?(?:time|od|overdose|incident|episode|referral|injury) (?:in|this|since|now)\\b"],
    maybe: ["\\b(?:today|this (?:morning|afternoon|week)|last night|yesterday|tonight|tomorrow|just now|over the weekend|(?:last|on|this) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|new (?:bit|disclosure|incident))\\b"],
    not: ["\\bworse than\\b"], most: 3,
  },
  'last-seen': {
    is: ["\\blast (?:saw|seen)\\b", "\\b(?:i|we)(?:[’']ve| have)? (?:last |only )?(?:saw|seen) (?:him|her|them|{child})\\b", "\\b(?:was|were|been|not) (?:last )?seen (?:by|on|at|since|yesterday|today)\\b", "\\bsaw (?:him|her|them|{child}) (?:on|at|this|yesterday|today|last|in)\\b", "\\b(?:i|we) (?:visited|met|weighed|examined|spoke (?:to|with)) (?:him|her|them|{child}) (?:alone )?(?:on|today|yesterday|this|last|at)\\b", "\\bseen alone\\b"],
    maybe: ["\\b(?:visit|visited|assessed|checked|came to my|came in|door)\\b[^.;]*\\b(?:today|yesterday|this morning|monday|tuesday|wednesday|thursday|friday)\\b"],
    about: 'child', not: ["\\bwhen (?:i|we) saw (?:mum|dad)\\b", "\\bi[’']ve seen (?:him|her|them) (?:on|in) (?:the|a)\\b"], most: 2,
  },
  'safe-now': {
    is: ["\\b(?:due|coming|going|planning|wants?|plans?|about) to (?:be (?:collected|picked up|fetched|taken home|sent home)|collect|pick (?:him|her|them|{child})|take (?:him|her|them|{child})|fetch|self-discharge)\\b", "\\b(?:collects?|collecting|fetch(?:es|ing)?|picking (?:him|her|them|{child}) up|picks (?:him|her|them|{child}) up)\\b[^.;]{0,30}\\b(?:at \\d|today|tonight|tomorrow|half|now|from school)", "\\b(?:picking|picks) (?:him|her|them|{child})? ?up\\b[^.;]{0,30}\\b(?:at|today|tonight|half|\\d)", "\\b[’']?ll take (?:him|her|them) home\\b", "\\b(?:can[’']?t|cannot|should ?n[o’']t|won[’']t|doesn[’']t (?:have|want) to be|refus\\w+ to go|scared to go|frightened to go|don[’']t want (?:him|her|them) (?:to )?go(?:ing)?)(?: be| go)?(?: back)? home\\b", "\\b(?:he|she|they) (?:doesn[’']t|don[’']t) have to be home\\b", "\\bschool finishes at\\b", "\\buntil (?:tomorrow|tonight|\\d{1,2}(?::\\d\\d)?(?:am|pm)?\\b(?!\\d| ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))", "\\b(?:safe|unsafe) (?:now|tonight|today|for now|for tonight|where|there|over the weekend)\\b", "\\bnot safe (?:at|to|there|with|with)\\b", "\\b(?:someone|somebody) (?:has|needs) to be with\\b", "\\bnobody takes (?:him|her|them)\\b", "\\bnot for discharge\\b", "\\bdon[’']t let anyone (?:discharge|take|collect)\\b", "\\b(?:on |in a |at a )place of safety\\b", "\\boffered till tomorrow\\b", "\\bwho[’']s picking up\\b", "\\b(?:arrest|bail)\\b[^.;]*\\b(?:today|tonight|tomorrow)\\b", "\\bdoing (?:two|it) (?:again )?tomorrow\\b"],
    maybe: ["\\b(?:he|she|they)[’']ll be (?:here|back|home)\\b", "\\b(?:home time|half (?:three|four|five|3|4|5)|at 3\\.\\d\\d|3:?\\d\\d ?pm)\\b", "\\bno contact\\b", "\\bhasn[’']t set eyes on\\b", "\\b(?:flight|ticket|travel\\w*|booked)\\b[^.;]*\\b(?:saturday|sunday|monday|tuesday|wednesday|thursday|friday|tomorrow|week|\\d)", "\\bkeep (?:him|her|them)\\b[^.;]{0,20}\\b(?:here|there|in)\\b", "\\bon saturday\\b", "\\bsafe\\b"],
    not: ["\\balways\\b", "\\busually\\b", "\\blate (?:collect|pick)", "\\bi collect\\b", "\\blast (?:week|month|year)\\b", "\\bonline safe", "\\bsafeguard", "\\bnot collected\\b", "\\bif (?:at any time|you believe)\\b"], most: 3,
  },
  'child-location': {
    is: ["\\b(?:he|she|they|{child})(?:[’']s|[’']re| is| are) (?:both |all )?(?:currently |now |still |just |safe )?(?:here )?(?:with (?:me|us|our|nan|gran|the|a|mrs|miss|mr|staff|his|her|their)|in (?:my office|the office|hospital|the (?:medical|office|ward|unit|library|building|nurse))|on the (?:ward|unit)|at (?:nan|gran|the hospital|the station))\\b(?! own)", "\\b(?:girl|boy|child|lad|pupil) (?:is )?in with\\b", "\\b(?:staying|stopping|sofa.?surfing) (?:with|at)\\b", "\\bdon[’']t know where (?:he|she|they)\\b", "\\bnot been home or\\b"],
    maybe: ["\\bcubicle \\d", "\\bward\\b", "\\b(?:he|she|they|{child})(?:[’']s|[’']re| is| are) here\\b", "\\bdischarge\\b"],
    not: ["\\b(?:was|were|been) (?:in|at|with)\\b", "\\bevery\\b", "\\bthis (?:term|year)\\b", "\\busually\\b", "\\bsince\\b", "\\bon side\\b", "\\bwith (?:us|me),? (?:agreed|on)\\b", "\\bcoming with\\b"], about: 'child', most: 2,
  },
  'parents-whereabouts': {
    is: ["\\b(?:{carer})\\b(?:[’']s| is| are|was| were)? (?:both |currently |now |still )?(?:at work|on (?:his|her|their|the) way|away (?:for|until|this|on)|abroad|in (?:custody|hospital|prison)|in the building|in reception|doing nights|on (?:a )?(?:night )?shift)\\b", "\\b(?:{carer})\\b[^.;]{0,40}\\b(?:hasn[’']t come back|not (?:come|been) back|isn[’']t answering|not answering|straight to voicemail|can[’']t be (?:reached|found)|doesn[’']t answer)\\b", "\\b(?:the )?(?:parents?|mum|dad|mother|father) (?:are|is) in [a-z]", "\\bdetained (?:a |the |his |her )?(?:mum|mother|dad|father)", "\\bgot (?:mrs|mr|ms|mum|dad)\\b[^.]*\\bwith me\\b", "\\bphone[^.]{0,30}goes straight to voicemail\\b", "\\bshocked but staying\\b", "\\b(?:mum|mother|dad|father)[’']s (?:in|at) (?:work|custody|hospital|prison)\\b"],
    maybe: ["\\b(?:{carer})\\b[^.;]{0,30}\\b(?:went out|left|outside|upstairs|due (?:here|back|in)|here at|be here)\\b"],
    not: ["\\buncle\\b", "\\baunt", "\\bgran", "\\bnan\\b", "\\bwork(?:s|ed)? (?:for|as)\\b"], quoted: true, about: 'carer', most: 2,
  },
  injuries: {
    is: [`\\b${MARK} (?:\\w+[ ,]+){0,5}?(?:on|to|across|behind|above|under|around|near|down|over|of) (?:[\\w’']+ ){0,4}?${BODY}\\b`, `\\b(?:sore|bruised|swollen|cut|grazed|red|scarred|scratched|broken|burnt|burned) (?:\\w+ )?${BODY}\\b`, `\\b${BODY} (?:is|are|was|were|had|has)(?: \\w+){0,4} ${MARK}\\b`, "\\b(?:bruis(?:e|es|ing|ed)|black eye|fractur\\w+|bite mark|hand ?marks?|hand ?print|cigarette burns?|scabbed|nappy rash|faint pink)\\b", "\\bno (?:marks|injuries|bruises)\\b", `\\b${BODY}\\b[^.;]{0,40}\\b(?:red lines|welts?|infected)\\b`],
    not: ["\\bmarks? (?:in|for|out of)\\b", "\\bcricket\\b", "\\bred nose\\b", "\\bbook\\b", "\\bon the (?:desk|wall|paper)\\b", "\\bburn them\\b", "\\bcuts? (?:off|down|out|short)\\b", "\\b(?:last year|years? ago|in 20[012]\\d|in (?:january|february|march|april|may|june|july) )\\b"],
    rows: ['abuse-and-neglect/injuries'], most: 6,
  },
  'who-caused': {
    needs: `${VIOLENT}|baths|arrested|detained|interviewed|charged`,
    is: [`\\b(?:{carer}|pastor|baba|papa|mama|coach|boyfriend|he|she)\\b[^.;]{0,20}\\b${VIOLENT}\\b[^.;]{0,20}\\b(?:him|her|me|them|my|us|{child})\\b`, `\\b${VIOLENT} by (?:{carer})\\b`, "\\b(?:he|{carer}) baths (?:him|her|{child})\\b", "\\b(?:arrested|detained|interviewed) (?:for|on suspicion of|under caution)\\b", "\\bcharged with\\b"],
    maybe: ["\\bboyfriend\\b", "\\bhe[’']s in year 1\\d\\b", "\\b(?:perpetrator|alleged|suspect)\\b"],
    not: ["\\b(?:nobody|no one|no-one|hasn[’']t|hadn[’']t|has not|never|neither|not|no information)\\b[^.;]{0,40}\\b(?:hit|touch|struck|hurt|harm|abus)", "\\bdoll\\b", "\\bpicked\\b", "\\b(?:never|not|n[’']t) (?:\\w+ )?(?:been |yet )*(?:arrested|charged|detained)\\b", `\\bnever (?:so much as |once |ever |even )?${VIOLENT}\\b`, "\\bshook (?:my|our|his|her|their) hands?\\b", "\\b(?:hit|hits) (?:his|her) own\\b"],
    quoted: true, rows: ['abuse-and-neglect/physical-chastisement', 'sexual-abuse-activity/sexual-abuse'], most: 4,
  },
  history: {
    is: ["(?<!for (?:the )?)\\blast (?:year|term|spring|summer|autumn|winter|christmas|easter)\\b", "\\b(?:since|back in|closed|opened|left|known|that in|in) (?:\\w+ )?20[012]\\d\\b", "\\b(?:years?|months?) ago\\b", "\\b(?:previous(?:ly)?|history of|known to (?:social care|children|adult|camhs|you|the \\w+ team)|earlier referral|our log|log has|looked into by|isn[’']t from nowhere|child protection plan|nil previous|turned away)\\b", "\\b(?:2nd|second|third|3rd|fourth|fifth|sixth|seventh) (?:\\w+ )?(?:od|overdose|time|referral|one|ambulance)\\b", "^\\s*\\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\\w*\\b", "\\bwhen (?:he|she|they) (?:was|were) (?:\\d|two|three|four|five|six|seven|eight|nine|ten|little|small)\\b", "\\b(?:was|were) cut at\\b", "\\bit was done to\\b", "\\bsince reception\\b", "\\bfirst on \\d", "\\bover the (?:summer|holidays)\\b"],
    maybe: ["\\b(?:since|in) (?:january|february|march|april|may|june|july|august|september|october|november|december|easter|christmas)\\b", "\\bused to (?!be)", "\\bchronology\\b", "\\bbefore\\b", "\\bonce\\b"],
    not: ["\\bd\\.?o\\.?b\\b", "\\bborn\\b", "\\bdate of birth\\b", "\\bdifferent family\\b", "\\bguidance\\b", "\\bpolic(?:y|ies)\\b", "\\btraining\\b", "\\bif it\\b", "\\bnew (?:referral|year)\\b", "\\b(?:he|she|they) will\\b", "\\bretir", "\\bplease\\b"], most: 6,
  },
  'cumulative-harm': {
    is: ["\\b(?:twice|three times|four times|five times|\\d+ times|\\d+x)\\b[^.;]{0,30}\\b(?:since|this|in the last|past|now)\\b", "\\b(?:third|fourth|fifth|sixth|seventh|3rd|4th|5th|\\d+th) (?:\\w+ )?(?:time|referral|incident|occasion|od)\\b", "\\bmost (?:nights|days|mornings|weekends)\\b", "\\b(?:three|four|five|six|seven|\\d+) (?:days|lunches|nights|mornings|lessons) (?:running|in a row)\\b", "\\b(?:again and again|isn[’']t from nowhere|keeps? happening|comes back round|turned away (?:\\w+ )?times)\\b", "\\b\\d+ (?:episodes?|incidents?|stops?) since\\b", "\\b(?:2nd|second) (?:od|time (?:i|we|this))\\b", "\\btwice this (?:week|term|month)\\b", "\\beach time\\b"],
    maybe: ["\\bevery (?:night|day|time|week)\\b", "\\bpattern\\b", "\\b\\w+ (?:times|a day)\\b"],
    not: ["\\battend", "\\bcame to every\\b", "\\bmeeting\\b", "\\bif it\\b", "\\bwould\\b", "\\bweighed\\b", "\\bdressings\\b"], most: 4,
  },
  'parents-response': {
    is: ["\\b(?:{carer})\\b(?:[’']s| is| are| was| were| has| have)? (?:also |just |then |straight |both )?(?:said|says|told (?:us|me|staff|nursing|the (?:nurse|doctor|office|police|school|teacher|hospital))|tells (?:us|me)|denie[sd]|explained|admits?|admitted|accepts|angry|upset|aggressive|apologetic|shocked|embarrassed|mortified|gutted|furious|devastated|laughed|shrugged|describes|insists|claims|put the|signed|didn[’']t turn up|did not attend|went (?:white|quiet)|believed|wept|blames?|let slip|wasn[’']t prepared|scared of|frightened of (?:herself|himself))\\b", "\\b(?:{carer})[’']s (?:position|response|view|words|explanation|reason)\\b", "\\b(?:mum|dad|mother|father) signed then didn[’']t\\b", "\\btold parents we\\b"],
    maybe: ["\\b(?:{carer})\\b[^.;]{0,40}\\b(?:said|says|told|thinks|refused|grounded|wanted|rang|came)\\b"],
    not: ["(?<!\\b(?:consultant|hospital|doctor|paediatrician|police|gp|ward) )\\b(?:told|tells) (?:him|her|them|{child})\\b", "\\bsays? (?:text|ring|call)\\b", `\\b${NOT} (?:yet )?(?:been )?(?:told|spoken|asked)\\b`, "\\bschool say", "\\bsaid in front\\b"], about: 'carer', most: 5,
  },
  'parents-views': {
    is: ["\\b(?:{carer}|both)\\b[^.;]{0,40}\\b(?:agree[sd]?|consented|(?:happy|ok|okay|fine|on board) (?:for|with|to)|does(?:n[’']t| not) (?:agree|consent|give permission)|would like|wants? (?:help|support|some help|somebody|someone)|asked for (?:advice|help|support)|refused|declined|on side|expecting a call|knows? (?:i[’']m|i am|we[’']re|we are|that i|that we|about this)|so long as)\\b", "\\b(?:parents|mum|dad) (?:have |has )(?:agreed|consented)\\b", "\\bsaid (?:ok|yes) to\\b", "\\bin two minds\\b", "\\bsignalled yes\\b", "\\bfamily know i[’']m\\b", "\\b(?:parents|mum|dad|they|she|he)[’']?(?:d|ve)? (?:has |have )?consent(?:ed|s)\\b", "\\bhas agreed (?:i|that|to)\\b", "\\bagreed to this letter\\b"],
    maybe: ["\\b(?:{carer})\\b[^.;]{0,50}\\b(?:keen|hopes?|wants?|would like|likes?|against)\\b"],
    not: ["\\b(?:not|n[’']t) know\\b", "\\bif (?:she|he|they|mum|dad)\\b[^.;]*\\bagree", "\\bwith (?:her|his|mum[’']s) consent\\b", "\\bi agree\\b"], about: 'carer', most: 3,
  },
  'why-not-told': {
    is: ["\\b(?:{carer}|home|family|she|he|they)\\b(?: have| has|[’']ve)?(?: not| not|n[’']t|nt| haven[’']t| hasn[’']t)? (?:yet )?been (?:told|informed|contacted)\\b(?<=(?:not|n[’']t|nt)\\b[^.]*)", "\\b(?:i|we)(?:[’']ve| have)(?: not|n[’']t)(?: yet)? (?:told|spoken to|asked|rung|contacted|informed|said to|said anything to) (?:{carer}|home|them|the family|either)", "\\b(?:i|we)(?:[’']ve| have)(?: not|n[’']t) (?:raised|discussed|shared|mentioned|said) (?:this|it|that|anything)\\b", "\\b(?:not|haven[’']t) (?:spoken|spoke) to (?:home|mum|dad|parents|the family)\\b", "\\bhaven[’']t said to them\\b", "\\bhasn[’']t been (?:told|informed|spoken)\\b", "\\bwithout (?:telling|their consent|their agreement|their knowledge)\\b", "\\b(?:does(?:n[’']t| not)|do(?:n[’']t| not)) (?:agree|consent|give permission)\\b", "\\brefus\\w+ (?:consent|permission|to (?:agree|consent|give))\\b", "\\bif i (?:ring|tell|call|phone|speak to|contact) (?:him|her|them|home|mum|dad|{carer})\\b", "\\bdo not (?:ring|contact|phone|write|tell|approach|speak to)\\b[^.;]{0,20}\\b(?:home|family|mum|dad|parents|them)\\b", "\\bnot alerting the parent\\b", "\\bwhat (?:happens|will happen|would happen) if (?:her|his|their|the|mum|dad)\\b", "\\bcapacity to consent\\b", "\\bisn[’']t rung\\b", "\\bnot raised (?:that|this|it) with\\b"],
    maybe: ["^i haven[’']t\\.?$", "\\bnothing more\\b", "\\b(?:scared|frightened|afraid) of (?:him|her|dad|mum)\\b"],
    not: ["\\bschool (?:were|was)n[’']t told\\b", "\\bundress\\b", "\\bhadn[’']t told\\b", "\\bhas been told not\\b"], most: 3,
  },
  'parents-know-no': {
    needs: 'aware|told|informed|contacted|spoke|rung|said to them|know',
    is: ["\\b(?:{carer}|parents|mum|dad|family)\\b(?: (?:are|is)|[’']s)?(?: not|n[’']t|nt)(?: yet| both)? aware\\b", "\\b(?:{carer}|family) (?:are|is)(?: both)? unaware\\b", "\\b(?:{carer}|parents|mum|dad|family)\\b[^.;]{0,12}\\b(?:not|n[’']t|nt) (?:yet )?been (?:told|informed|contacted|spoken to)\\b", "\\b(?:i|we)(?:[’']ve| have)(?: not|n[’']t)(?: yet)? (?:told|spoken to|rung|contacted|informed) (?:{carer}|home|the family|either)", "\\b(?:haven[’']t|not) (?:spoken|spoke) to (?:home|mum|dad|parents|the family)\\b", "\\bhaven[’']t said to them\\b", "\\b(?:mum|dad|parents|family|home) (?:do(?:es)?(?:n[’']t| not)) know (?:i|we|about this|that i)\\b"],
    not: ["\\bhadn[’']t\\b", "\\bhas been told not\\b"], most: 2,
  },
  'parents-know-yes': {
    needs: 'know|agree|permission|aware|told|spoken|explained|talked|rung|expecting|consented',
    is: ["\\bwith (?:his |her |their |the |both )?(?:mother|father|mum|dad|parents?|family)[’']?s?[’']? (?:full )?(?:knowledge|agreement|permission)\\b", "\\b(?:mum|dad|mother|father|parents|family) (?:is|are)(?: both)? (?:fully )?aware (?:of (?:this|the referral)|that (?:i|we))\\b", "\\b(?:{carer}|parents|mum|dad|family)\\b[^.;]{0,10}\\bknows? (?:i[’']m|i am|that i|we[’']re|we are|that we|about this|about the referral|i have)", "\\b(?:i|we)(?:[’']ve| have)? (?:told|spoken to|explained to|talked (?:this|it) through with|rung) (?:parents|mum|dad|both parents|the family) (?:that |and |this|about|we|i)", "\\b(?:mum|dad|parents)[’']?s? (?:is |are )?expecting (?:a|your) call\\b", "\\b(?:mum|dad|parents|both|they) (?:has|have)(?: both)? (?:agreed|consented)\\b(?! (?:somebody|someone|to (?:keep|stop|stay|take|bring|come|go|have|do|move|leave|look|collect|pay|try|let)\\b))", "\\btold parents we\\b"],
    not: ["\\b(?:not|n[’']t)\\b"], most: 2,
  },
  'keep-all-from-family': { is: NOT_FOR_FAMILY },
  'keep-from-family': {
    is: [`\\b(?:do|should|must|may)(?: not|n[’']t) (?:\\w+ ){0,2}?(?:ring|contact|tell|share|phone|approach|mention|copy in|disclose|reveal|repeat|raise|discuss|report|bring|pass on|say anything|speak)\\b[^.;]{0,60}\\b${HOME}\\b`, "\\b(?:ask|asked|asks|beg|begged|begs|wants?|wanted|pleaded|made)\\b[^.;]{0,30}\\b(?:not to|never to|promise (?:me |us )?not to|would(?: not|n[’']t)) (?:tell|say|share|mention|let on|pass|speak|ring|contact|inform)\\b", "\\b(?:said|says) (?:please )?not to (?:tell|let on|mention|repeat|say anything)\\b", "\\bnot (?:to )?be shared with\\b", `\\bnot for (?:sharing|(?:the |her |his |their )?${HOME})\\b`, "\\bbar the (?:paragraph|bit|part)\\b", "\\b(?:can|could|will|would) you (?:please )?not tell\\b", "\\bso long as (?:dad|mum|he|she|they)\\b[^.;]*\\b(?:not|n[’']t)\\b", `\\b(?:do|does|did)(?: not|n[’']t) want (?:anyone|anybody|him|her|them|(?:his |her |their |the |my )?${HOME})\\b[^.;]{0,25}\\b(?:know|knowing|told|find out|finding out|hear|tell)\\b`, "\\bin (?:strict(?:est)? )?confidence\\b", "\\bstrictly (?:confidential|private)\\b", "\\b(?:wish(?:es|ed)?|wants?|wanted|asked|asks|prefers?|would like|remain|stay|kept|keep)\\b[^.;]{0,20}\\banonym(?!is)", "\\bmust(?: not|n[’']t) (?:ever )?(?:know|find out|hear|learn|be told|get to know)\\b", "\\bdon[’']t tell my (?:mum|dad)\\b", "\\bkeep (?:this|it|that|all this|(?:her|his|my|their) \\w+) (?:\\w+ )?(?:from|between us|confidential|secret)\\b", `\\bkept (?:\\w+ )?from (?:the |her |his |their )?${HOME}\\b`, `\\bif (?:his |her |their |the )?(?:${HOME}|he|she|they|anyone|anybody)\\b[^.;]{0,20}\\b(?:finds? out|found out|gets? to know|hears? (?:about|of|that|i|she|he))\\b`, "\\b(?:in|at|into) (?:a |the )?(?:\\w+[’']?s? )?(?:refuge|safe house)\\b", ...NOT_FOR_FAMILY],
    not: ["\\b(?:speak|talk|ring|reported|report|contact|call)\\b[^.;]{0,20}\\bin confidence\\b"], quoted: true, most: 6,
  },
  'places-and-times': {
    is: ["\\b(?:retail park|at the park|the rec|bandstand|station|sidings|bus stop|chicken shop|arcade|stairwell|underpass|skate ?park|trap house|outside the (?:aldi|tesco|shop|school gates))\\b", "\\b(?:group chat|snap(?:chat)?\\b(?! (?:bags?|bands?|decision|shot))|instagram|insta|tiktok|discord|roblox|telegram|live ?stream\\w*)", "\\bolder (?:boys?|lads?|men|man|males?)\\b", "\\blads? (?:of )?\\d\\d\\b", "\\bman in his (?:twenties|thirties|forties|fifties)\\b", "\\bafter (?:dark|ten|midnight|eleven)\\b", "\\bfilmed by a group\\b", "\\bparcels between\\b", "\\byear 11 lot\\b"],
    maybe: ["\\b(?:the park|town|hotel|car park|estate|gym|nail shop|car wash|online|whatsapp|sofa|at night)\\b"],
    not: ["\\bschool (?:trip|visit)\\b", "\\bparking\\b", "\\bwhatsapp group for\\b", "\\b(?:police|fire|polling|petrol|nurses?[’']?) station\\b"], rows: ['extra-familial-harm/places-and-spaces', 'extra-familial-harm/peers-and-external-relationships'], most: 4,
  },
  'person-posing-risk': {
    is: ["\\bis a (?:registered )?sex offender\\b", "\\bsex offender\\b", "\\bconvicted of\\b", "\\b(?:non-?mol\\w*|restraining order|injunction|mappa|risk to children|schedule (?:one|1))\\b", "\\bknown to (?:us|the police|police) for\\b", "\\b(?:released from|came out of|in and out of) prison\\b", "\\bman in his (?:twenties|thirties|forties|fifties)\\b", "\\blads? (?:of )?(?:1[789]|2\\d) (?:and|in|who|from)\\b", "\\boffences against\\b"],
    maybe: ["\\b(?:shpo|bail|licen[cs]e|offender|conviction|uncle)\\b", "\\bpick (?:him|her|them) up outside\\b"],
    not: ["\\bno (?:trace|convictions?|offences|dv markers)\\b", "\\bnot known\\b", "\\bnothing known\\b"], rows: ['domestic-abuse/perpetrator-in-the-household'], most: 4,
  },
  'risk-to-visitors': {
    is: ["\\b(?:aggressive|threatening|abusive|violent|intimidating) (?:to|towards?|with) (?:staff|us|me|the (?:nurse|social|office|teacher)|professionals|visitors|workers)\\b", "\\bthreatened (?:staff|me|us|the (?:nurse|social|office|teacher|receptionist|worker))\\b", "\\b(?:dangerous|big|large) dogs?\\b[^.;]{0,30}\\b(?:gate|garden|loose|door)\\b", "\\b(?:gate|door)\\b[^.;]{0,20}\\bwith a dog\\b", "\\b(?:visit in pairs|do(?:n[’']t| not) visit alone)\\b", "\\b(?:weapons?|knives|machete|firearm|crossbow)\\b[^.;]{0,20}\\bin the (?:home|house|flat|property)\\b"],
    maybe: ["\\b(?:dog|shouted at|swore at|aggressive)\\b"], most: 3,
  },
  'voice-of-child': {
    is: ["\\b(?:he|she|they|{child})(?:[’']s|[’']d| is| was| has| had| would)? (?:also |really |just |only |still )?(?:wants? (?:to|us|me|somebody|someone|a)|would like|wish(?:es|ed)|hopes|feels|(?:very |so )?(?:scared|frightened|terrified) (?:of|to|that)|loves (?:his|her|art|the|school|reading|football)|hates|misses (?:his|her)|dreads|worships|regrets|asked (?:whether|if|us not|me not|me \"|me “))\\b", "\\bdoes(?:n[’']t| not) want (?:to|him|her|me|us|anyone|mum|dad|his|her|a )\\b", "\\b(?:he|she)[^.;]{0,15}\\bsays? (?:there[’']s nowhere|no one|nobody|it[’']s not fair)\\b", "\\bhe told me they[’']re\\b", "\\b(?:he|she|{child})[^.;]{0,12}\\b(?:thinks|feels) (?:he|she)[’']s (?:nothing|nobody|useless|stupid|a burden)\\b", "\\blike to (?:live|stay|go|see)\\b"],
    maybe: ["\\b(?:he|she|they|{child})[^.;]{0,20}\\b(?:says?|said|thinks|told|states?|regrets?|asked)\\b", "^(?:says|states|regrets)\\b", "\\bsad|happy|worried|embarrassed\\b"],
    about: 'child', not: ["\\basleep\\b", "\\bhoping for\\b", "\\bif (?:she|he) wants\\b"], most: 5,
  },
  impact: {
    is: ["\\b(?:(?<!\\bbe )withdrawn(?! from|:)|tearful|in tears|sobb(?:ed|ing)|in floods|exhausted|asleep (?:in|on|at)(?! (?:(?:a|the|his|her|their|my) )?(?:cot|crib|drawer|pram|buggy|moses|bed|van|car|hedge|arms|room)\\b)|falling asleep|always hungry|lost weight|losing weight|weight is|\\d+(?:th|st|nd|rd) centile|centile|clingy|nightmares|flinch(?:ed|es|ing)|shivering|soiling|wetting|self-?harm(?:s|ed|ing)?|low, flat|really down|down on (?:him|her)self|quieter|gone (?:very )?quiet|not (?:himself|herself)|different (?:boy|girl|child)|not coping|can[’']t (?:sit|lift|concentrate|sleep)|sleeping badly|not sleeping|not eating|stopped (?:eating|talking|seeing (?:his|her)|coming)|poor sleep|sick in the|no homework|no friends|left out|doesn[’']t stand|made no sound|no pointing|hair began|bit the skin|liver bloods|passing blood|collapsed|awake all night|went stiff|same clothes|severe depress\\w+|smelling strongly|sores|raw)\\b", "\\battendance (?:had been|has (?:dropped|fallen)|is|was|now|down|dropped|\\d)", "\\bhungry\\b", "\\b(?:cried|crying)\\b"],
    maybe: ["\\b(?:tired|anxious|worried|sore|behind|missed|struggl\\w+|quiet|sleep\\w*|weight|frightened|hungry|sleepy|cries|angry|pink)\\b"],
    not: ["\\bnot (?:hungry|tired|frightened|low|scared)\\b", "\\b(?:isn[’']t|wasn[’']t) (?:frightened|scared|low|hungry|tired)\\b", "\\bno (?:self-?harm|thoughts)\\b", "\\battendance (?:itself )?(?:was|is) (?:fine|good|9[5-9]|100)", "\\b(?:{carer}|everyone|everybody) (?:(?:was |is |has |laughed till they )?(?:cried|crying|sobb\\w+)|(?:was|is) in (?:tears|floods))\\b", "\\bdoll\\b", "\\bthe app\\b"],
    about: 'child', rows: ['abuse-and-neglect/signs-of-neglect', 'mental-emotional-health/child-mental-health', 'mental-emotional-health/sense-of-self'], most: 6,
  },
  strengths: {
    is: ["\\b(?:lovely (?:lady|boy|girl|with|family|mum|dad)|house (?:is |was )?warm|(?:always|warm,) clean|well[ -](?:cared for|dressed|presented|looked after)|good (?:relationship|attendance|friends?|progress|lad)|supportive|on side|polite|cheerful|chatty|sunny|happy as|settled and|adores?|came to every|come to every|courteous|protective|doing (?:really |very )?well|thriving|on track|feeding well|imms done|apologetic|mortified|have a rule|being open|believed (?:her|him) straight|of (?:her|his) own accord|done everything asked|was keen|hard[- ]working|plenty of (?:milk|food)|fit as|sweet kid|pleasure to|loves (?:his|her) (?:nan|mum|dad|gran|brother|sister)|(?:she|he)[’']s great|packed lunch[’']s lovely|in herself she[’']s steady|wants somebody to show|on the ball|engaging (?:well|with))\\b", "\\b(?:aunt(?:ie|y)?|uncle|nan|gran|grandma|grandad|grandparents?|sister|cousin)\\b[^.;]{0,60}\\b(?:could|can|may be able to|able to|willing to|offered to|happy to) (?:have|take|help|look after|step in|support|collect|care)\\b", "\\btrying to protect\\b", "\\b(?:isn[’']t being cruel|not neglectful by|aren[’']t unkind)\\b"],
    maybe: ["\\b(?:lovely|good|kind|funny|brilliant|great|happy|fine|clean|warm|helps?|charming|civil|polite|keen)\\b"],
    not: ["\\bhave a (?:lovely|great|good)\\b", "\\bnot (?:so |very |that |a )?(?:lovely|well|happy|settled|supportive|clean|kind)\\b", "\\bno longer\\b", "\\bused to\\b", "\\bwas (?:pulling|a sunny)\\b", "\\bthat[’']s (?:great|brilliant)\\b", "\\bi said lovely\\b", "\\bnot doing well\\b", "\\bwas (?:on track|doing well|thriving|chatty|settled|cheerful)\\b[^.]*\\b(?:now|but)\\b", "\\bpleasure to (?:tell|announce|inform|invite)\\b", "\\bi[’']m mortified\\b"], most: 5,
  },
  'if-nothing': {
    is: ["\\bif (?:nothing|no one|nobody) (?:is done|changes|happens|acts|steps in|does)\\b", "\\bif (?:this|things|it) (?:continues?|carr(?:y|ies) on|goes? on|does(?:n[’']t| not) (?:change|stop))\\b", "\\bwithout (?:help|support|intervention|treatment)\\b[^.;]*\\b(?:will|would|could|going to)\\b", "\\bmay be dying\\b", "\\b(?:will|[’']ll|going to) (?:die|be killed|get (?:seriously )?(?:hurt|killed)|be (?:seriously )?hurt)\\b", "\\bonly a matter of time\\b", "\\b(?:he|she)[’']ll lose (?:his|her)\\b", "\\bat risk of (?:losing|exclusion|homeless)\\b"],
    maybe: ["\\b(?:my (?:worry|fear|concern) is|risk of|worried (?:that|about what))\\b"], most: 3,
  },
  'what-is-wanted': {
    is: ["\\bplease (?:can|could) (?:he|she|they|this|these|{child})\\b", "^(?:i am |i[’']m |we are |we[’']re )?asking for an?\\b", "\\bplease (?:allocate|advise|arrange)\\b", "\\bplease (?:can|could) (?:you|we|someone|somebody)\\b", "\\b(?:could|can) (?:someone|somebody)\\b", "\\bcan you (?:please )?(?:ring|call|phone|have a word|visit|advise|allocate|consider|arrange)\\b", "\\bcan (?:he|she|they|this lady) (?:please |pls )?(?:be (?:offered|seen|allocated)|go on your)\\b", "\\bpls can\\b", "\\b(?:i|we)(?:[’']d| would) (?:be grateful|suggest|appreciate|want this|like (?:a|an|you|someone|somebody|this|to ask (?:for|if)))\\b", "\\b(?:i am|i[’']m|we are|we[’']re) (?:asking|requesting) (?:for|you|that)\\b", "\\brequest(?:ing)? (?:a|an) (?:\\w+ )?(?:assessment|visit|strategy|discussion|review)\\b", "\\bwhat do you want me to do\\b", "\\b(?:someone|somebody) (?:with time|has to be|needs to)\\b", "\\bneeds? (?:an advocate|a social worker|an assessment|placement|residential|looking at)\\b", "\\bto attend \\d", "\\bpams please\\b", "\\bi[’']ll ask for the\\b", "\\bdiscussion (?:tonight|today)\\b"],
    maybe: ["\\b(?:please|front door|marf|strat(?:egy)?|advice|refer)\\b"],
    not: ["\\brefund\\b", "\\bbring\\b", "\\bparked\\b", "\\bplease note\\b", "\\b(?:he|she|mum|dad|they)(?:[’']d| would) like\\b", "\\bclosing summary\\b", "\\blook at something\\b", "\\binterpreter\\b", "\\bput on record\\b", "\\bdla\\b"],
    question: true, newest: true, most: 4,
  },
  'stay-involved': {
    is: ["\\b(?:i|we)(?:[’']ll| will| am going to|[’']m going to) (?:still |carry on |keep |continue )?(?:visit|visiting|go (?:tmrw|tomorrow|back|in with)|meet (?:with )?(?:him|her|them|mum)|keep (?:seeing|visiting|in touch|my phone)|see (?:him|her|them) (?:again|next|on|weekly)|carry on|continue (?:to|with)|be there|stay involved|support (?:him|her|them)|ask again|check in)\\b", "\\breview in (?:a|two|three|\\d)", "\\b(?:happy|willing|glad) to (?:attend|come|visit|meet|join|do a joint|introduce|continue|be there)\\b", "\\bjoint visit\\b", "\\boffered to be there\\b"],
    maybe: ["\\b(?:i|we)(?:[’']ll| will) (?:\\w+ ){0,3}(?:see|chat|speak|keep|hold)\\b"], not: ["\\bsee you\\b", "\\bsee what\\b"], newest: true, most: 3,
  },
  learning: {
    is: ["\\battendance\\b(?! (?:officer|team|certificate|at the))", "\\bholes in (?:his|her|their)\\b", "\\b(?:behind (?:in|with)|gaps in) (?:his|her|their|maths|reading|everything)\\b", "\\b(?:missed|missing) (?:\\w+ ){0,4}(?:school|lessons|sessions|units)\\b", "\\bnot (?:been (?:to |in )?(?:school|there since)|going to school|in school since)\\b", "\\b(?:two|three|fixed[- ]term|\\d) (?:suspensions?|exclusions?)\\b", "\\b(?:been|was) (?:suspended|excluded)\\b", "\\bon track in\\b", "\\btaken out of (?:the )?(?:village )?school\\b", "\\btold school and not been\\b", "\\bno homework\\b", "\\bpersistent(?:ly)? (?:absen|late)", "\\bnursery run[^.;]*missed\\b", "\\bhours[’']? tuition\\b", "\\breading diary\\b"],
    maybe: ["\\b(?:maths|homework|gcse|mock|lessons?|school|reading|exam|progress)\\b"],
    not: ["\\bassembly\\b", "\\btrip\\b", "\\btraining\\b", "\\bas if it was his homework\\b"], rows: ['education/attendance-and-placement', 'education/learning-and-progress'], most: 4,
  },
  'child-needs': {
    is: ["\\b(?:ehcp|send support|sen support|autis\\w+|adhd|asthma\\w*|epilep\\w+|diabet\\w+|insulin|hearing (?:aids?|loss)|speech and language|learning (?:disabilit\\w+|difficult\\w+)|dyslexi\\w+|down[’']?s syndrome|cerebral palsy|gastrostomy|tube[- ]fed|seizures|batten disease|visual(?:ly)? impair\\w+|developmental delay|global delay|came with a wheelchair)\\b"],
    maybe: ["\\b(?:medication|wheelchair|disab\\w+|allerg\\w+|premature|paeds|doctor for|diagnos\\w+)\\b"],
    not: ["\\btraining\\b", "\\bdisabled bay\\b", "\\bclear(?:ed)?\\b", "\\bmum[’']s diary\\b", "\\b(?:mum|dad|mother|father)(?:[’']s)? (?:has|have|is|was)\\b"], about: 'child', rows: ['disability/child-disability'], most: 4,
  },
  'support-so-far': {
    is: ["\\b(?:i|we|school)(?:[’']ve| have)? (?:already |also |since )?(?:offered|arranged|put in place|set up|tried|signposted|provided|put in an|made a referral to|done (?:six|two|three|\\d|some))\\b", "\\b(?:signed then didn[’']t|caf \\(|youth inclusion|parenting (?:course|group|sessions) (?:was|were|finished|completed)|safety plan|keep safe work|social stories|six (?:parenting )?sessions|can offer|emergency sitter|package was|started chat|t4 referral made|dads group)\\b", "\\bi[’']ve knocked\\b", "\\bnone of us has got anywhere\\b", "\\bdriving round after\\b", "\\btaxi told\\b", "\\b(?:both had|has had) detention\\b", "\\bgets closed for\\b", "\\bopened for the same\\b", "\\b(?:attended|completed|finished|dropped out of) (?:the |a |her |his )?(?:\\w+ )?(?:course|programme|group|sessions)\\b"],
    maybe: ["\\b(?:eha|fha|early help|mentor\\w*|counsell\\w+|camhs|family support|food ?bank|breakfast club|youth worker|group|talk|suggest\\w*|refer\\w*|worker|detention|grounded)\\b"],
    not: ["\\b(?:would|could|please|might) (?:you |he |she |they |we )?(?:like|be|have|get|go|see)\\b", "\\bif (?:she|he|they) wants?\\b", "\\bput (?:in|on|up) (?:writing|record|his|her|the bin)\\b", "\\bi tried to ring\\b", "\\btold (?:him|her) no\\b"], most: 6,
  },
  'early-help-assessment': { is: ["\\b(?:offered|completed|signed|declined|did|done|opened|closed|have|has|make it)\\b[^.;]{0,20}\\b(?:early help assessment|family help assessment|fha|eha|caf)\\b", "\\b(?:fha|eha|caf) (?:from us|\\(|was|in place|closed|opened)\\b"], maybe: ["\\b(?:early help assessment|fha|eha|caf)\\b"], not: ["\\bform link\\b"], most: 2 },
  'agency-involved': {
    is: [`\\b${PRO} (?:saw|has seen|is involved|are involved|visited|closed|diagnosed|reviewed|checked|told us|informed|have never|are still|agreed|looked after|pulled|have been|was told)\\b`, `\\b(?:seen by|under|open to|known to|referred to|involved with|allocated to|managed by|diagnosed (?:\\w+ ){0,4}by|spoke to|i rang|ringing|phoning|reviewed by|attends|supported by) (?:the |a |an |her |his |their |our |adult )?${PRO}\\b`, `\\b${PRO} have been informed\\b`, "\\b(?:yjs|camhs|marac|mappa) (?:worker|referral|closed|opened)\\b", "\\bmanaged by this office\\b", "\\bspoke to the \\w+ helpline\\b", "\\basked police for\\b", "\\bimmigration have been\\b"],
    maybe: [`\\b${PRO}\\b`], not: ["^(?:dear|hi|hello|to:|cc:)\\b", "\\bdo(?:n[’']t| not) (?:ring|tell|contact)\\b", "\\bcan you\\b", "\\btraining\\b"], most: 5,
  },
  'other-adults': { is: ["\\b(?:godmother|godfather|new partner|ex-partner|lady friend)\\b[^.;]{0,30}\\b(?:is|has|lives|moved|helps|comes|offered|visits)\\b"], maybe: ["\\b(?:family friend|lodgers?|neighbours?|nan|gran|grandad|aunt\\w*|uncle)\\b"], most: 3 },
  complicating: {
    is: ["\\bi (?:don[’']t have any|have no) (?:test|proof|evidence|information)\\b", "\\b(?:unclear (?:if|whether|who|what)|no idea (?:if|whether|who)|hard to (?:say|judge)|conflicting accounts?|different accounts|might be just a story|not known whether)\\b", "\\b(?:he|she|they) (?:won[’']t|wouldn[’']t) say\\b", "\\bdoes ?n[’']?t know (?:surnames|their (?:last )?names)\\b", "\\b(?:i|we) (?:do not|don[’']t) know (?:who|whether|if|what|how|where) (?!you)"],
    maybe: ["\\b(?:not sure|unsure|don[’']t know|can[’']t tell|unknown|as far as)\\b"], not: ["\\bnot sure if this (?:is|channel)\\b", "\\bif you\\b", "\\bforgive me\\b"], most: 3,
  },
  development: { is: ["\\b(?:milestones?|\\d+ (?:single )?words|\\d+(?:th|st|nd|rd) centile|centile|(?:was|is|not) (?:walking|crawling|talking|babbling|pulling to stand)|developmental(?:ly)? (?:delay|behind)|comms is behind|turn to his name|turn to her name)\\b", "\\b(?:no pointing|doesn[’']t stand without|made no sound)\\b"], maybe: ["\\b(?:weight|weighed|growth|speech|toilet)\\b"], about: 'child', rows: ['education/developmental-milestones', 'health/postnatal-adjustment-and-infant-growth'], most: 4 },
  parenting: { is: ["\\b(?:sole charge|picked (?:him|her) up while|didn[’']t go to (?:him|her)|do cuddles|feeds are|isn[’']t allowed out|left (?:him|her|them) (?:alone|on (?:his|her|their) own|in the car)|could tell me a thing|in bed till|bottle has to be|struggl(?:es|ing) (?:to|with) (?:cope|manage|set|routine|boundar)\\w*|no (?:routine|boundaries)|bedtime on her own|puts? (?:him|her) down)\\b"], maybe: ["\\b(?:routine|boundar\\w+|bedtime|supervis\\w+|coping|parenting|knee|parents evenings|cope)\\b"], about: 'carer', not: ["\\bparenting (?:course|programme|group|sessions)\\b", "\\boff the wall\\b"], rows: ['mental-emotional-health/emotional-warmth'], most: 4 },
  environment: { is: ["\\b(?:overcrowd\\w+|damp|mould\\w*|evict(?:ed|ion)|rent arrears|arrears|universal credit|homeless|temporary accommodation|no (?:heating|electric|electricity|food in)|curtains nailed|house (?:is |was )?(?:warm|clean|cold|filthy|dirty)|two-up two-down|sleeps in the (?:sitting|living) room|no other adult|just the two of them|one wage|lone parent|single (?:mum|parent)|on (?:his|her) own with the)\\b"], maybe: ["\\b(?:housing|landlord|debt|benefits|money|sofa|flat|moved)\\b"], most: 4 },
  'parental-responsibility': { is: ["\\bparental responsibility\\b", "\\b(?:has|holds|have|share) pr\\b", "\\b(?:special guardian\\w*|sgo|res(?:idence)? order|child arrangements order|(?:he|she)[’']s (?:his|her) guardian|care order|section 20)\\b"], most: 2 },
  'private-fostering': { is: ["\\bprivate(?:ly)? foster\\w*\\b", "\\bwith people who aren[’']t close relatives\\b", "\\ba friend of (?:dad|mum)[’']s\\b"], most: 2 },
  'social-worker-known': { is: ["\\b(?:allocated|his|her|their|the family[’']s) social worker\\b", "\\bopen to (?:social care|cin|cp)\\b", "\\bon a (?:cin|cp|child protection|child in need) plan\\b"], most: 2 },
  gp: { is: ["\\bgp (?:is|:|surgery)\\b", "\\bregistered (?:with|at) (?:dr|the)\\b"], most: 1 },
  'child-previous-address': { is: ["\\bpreviously (?:lived|living) (?:at|in)\\b", "\\bprevious address (?:is|was|:)", "\\bused to live (?:at|in)\\b"], most: 2 },
  'child-told': { is: ["\\b(?:he|she|they|{child}) knows? (?:i[’']m|i am|that i|we[’']re|we are|i have to)\\b", "\\b(?:i|we)(?:[’']ve| have)? (?:told|explained to) (?:him|her|them|{child}) (?:that )?(?:i|we) (?:have|had|would|need|must|will)\\b", "\\btell (?:him|her|them) we have to\\b", "\\bi said i[’']d have to (?:share|tell|pass)\\b", "\\byou have to don[’']t you\\b"], about: 'child', quoted: true, most: 2 },
  'referrer-relationship': { is: ["\\b(?:i|we)(?:[’']ve| have) (?:known|taught|worked with) (?:him|her|them|{child}|the family)\\b", "\\bi[’']?(?:m| am) (?:his|her|their) (?!worried)\\w+", "\\bi (?:teach|collect|look after) (?:him|her|them|{child})\\b", "\\bi[’']ve (?:weighed|visited|met) [^.;]* (?:times|twice)\\b"], most: 2 },
  'referrer-availability': { is: ["\\bi[’']?(?:m| am) (?:on shift|available|around|free)\\b", "\\b(?:ring|phone|call|reach) me (?:on|before|at|any|until|before)\\b", "\\bphone me before\\b", "\\bkeep my phone on\\b", "\\bworking days\\b"], newest: true, most: 2 },
};
