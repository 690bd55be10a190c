import { rename } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pMap from 'p-map';
import { createFile, type HashedFile } from '../core/hashed-file.ts';
import { partialPath } from '../core/partial-file.ts';
import type { Descriptor } from './documents.ts';
import { corrupt, IncompleteAnswer } from './fetch-error.ts';
import { retryFetch, type Fetch } from './fetch.ts';
import { RegistryRefusal } from './refusal.ts';

/** Where layers go. */
export interface LayerFolder {
  /** An existing folder; layers are named there by the hex digits of their digests. */
  readonly dir: string;
  /** Called with the number of bytes that have arrived. */
  readonly onBytes?: (count: number) => void;
}

// As many as engines fetch; more would only share the same bandwidth.
const concurrency = 4;

/** Fetches layers side by side and gives their files by digest; after a failure nothing unfinished is left. */
export async function fetchLayers(
  fetch: Fetch,
  layers: readonly Descriptor[],
  folder: LayerFolder,
): Promise<ReadonlyMap<string, string>> {
  const stop = new AbortController();
  const joined = { ...fetch, signal: AbortSignal.any([fetch.signal, stop.signal]) };
  const paths = new Map<string, string>();
  const fetchOne = async (layer: Descriptor) => {
    if (!joined.signal.aborted) paths.set(layer.digest, await fetchLayer(joined, layer, folder));
  };
  // Waits until every fetch has ended, because none may write to the folder later.
  await pMap(layers, layer => fetchOne(layer).catch((error: unknown) => stop.abort(error)), { concurrency });
  joined.signal.throwIfAborted();
  return paths;
}

async function fetchLayer(fetch: Fetch, layer: Descriptor, folder: LayerFolder): Promise<string> {
  const partial = partialPath(folder.dir);
  const fill = async (file: HashedFile) => {
    await retryFetch(fetch, `fetching ${layer.digest}`, () => appendRest(fetch, layer, file, folder));
    const { sha256 } = await file.finish(fetch.signal);
    if (`sha256:${sha256}` === layer.digest) return;
    throw corrupt(fetch.what, fetch.client.host, `${layer.digest} arrived as sha256:${sha256}`);
  };
  await createFile(partial, fill, { durable: false });
  const path = join(folder.dir, layer.digest.replace('sha256:', ''));
  await rename(partial, path);
  return path;
}

// Continues where a broken connection left off: asks for the rest, or skips as much of the whole.
async function appendRest(fetch: Fetch, layer: Descriptor, file: HashedFile, { onBytes }: LayerFolder): Promise<void> {
  const { client, what, signal } = fetch;
  const from = file.size;
  // A connection can break after the last byte.
  if (from > 0 && from === layer.size) return;
  const range = from > 0 ? `bytes=${from}-` : undefined;
  const answer = await client.get(`blobs/${layer.digest}`, { range }, signal);
  let skip = from - startOf(answer, from, client.host);
  const append = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      fetch.touch();
      const fresh = chunk.subarray(skip);
      skip -= chunk.length - fresh.length;
      if (file.size + fresh.length > layer.size) {
        throw corrupt(what, client.host, `${layer.digest} is larger than ${layer.size} bytes`);
      }
      await file.append(fresh);
      onBytes?.(fresh.length);
    }
  };
  await pipeline(answer, append, { signal });
  if (file.size === layer.size) return;
  throw new IncompleteAnswer(`${layer.digest} ended after ${file.size} of ${layer.size} bytes`);
}

function startOf({ statusCode, headers }: IncomingMessage, from: number, host: string): number {
  if (statusCode !== 206) return 0;
  const range = headers['content-range'] ?? '';
  const start = Number(/^bytes (\d+)-/.exec(range)?.[1] ?? NaN);
  if (start <= from) return start;
  throw new RegistryRefusal(206, `${host} was asked for the bytes from ${from} on but sent others (${range})`);
}
