import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { Document, Packer, Paragraph } from 'docx';
import { validateXML } from 'xmllint-wasm';
import { contentSecurityPolicy, nginxExample, staticWebAppConfig } from '../../src/cli/hosting';
import { lintManifest, pngSize } from '../../src/cli/manifest-lint';
import { outlookXml } from '../../src/cli/outlook-xml';
import { manifestFor, runPackage } from '../../src/cli/package';
import { checkConfig } from '../../src/main/config';

const root = path.resolve(__dirname, '../..');
const contracts = path.join(root, '../shared/contracts');
const template = readFileSync(path.join(root, 'manifest/manifest.template.json'), 'utf8');
const order = { host: 'https://panel.example.org', clientId: '22222222-2222-4222-8222-222222222222', tenant: '33333333-3333-4333-8333-333333333333', organisation: 'Fernmead "Learning" Trust' };
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- faults are planted into the raw manifest
const manifest = (): any => structuredClone(manifestFor(order, '1.2.3', template));
const icon = (name: string) => new Uint8Array(readFileSync(path.join(root, 'assets/icons', name)));

describe('the unified manifest', () => {
  it('is valid under the published schema, offline', async () => {
    expect(await AppManifestUtils.validateAgainstSchema(manifest())).toEqual([]);
  });

  (existsSync(contracts) ? it : it.skip)('is valid under the contract schema of 1.29 (skipped where ../shared/contracts is absent)', () => {
    const ajv = addFormats(new AjvDraft04({ strict: false, unicodeRegExp: false }));
    const check = ajv.compile(JSON.parse(readFileSync(path.join(contracts, 'teams-manifest.schema.json'), 'utf8')));
    expect(check(manifest()) ? [] : check.errors).toEqual([]);
    expect(check({ ...manifest(), supportsChannelFeature: 'tier1' })).toBe(false);
  });

  it('passes our own lint', () => {
    expect(lintManifest(manifest(), icon)).toEqual([]);
  });

  it('gives the same app id each time for the same tenant and host, and another for another', () => {
    expect(manifest().id).toBe(manifest().id);
    expect((manifestFor({ ...order, host: 'https://other.example.org' }, '1.2.3', template) as { id: string }).id).not.toBe(manifest().id);
  });

  const faults: [string, (m: ReturnType<typeof manifest>) => void, RegExp][] = [
    ['a team scope without channel features', (m) => { delete m.supportsChannelFeatures; }, /supportsChannelFeatures/],
    ['a short name over 30 characters', (m) => { m.name.short = 'x'.repeat(31); }, /30 at most/],
    ['a version of two numbers', (m) => { m.version = '1.2'; }, /three numbers/],
    ['no shared folder permission', (m) => { m.authorization.permissions.resourceSpecific.pop(); }, /Mailbox\.SharedFolder/],
    ['an address without https', (m) => { m.staticTabs[0].contentUrl = 'http://panel.example.org/tab.html'; }, /https/],
    ['a second origin', (m) => { m.staticTabs[0].contentUrl = 'https://elsewhere.example.org/tab.html'; }, /one origin/],
    ['a domain left out', (m) => { m.validDomains = ['other.example.org']; }, /validDomains/],
    ['a redirect with a path', (m) => { m.webApplicationInfo.nestedAppAuthInfo[0].redirectUri = 'brk-multihub://panel.example.org/x'; }, /brk-multihub/],
    ['one id for app and registration', (m) => { m.webApplicationInfo.id = m.id; }, /must differ/],
    ['a button without an action', (m) => { m.extensions[0].runtimes[0].actions.pop(); }, /openCompose/],
    ['a pane that cannot be pinned', (m) => { m.extensions[0].runtimes[0].actions[0].pinnable = false; }, /pinnable/],
    ['no compose ribbon', (m) => { m.extensions[0].ribbons.pop(); }, /mailCompose/],
    ['an icon size left out', (m) => { m.extensions[0].ribbons[0].tabs[0].groups[0].icons.pop(); }, /16, 32 and 80/],
    ['an icon of the wrong size', (m) => { m.icons.color = 'color-128.png'; }, /128 by 128/],
  ];
  it.each(faults)('is refused with a sentence: %s', (_name, plant, says) => {
    const broken = manifest();
    plant(broken);
    expect(lintManifest(broken, icon).join('\n')).toMatch(says);
  });

  it('reads the size of a PNG and refuses what is none', () => {
    expect(pngSize(icon('color-80.png'))).toEqual({ width: 80, height: 80 });
    expect(pngSize(new Uint8Array(40))).toBeUndefined();
  });
});

describe('the headers of the site', () => {
  it('never allow inline script or eval, and WebAssembly only with the encoder', () => {
    for (const page of ['taskpane', 'tab', 'sign-in'] as const) {
      expect(contentSecurityPolicy(page, true)).not.toMatch(/'unsafe-inline'|'unsafe-eval'/);
      expect(contentSecurityPolicy(page, false)).not.toMatch(/wasm/);
    }
    expect(contentSecurityPolicy('taskpane', true)).toContain("'wasm-unsafe-eval'");
    expect(contentSecurityPolicy('tab', true)).not.toContain('appsforoffice');
  });

  it('give the sign-in pages no opener policy, in either host', () => {
    expect(staticWebAppConfig(true)).not.toContain('Cross-Origin-Opener-Policy');
    expect(nginxExample('panel.example.org', true)).not.toContain('Cross-Origin-Opener-Policy');
  });
});

describe('the XML for Mac and mobile', () => {
  it('escapes what the organisation is called', () => {
    const xml = outlookXml({ id: order.tenant, version: '1.2.3', organisation: 'A & <B>', host: order.host });
    expect(xml).toContain('A &#38; &#60;B&#62;');
    expect(xml.match(/<VersionOverrides /g)).toHaveLength(2);
  });
});

describe('the XML under the published schema', () => {
  const xsd = path.join(contracts, 'xsd');
  // The published schemas predate SupportsSharedFolders, which the documentation puts first in DesktopFormFactor.
  (existsSync(xsd) ? it : it.skip)('is valid as far as the schema goes (skipped where ../shared/contracts is absent)', async () => {
    const xml = outlookXml({ id: order.tenant, version: '1.2.3', organisation: order.organisation, host: order.host });
    const read = (fileName: string) => ({ fileName, contents: readFileSync(path.join(xsd, fileName), 'utf8') });
    const main = 'OfficeAppManifestV1_1.xsd';
    const check = (contents: string) => validateXML({ xml: { fileName: 'manifest.xml', contents }, schema: [read(main)], preload: readdirSync(xsd).filter((f) => f !== main).map(read) });
    expect((await check(xml.replace('<SupportsSharedFolders>true</SupportsSharedFolders>', ''))).errors).toEqual([]);
    expect((await check(xml.replace('<DefaultLocale>en-GB</DefaultLocale>', ''))).valid).toBe(false);
  }, 30_000);
});

describe('npm run package with forms of the organisation’s own', () => {
  let folder = '';
  const said: string[] = [];
  const given = ['--host', order.host, '--client-id', order.clientId, '--tenant', order.tenant, '--site', 'https://contoso.sharepoint.com/sites/safeguarding'];
  const out = () => path.join(folder, 'out');
  /** A checkout with a build of one page: the rest is this one's. */
  const pack = (...more: string[]) => { said.length = 0; return runPackage([...given, '--out', out(), ...more], path.join(folder, 'checkout'), '1.0.0', (line) => said.push(line)); };
  const form = async (name: string, text: string) => {
    const at = path.join(folder, name);
    writeFileSync(at, await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] })));
    return at;
  };
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'package-'));
    mkdirSync(path.join(folder, 'checkout/dist'), { recursive: true });
    writeFileSync(path.join(folder, 'checkout/dist/taskpane.html'), '<!doctype html>');
    for (const part of ['assets', 'manifest', 'rules']) symlinkSync(path.join(root, part), path.join(folder, 'checkout', part));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('puts each beside the page under a name that changes with it, tells the configuration, and counts it in the checksums', async () => {
    const marf = await form('marf.docx', 'Surgery: {gp}. Shoe size: {shoe-size}');
    expect(pack('--own-form', `redbridge-marf=${marf}`, '--own-form', `dudley-eha=${await form('eha.docx', '{child-name}')}`)).toBe(0);
    const config = checkConfig(JSON.parse(readFileSync(path.join(out(), 'site/config.json'), 'utf8')));
    expect(Object.keys(config.ownForms ?? {})).toEqual(['redbridge-marf', 'dudley-eha']);
    const at = config.ownForms?.['redbridge-marf'] ?? '';
    expect(readFileSync(path.join(out(), 'site', at))).toEqual(readFileSync(marf));
    const sum = createHash('sha256').update(readFileSync(marf)).digest('hex');
    expect(readFileSync(path.join(out(), 'SHA256SUMS'), 'utf8')).toContain(`${sum}  site/${at}`);
    expect(said.join('\n')).toMatch(/\{shoe-size\} is no field of Multi-Agency Referral Form/);

    expect(pack('--own-form', `redbridge-marf=${await form('marf.docx', 'Our surgery: {gp}')}`)).toBe(0);
    const [now, ...others] = readdirSync(path.join(out(), 'site/forms'));
    expect(others).toEqual([]);
    expect(`forms/${now ?? ''}`).not.toBe(at);
    expect(pack()).toBe(0);
    expect(existsSync(path.join(out(), 'site/forms'))).toBe(false);
    expect(JSON.parse(readFileSync(path.join(out(), 'site/config.json'), 'utf8'))).not.toHaveProperty('ownForms');
  });

  it('refuses one of an unknown form, one that is missing, no Word file, or has no place that is known, and writes nothing', async () => {
    rmSync(out(), { recursive: true, force: true });
    const text = path.join(folder, 'notes.docx');
    writeFileSync(text, 'not a Word file');
    for (const [option, says] of [
      [`nobodys-form=${text}`, /must be FORM-ID=FILE\.docx, FORM-ID one of: .*redbridge-marf/], ['redbridge-marf', /must be FORM-ID=FILE\.docx/],
      ['redbridge-marf=/nowhere/at-all.docx', /there is no file/], [`redbridge-marf=${folder}`, /is a folder\. Name a file\./], [`redbridge-marf=${text}`, /notes\.docx: /], [`redbridge-marf=${await form('bare.docx', 'No place at all')}`, /no place in it is known/],
    ] as const) {
      expect(pack('--own-form', option)).toBe(1);
      expect(said.join('\n')).toMatch(says);
    }
    expect(existsSync(out())).toBe(false);
  });

  it.each<[string, string[], RegExp]>([
    ['an authority that is not there', ['--pack', 'nowhere'], /^--pack "nowhere" is no authority under rules\. There are: dudley, oxfordshire, redbridge\.$/m],
    ['an edition in place of an authority', ['--pack', 'redbridge/2025-07-interim'], /^--pack "redbridge\/2025-07-interim" is no authority/m],
    ['a site that is no address', ['--site', 'safeguarding'], /^--site must be the address of the site, such as https:/m],
    ['a site without its path', ['--site', 'https://contoso.sharepoint.com/'], /^--site must be the address of the site/m],
    ['an organisation without a name', ['--organisation', ' '], /^--organisation must be a name of 1 to 32 characters/m],
    ['an organisation that would be cut off', ['--organisation', 'x'.repeat(33)], /^--organisation must be a name of 1 to 32 characters/m],
  ])('refuses %s and writes nothing', (_, more, says) => {
    rmSync(out(), { recursive: true, force: true });
    expect(pack(...more)).toBe(2);
    expect(said.join('\n')).toMatch(says);
    expect(existsSync(out())).toBe(false);
  });

  it('refuses to write into what it is made from', () => {
    const dist = path.join(folder, 'checkout/dist');
    expect(pack('--out', path.join(dist, 'out'))).toBe(2);
    expect(said.join('\n')).toMatch(/^--out must not lie in dist/m);
    expect(readdirSync(dist)).toEqual(['taskpane.html']);
  });

  it('counts in the checksums what it has written, with names that every system reads, and leaves alone what else lies there', () => {
    rmSync(out(), { recursive: true, force: true });
    mkdirSync(out());
    writeFileSync(path.join(out(), 'letter.txt'), 'mine');
    expect(pack()).toBe(0);
    const named = readFileSync(path.join(out(), 'SHA256SUMS'), 'utf8').trimEnd().split('\n').map((line) => line.slice(66));
    expect(named).toEqual(expect.arrayContaining(['nginx.conf', 'outlook-mac-mobile.xml', 'threshold-consultation.zip', 'site/config.json', 'site/icons/color-64.png']));
    expect(named).not.toContain('letter.txt');
    expect(readFileSync(path.join(out(), 'letter.txt'), 'utf8')).toBe('mine');
  });

  it('takes away what an earlier packaging wrote into site/ and this one does not, and leaves there what is not of ours', () => {
    rmSync(out(), { recursive: true, force: true });
    const dist = path.join(folder, 'checkout/dist');
    const site = (name: string) => path.join(out(), 'site', name);
    try {
      mkdirSync(path.join(dist, 'assets'));
      writeFileSync(path.join(dist, 'taskpane.aaaa.js'), 'the build before');
      writeFileSync(path.join(dist, 'assets/words.aaaa.bin'), 'its words');
      expect(pack()).toBe(0);
      writeFileSync(site('robots.txt'), 'mine');
      rmSync(path.join(dist, 'assets'), { recursive: true });
      rmSync(path.join(dist, 'taskpane.aaaa.js'));
      writeFileSync(path.join(dist, 'taskpane.bbbb.js'), 'this build');
      expect(pack()).toBe(0);
      expect(['taskpane.aaaa.js', 'assets', 'taskpane.bbbb.js', 'robots.txt', 'taskpane.html'].filter((name) => existsSync(site(name)))).toEqual(['taskpane.bbbb.js', 'robots.txt', 'taskpane.html']);
      const sums = readFileSync(path.join(out(), 'SHA256SUMS'), 'utf8');
      expect(sums).not.toMatch(/aaaa/);
      expect(sums).not.toMatch(/robots/);
      expect(sums).toMatch(/ {2}site\/taskpane\.bbbb\.js$/m);
    } finally {
      rmSync(dist, { recursive: true });
      mkdirSync(dist);
      writeFileSync(path.join(dist, 'taskpane.html'), '<!doctype html>');
    }
  });

  it('takes away nothing that lies outside site/, whatever the list of an earlier packaging says', () => {
    rmSync(out(), { recursive: true, force: true });
    mkdirSync(out());
    writeFileSync(path.join(folder, 'kept.txt'), 'mine');
    writeFileSync(path.join(out(), 'SHA256SUMS'), `${'0'.repeat(64)}  site/../../kept.txt\n${'0'.repeat(64)}  ../kept.txt\n`);
    expect(pack()).toBe(0);
    expect(readFileSync(path.join(folder, 'kept.txt'), 'utf8')).toBe('mine');
  });
});

describe('npm run package', () => {
  it('says what is missing and writes nothing', () => {
    const said: string[] = [];
    expect(runPackage(['--host', 'http://x/y'], root, '1.0.0', (line) => said.push(line))).toBe(2);
    expect(said.join('\n')).toMatch(/--host must be an https origin[\s\S]*--client-id[\s\S]*--tenant[\s\S]*--out/);
  });
});
