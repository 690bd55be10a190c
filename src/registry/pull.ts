import { formatBytes } from '../core/format.ts';
import { documentLimit } from '../core/guards.ts';
import type { Log } from '../core/log.ts';
import { checkPlatform, formatPlatform, type Platform } from '../image/platform.ts';
import { formatImage, formatPullReference } from '../image/reference.ts';
import type { RegistryClient } from './client.ts';
import type { Descriptor } from './documents.ts';
import { unsupported } from './fetch-error.ts';
import { fetchDocument, withFetch, type Fetch, type FetchRequest } from './fetch.ts';
import { fetchLayers, type LayerFolder } from './layers.ts';
import { readManifest } from './manifest.ts';
import { flattenIndex, readEntry } from './nested-index.ts';
import { readPlatform } from './platform-fields.ts';
import { choosePlatform, defaultPlatform, platformsOf } from './platforms.ts';

/** Which image is fetched. */
export interface ImageRequest extends FetchRequest {
  /** What is asked for unless the image names a digest. */
  readonly tag: string;
  /** Default: Linux on this machine's architecture, where there is a choice. */
  readonly platform: Platform | undefined;
}

/** An image as its registry has it, before its layers are fetched; documents are kept byte for byte. */
export interface FoundImage {
  readonly manifest: Buffer;
  readonly manifestType: string;
  readonly manifestDigest: string;
  /** Set when the reference led to an index. */
  readonly indexDigest?: string;
  /** The platforms of all images under this name. */
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
export interface LayerRequest extends LayerFolder {
  readonly isKnown: (digest: string) => boolean;
}

/**
 * Fetches manifest and configuration. Throws `PULL_DENIED`, `PULL_NOT_FOUND`, `PULL_FAILED`, `PLATFORM`,
 * `PULL_UNSUPPORTED` when it is not an image that can be kept, `PULL_CORRUPT` when bytes do not match their digest,
 * `IDLE`.
 */
export async function fetchManifest(
  client: RegistryClient,
  request: ImageRequest,
  log: Log,
  signal: AbortSignal,
): Promise<FoundImage> {
  return withFetch(client, nameOfImage(request), request, log, signal, fetch => findImage(fetch, request));
}

/** Fetches the layers of an image that was found by `fetchManifest`, each once; throws as that does. */
export async function fetchImage(
  client: RegistryClient,
  request: ImageRequest & LayerRequest,
  found: FoundImage,
  log: Log,
  signal: AbortSignal,
): Promise<FetchedImage> {
  const once = new Map(found.layers.map(layer => [layer.digest, layer]));
  const missing = [...once.values()].filter(({ digest }) => !request.isKnown(digest));
  const size = missing.reduce((sum, layer) => sum + layer.size, 0);
  log.info(`Fetching ${missing.length} of ${once.size} layers, ${formatBytes(size)}`);
  const paths = await withFetch(client, nameOfImage(request), request, log, signal, fetch =>
    fetchLayers(fetch, missing, request),
  );
  return { ...found, layers: found.layers.map(layer => ({ ...layer, path: paths.get(layer.digest) })) };
}

/** An image as errors name it. */
export function nameOfImage({ image, tag, platform }: ImageRequest): string {
  return formatImage(formatPullReference(image, tag), platform);
}

async function findImage(fetch: Fetch, { image, tag, platform: asked }: ImageRequest): Promise<FoundImage> {
  const { what, log, client } = fetch;
  const top = await readManifest(fetch, image.digest ?? tag, { digest: image.digest });
  const wanted = asked ?? defaultPlatform(process.arch);
  const index = top.index && (await flattenIndex(fetch, top.index, wanted));
  const chosen = index && choosePlatform(what, index, wanted);
  const { manifest, bytes, mediaType, digest } = chosen ? await readEntry(fetch, chosen) : top;
  if (!manifest) throw unsupported(what, 'is an index that leads to no image');
  const { digest: configDigest, size } = manifest.config;
  const expected = { digest: configDigest, size };
  const { bytes: config } = await fetchDocument(fetch, `blobs/${configDigest}`, '*/*', expected, documentLimit);
  const platform = readPlatform(config);
  if (!platform) throw unsupported(what, `has a configuration without a platform, ${configDigest}`);
  checkPlatform(what, platform, asked);
  log.info(`${what} is ${digest} at ${client.host}, for ${formatPlatform(platform)}`);
  return {
    manifest: bytes,
    manifestType: mediaType,
    manifestDigest: digest,
    indexDigest: chosen && top.digest,
    platforms: index ? platformsOf(index) : [platform],
    config,
    configDigest,
    platform,
    layers: manifest.layers,
  };
}
