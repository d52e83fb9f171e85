/** What a filled form says of consent: "Consent obtained? Y", "Parents aware of referral: No, at risk", the answer beside the label or on the line below. */
const agreement = /^\W*(?:\d+[.)]\s*)?(?:(?:has|have|is|was|did|do|does) )?(?:[\p{L}’'/-]+ ){0,4}?(?:consent\w*|permission|agree\w*)\b[^:?\n]{0,70}[:?]/iu;
const known = /^\W*(?:\d+[.)]\s*)?(?:(?:has|have|is|are|was|were|do|does|did) )?(?:[\p{L}’'/()-]+ ){0,4}?(?:parents?|famil(?:y|ies)|carers?|mother|father|mum|dad|guardians?)(?:\/\p{L}+)*(?:\([^)]*\))? (?:\S+ ){0,4}?(?:aware|informed|told|know\w*|discussed|notified)\b[^:?\n]{0,60}[:?]/iu;
/** Consents to something else than to this. */
const elsewhere = /\b(?:photo\w*|trips?|medical|first aid|data|media|filming|emergency|marketing|newsletter|swim\w*|website|treatment|images?)\b/iu;
const yes = /^\W*(?:yes|y\b|given|obtained|gained|granted|verbal\w*|written|agreed|signed|✓|✔|☑|☒|\[x\]|full consent)/iu;
const no = /^\W*(?:no\b(?! idea| clue)|n\b|not\b|none|refused|declined|withheld|withdrawn|unsafe|dispensed)/iu;
const refusal = /\b(?:refus\w+|declin\w+|withheld|withdr\w+|does not (?:agree|consent)|do not (?:agree|consent)|(?<!(?:not|n't|no) )object(?:s|ions?)?|would not|said no)\b/iu;
const unasked = /\b(?:not (?:been )?(?:sought|asked|obtained|gained|informed|told|yet|safe|appropriate|known)|risk\w*|unsafe|harm|dispens\w+|overrid\w+|n\/?a)\b/iu;
const sought = /\b(?:sought|asked|obtained|gained|informed|aware|told|known?s?|discussed|notified)\b/iu;

/** What a label and its answer say; undefined when this is no such label or no answer to it. */
export function consentInForm(label: string, answer: string): { kind: 'given' | 'refused' | 'not-sought'; name: string } | undefined {
  const isKnown = known.test(label);
  if ((!isKnown && !agreement.test(label)) || elsewhere.test(label)) return undefined;
  if (yes.test(answer)) return { kind: 'given', name: isKnown ? 'form-known' : 'form-yes' };
  if (!no.test(answer)) return undefined;
  if (refusal.test(answer)) return { kind: 'refused', name: 'form-refused' };
  return unasked.test(answer) || isKnown || sought.test(label) ? { kind: 'not-sought', name: isKnown ? 'form-known' : 'form-not' } : { kind: 'refused', name: 'form-no' };
}

/** What ends every label. */
const ends = /[:?]/;

/** The label at the beginning of a line and what follows it; '' where the line is only a label. */
export function labelOf(line: string): { label: string; answer: string } | undefined {
  const found = ends.test(line) ? agreement.exec(line) ?? known.exec(line) : null;
  return found ? { label: found[0], answer: line.slice(found[0].length).trim() } : undefined;
}
