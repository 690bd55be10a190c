import type { IncomingHttpHeaders } from 'node:http';
import { documentLimit, isDigest } from '../core/guards.ts';
import type { Log } from '../core/log.ts';
import { checkPlatform, type Platform } from '../image/platform.ts';
import type { RegistryClient } from './client.ts';
import { acceptedTypes, type Descriptor } from './documents.ts';
import { fetchDocument, retryFetch, withFetch, type Fetch } from './fetch.ts';
import { readManifest, type FetchedManifest } from './manifest.ts';
import { flattenIndex } from './nested-index.ts';
import { readPlatform } from './platform-fields.ts';
import { choosePlatform, platformsOf } from './platforms.ts';
import { RegistryRefusal } from './refusal.ts';
import { nameOfImage, type ImageRequest } from './pull.ts';

/** What a registry says about an image without serving it. */
export interface RegistryData {
  /** `sha256:` and 64 hex digits: of the index where there is one, else of the manifest. */
  readonly digest: string;
  /** The platforms of all images under this name; undefined where only the digest was asked for. */
  readonly platforms?: readonly Platform[];
}

/** Asks for the digest that a tag has now, by HEAD, which registries do not count as a pull. Throws as `fetchManifest`. */
export function askDigest(
  client: RegistryClient,
  request: ImageRequest,
  log: Log,
  signal: AbortSignal,
): Promise<RegistryData> {
  return withFetch(client, nameOfImage(request), request, log, signal, async fetch => {
    const digest = (await headDigest(fetch, request)) ?? (await readTop(fetch, request)).digest;
    log.info(`Registry digest of ${fetch.what} is ${digest}, according to ${client.host}`);
    return { digest };
  });
}

/** Asks for the digest and the platforms of an image; throws as `fetchManifest`. */
export function askImage(
  client: RegistryClient,
  request: ImageRequest,
  log: Log,
  signal: AbortSignal,
): Promise<RegistryData> {
  return withFetch(client, nameOfImage(request), request, log, signal, async fetch => {
    const { digest, index: top, manifest } = await readTop(fetch, request);
    const index = top && (await flattenIndex(fetch, top, request.platform));
    log.info(`Registry digest of ${fetch.what} is ${digest}, according to ${client.host}`);
    if (index && request.platform) choosePlatform(fetch.what, index, request.platform);
    if (index) return { digest, platforms: platformsOf(index) };
    const platform = manifest && (await fetchPlatform(fetch, manifest.config));
    if (platform) checkPlatform(fetch.what, platform, request.platform);
    return { digest, platforms: platform ? [platform] : [] };
  });
}

function readTop(fetch: Fetch, { image, tag }: ImageRequest): Promise<FetchedManifest> {
  return readManifest(fetch, image.digest ?? tag, { digest: image.digest });
}

// Not every registry names the digest in its answer to HEAD, or supports HEAD at all.
async function headDigest(fetch: Fetch, { tag }: ImageRequest): Promise<string | undefined> {
  const path = `manifests/${tag}`;
  const headers = await retryFetch(fetch, `asking for ${path}`, () =>
    fetch.client.head(path, { accept: acceptedTypes }, fetch.signal).catch(noHead),
  );
  fetch.touch();
  const digest = headers['docker-content-digest'];
  return isDigest(digest) ? digest : undefined;
}

function noHead(error: unknown): IncomingHttpHeaders {
  if (error instanceof RegistryRefusal && [400, 405, 501].includes(error.status)) return {};
  throw error;
}

async function fetchPlatform(fetch: Fetch, { digest, size }: Descriptor): Promise<Platform | undefined> {
  const { bytes } = await fetchDocument(fetch, `blobs/${digest}`, '*/*', { digest, size }, documentLimit);
  return readPlatform(bytes);
}
