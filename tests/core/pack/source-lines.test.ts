/**
 * Line by line against what the sources say (design notes, domain.md 4, 5 and 5.1; source 001's three decisions; source 003's stepping
 * down). One row of a table a line, both sides of each boundary. Consent by level and what stands above it, opening hours and the count of
 * days have their tables in boundaries.test.ts; what is contradictory or was not found has its own in tests/rules/known-gaps.test.ts.
 */
import { consentRules, promptsFor, reflections, stepDownPlan } from '../../../src/core/decision';
import { replyDue, writtenFollowUpDue } from '../../../src/core/escalation';
import type { FormField, Level, Pack } from '../../../src/core/pack';
import { conditionHolds } from '../../../src/core/referral/condition';
import type { Desk } from '../../../src/core/referral/gather';
import { fromLondon, sayTime } from '../../../src/core/time';
import { packOf } from '../../support/packs';

const redbridge = packOf('redbridge', '2025-07-interim');
const dudley = packOf('dudley', '2021-03');
const oxfordshire = packOf('oxfordshire', 'routes-only');
const packs = [redbridge, dudley, oxfordshire];
const LEVELS = [1, 2, 3, 4] as const;
const holidays = new Set(['2026-12-25', '2026-12-28']);

describe('consent by level (4.2): a rule holds at its level and not at the one below or above', () => {
  it.each<[string, Pack, string, Level[]]>([
    ['level 2 help', redbridge, 'level-2-help', [2]], ['Redbridge level 3', redbridge, 'level-3-child-in-need', [3]], ['level 4', redbridge, 'level-4-significant-harm', [4]],
    ['level 2 help', dudley, 'level-2-help', [2]], ['Dudley early help', dudley, 'level-3-early-help', [3]],
  ])('%s', (_line, pack, id, at) => {
    const there = LEVELS.filter((level) => consentRules(pack, { rows: [], indicators: [] }, level, 'none').some(({ rule }) => rule.id === id));
    expect(there).toEqual(at);
  });

  it('Dudley’s level 4 is one rule as section 17 and another as section 47', () => {
    const ids = (legal: 's17' | 's47') => consentRules(dudley, { rows: [], indicators: [] }, 4, legal).filter(({ ask }) => !ask).map(({ rule }) => rule.id);
    expect([ids('s17'), ids('s47')]).toEqual([['level-4-child-in-need'], ['level-4-significant-harm']]);
  });
});

describe('consent by circumstance (4.2), the same under every authority', () => {
  it.each([
    ['refused at level 4', 'refused-at-level-4', 'not-a-question', 'not-needed'], ['telling raises the risk to the child', 'telling-raises-risk', 'no', 'not-needed'],
    ['telling puts another at risk, harms an inquiry or delays', 'risk-to-others-or-inquiry', 'no', 'not-needed'],
    ['the family refuses early help', 'family-refuses-help', 'not-a-question', 'needed'], ['staff at risk from an angry parent', 'staff-at-risk', 'ask-first', 'not-needed'],
  ])('%s', (_line, id, tellParents, agreement) => {
    for (const pack of packs) expect([pack.id, pack.consent.rules.find((rule) => rule.id === id)]).toEqual([pack.id, expect.objectContaining({ tellParents, agreement, overridesLevel: true })]);
  });

  it.each([
    ['another person, the inquiry and delay are all named', 'risk-to-others-or-inquiry', /someone else at risk.*police inquiry.*delay/],
    ['the lead holds to it with the front door and its manager', 'telling-raises-risk', /must not tell.*front door.*reasons.*manager/],
    ['the police are asked before', 'staff-at-risk', /police for support before/],
    ['the young person is seen alone and not sent home', 'honour-and-forced-marriage', /alone and in private.*do not send them home.*do not approach the family/],
    ['the duty needs no consent, and suspicion goes to the front door', 'fgm', /consent is no condition.*Suspicion or risk goes to the front door/],
    ['Channel is the voluntary part', 'prevent', /tell the child and the parents.*Channel.*voluntary/],
    ['the victim is told unless safer not to', 'marac', /adult victim.*unless it is safer not to.*Never tell the person who abuses/],
    ['no consent of the child for the NRM', 'exploitation-nrm', /agreement is not required.*first responder/],
  ])('%s', (_line, id, says) => {
    for (const pack of packs) { const rule = pack.consent.rules.find((one) => one.id === id); expect([pack.id, `${rule?.circumstance ?? ''} ${rule?.says ?? ''}`]).toEqual([pack.id, expect.stringMatching(says)]); }
  });

  it('speaking to the child needs no parent (4.3): Redbridge prints it', () => {
    expect(redbridge.consent.rules.find(({ id }) => id === 'speaking-to-the-child')).toMatchObject({ agreement: 'not-needed', says: expect.stringMatching(/no parent.*good practice/) as unknown });
  });

  it('the young person’s own agreement (4.3) is asked from Dudley’s fourteen, not at thirteen, and nowhere else; not where the age is unsure', () => {
    const field = { id: 'young-person-agrees', need: 'C' } as FormField;
    const asked = (pack: Pack, age?: { value: number; unsure?: boolean }) => conditionHolds(field, { facts: { child: { age } }, drafting: { pack } } as unknown as Desk, 'child-in-need');
    expect([13, 14].map((value) => asked(dudley, { value }))).toEqual([false, true]);
    expect([asked(dudley), asked(dudley, { value: 15, unsure: true }), asked(redbridge, { value: 15 }), asked(oxfordshire, { value: 15 })]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('every rule says what to record (4.4), and one that keeps it from the parents the ground for it or the facts behind it', () => {
    for (const pack of packs) for (const rule of pack.consent.rules) {
      expect([pack.id, rule.id, rule.record.length > 0]).toEqual([pack.id, rule.id, true]);
      if (rule.tellParents === 'no') expect([pack.id, rule.id, rule.record.join('; ')]).toEqual([pack.id, rule.id, expect.stringMatching(/ground|facts|what they want|said or seen/)]);
    }
  });

  it('the golden rules (4.1) put protection before privacy, need a lawful basis and no consent, and say that the seventh was not read', () => {
    for (const pack of packs) {
      const { rules } = pack.consent.goldenRules;
      expect([rules[0], rules[2], rules[6]]).toEqual([expect.stringMatching(/before privacy/), expect.stringMatching(/do not need consent.*lawful basis/), expect.stringMatching(/whether you share or not.*not read/)]);
    }
  });
});

describe('routes (5): what brings one up, from which level, with whom and by when', () => {
  const IN_TRUST = 'abuse-and-neglect/protection-from-danger';
  const AT_HOME = 'domestic-abuse/violence-and-control-in-the-family';
  const table: [string, Pack, string, string, Level[], string | undefined, string | undefined][] = [
    ['adult in a position of trust', redbridge, 'lado', IN_TRUST, [3, 4], 'lado', 'within one working day'], ['the same', dudley, 'lado', IN_TRUST, [3, 4], 'lado', 'within one working day'],
    ['high-risk domestic abuse', redbridge, 'marac', AT_HOME, [3, 4], 'marac', undefined], ['the same', dudley, 'marac', AT_HOME, [3, 4], 'mash', undefined],
    ['domestic abuse at level 2: DART', dudley, 'dart', AT_HOME, [2], 'mash', undefined], ['support from 16', redbridge, 'reach-out', AT_HOME, [1, 2, 3, 4], 'reach-out', undefined],
    ['radicalisation', redbridge, 'prevent', 'extremism-and-radicalisation/extreme-views', [2, 3, 4], 'prevent', undefined], ['the same', dudley, 'prevent', 'extremism-and-radicalisation/extreme-views', [2, 3, 4], undefined, undefined],
    ['FGM known', redbridge, 'fgm-duty', 'harmful-practices/female-genital-mutilation', [3, 4], 'police-101', 'by the end of the next working day'], ['the same', dudley, 'fgm-duty', 'harmful-practices/female-genital-mutilation', [3, 4], 'police-101', 'by the end of the next working day'],
    ['exploitation and the NRM', redbridge, 'nrm', 'police-attention/criminal-exploitation', [3, 4], 'front-door', undefined], ['the same', dudley, 'nrm', 'police-attention/criminal-exploitation', [3, 4], 'mash', undefined],
    ['private fostering', redbridge, 'private-fostering', 'mental-emotional-health/private-fostering', [1, 2, 3, 4], 'front-door', undefined], ['the same', dudley, 'private-fostering', 'mental-emotional-health/private-fostering', [1, 2, 3, 4], 'mash', undefined],
    ['missing and return', redbridge, 'missing', 'extra-familial-harm/missing', [1, 2, 3, 4], 'front-door', undefined], ['the same', dudley, 'missing', 'extra-familial-harm/missing', [1, 2, 3, 4], 'mash', undefined],
    ['mental health', redbridge, 'camhs', 'mental-emotional-health/child-mental-health', [2, 3, 4], 'camhs', undefined], ['acute mental health', dudley, 'acute-mental-health', 'mental-emotional-health/child-mental-health', [3, 4], 'mash', undefined],
    ['harmful sexual behaviour', redbridge, 'brook', 'sexual-abuse-activity/sexual-behaviour', [1, 2, 3, 4], undefined, undefined],
    ['neglect', redbridge, 'neglect-toolkit', 'abuse-and-neglect/signs-of-neglect', [1, 2, 3, 4], undefined, undefined], ['neglect', dudley, 'gcp2', 'abuse-and-neglect/signs-of-neglect', [1, 2, 3, 4], undefined, undefined],
    ['an offence by the child', dudley, 'youth-offending', 'police-attention/offending-and-weapons', [3, 4], undefined, undefined],
    ['an offender who is a risk', redbridge, 'mappa', 'sexual-abuse-activity/sexual-abuse', [4], 'front-door', undefined], ['disabled child', redbridge, 'disabled-children', 'disability/child-disability', [1, 2, 3, 4], undefined, undefined],
    ['perplexing presentations', dudley, 'perplexing', 'abuse-and-neglect/fabricated-or-induced-illness', [2, 3, 4], undefined, undefined],
  ];
  it.each(table)('%s (%#)', (_line, pack, id, row, levels, contact, clock) => {
    expect([pack.id, LEVELS.filter((level) => promptsFor(pack, [row], level).some((one) => one.id === id))]).toEqual([pack.id, levels]);
    expect(pack.pathway.prompts.find((one) => one.id === id)).toMatchObject({ ...(contact && { contact }), ...(clock && { clock }) });
    expect(promptsFor(pack, ['health/access-to-health-care'], levels.at(-1) ?? 4).some((one) => one.id === id)).toBe(id === 'neglect-toolkit' || id === 'gcp2');
  });

  it.each<[string, Pack, string, RegExp]>([
    ['the LADO’s four tests', redbridge, 'lado', /harmed.*offence.*risk.*unsuitable/], ['the FGM duty is personal', redbridge, 'fgm-duty', /must report it to the police yourself/],
    ['schools file no NRM form', redbridge, 'nrm', /first responder.*schools, surgeries and hospitals are not/], ['28 days, 16 or 18, six weeks or 48 hours', redbridge, 'private-fostering', /28 days.*under 16 \(18 if disabled\).*six weeks.*48 hours/],
    ['999 for threat or travel', redbridge, 'prevent', /about to travel, call 999/], ['suicidal intent is more than CAMHS', redbridge, 'camhs', /Suicidal intent is level 4.*front door/],
    ['GCP2 for those who are trained', dudley, 'gcp2', /trained/], ['the child protection team goes to MAPPA', redbridge, 'mappa', /do not refer to MAPPA yourself/],
  ])('%s', (_line, pack, id, says) => { expect(pack.pathway.prompts.find((one) => one.id === id)?.says).toMatch(says); });

  it.each<[string, Pack, Level, RegExp]>([
    ['danger now is 999 first', redbridge, 4, /999/], ['level 4 is not delayed, and the emergency team is for the hours outside', redbridge, 4, /[Ee]mergency [Dd]uty/], ['Redbridge level 2 telephones first', redbridge, 2, /[Tt]elephone|phone/],
    ['Dudley’s early help assessment goes to the family centre where the child lives', dudley, 3, /family centre where the child lives/], ['an offence goes to youth offending', dudley, 4, /Youth Offending Service/],
    ['always in writing after a call', dudley, 4, /always put it in writing/], ['GCP2 at level 2', dudley, 2, /GCP2.*trained/],
  ])('%s', (_line, pack, level, says) => { expect(pack.pathway.access.find((one) => one.level === level)?.steps.map((step) => step.says).join(' ')).toMatch(says); });
});

describe('clocks (2 and 5)', () => {
  const friday = fromLondon('2026-11-20', '16:30');
  it.each<[string, Pack, Level, string | undefined]>([
    ['Redbridge level 2 states none', redbridge, 2, undefined], ['Redbridge level 3, one working day', redbridge, 3, 'Mon 23 November, 16:30'], ['Redbridge level 4, the national day', redbridge, 4, 'Mon 23 November, 16:30'],
    ['Dudley level 3 is early help and states none', dudley, 3, undefined], ['Dudley level 4, the national day', dudley, 4, 'Mon 23 November, 16:30'],
  ])('%s', (_line, pack, level, due) => {
    const found = replyDue(pack, level, friday, holidays);
    expect(found && sayTime(found.at)).toBe(due);
  });
  it.each([['decision-red', 4, 'hours'], ['decision-amber', 1, 'working-days'], ['decision-green', 3, 'working-days']])('Oxfordshire’s %s is %i %s', (id, count, unit) => { expect(oxfordshire.clock.rules.find((rule) => rule.id === id)).toMatchObject({ count, unit }); });
  it('no authority here states a time for the written follow-up, and each says that it is always made', () => {
    for (const pack of packs) {
      expect([pack.id, writtenFollowUpDue(pack, friday, holidays)]).toEqual([pack.id, undefined]);
      expect(pack.clock.rules.find((rule) => rule.id === 'written-follow-up')?.rule).toMatch(/always.*even if you are told/);
    }
  });
  it('source 001’s 24 to 48 hours never makes a reply later than the working day', () => {
    for (const pack of [redbridge, dudley]) expect(pack.clock.rules.find((rule) => rule.id === 'chase')).toMatchObject({ count: 48, unit: 'hours', rule: expect.stringMatching(/shorter and wins?/) as unknown });
  });
});

describe('contacts (5.1), figure by figure', () => {
  const digits = (text = '') => text.replace(/\D/g, '');
  const table: [Pack, string, string, string | undefined, boolean][] = [
    [redbridge, 'front-door', '02087083885', 'CPAT.referrals@redbridge.gov.uk', true], [redbridge, 'edt', '02087085897', 'ChildrensEDT@redbridge.gov.uk', true], [redbridge, 'lado', '02087085350', 'LADO@redbridge.gov.uk', true],
    [redbridge, 'marac', '02087085082', 'marac@redbridge.gov.uk', true], [redbridge, 'prevent', '02087085971', 'Prevent@redbridge.gov.uk', true], [redbridge, 'camhs', '03005551182', 'SPAreferrals.Redbridge@nelft.nhs.uk', true],
    [redbridge, 'reach-out', '08001456410', 'reachout@redbridge.gov.uk', true], [redbridge, 'nelft-0-19', '03003001579', 'Redbridge0-19universaldutydesk@nelft.nhs.uk', true],
    [redbridge, 'childrens-centres', '', 'Childrens.Centres@redbridge.gov.uk', true], [redbridge, 'send-local-offer', '', 'localoffer@redbridge.gov.uk', true],
    [dudley, 'mash', '03005550050', undefined, true], [dudley, 'edt', '03005558574', undefined, true], [dudley, 'lado', '01384813110', 'allegations@dudley.gov.uk', true],
    [dudley, 'family-centre-1', '01384813322', undefined, false], [dudley, 'family-centre-2', '01384813096', undefined, false], [dudley, 'family-centre-3', '01384813954', undefined, false],
    [oxfordshire, 'mash', '03450507666', undefined, false], [oxfordshire, 'no-names-north', '01865323039', undefined, false], [oxfordshire, 'no-names-south', '01865323041', undefined, false], [oxfordshire, 'no-names-city', '01865328563', undefined, false],
  ];
  it.each(table.map((one) => [`${one[0].id} ${one[1]}`, ...one] as const))('%s', (_name, pack, id, phone, email, verified) => {
    const contact = pack.contacts.find((one) => one.id === id);
    expect([id, digits(contact?.phonePrinted ?? contact?.phone), contact?.email, contact?.verified]).toEqual([id, phone, email, verified]);
  });
  it('the desk of the 0 to 19 service says which option, and the hours that are printed are shown as printed', () => {
    expect(JSON.stringify(redbridge.contacts.find(({ id }) => id === 'nelft-0-19'))).toMatch(/[Oo]ption 1/);
    expect(redbridge.contacts.find(({ id }) => id === 'reach-out')?.hoursPrinted).toBe('Monday – Friday, 09:00 – 17:00');
    expect(dudley.contacts.find(({ id }) => id === 'edt')?.hoursPrinted).toMatch(/out of hours.*after 5pm\/weekends/);
    expect(dudley.contacts.find(({ id }) => id === 'mash')?.hours).toBeUndefined();
  });
});

describe('source 001’s three decisions, line by line', () => {
  it.each([
    ['the lowest level that meets the need', 'level-of-intervention', /lowest level.*universal services.*own offer/su], ['immediate risk is telephoned, then written', 'immediate-or-support', /telephone.*now.*going home this afternoon.*follow it up in writing/su],
    ['significant harm, not "immediate protection", is the test of section 47', 'immediate-or-support', /Significant harm is the legal test for section 47/u],
    ['not telling is a must where it adds danger', 'tell-the-parents', /must not tell/u], ['section 17 comes as no surprise', 'tell-the-parents', /section 17 the parents are told.*surprise/su],
  ])('%s', (_line, id, says) => {
    for (const pack of packs) { const decision = pack.pathway.decisions.find((one) => one.id === id); expect([pack.id, `${decision?.title ?? ''} ${decision?.help ?? ''}`]).toEqual([pack.id, expect.stringMatching(says)]); }
  });
  it('only section 17 is marked as such on the referral, and only the two of section 47 go on to the parents from there', () => {
    for (const pack of packs) {
      const options = pack.pathway.decisions.find((one) => one.id === 'immediate-or-support')?.options ?? [];
      expect([pack.id, options.map(({ legal, then }) => [legal, then])]).toEqual([pack.id, [['s47', 'tell-the-parents'], ['s47', 'tell-the-parents'], ['s17', 'mark-section-17']]]);
    }
  });
  it('closes on no open-ended watching: each phrase asks what, how long and what then', () => {
    for (const pack of packs) for (const { phrase, ask } of pack.pathway.neverCloseOn) expect([phrase, ask]).toEqual([phrase, expect.stringMatching(/what|which day/)]);
  });
});

describe('source 003, stepping up and down', () => {
  it('asks its eight questions in its order', () => {
    expect(dudley.pathway.stepUpQuestions.map(({ id }) => id)).toEqual(['risk', 'needs', 'engagement', 'social-work-assessment', 'timescale', 'no-change', 'current-support', 'consent']);
    const message = { id: 'm', channel: 'outlook' as const, subject: '', sentAt: '2026-11-20T15:00:00', parts: [{ text: 'He had a cold.' }] };
    expect(reflections(dudley, message, false).filter(({ id }) => id.startsWith('step-up-'))).toEqual([]);
  });
  it('steps down to early help for twelve weeks, not eleven, before universal services; the others state no such time', () => {
    const plan = stepDownPlan(dudley, '2026-08-31');
    expect([plan?.until, plan?.review]).toEqual(['2026-11-23', '2026-10-12']);
    expect(dudley.pathway.stepDown?.says).toMatch(/early help.*at least twelve weeks before universal/);
    expect([redbridge, oxfordshire].map((pack) => pack.pathway.stepDown)).toEqual([undefined, undefined]);
  });
});
