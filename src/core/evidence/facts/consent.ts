import { quoteAt } from '../message';
import type { Candidate } from '../reading';
import { heardBeside, heardOf } from './closer';
import { consentAnswered, consentIn, type ConsentKind } from './consent-says';
import { childRelations, cuts, likelihood, pronounGender, sure, unsureUnder } from './lexicon';
import type { Marks } from './marks';
import { chainOf, referentOf, type Roles } from './roles';
import { classAt, type Scene } from './scene';
import { flatten } from '../sentences';
import { sieveOf, sifted } from '../sieve';
import { isBody } from './text';

const speaksOfConsent = sifted(/\b(?:agree[sd]?|agreement|consent\w*|permission|happy|ok(?:ay)?|okay|fine|aware|knows?|knew|tell|told|telling|inform\w*|spoken|spoke|speak|contact\w*|discuss\w*|refus\w*|declin\w*|want(?:s|ed)?|willing|accept\w*|welcom\w*|signed|keen|r[ai]ng|rung|phoned?|shar(?:e|ed|ing)|read|seen|approach\w*|says? (?:no|yes)|said (?:no|yes)|yes|without|asked|asking|likes?|sought|seek|call(?:ed|ing)?|glad|grateful|relieved|cried|support|help|referral|referred|refer|involve\w*|alert\w*|before|let)\b/iu);

const kinds: ConsentKind[] = ['given', 'refused', 'not-sought'];

const family = String.raw`(?:mum|mam|mom|mother|dad|father|parents?|family|home|them|her|him|carers?|nan|gran|mrs \S+|mr \S+|ms \S+|the \p{Lu}\S+s|either of them|anyone at home)`;
const who = String.raw`(?:she|he|they|both|mum|mam|mother|dad|father|parents|family|carer|nan|gran|\p{L}+)`;
const doing = '(?:writing|ringing|sending|emailing|calling|referring|telling|contacting|sharing|making|passing|doing|phoning|getting|reporting|asking|speaking|talking|going to)';
/** Ways of saying that somebody agreed, was not asked or said no. */
const cues: [string, RegExp][] = ([
  ['g-agrees', String.raw`\b${who}(?:'ve| have| has|'s)? (?:all |both |also |since |now |already |fully |happily |gladly |verbally |readily )?(?:agree[sd]?|consents?|consented)\b`],
  ['g-gave', String.raw`\b(?:gave|gives|given|giving|have|has|got|had) (?:me |us |you )?(?:her|his|their|mum's|dad's|verbal|written|full|both parents'|parental|the|an?)?\s?(?:verbal |written |full |clear )?(?:consent|permission|ok|okay|agreement|go-ahead|blessing|yes|say-so)\b`],
  ['g-with', String.raw`\bwith (?:her|his|their|\S+'s|mum and dad's|parental|the family's|full|verbal)\s?(?:own |full |verbal )?(?:consent|agreement|permission|blessing|knowledge|say-so|ok|okay)\b`],
  ['g-consent', String.raw`\bconsent (?:is |was |has been )?(?:given|obtained|gained|from|in place|attached|signed|yes|on file|form signed)|\bconsent(?:ed)?\s?[:=–-]\s?(?:yes|given|verbal|mum|mother|obtained)|\bverbal consent\b`],
  ['g-knows', String.raw`\b(?:knows?|aware|understands?) (?:that )?(?:i'm|i am|i've|i have|we're|we are|we've|i'd|we'd|i will|i'll|we'll|this|about (?:this|the referral|it)|of this|it's) ?(?:be |been |got to |having to |have to )?(?:${doing}|being|referral|coming|written|told|sent|rung|asked)?`],
  ['g-happy', String.raw`\b(?:happy|ok|okay|fine|content|glad|pleased|willing|keen|relieved|comfortable|up for|open to|all for)\b (?:for|with|to|about|that)\b .{0,45}\b(?:shar\w+|you|pass\w*|refer\w*|contact\w*|ring|call|someone|somebody|us|me|this|help|support|talk|meet|work|info\w*|told|told you|visit|come|one|early help|it)\b`],
  ['g-asked', String.raw`\b(?:asked|asks|begged|wants|wanted|like) (?:me|us) to (?:send|write|refer|ring|get|ask|pass|contact|email|tell|help|put|make|call|say|phone|find)\b`],
  ['g-wants', String.raw`\b(?:asked|asks|asking|wants?|wanted|would like|would love|'d like|'d love|'d welcome|would welcome|welcomes?|accepts?|accepted|would accept|grateful for|glad of|keen for|keen on) (?:for )?(?:some |the |a |any |more |your |our |to have |to get )?(?:help|support|referral|someone|somebody|advice|visit|worker|course|programme|early help|it|group|parenting)\b`],
  ['g-read', String.raw`\b(?:has|have|'s|'ve) (?:also )?(?:read|seen|signed|been through|checked|heard|approved)\b .{0,25}\b(?:this|it|form|email|referral|everything|letter)|\bwritten with\b|\bsigned (?:the|a|it|everything|consent|your|for|off)`],
  ['g-yes', String.raw`\b(?:said|says|say|saying|nodded|nods) (?:a )?(?:clear )?(?:yes|yeah|yep|please|ok|okay|fine|do it|go ahead|of course)\b|\byes to\b|\byes please\b|\bdo(?:es)?n't mind\b|\byou can (?:share|tell|pass)`],
  ['g-told', String.raw`\b(?:i've|i have|i|we've|we have|we|i'd) (?:also |already )?(?:told|explained to|said to|spoken to|spoke to|talked to|discussed (?:this|it) with|informed|let) ${family}.{0,60}\b(?:refer\w*|${doing}|pass|tell|ring|share|write|front door|social|agree\w*|know|this|consent\w*|happy|fine|ok)\b`],
  ['n-have-not', String.raw`\b(?:have not|haven't|has not|hasn't|not|yet to|didn't|did not|havent|nobody has|no one has|nobody's|no-one has|never|none of us has) (?:yet )?(?:been )?(?:told|spoken|spoke|tell|speak|rung|ring|called|call|contacted|contact|informed|inform|discussed|discuss|phoned|phone|approached|approach|sought|asked|ask|raised|raise|shared|share|mentioned|mention|alerted|let|said anything|said|gone back|talked)\b.{0,40}\b${family}\b`],
  ['n-not-told', String.raw`\b${family}(?:'ve|'s)? (?:have |has |is |are |was |were |do |does )?(?:not|n't|never|un)?\s?(?:yet )?(?:been )?(?:not |un)?(?:haven't|hasn't|isn't|aren't|don't|doesn't|not|unaware|wasn't|weren't)\b\s?(?:yet )?(?:been )?(?:told|informed|aware|contacted|spoken|know|approached|asked|rung|spoken to|phoned)?`],
  ['n-without', String.raw`\bwithout (?:telling|asking|her|his|their|mum's|dad's|parental|the family's|the parents'|speaking|informing|contacting|parents)\b`],
  ['n-do-not', String.raw`\b(?:don't|do not|won't|will not|please don't|not to|not going to|shouldn't|wouldn't|mustn't|hold off|until|before|rather than|holding off|didn't want to|wait(?:ing)? (?:for|until))\b.{0,25}\b(?:ring|ringing|call|calling|phone|phoning|contact|contacting|tell|telling|speak|speaking|talk|approach|approaching|inform|go back to|say anything to|alert|tip|letter)\b.{0,25}\b(?:${family}|anybody|anyone|advise\w*|advice|you)\b`],
  ['n-consent', String.raw`\bconsent.{0,12}\b(?:not|hasn't|has not|wasn't|no)\b.{0,10}(?:sought|asked|obtained|got|gained|been)?|\bnot sought\b|\bno consent\b|\bnot asked for consent|\bunsafe to (?:tell|inform|seek|ask)|\bdispens\w+ with consent|\bhaven't asked\b`],
  ['n-nothing', String.raw`\b(?:nothing|not a word) (?:has been )?(?:said|gone|mentioned) to\b|\bknow(?:s)? nothing\b|\b(?:no one|nobody) at home\b|\bdon't know (?:i'm|i am|we|i've)\b|\b(?:doesn't|don't|does not|do not) know (?:i|we|that i|that we|about|any|yet|this)\b|\bnot (?:yet )?(?:aware|been told|told)\b`],
  ['r-refused', String.raw`\b(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)|withdr(?:ew|awn)|turned down)\b.{0,40}\b(?:consent|referral|help|support|early help|all|offer\w*|any|everything|sign|agree|engage|visit\w*|service\w*)\b`],
  ['r-wont', String.raw`\b(?:won't|would not|wouldn't|does not|doesn't|didn't|did not|do not|don't) (?:agree|consent|give (?:her|his|their) (?:consent|permission)|sign|want (?:social|children's|a referral|any(?:one| help| of)|help|you lot|you|us|involve\w*|it|services))`],
  ['r-said-no', String.raw`\b(?:said|says|say) no\b|\bno thank you\b|\bnot consented\b|\bnot agreed\b|\bwithout (?:her|his|their) consent|\bdoes not consent|\brefuses? consent`],
] as [string, string][]).map(([name, pattern]) => [name, new RegExp(pattern, 'iu')]);
const mayCue = sieveOf(cues.map(([, cue]) => cue));

/** What a question asks about, so that the "yes" or "no" after it says something. */
const asksAbout: [string, RegExp][] = [
  ['agree', /\b(?:consent\w*|agree\w*|ok|okay|happy|permission|on board|up for|mind|want\w*|open to)\b/iu], ['know', /\b(?:know\w*|told|tell|aware|spoken|rung|asked|home)\b/iu],
];

/** Marks of the answer to a question in the sentence before. */
function answerMarks(scene: Scene, sentence: number, marks: Marks): void {
  const before = scene.sentences[sentence - 1]?.text.trimEnd() ?? '';
  if (!before.endsWith('?')) return;
  const first = scene.tokens[scene.starts[sentence] ?? -1]?.word ?? '';
  const answer = /^(?:yes|yeah|yep|yh|y|she|he|they|both|all|mum|dad|course|definitely|absolutely)$/.test(first) ? 'yes' : /^(?:no|nope|not|never|god|nobody)$/.test(first) ? 'no' : 'else';
  for (const [name, about] of asksAbout) if (about.test(before)) marks.add(`asked:${name}`).add(`asked:${name}:${answer}`);
}

/** Marks of one sentence, when it could speak of consent or of the family knowing. */
function sentenceMarks(scene: Scene, sentence: number): Marks {
  const marks: Marks = new Set();
  answerMarks(scene, sentence, marks);
  if (/\?\s*$/u.test(scene.sentences[sentence]?.text ?? '')) marks.add('question');
  const from = scene.starts[sentence] ?? 0;
  const to = Math.min(scene.starts[sentence + 1] ?? scene.tokens.length, from + 80);
  const words: string[] = [];
  for (let at = from; at < to; at += 1) words.push(shape(classAt(scene, at, at)));
  words.forEach((word, i) => {
    if (/^[\p{L}#]/u.test(word)) marks.add(word);
    if (i > 0) marks.add(`${words[i - 1] ?? ''} ${word}`);
    if (i > 1) marks.add(`${words[i - 2] ?? ''} ${words[i - 1] ?? ''} ${word}`);
  });
  const said = flatten(scene.sentences[sentence]?.text ?? '').replace(/’/g, "'").slice(0, 600);
  const plain = saysAt(scene, sentence);
  if (plain) marks.add(`says:${plain.kind}`).add(`says:${plain.kind}:${plain.name}`);
  for (const at of mayCue(said)) { const [name, cue] = cues[at] as [string, RegExp]; if (cue.test(said)) marks.add(`cue:${name}`).add('cue:any'); }
  return marks;
}

function shape(word: string): string {
  if (/^K:(?:mother|father|parents|carer|foster carer|grandmother)/.test(word)) return 'PARENT';
  if (word.startsWith('K:')) return 'KIN';
  if (word === 'he' || word === 'she' || word === 'they') return 'SHE';
  return word === 'him' || word === 'her' || word === 'them' ? 'HER' : word;
}

/** The question that a sentence follows, if it does. */
const answered = (scene: Scene, at: number): string => { const before = scene.sentences[at - 1]?.text.trimEnd() ?? ''; return before.endsWith('?') ? before : ''; };

type Says = ReturnType<typeof consentIn>;
const saidIn = new WeakMap<Scene, Map<number, Says>>();

/** What a sentence plainly says, alone or as an answer to the one before it; found once a sentence. */
function saysAt(scene: Scene, at: number): Says {
  const known = saidIn.get(scene) ?? new Map<number, Says>();
  saidIn.set(scene, known);
  if (known.has(at)) return known.get(at);
  const here = scene.sentences[at]?.text ?? '';
  const says = consentIn(here) ?? consentAnswered(here, scene.sentences[at - 1]?.text ?? '');
  known.set(at, says);
  return says;
}

const canAgree = sifted(/\b(?:she|he|they|her|him|them|his|their|both|mums?|mam|mom|mother|dads?|father|parents?|parental|family|home|carers?|nan|gran|guardian|young person)\b/iu);
const concernsUs = sifted(/\b(?:consent\w*|agree\w*|permission|refer\w*|shar(?:e|ed|ing)|help|support\w*|worker|social|early|assessment|ring|rung|rang|call\w*|phone\w*|contact\w*|tell\w*|told|knows?|known|aware|inform\w*|spoken|spoke|speak\w*|talk\w*|(?<!in )writ\w+|wrote|pass\w*|visit\w*|plan|team|hub|camhs|involve\w*|approach\w*|discuss\w*|sought|sign\w*|service\w*|group|course|nurse)\b/iu);
const saysSo = sifted(/\b(?:consent\w*|agree\w*|permission|sign\w*|happy|yes|told|tell|aware|knows?|leave|refus\w*|declin\w*)\b/iu);

/** Whether somebody who can agree, and what they may agree to, stand in a sentence or the one next to it. */
function mayConcern(scene: Scene, at: number): boolean {
  const own = scene.sentences[at];
  const near = [at - 1, at, at + 1].filter((one) => scene.sentences[one]?.passage === own?.passage || scene.message.channel === 'teams');
  const isPerson = (one: number) => canAgree(scene.sentences[one]?.text ?? '') || peopleIn(scene, one);
  return (isPerson(at) || saysSo(own?.text ?? '')) && near.some(isPerson) && near.some((one) => concernsUs(scene.sentences[one]?.text ?? ''));
}

/** "Joanna, you asked": somebody called at the beginning of a sentence to you. */
function greets(scene: Scene, { start, end }: { start: number; end: number }): boolean {
  return scene.tokens[start]?.opens === true && scene.tokens[end + 1]?.text === ',' && /^(?:you|can|could|please|i|we|thanks|just)$/.test(scene.tokens[end + 2]?.word ?? '');
}

/** Whether a sentence names a grown-up relative, or somebody who neither writes nor is written to. */
function peopleIn(scene: Scene, sentence: number): boolean {
  const to = scene.starts[sentence + 1] ?? scene.tokens.length;
  for (let at = scene.starts[sentence] ?? to; at < to; at += 1) {
    const person = scene.personAt.get(at);
    if (person && !person.mentions.some((mention) => greets(scene, mention)) && !person.names.some((name) => scene.writers.has(name) || scene.signers.has(name))) return true;
    if (scene.kinAt.has(at) && !childRelations.has(scene.kinAt.get(at)?.relation ?? '')) return true;
  }
  return false;
}

/** For each sentence that could speak of consent, its marks. */
export function consentMarks(scene: Scene): { sentence: number; marks: Marks }[] {
  const channel = `channel-${scene.message.channel}`;
  const found: { sentence: number; marks: Marks }[] = [];
  scene.sentences.forEach((sentence, index) => {
    const kind = scene.passages[sentence.passage]?.kind;
    if (kind && kind !== 'subject' && isBody(kind) && (speaksOfConsent(sentence.text) || /\bconsent|\bagree|\bhappy|\bknow/iu.test(answered(scene, index))) && mayConcern(scene, index)) found.push({ sentence: index, marks: sentenceMarks(scene, index).add(channel) });
  });
  return found;
}

/** A subject says something of agreement only where it calls it so, or says whom to keep out of it. */
const namesConsent = /\b(?:consent|permission|agree(?:d|s|ment)?|sharing with|(?:do not|don['’]t) (?:ring|call|contact|tell|inform))\b/iu;

/** How many sentences that plainly say the same are weighed. */
const mostPlain = 20;

/** What sentences plainly say, each kind with its sentences: where a form's own field answers for consent, only that; otherwise what is written now before what an older message said. */
function plainKinds(scene: Scene): Map<ConsentKind, number[]> {
  const found = new Map<ConsentKind, number[]>();
  const fields = new Map<ConsentKind, number[]>();
  const now = new Map<ConsentKind, number[]>();
  const add = (to: Map<ConsentKind, number[]>, kind: ConsentKind, index: number): void => { const list = to.get(kind); if (list) { if (list.length < mostPlain) list.push(index); } else to.set(kind, [index]); };
  scene.sentences.forEach((sentence, index) => {
    const passage = scene.passages[sentence.passage]?.kind;
    const says = passage && isBody(passage) && (passage !== 'subject' || namesConsent.test(sentence.text)) ? saysAt(scene, index) : undefined;
    if (!says) return;
    add(found, says.kind, index);
    if (passage !== 'quoted-reply' && passage !== 'forwarded') add(now, says.kind, index);
    if (/^form-(?!known)/.test(says.name)) add(fields, says.kind, index);
  });
  return fields.size === 1 ? fields : now.size ? now : found;
}

/** What the text says of consent, with the sentence that says it; unsure where one sentence agrees and another does not, nothing says so plainly, or no word of it speaks of a no. Undefined when nothing says. */
export function consentOf(scene: Scene, roles: Roles): Candidate<ConsentKind> | undefined {
  const plain = plainKinds(scene);
  const [only] = [...plain.keys()];
  const sentences = consentMarks(scene);
  const scoreOf = (kind: ConsentKind, { sentence, marks }: Marked) => heardBeside(scene, kind, likelihood(scene.scorers, `consent-${kind}`, marks), heardOf(scene, sentence, kind));
  if (only && (plain.size === 1 || !plain.has('given'))) {
    const { place, score } = plainest(plain.get(only) ?? [], (at) => { const one = sentences.find(({ sentence }) => sentence === at); return one && scoreOf(only, one); });
    const found = candidateAt(scene, only, place);
    return found && { ...found, ...(!isSubject(scene, place) && isByChild(scene, roles, place) ? { unsure: true as const } : unsureUnder(score, leastOf(only))) };
  }
  return likeliest(scene, roles, plain, sentences, scoreOf);
}

type Marked = { sentence: number; marks: Marks };

/** What the likeliest sentence says where none says so plainly, or several say otherwise. */
function likeliest(scene: Scene, roles: Roles, plain: ReadonlyMap<ConsentKind, number[]>, sentences: readonly Marked[], scoreOf: (kind: ConsentKind, one: Marked) => number): Candidate<ConsentKind> | undefined {
  let best: ConsentKind | undefined;
  let most = 0;
  let place: number | undefined;
  let least = 1;
  for (const kind of kinds) for (const one of plain.size === 0 || plain.has(kind) ? sentences : []) {
    if (one.marks.has('question')) continue;
    const score = scoreOf(kind, one);
    if (score > cuts.consent && score > most) { most = score; best = kind; place = one.sentence; least = leastFor(kind, one.marks); }
  }
  const found = best && candidateAt(scene, best, plain.get(best)?.[0] ?? place);
  return found && { ...found, ...(plain.size > 0 || isByChild(scene, roles, place ?? -1) ? { unsure: true as const } : unsureUnder(most, least)) };
}

/** A subject names the child and does not say who answers. */
const isSubject = (scene: Scene, sentence: number): boolean => scene.passages[scene.sentences[sentence]?.passage ?? -1]?.kind === 'subject';

/** Of sentences that plainly say the same the likeliest; the first where nothing weighs it. */
function plainest(places: readonly number[], scoreOf: (at: number) => number | undefined): { place: number; score: number } {
  const [first = -1] = places;
  const all = places.map((place) => ({ place, score: scoreOf(place) ?? (place === first ? 1 : 0) }));
  return all.reduce((a, b) => (b.score > a.score ? b : a), { place: first, score: 0 });
}

/** How likely an answer must be: that nobody was asked, or that somebody said no, is put in fewer ways than a yes and is seldom heard where it is not said. */
const leastOf = (kind: ConsentKind): number => (kind === 'given' ? sure.consent : sure.noConsent);

/** The same where no word says that very answer. Set by hand on the open two thirds and messages that nothing had met. */
const UNSPOKEN = 0.7;

/** A no where no word speaks of consent at all is never likely enough. */
function leastFor(kind: ConsentKind, marks: Marks): number {
  if ([...marks].some((mark) => (kind === 'given' ? /^cue:g/ : /^cue:[nr]/).test(mark))) return leastOf(kind);
  return kind === 'given' || marks.has('cue:any') ? UNSPOKEN : Infinity;
}

/** Whether only the child can be who agrees or refuses in a sentence: that is no answer of those who look after it. */
function isByChild(scene: Scene, roles: Roles, sentence: number): boolean {
  const to = scene.starts[sentence + 1] ?? scene.tokens.length;
  let ofChild = false;
  for (let at = scene.starts[sentence] ?? to; at < to; at += 1) {
    const token = scene.tokens[at];
    const kin = scene.kinAt.get(at);
    const person = scene.personAt.get(at);
    if ((kin && !childRelations.has(kin.relation)) || (person && !/^(?:child|writer)$/.test(roles.of(person))) || /^(?:(?:they|them|their|both|parents)(?:['’]\w+)?|family)$/.test(token?.word ?? '') && !isService(scene, at)) return false;
    if (person && roles.of(person) === 'child') ofChild = true;
    else if (token && pronounGender(token.word)) {
      if (referentOf(scene, roles, at) !== 'child' || chainOf(scene, roles, at) !== 'child') return false;
      ofChild = true;
    }
  }
  return ofChild;
}

/** "The family mediation lot", "family worker": a service, nobody's family. */
const isService = (scene: Scene, at: number): boolean => scene.tokens[at]?.word === 'family' && /^(?:mediation|support|help|hub|worker|group|liaison|therapy|centre)$/.test(scene.tokens[at + 1]?.word ?? '');

function candidateAt(scene: Scene, value: ConsentKind, at: number | undefined): Candidate<ConsentKind> | undefined {
  const sentence = scene.sentences[at ?? -1];
  return sentence && { value, quote: quoteAt(scene.message, sentence.place) };
}
