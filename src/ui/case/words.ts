import type { EventOf } from '../../core/case';

/** Every word of the case screens. */
export const words = {
  heading: (caseKey: string) => `Record ${caseKey}`,
  notSaved: 'Nothing is recorded yet. Save your decision first; then what comes next is shown here.',
  next: 'What comes next',
  nothing: 'Nothing is waited for on this record now.',
  overdue: 'OVERDUE',
  due: 'Due',
  whom: 'With:',
  openDispute: 'A disagreement never pauses protection. If the child is not safe now, telephone first.',
  /** The same at the front door, which is whom the referrer waits for. */
  theirs: { late: 'The referrer has not been told what was decided. Answer the referral.', waiting: 'The referrer waits for your decision.', asked: (says: string) => says.replace('The front door asks for more', 'You asked for more') },
  remind: {
    offer: 'Remind me in my To Do',
    why: 'This puts one task into your own Microsoft To Do: the case key, the authority, the time and a link to the list. Nothing about the child. The first time, Microsoft asks you to let the app add to your tasks; it needs that for this and for nothing else.',
    goOn: 'Put it in my To Do', not: 'Not now', putting: 'One moment…', kept: 'It is in your To Do.', failed: 'The reminder could not be made. The clock is still shown here.',
  },
  add: 'Add to the record',
  saved: (what: string) => `Saved to the record: ${what}.`,
  referral: 'Draft the referral',
  seeReferral: 'The referral form again',
  stepUp: 'Step up again: write a referral',
  stepDown: {
    from: 'Statutory work ended, or will end, on',
    plan: (weeks: number, review: string, until: string) => `Early help for at least ${String(weeks)} weeks: review with the family by ${review}; universal services take over on ${until} at the earliest.`,
    lead: 'Who leads the early help', agreed: 'What the family agreed to', stepUpIf: 'What would make you step up again',
    noFrom: 'Give the day on which statutory work ended or will end.', noLead: 'Write who leads.', noAgreed: 'Write what the family agreed to.', noStepUp: 'Write what would make you step up again.',
  },
  forms: {
    call: 'A telephone call', reply: 'The front door’s reply', question: 'Answer their question', challenge: 'Start an escalation', impact: 'What difference it made',
    shared: 'Information shared', point: 'A plan began or ended', stepDown: 'Step down to early help', note: 'A note', close: 'Close the record', signOff: 'Sign off',
  },
  frontDoorForms: { accept: 'Accept: we have it', askBack: 'Ask the referrer for more', answer: 'Answer the referral' },
  cancel: 'Cancel',
  save: 'Save to the record',
  when: 'When it happened (London time)',
  whenBad: 'Give the date and time at which it happened.',
  whenAhead: 'The time is in the future. Give the time at which it happened.',
  chronology: 'Chronology',
  chronologyHelp: 'In the order in which things happened. Nothing is changed or taken out; a mistake is put right by a further entry.',
  refresh: 'Fetch it again',
  stale: 'What others have added could not be fetched. What you recorded here is shown.',
  recordedAt: (when: string, who: string) => `recorded ${when} by ${who}`,
  escalations: 'Open escalations',
  standIn: ' (stand-in stages: check your partnership’s policy)',
  notYours: 'There is no record of this key that you may see. Check the key, or ask its owner.',
  tryAgain: 'Try again',
  rulesComing: 'Fetching the rules of this record’s authority…',
  rulesFailed: 'The rules of this record’s authority could not be fetched: clocks cannot be worked out now. What happened is shown.',
  noWho: 'Microsoft could not be asked who you are, so nothing can be added here yet.',
  handOn: 'Share a reference, or export the record',
  noExport: 'The export needs your name, and Microsoft could not be asked who you are.',
  noPack: 'The edition of the rules under which this record was made is not in this build: clocks and levels cannot be worked out here. What happened is shown.',
} as const;

export const endings: Record<EventOf<'escalation-closed'>['outcome'], string> = {
  'agreed-with-us': 'They changed their decision', 'alternative-accepted': 'We agreed on something else', withdrawn: 'We withdrew the challenge', 'partnership-decision': 'The partnership decided',
};

export const purposes: Record<NonNullable<EventOf<'phone-call'>['purpose']>, string> = {
  referral: 'I made a referral by telephone', 'new-information': 'I gave new information', chase: 'I asked what was decided', advice: 'I asked for advice',
};

/** What was recorded of consent, in words. Records of earlier builds may hold others: these are shown as they stand. */
export const consents = new Map([
  ['given', 'agreed to help'], ['refused', 'help refused'], ['not-sought', 'not asked to agree'], ['not-needed', 'agreement not needed'], ['unknown', 'agreement not known'],
]);
export const tellings = new Map([['told', 'parents told'], ['will-tell', 'parents to be told'], ['not-told', 'parents not told'], ['unknown', 'not known whether the parents know']]);

export const points: Record<EventOf<'threshold-point'>['point'], string> = {
  'plan-start': 'The child became subject to a child protection plan', 'plan-end': 'The child protection plan ended', 'care-end': 'Children’s social care ended its involvement',
};
