/** What an installation sets: written by `npm run package`, read from our own origin at start. */
export interface Config {
  clientId: string;
  tenantId: string;
  graph: string;
  authority: string;
  /** SharePoint site of the lists: 'https://contoso.sharepoint.com/sites/safeguarding'. */
  site: string;
  defaultPack: string;
  /** The second, larger file of the reader. Off: the words tier alone. */
  encoder: boolean;
  /** The setting or team that people of this installation work for, as managers filter by. */
  setting: string;
  clockReading?: string;
  /** Hours for which an unfinished referral is kept, encrypted, in the browser; left out or 0: in memory only. */
  draftHours?: number;
  /** The organisation's own Word forms beside the page, by the id of the form that they stand for: { "redbridge-marf": "forms/marf.docx" }. */
  ownForms?: Record<string, string>;
}

const isGuid = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
const isText = (value: unknown) => typeof value === 'string';
const areForms = (value: unknown) => typeof value === 'object' && value !== null && Object.values(value).every((path) => typeof path === 'string' && /^[\w-]+(\/[\w-]+)*\.docx$/.test(path));
const orLeftOut = (fits: (value: unknown) => boolean) => (value: unknown) => value === undefined || fits(value);

/** What each setting must be, with the words for what it is not. Checked by hand: a schema library would double the first download. */
const settings: Record<keyof Config, [fits: (value: unknown) => boolean, must: string]> = {
  clientId: [isGuid, 'must be a GUID'], tenantId: [isGuid, 'must be a GUID'],
  graph: [isText, 'must be text'], authority: [isText, 'must be text'], site: [isText, 'must be text'], defaultPack: [isText, 'must be text'], setting: [isText, 'must be text'],
  encoder: [(value) => typeof value === 'boolean', 'must be true or false'],
  clockReading: [orLeftOut(isText), 'must be text or left out'],
  ownForms: [orLeftOut(areForms), 'must name .docx files beside the page, by form'],
  draftHours: [orLeftOut((value) => typeof value === 'number'), 'must be a number or left out'],
};

/**
 * A configuration as it was read from config.json, checked.
 * @throws with a sentence for the administrator that names every setting that is wrong or unknown
 */
export function checkConfig(read: unknown): Config {
  const given: Record<string, unknown> = typeof read === 'object' && read !== null ? { ...read } : {};
  const wrong = [
    ...Object.entries(settings).filter(([name, [fits]]) => !fits(given[name])).map(([name, [, must]]) => `${name} ${must}`),
    ...Object.keys(given).filter((name) => !Object.hasOwn(settings, name)).map((name) => `${name} is not a setting`),
  ];
  if (wrong.length) throw new Error(`config.json is not right: ${wrong.join('; ')}.`);
  return given as unknown as Config;
}

/**
 * Reads config.json from beside the page.
 * @throws with a sentence for the administrator when it is missing or wrong.
 */
export async function readConfig(): Promise<Config> {
  const answer = await fetch('config.json', { cache: 'no-cache' });
  if (!answer.ok) throw new Error('config.json is missing beside this page. Package the app again with npm run package.');
  return checkConfig(await answer.json());
}
