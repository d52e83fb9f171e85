/** Abbreviations and proper words that say nothing about whose child it is. */
export const KEPT: ReadonlySet<string> = new Set(('DSL DDSL MASH MARF NFA CP CIN TAF TAC LADO MARAC DASH CAMHS EHA FHA EHCP SENCO SEND SEN GP HV A&E ED DV DA YP EWO PRU PE TA ELSA LAC CLA EDT YOT YOS NRM FGM CSE CCE HSB ABE ICPC SW FSW DWP PIP NHS UK OK AM PM ID CCTV DC DS PC KS EYFS GCSE GCSEs Ta Cheers ' +
  'PCSO EPDS YJS PPN DBS ASB IRO EHE MMR NSPCC PSHE MRI MAPPA NRPF SLT HCA BTP GBH CPN EEG ESOL CPOMS IDVA ISVA HPV BSL SGO CPD ECG BMI RGN LGBT GCS PMH ASQ CBT MDT PHQ RMN LSA AMHP STI PTA PICU FNP ADHD ASD OCD YISP SARC CAIT UASC OOH GTT SCPHN FGC PND MISPER RSE Prevent Halloween Apologies Reminder ' +
  'Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun January February March April May June July August September October November December Jan Feb Sept Oct Nov Dec Christmas Easter Ramadan Eid Diwali ' +
  'English Maths Year Yr Reception Nursery Key Stage Level Section Children Act Teams Outlook I Mum Mom Dad Mummy Daddy Nan Nana Nanna Gran Granny Grandad Auntie Aunt Uncle Mother Father Baba Abbu Abba Ammi Ammu Amma Appa Papa Mama Mamma Maman Tata Babcia Bibi Nani Nana Dadi Dada Nano Abla Hooyo Aabo Khala Chacha Mamu Oma Opa Yiayia Mam Da Mammy Nonna ' +
  'Officer Teacher Head Headteacher Deputy Manager Lead Leader Safeguarding School Primary Secondary Academy College Social Worker Team Service Services Health Visitor Police Family Families Support Community Centre ' +
  'Hospital Front Door Early Help Designated Child Protection Need Needs Plan Review Meeting Referral Form Pastoral Inclusion Attendance Welfare Education Nurse Midwife Doctor Surgery Consultant Practitioner Assistant Tutor ' +
  'Morning Afternoon Evening Duty Office Original Message Sister Brother Youth Justice Panel Emergency Paediatric Paediatrician Paediatrics Housing Nursing Student Pupil Language Parents Husband Wife Learning Liaison Inspector Adviser Advisor Psychologist Named Missing Sexual Forced Marriage Unborn Baby Mental Emotional Bullying Intel Offender Crisis Kinship Disabled Neighbourhood Safer Schools Public Report Young People Adult Adults Person Carer Carers Voice View Action Actions ' +
  'Regards Kind Thanks Many Best Dear Hi Hello Hiya Re Fw Fwd From To Sent Cc Subject Date Urgent Confidential Private URGENT CONFIDENTIAL RE FW OK No Yes Not NOT').split(' '));

/** Lower-case words that are no names although no list of ordinary words has them: contractions, days, shortenings. */
export const PLAIN: ReadonlySet<string> = new Set(('don isn doesn didn hasn wasn wouldn couldn haven hadn aren shouldn weren mustn needn ain doesnt didnt isnt wasnt hasnt hadnt wouldnt couldnt cant wont dont aint theres thats shes hes theyd youre weve ive ill hed ' +
  'monday tuesday wednesday thursday friday saturday sunday mondays fridays mon tue tues wed weds thu thurs fri sat sun jan feb mar apr sept oct nov dec january february march april june july august september october november december easter christmas eid ' +
  'mrs mr ms miss dr dsl ddsl mash camhs mum mums dad dads mummys mam nan nans hello hiya hols nite thx thru tmrw yep nah obv prob feb hi oh xx la ct').split(' '));

/** Ordinary as words, names too: in small letters they are only masked as a name that is known. */
export const EITHER: ReadonlySet<string> = new Set('will may mark hope faith grace joy summer autumn art drew bill sue pat rob rose miles chase grant ray penny honour star sky snow sea ship bush pea tan mint'.split(' '));

/** Surnames that are ordinary words too, and rarely stand after a first name as such: masked there in small letters. */
export const FAMILY: ReadonlySet<string> = new Set('brown browne black green greene white king baker butcher carpenter cooper shepherd knight bishop pope fox wolf wood woods hill hills hall stone rivers banks waters mills church brooks potter hunter fisher gardener taylor butler barber chambers bird lamb swan bush moss marsh ford wells frost snow winter summers spencer mason singer farmer miller porter parsons noble sharp rice pepper'.split(' '));

/** Days and months, which are first names too: Sunday, Jan, June. */
export const CALENDAR = /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|April|May|June|July|August|Jan|Sat|Sun|Thu)$/i;
/** What stands before a day or a month and never before somebody. */
export const DATED = /(?:\d(?:st|nd|rd|th)?|\b(?:in|on|since|until|till|last|next|this|every|each|end|mid|early|late|during|the|a|half)|[/–-])[ \t]*$/iu;
/** What stands before somebody: a title, a relative, "called". */
export const PERSON_BEFORE = /\b(?:mr|mrs|ms|miss|dr|pastor|mum|dad|mother|father|husband|wife|partner|boyfriend|girlfriend|brother|sister|son|daughter|uncle|aunt|aunty|auntie|cousin|called|named|with)\.?[ \t]+$/iu;
/** A question for a relative or a name, and the one word that answers it: "mum?", "Hang, on her way". */
export const ANSWER = /\b(?:mum|dad|mother|father|name|called|who)\?\s+(?!Yes|Yeah|Yep|No\b|Nope|None|Both|Neither|Unknown|Yours|Thanks|Ta\b|Kind|Many)(\p{Lu}\p{Ll}+)(?<!ing|ed)(?=[ \t]*(?:[,.]|\n|$))/gu;

/** First names that are ordinary words too, where they begin a sentence and do what only somebody does, "Carol's at work", "Blessing told me", another short name follows: "Wing Yan", or they stand between marks after "by". */
export const NAMESAKE = new RegExp("(?<![\\p{L}\\p{N}])(?:Carol|Eve|Nick|Teddy|Wisdom|Goodness|Lucky|Sunny|Gay|Pepper|Skip|Buddy|Hang|Bang|Sang|Tin|Wing|Peace|Promise|Autumn)(?=['’]s[ \\t]+(?:(?:at|in|off|away|with|been|got|working|staying|looking|asked|asking|told|telling|her|his)\\b)|[ \\t]+(?:says|said|told|rang|texted|asked|wants|wanted|lives|thinks)\\b)|(?<![\\p{L}\\p{N}])(?:Wing|Hang|Sang|Tin|Ming|Van)(?=[ \\t-]+\\p{Lu}\\p{Ll}{1,4}(?![\\p{L}]))|(?<![\\p{L}\\p{N}])(?:Ed|Kit)(?=[ \\t]+(?:in[ \\t]+(?:yr|year|Y\\d)|\\(\\d{1,2}\\)|told|said|says)\\b|[ \\t]+\\(\\d{1,2}\\))|(?<![\\p{L}\\p{N}])(?:Carol|Eve|Nick|Teddy|Wisdom|Lucky|Sunny|Buddy|Blessing|Precious)(?=:[ \\t]+\\S)|(?<=\\b[Cc]all(?:s|ed)? (?:him|her|them) )\\p{Lu}\\p{Ll}{2,}(?=[,.;!?)]|$)|(?<=\\b(?:by|called|named) [\"“])\\p{Lu}\\p{Ll}{2,}(?=[\"”])", 'gu');
/** A word with an age in brackets that does something, "Marvellous (17) injects": somebody, unless it is a thing that is counted or a relative. */
export const AGED = /(?<![\p{L}\p{N}])(?!(?:Year|Room|Stage|Page|Part|Item|Point|Scenario|Question|Appendix|Step|Figure|Table|Unit|Group|Class|Set|Week|Day|Term|Bus|Route|Chapter|Case|Boys?|Girls?|Children|Siblings?|Pupils|Students|Son|Daughter|Twins?|Cousin|Toddler|Nephew|Niece|Male|Female|Youngest|Oldest|Eldest|Middle)\b)(\p{Lu}\p{Ll}{3,})(?=[ \t]\((?:1[0-7]|\d)\)[ \t]+\p{Ll})/gu;
/** Words that stand before a thing, where they are somebody (Vietnamese): "An (6)", "An's the spokesman", "My is due her jab". */
export const DETERMINED = /(?<![\p{L}\p{N}])(?:An|My)(?=['’]s(?!\p{L})|,[ \t]+(?:(?:aged?[ \t]+)?\d{1,2}[.,;]|this[ \t]+(?:morning|afternoon|evening),)|[ \t]+(?:\(\d{1,2}\b|(?:is|was|has|says|said|told|rang|does|did|went|came|wants|goes|moved|left)\b))|(?<=\b(?:[Gg]irl|[Bb]oy|[Ss]on|[Dd]aughter|[Ss]ister|[Bb]rother) )(?:An|My)(?=[ \t]+\d{1,2}(?!\d))|(?<=\b(?:own|children|siblings|kids): )\p{Lu}\p{Ll}+(?=,[ \t]+\d{1,2}(?!\d))/gu;

const RELATIVE = '[Mm](?:um(?:my)?|am|other)|[Dd]ad(?:dy)?|[Ff]ather|[Nn]an(?:na)?|[Gg]ran(?:ny|dma|dad|dfather|dmother)?|[Ss]tep(?:dad|mum|father|mother)|[Ss]on|[Dd]aughter|[Bb]rother|[Ss]ister|[Aa]unt(?:y|ie)?|[Uu]ncle|[Cc]ousin|[Pp]artner|[Bb]oyfriend|[Gg]irlfriend|[Hh]usband|[Ww]ife';
/** The one word in brackets after a relative, or after whoever is spoken of: "Mum's in the town (Carol)", "he (Mick, 44)". */
export const BRACKETED = new RegExp(`(?:\\b(?:${RELATIVE})\\b(?:['’]s)?(?:[ \\t]+[\\p{L}'’]+){0,3}|\\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]er|[Gg]irls?|[Bb]oys?|[Cc]hild(?:ren)?|[Bb]aby))[ \\t]+\\((?!Yes|No\\b|None|Unknown|Still|Now|Not)(\\p{Lu}\\p{Ll}+)(?<!ing|ed|ly)(?=\\)|,[ \\t]*(?:aged?[ \\t]*)?\\d{1,2}\\b)`, 'gu');
/** A month or a day in brackets is somebody where a relative stands right before it: "Mum (May)". */
export const CALLED_BY_MONTH = new RegExp(`\\b(?:${RELATIVE})[ \\t]+\\($`, 'u');
/** A title and an initial, after which no sentence begins: "Mr D. Brown". */
export const INITIAL_BEFORE = /\b(?:Mr|Mrs|Ms|Miss|Dr|Mx|Rev|Sgt|PC|DC|DS)\.?[ \t]+\p{Lu}\.[ \t]*$/u;

/** Dwellings that have a number. */
export const DWELLING = 'flat|apartment|apt|bay|plot|pitch|unit|caravan|chalet|berth|mooring|room';
/** A flat told by its number alone. */
export const NUMBERED = /\b(?:flat|apartment|apt)\s+(?:(?:no\.?|number)\s*)?\d+[a-z]?\b(?!\s?[-–:.]\d)|\b(?:flat|apartment),?\s+(?=\[address\])/gi;
/** A numbered street in small letters. */
export const STREET = /(?<!\p{L})(?:\d+[a-z]?,?[ \t]+(\p{Ll}[\p{L}'’]+)[ \t]+(?:\p{Ll}[\p{L}'’]+[ \t]+)?(?:road|street|close|avenue|ave|lane|drive|crescent|terrace|mews|gardens|grove|rd))\b/gu;

/** A street in small letters by its short form: "canal rd". */
export const SHORT_STREET = /(?<!\p{L})\p{Ll}{3,}[ \t]+rd\b/gu;

export const PRONOUN = /^(?:I|We|You|He|She|They|It|That|There|What|Who|Here|Let|How|Where|When|Not|Don|Doesn|Didn|Can|Won|Isn|Wasn|Hasn|Haven|Couldn|Wouldn|Shouldn|Where['’]s|That['’]s|It['’]s)(?:['’]t)?$/;
/** No name wherever they stand. */
export const NEVER = /^(?:I|We|You|He|She|They|It|That|There|The|A|An|This|These|Those|Please|My|Our|Your|His|Her|Their|Who|What|When|Where|If|And|But|So)$/;
export const TITLE = /^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Madam|Mx|Rev|Imam|Fr|Sgt|PC|DC|DS|Pastor)\.?$/;
/** Small words inside a name. */
export const PARTICLE = /^(?:de|da|del|van|von|bin|bint|ibn|al|el|ul|ur|ud|abu|st)$/;
/** Words that begin a sentence before a name without being part of it. */
export const OPENER = /^(?:the|a|an|and|but|so|then|when|if|as|at|in|on|for|with|she|he|they|we|it|my|our|his|her|this|that|both|after|before|since|yesterday|today|also|only|little|young|is|was|has|had|did|does|can|could|would|will|if|while|because|once|until|although|though|re|from|to|by|of)$/i;

const MONTH = 'jan\\w*|feb\\w*|mar(?:ch)?|apr\\w*|may|june?|july?|aug\\w*|sept?\\w*|oct\\w*|nov\\w*|dec\\w*';
const DAY = '(?<!\\d\\.?)\\d{1,2}(?:st|nd|rd|th)?';
/** Outer parts of postcodes that have two letters before the digits. */
const AREA = 'AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|FK|FY|GL|GU|HA|HD|HG|HP|HR|HU|HX|IG|IP|IV|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|ME|MK|ML|NE|NG|NN|NP|NR|NW|OL|OX|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE';

/** Numbers and addresses by their form, before the names are looked for. */
export const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[email]'],
  [/https?:\/\/\S+|www\.\S+/gi, '[link]'],
  [/(?<![\w@])@[\w.]{3,}/g, '[account]'],
  [/\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b/gi, '[postcode]'],
  [new RegExp(`\\b(?:${AREA})\\d[A-Z\\d]?\\b(?!\\s*\\])`, 'g'), '[postcode]'],
  [/\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b/g, '[number]'],
  [/(?:\+44\s?\(?0?\)?\s?|\b0)\d(?:[\s()-]?\d){7,10}\b/g, '[number]'],
  [new RegExp(`${DAY}[\\s./-]+(?:of\\s+)?(?:\\d{1,2}|${MONTH})\\.?[\\s./,-]+(?:19|20)\\d\\d\\b`, 'gi'), '[date]'],
  [new RegExp(`${DAY}\\s+(?:of\\s+)?(?:${MONTH})\\.?,?\\s+['’]?\\d\\d\\b(?![:.]\\d)`, 'gi'), '[date]'],
  [new RegExp(`\\b(?:${MONTH})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+(?:19|20)\\d\\d\\b`, 'gi'), '[date]'],
  [/\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b/g, '[date]'],
  [/\b(?:19|20)\d\d-\d\d-\d\d\b/g, '[date]'],
  [new RegExp(`(?<=\\b(?:born|birthday|birth|dob|d\\.o\\.b\\.?)\\b[^.\\n\\d]{0,16})\\d{1,2}(?:st|nd|rd|th)?(?:[./-]\\d{1,2}\\b|\\s+(?:of\\s+)?(?:${MONTH})\\b)`, 'gi'), '[date]'],
  [/\b\d(?:[\s-]?\d){4,}\b/g, '[number]'],
  [/\b(?:flat|unit|room|house|no\.?)?\s*\d+[a-z]?,?\s+(?:\p{Lu}[\p{L}'’]+\s+){1,3}(?:Road|Rd|Street|St|Close|Avenue|Ave|Lane|Drive|Way|Court|Gardens|Grove|Crescent|Terrace|Place|Walk|Hill|Rise|Mews|House|Row|View|Green|Park|Square)\b/gu, '[address]'],
  [/(?:\p{Lu}[\p{L}'’]+\s+){1,3}(?:Road|Rd|Street|Close|Avenue|Ave|Lane|Drive|Way|Court|Gardens|Grove|Crescent|Terrace|Mews|Primary|Infants?|Juniors?|Academy|High|Nursery|College|Surgery)\b/gu, '[place]'],
  [/(?<=\b(?:in|at|near|to|from|of)\s)(?:B|E|G|L|M|N|W)\d{1,2}[A-Z]?\b/g, '[postcode]'],
  [/(?<=\binitials:?\s)\p{Lu}{2,3}(?![\p{L}\p{N}])/gu, '[initials]'],
  [/(?<![\p{L}\p{N}.])(?<!\d\s?)(?!(?:D\.O|N\.B|P\.S|U\.K|E\.G|I\.E)\b)\p{Lu}\.\s?\p{Lu}(?:\.\s?\p{Lu})?\.?(?![\p{L}\p{N}])/gu, '[initials]'],
];
