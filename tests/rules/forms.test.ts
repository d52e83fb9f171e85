import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { haveSources, packOf, sourcesFolder } from '../support/packs';

const redbridge = packOf('redbridge', '2025-07-interim');
const packs = [redbridge, packOf('dudley', '2021-03'), packOf('oxfordshire', 'routes-only')];
const withSources = haveSources ? test : test.skip; // skipped, and said so, where ../shared/sources is absent
const redbridgeText = '004_5bc965504a8b870e.txt';
const dudleyText = '003_e3d3e61d1ab3c1e1.txt';
const source = (name: string): string => readFileSync(join(sourcesFolder, name), 'utf8');

/** What the published text expects below social care, with the words that say so, and the field that asks for it. */
const expectedBelowSocialCare: readonly [form: string, field: string, file: string, says: RegExp][] = [
  ['redbridge-fha', 'phone-call-to', redbridgeText, /an enquiry should be made by contacting the Family Help Front Door/],
  ['redbridge-fha', 'social-worker-known', redbridgeText, /If there is no current Children Services involvement/],
  ['redbridge-fha', 'parents-know', redbridgeText, /should be discussed with the child\/young person and\/or parents or carers/],
  ['redbridge-fha', 'agreement-to-share', redbridgeText, /Having obtained consent to share information with other agencies/],
  ['redbridge-fha', 'agency-involved', redbridgeText, /all agencies involved work together/],
  ['redbridge-fha', 'stay-involved', redbridgeText, /Review Meeting\(s\)/],
  ['redbridge-fha', 'neglect-toolkit', redbridgeText, /RSCP Multi-Agency Neglect Toolkit/],
  ['redbridge-request-for-service', 'reason', redbridgeText, /where there is a single need/],
  ['redbridge-request-for-service', 'environment', redbridgeText, /No Recourse to Public Funds[\s\S]*Housing Prevention[\s\S]*Benefit and Debt/],
  ['dudley-eha', 'parents-agree', dudleyText, /Following appropriate consent, agencies should initiate an Early Help Assessment/],
  ['dudley-eha', 'child-dob', dudleyText, /between 0 to 19 years, including unborn babies/],
  ['dudley-eha', 'child-needs', dudleyText, /up to the age of 24 \(where a young person has a learning difficulty or disability\)/],
  ['dudley-eha', 'family-centre', dudleyText, /contact with the appropriate family centre/],
  ['dudley-eha', 'lead-professional', dudleyText, /agree a lead agency, and a Lead Worker/],
  ['dudley-eha', 'neglect-toolkit', dudleyText, /GCP2 \(for neglect\)/],
  ['dudley-eha', 'other-tools', dudleyText, /Contextual Safeguarding Screening Tool/],
];

describe('forms below social care', () => {
  const formOf = (id: string) => packs.flatMap((p) => p.forms ?? []).find((f) => f.id === id);
  const fieldsOf = (id: string) => formOf(id)?.sections.flatMap((s) => s.fields) ?? [];

  test.each(expectedBelowSocialCare)('%s asks for %s', (form, field) => {
    expect(fieldsOf(form).map((f) => f.id)).toContain(field);
  });

  withSources.each(expectedBelowSocialCare)('%s asks for %s because the published text says so (skipped where ../shared/sources is absent)', (_form, _field, file, says) => {
    expect(source(file)).toMatch(says);
  });

  // domain.md 3.2: answers that it proposes for every referral, whatever the level.
  test.each(['redbridge-fha', 'dudley-eha'])('%s must have who, whom, household, parental responsibility, agreement, worry, the child’s life, impact, what was tried, who helps and what is asked', (form) => {
    const must = fieldsOf(form).filter((f) => f.need === 'M').map((f) => f.id);
    for (const field of ['referrer-name', 'referrer-role', 'referrer-agency', 'referrer-contact', 'child-name', 'child-dob', 'child-gender', 'child-language', 'interpreter', 'child-needs', 'child-address', 'school', 'household-person', 'parental-responsibility', 'parents-know', 'parents-agree', 'agreement-to-share', 'reason', 'voice-of-child', 'impact', 'support-so-far', 'agency-involved', 'what-is-wanted']) expect(must).toContain(field);
  });

  test('none of them is a copy of a form that was not found, and each says that it is a worksheet', () => {
    for (const id of ['redbridge-fha', 'redbridge-request-for-service', 'dudley-eha']) expect(formOf(id)?.says).toMatch(/worksheet.*not sent by this tool/su);
  });
});

describe('the referral form', () => {
  test.each(packs)('$name asks every field with a question and weighs it', (pack) => {
    for (const field of pack.form.sections.flatMap((s) => s.fields)) {
      expect([field.id, field.ask.includes('?')]).toEqual([field.id, true]);
      expect([1, 2, 3]).toContain(field.weight);
      expect([field.id, field.need !== 'C' || field.when !== undefined]).toEqual([field.id, true]);
    }
  });

  test.each(packs)('$name asks what hardly any form asks: deadline, parents’ whereabouts, first-hand or told, places and times, last seen', (pack) => {
    const ids = pack.form.sections.flatMap((s) => s.fields.map((f) => f.id));
    expect(ids).toEqual(expect.arrayContaining(['safe-now', 'parents-whereabouts', 'first-hand', 'places-and-times', 'last-seen', 'why-not-told', 'childs-words']));
  });

  test('Redbridge goes through the portal', () => {
    expect(redbridge.form.sentBy).toBe('portal');
  });
});
