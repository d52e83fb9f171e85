import * as z from 'zod/mini';

const Icon = z.object({ size: z.number(), url: z.string() });
const Shape = z.object({
  manifestVersion: z.string(), version: z.string(), id: z.string(),
  name: z.object({ short: z.string() }),
  icons: z.object({ color: z.string(), outline: z.string(), color32x32: z.optional(z.string()) }),
  supportsChannelFeatures: z.optional(z.string()),
  configurableTabs: z.optional(z.array(z.object({ configurationUrl: z.string(), scopes: z.array(z.string()) }))),
  staticTabs: z.optional(z.array(z.object({ entityId: z.string(), contentUrl: z.optional(z.string()), websiteUrl: z.optional(z.string()), scopes: z.array(z.string()) }))),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), nestedAppAuthInfo: z.optional(z.array(z.object({ redirectUri: z.string() }))) }),
  authorization: z.object({ permissions: z.object({ resourceSpecific: z.array(z.object({ name: z.string() })) }) }),
  extensions: z.array(z.object({
    runtimes: z.array(z.object({ code: z.object({ page: z.string() }), actions: z.array(z.object({ id: z.string(), type: z.string(), pinnable: z.optional(z.boolean()) })) })),
    ribbons: z.array(z.object({ contexts: z.array(z.string()), tabs: z.array(z.object({ groups: z.array(z.object({ icons: z.array(Icon), controls: z.array(z.object({ actionId: z.string(), icons: z.array(Icon) })) })) })) })),
  })),
});
type Manifest = z.infer<typeof Shape>;

/** Width and height of a PNG in pixels; undefined when it is no PNG. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47];
  if (bytes.length < 24 || signature.some((byte, i) => bytes[i] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function addresses(manifest: Manifest): string[] {
  return [
    ...(manifest.configurableTabs ?? []).map((t) => t.configurationUrl),
    ...(manifest.staticTabs ?? []).flatMap((t) => [t.contentUrl, t.websiteUrl]),
    ...manifest.extensions.flatMap((e) => [...e.runtimes.map((r) => r.code.page), ...ribbonIcons(e).map((i) => i.url)]),
  ].filter((address): address is string => address !== undefined);
}

const ribbonIcons = (extension: Manifest['extensions'][number]) =>
  extension.ribbons.flatMap((r) => r.tabs.flatMap((t) => t.groups.flatMap((g) => [...g.icons, ...g.controls.flatMap((c) => c.icons)])));

function lintScopes(m: Manifest): string[] {
  const problems: string[] = [];
  const team = [...(m.configurableTabs ?? []), ...(m.staticTabs ?? [])].some((t) => t.scopes.includes('team'));
  if (team && m.supportsChannelFeatures !== 'tier1') problems.push('supportsChannelFeatures must be "tier1": Teams refuses a team-scope tab without it, and the schema does not say so.');
  if (m.name.short.length > 30) problems.push(`name.short has ${m.name.short.length} characters; 30 at most.`);
  if (!/^\d+\.\d+\.\d+$/.test(m.version)) problems.push(`version "${m.version}" must be three numbers, and higher than the one installed.`);
  const has = new Set(m.authorization.permissions.resourceSpecific.map((p) => p.name));
  if (!has.has('Mailbox.SharedFolder')) problems.push('authorization needs Mailbox.SharedFolder: without it the pane does not open in a shared safeguarding mailbox.');
  return problems;
}

function lintAddresses(m: Manifest): string[] {
  const all = addresses(m);
  const bad = all.filter((a) => !a.startsWith('https://'));
  const origins = new Set(all.filter((a) => URL.canParse(a)).map((a) => new URL(a).origin));
  const problems = bad.map((a) => `${a} must be an https address.`);
  if (origins.size > 1) problems.push(`every address must have one origin; found ${[...origins].join(', ')}.`);
  for (const origin of origins) if (!m.validDomains.includes(new URL(origin).host)) problems.push(`validDomains must hold ${new URL(origin).host}.`);
  for (const info of m.webApplicationInfo.nestedAppAuthInfo ?? []) {
    if (![...origins].some((o) => info.redirectUri === `brk-multihub://${new URL(o).host}`)) problems.push(`${info.redirectUri} must be brk-multihub:// and the host alone, without a path.`);
  }
  if (m.id === m.webApplicationInfo.id) problems.push('id and webApplicationInfo.id must differ: one is the app, the other its registration.');
  return problems;
}

function lintOutlook(m: Manifest): string[] {
  const actions = m.extensions.flatMap((e) => e.runtimes.flatMap((r) => r.actions));
  const used = m.extensions.flatMap((e) => e.ribbons.flatMap((r) => r.tabs.flatMap((t) => t.groups.flatMap((g) => g.controls.map((c) => c.actionId)))));
  const problems = used.filter((id) => !actions.some((a) => a.id === id)).map((id) => `a button names the action "${id}", which no runtime has.`);
  problems.push(...actions.filter((a) => a.type === 'openPage' && !a.pinnable).map((a) => `action "${a.id}" must be pinnable.`));
  for (const context of ['mailRead', 'mailCompose']) if (!m.extensions.some((e) => e.ribbons.some((r) => r.contexts.includes(context)))) problems.push(`no ribbon for ${context}.`);
  const sizes = m.extensions.flatMap((e) => e.ribbons.flatMap((r) => r.tabs.flatMap((t) => t.groups.flatMap((g) => [g.icons, ...g.controls.map((c) => c.icons)]))));
  if (sizes.some((set) => [16, 32, 80].some((size) => !set.some((i) => i.size === size)))) problems.push('every ribbon group and button needs icons of 16, 32 and 80 px.');
  return problems;
}

function lintIcons(m: Manifest, file: (name: string) => Uint8Array | undefined): string[] {
  const wanted: [string | undefined, number][] = [[m.icons.color, 192], [m.icons.outline, 32], [m.icons.color32x32, 32]];
  const problems: string[] = [];
  const check = (name: string, size: number) => {
    const bytes = file(name);
    const found = bytes && pngSize(bytes);
    if (!found) problems.push(`${name} is missing or is no PNG.`);
    else if (found.width !== size || found.height !== size) problems.push(`${name} is ${found.width} by ${found.height} px; ${size} by ${size} is needed.`);
  };
  for (const [name, size] of wanted) if (name) check(name, size);
  for (const icon of m.extensions.flatMap(ribbonIcons)) check(icon.url.split('/').pop() ?? '', icon.size);
  return [...new Set(problems)];
}

/**
 * What the schema does not check and Teams or Outlook would refuse. An empty list means that nothing was found.
 * @param file gives the bytes of an icon of the package or site by its file name
 */
export function lintManifest(manifest: unknown, file: (name: string) => Uint8Array | undefined): string[] {
  const parsed = Shape.safeParse(manifest);
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return [...lintScopes(parsed.data), ...lintAddresses(parsed.data), ...lintOutlook(parsed.data), ...lintIcons(parsed.data, file)];
}
