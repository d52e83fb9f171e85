import { createEncoderTier, type EncoderInput, type EncoderTier } from '../../core/evidence';
import { openCloser, type ReadClosely } from '../../core/referral';
import { readManifest, type EncoderManifest } from './manifest';
import { fetchVerified } from './verified-fetch';

/** Where our own origin keeps the model's files and the engine's. Both end with a slash. */
export interface EncoderPlace {
  model: string;
  /** Folder of engine.js and engine.wasm, as our build copied them. */
  engine: string;
}

/**
 * Fetches the encoder from our own origin, checks every file against the manifest's SHA-256 and opens it, one thread, in WebAssembly.
 * Nothing of a message leaves the browser. Rejects with a plain sentence when a file is missing, altered or will not open.
 */
export async function loadEncoder(place: EncoderPlace, onBytes?: (done: number, all: number) => void): Promise<EncoderTier> {
  return openEncoder(await fetchParts(place.model, onBytes), place.engine);
}

/** The closer reader of wording, fetched, checked and opened in the same way. */
export async function loadWording(place: EncoderPlace): Promise<ReadClosely> {
  return openWording(await fetchParts(place.model), place.engine);
}

async function fetchParts(model: string, onBytes?: (done: number, all: number) => void): Promise<EncoderParts> {
  const manifest = readManifest(await (await fetchOk(`${model}manifest.json`)).json());
  const all = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  const get = async (name: string): Promise<Uint8Array> => {
    const bytes = await fetchVerified(model, name, manifest, fetchOk);
    done += bytes.byteLength;
    onBytes?.(done, all);
    return bytes;
  };
  const [vocabulary, head, weights] = [await get('vocab.txt'), await get('head.json'), await get('model.onnx')];
  return { manifest, vocabulary, head, weights };
}

export interface EncoderParts { manifest: EncoderManifest; vocabulary: Uint8Array; head: Uint8Array; weights: Uint8Array }

/** Opens files that were already fetched and checked. */
export async function openEncoder(parts: EncoderParts, engine?: string): Promise<EncoderTier> {
  const run = await openSession(parts.weights, engine);
  return createEncoderTier({ build: parts.manifest.build, vocabulary: textOf(parts.vocabulary), head: textOf(parts.head) }, async (inputs) => {
    const { figures, has } = await run(inputs);
    return { rows: figures('rows'), whole: figures('whole'), beyond: figures('beyond'), tells: figures('tells'), denies: figures('denies'), ...(has('facts') && { facts: figures('facts') }) };
  });
}

/** The closer reader of wording from files that were already fetched and checked. */
export async function openWording(parts: EncoderParts, engine?: string): Promise<ReadClosely> {
  const run = await openSession(parts.weights, engine);
  return openCloser({ vocabulary: textOf(parts.vocabulary), head: textOf(parts.head) }, async (inputs) => (await run(inputs)).figures('faults'));
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** What one run gave, by name. */
interface Gave { figures: (name: string) => Float32Array; has: (name: string) => boolean }

async function openSession(weights: Uint8Array, engine?: string): Promise<(inputs: Record<string, EncoderInput>) => Promise<Gave>> {
  const ort = await import('onnxruntime-web/wasm');
  ort.env.wasm.numThreads = 1;
  if (engine) ort.env.wasm.wasmPaths = { mjs: `${engine}engine.js`, wasm: `${engine}engine.wasm` };
  const session = await ort.InferenceSession.create(weights, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' });
  const tensor = ({ data, dims }: EncoderInput) => new ort.Tensor('int64', BigInt64Array.from(data, BigInt), dims);
  return async (inputs) => {
    const out = await session.run(Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, tensor(input)])));
    const figures = (name: string): Float32Array => {
      const data = out[name]?.data;
      if (!(data instanceof Float32Array)) throw new Error('The encoder gave no figures: fetch its files again.');
      return data;
    };
    return { figures, has: (name) => name in out };
  };
}

async function fetchOk(address: string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The encoder's files could not be fetched (${answer.status}). The suggestions shown rest on words only.`);
  return answer;
}
