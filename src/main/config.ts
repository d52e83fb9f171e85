import * as z from 'zod/mini';

const GUID = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));

/** What an installation sets: written by `npm run package`, read from our own origin at start. */
export const ConfigShape = z.strictObject({
  clientId: GUID,
  tenantId: GUID,
  graph: z.string(),
  authority: z.string(),
  /** SharePoint site of the lists: 'https://contoso.sharepoint.com/sites/safeguarding'. */
  site: z.string(),
  defaultPack: z.string(),
  /** The second, larger file of the reader. Off: the words tier alone. */
  encoder: z.boolean(),
  /** The setting or team that people of this installation work for, as managers filter by. */
  setting: z.string(),
  clockReading: z.optional(z.string()),
  /** Hours for which an unfinished referral is kept, encrypted, in the browser; left out or 0: in memory only. */
  draftHours: z.optional(z.number()),
});
export type Config = z.infer<typeof ConfigShape>;

/**
 * Reads config.json from beside the page.
 * @throws with a sentence for the administrator when it is missing or wrong.
 */
export async function readConfig(): Promise<Config> {
  const answer = await fetch('config.json', { cache: 'no-cache' });
  if (!answer.ok) throw new Error('config.json is missing beside this page. Package the app again with npm run package.');
  const parsed = ConfigShape.safeParse(await answer.json());
  if (!parsed.success) throw new Error(`config.json is not right: ${parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('; ')}.`);
  return parsed.data;
}
