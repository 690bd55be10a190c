import { documentLimit } from '../core/guards.ts';
import { checkPlatform, formatPlatform, type Platform } from '../image/platform.ts';
import { formatImage, formatPullReference, type Reference } from '../image/reference.ts';
import type { Log } from '../core/log.ts';
import { formatBytes } from '../core/format.ts';
import { IdleTimeout } from '../core/idle-timeout.ts';
import type { RegistryClient } from './client.ts';
import {
  acceptedTypes,
  readDocument,
  unsupported,
  type Descriptor,
  type ImageManifest,
  type IndexEntry,
} from './documents.ts';
import { explainFetch, fetchDocument, type Expected, type Fetch } from './fetch.ts';
import { fetchLayers, type LayerFolder } from './layers.ts';
import { choosePlatform, defaultPlatform, platformsOf, readPlatform } from './platforms.ts';

/** Which image is fetched. */
export interface FetchOrder {
  readonly image: Reference;
  /** What is asked for unless the image names a digest. */
  readonly tag: string;
  /** Default: Linux on this machine's architecture, where there is a choice. */
  readonly platform: Platform | undefined;
  /** How often a failed request is sent again. */
  readonly retries: number;
  /** Milliseconds of silence before the fetch is given up; 0 is never. */
  readonly idleTimeout: number;
}

/** An image as its registry has it, before its layers are fetched; documents are kept byte for byte. */
export interface FoundImage {
  readonly manifest: Buffer;
  readonly manifestType: string;
  readonly manifestDigest: string;
  /** Set when the reference led to an index. */
  readonly indexDigest?: string;
  /** What there are images for under this name. */
  readonly platforms: readonly Platform[];
  readonly config: Buffer;
  readonly configDigest: string;
  readonly platform: Platform;
  readonly layers: readonly Descriptor[];
}

/** A layer as the registry has it. */
export interface FetchedLayer extends Descriptor {
  /** The file it was fetched to; missing when it was known and not fetched. */
  readonly path?: string;
}

/** An image with its layers, in the order of its manifest. */
export interface FetchedImage extends FoundImage {
  readonly layers: readonly FetchedLayer[];
}

/** Where layers go, and which need not be fetched. */
export interface LayerOrder extends LayerFolder {
  readonly isKnown: (digest: string) => boolean;
}

/**
 * Fetches manifest and configuration, which tell what the image is. Throws `PULL_DENIED`, `PULL_NOT_FOUND`,
 * `PULL_FAILED`, `PLATFORM`, `PULL_UNSUPPORTED` when it is no image that can be kept, `PULL_CORRUPT` when something is
 * not what its digest says, `IDLE`.
 */
export async function fetchManifest(
  client: RegistryClient,
  order: FetchOrder,
  log: Log,
  signal: AbortSignal,
): Promise<FoundImage> {
  return followFetch(client, nameOrder(order), order, log, signal, fetch => findImage(fetch, order));
}

/** Fetches the layers of an image that was found by `fetchManifest`, each once; throws as that does. */
export async function fetchImage(
  client: RegistryClient,
  order: FetchOrder & LayerOrder,
  found: FoundImage,
  log: Log,
  signal: AbortSignal,
): Promise<FetchedImage> {
  const once = new Map(found.layers.map(layer => [layer.digest, layer]));
  const missing = [...once.values()].filter(({ digest }) => !order.isKnown(digest));
  const size = missing.reduce((sum, layer) => sum + layer.size, 0);
  log.info(`Fetching ${missing.length} of ${once.size} layers, ${formatBytes(size)}`);
  const paths = await followFetch(client, nameOrder(order), order, log, signal, fetch =>
    fetchLayers(fetch, missing, order),
  );
  const layers = found.layers.map(layer => {
    const path = paths.get(layer.digest);
    return { ...layer, ...(path !== undefined && { path }) };
  });
  return { ...found, layers };
}

/** Does some work with a registry, and names what goes wrong with it; `what` is what the errors are about. */
export async function followFetch<T>(
  client: RegistryClient,
  what: string,
  { image, retries, idleTimeout }: Pick<FetchOrder, 'image' | 'retries' | 'idleTimeout'>,
  log: Log,
  signal: AbortSignal,
  work: (fetch: Fetch) => Promise<T>,
): Promise<T> {
  using watch = new IdleTimeout(`the fetch of ${what}`, idleTimeout, signal);
  const fetch = { client, what, retries, touch: () => watch.touch(), log, signal: watch.signal };
  try {
    return await work(fetch);
  } catch (error) {
    watch.signal.throwIfAborted();
    throw explainFetch(fetch, image.host, error);
  }
}

/** An image as errors name it. */
export function nameOrder({ image, tag, platform }: FetchOrder): string {
  return formatImage(formatPullReference(image, tag), platform);
}

async function findImage(fetch: Fetch, { image, tag, platform }: FetchOrder): Promise<FoundImage> {
  const top = await readManifest(fetch, image.digest ?? tag, { digest: image.digest });
  const chosen = top.index && choosePlatform(fetch.what, top.index, platform ?? defaultPlatform(process.arch));
  const { manifest, ...facts } = chosen ? await readChosen(fetch, chosen) : top;
  if (!manifest) throw unsupported(fetch.what, 'leads from an index to another one');
  const { digest, size } = manifest.config;
  const config = await fetchDocument(fetch, `blobs/${digest}`, '*/*', { digest, size }, documentLimit);
  const have = readPlatform(config.bytes);
  if (!have) throw unsupported(fetch.what, `has a configuration that names no platform, ${digest}`);
  checkPlatform(fetch.what, have, platform);
  fetch.log.info(`${fetch.what} is ${facts.digest} at ${fetch.client.host}, for ${formatPlatform(have)}`);
  return {
    ...{ manifest: facts.bytes, manifestType: facts.mediaType, manifestDigest: facts.digest },
    ...(chosen && { indexDigest: top.digest }),
    platforms: top.index ? platformsOf(top.index) : [have],
    ...{ config: config.bytes, configDigest: digest, platform: have, layers: manifest.layers },
  };
}

/** A manifest or an index as it came, and what it says. */
export interface ReadManifest {
  readonly bytes: Buffer;
  readonly digest: string;
  readonly mediaType: string;
  readonly manifest?: ImageManifest;
  readonly index?: readonly IndexEntry[];
}

async function readChosen(fetch: Fetch, { digest, size, mediaType }: IndexEntry): Promise<ReadManifest> {
  const read = await readManifest(fetch, digest, { digest, size });
  if (read.mediaType === mediaType) return read;
  throw unsupported(fetch.what, `has a manifest that is ${read.mediaType} and its index calls ${mediaType}`);
}

/** Fetches what a tag or a digest leads to. */
export async function readManifest(fetch: Fetch, name: string, expected: Expected): Promise<ReadManifest> {
  const fetched = await fetchDocument(fetch, `manifests/${name}`, acceptedTypes, expected, documentLimit);
  return { ...fetched, ...readDocument(fetch.what, fetched.bytes, fetched.contentType) };
}
