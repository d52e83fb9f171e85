import * as z from 'zod/mini';

const File = z.object({ sha256: z.string(), bytes: z.number(), gzip: z.number() });

/** rules/model/encoder/manifest.json: the build's id and each file's hash and size. */
export const EncoderManifest = z.object({ build: z.string(), files: z.record(z.string(), File) });
export type EncoderManifest = z.infer<typeof EncoderManifest>;

/** Reads a manifest. Throws a plain sentence when it is not one. */
export function readManifest(data: unknown): EncoderManifest {
  const read = EncoderManifest.safeParse(data);
  if (!read.success) throw new Error("The encoder's manifest cannot be read: build the panel again.");
  return read.data;
}
