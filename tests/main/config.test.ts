import { checkConfig } from '../../src/main/config';

const right = {
  clientId: '00000000-0000-4000-8000-0000000000c1', tenantId: '00000000-0000-4000-8000-0000000000d1', graph: 'https://graph.microsoft.com', authority: 'https://login.microsoftonline.com',
  site: 'contoso.sharepoint.com:/sites/safeguarding', defaultPack: 'redbridge', encoder: true, setting: 'A school',
};

describe('the configuration of an installation', () => {
  it('is taken as it stands when it is right, with and without what may be left out', () => {
    expect(checkConfig(right)).toEqual(right);
    expect(checkConfig({ ...right, ownForms: { 'redbridge-marf': 'forms/marf.docx' } }).ownForms).toEqual({ 'redbridge-marf': 'forms/marf.docx' });
    expect(checkConfig({ ...right, clockReading: 'a', draftHours: 12 })).toEqual({ ...right, clockReading: 'a', draftHours: 12 });
  });

  it.each([
    ['a client id that is no GUID', { ...right, clientId: 'abc' }, 'clientId must be a GUID'],
    ['a setting left out', { ...right, site: undefined }, 'site must be text'],
    ['a word for yes', { ...right, encoder: 'yes' }, 'encoder must be true or false'],
    ['hours in words', { ...right, draftHours: '12' }, 'draftHours must be a number or left out'],
    ['a form that is elsewhere', { ...right, ownForms: { 'redbridge-marf': 'https://elsewhere.example/a.docx' } }, 'ownForms must name .docx files beside the page, by form'],
    ['a setting that does not exist', { ...right, secret: 'x' }, 'secret is not a setting'],
    ['a name that every object has', { ...right, toString: 'x' }, 'toString is not a setting'],
    ['no object at all', 'text', 'clientId must be a GUID; tenantId must be a GUID'],
  ])('is refused with a sentence that names what is wrong: %s', (_what, given, says) => {
    expect(() => checkConfig(given)).toThrow(says);
  });
});
