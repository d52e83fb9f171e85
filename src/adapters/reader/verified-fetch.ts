import type { EncoderManifest } from './manifest';

const shelf = 'encoder';

/** Gets one file of the encoder, from the browser's own cache where it was kept, and checks its SHA-256. An altered file is refused and forgotten. */
export async function fetchVerified(folder: string, name: string, manifest: EncoderManifest, get: (address: string) => Promise<Response>): Promise<Uint8Array> {
  const wanted = manifest.files[name]?.sha256;
  if (!wanted) throw new Error(`The encoder's manifest does not name ${name}: build the panel again.`);
  const address = `${folder}${name}?sha256=${wanted}`;
  const cache = typeof caches === 'undefined' ? undefined : await caches.open(shelf).catch(() => undefined);
  const kept = await cache?.match(address);
  if (kept) {
    const bytes = new Uint8Array(await kept.arrayBuffer());
    if (await hashOf(bytes) === wanted) return bytes;
    await cache?.delete(address);
  }
  const bytes = new Uint8Array(await (await get(address)).arrayBuffer());
  if (await hashOf(bytes) !== wanted) throw new Error(`${name} of the encoder is not the file it should be, so it was not used. The suggestions shown rest on words only.`);
  await cache?.put(address, new Response(bytes)).catch(() => undefined);
  return bytes;
}

/** SHA-256 in hex. */
export async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
