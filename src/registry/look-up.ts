import { documentLimit, isDigest } from '../core/guards.ts';
import { checkPlatform, type Platform } from '../image/platform.ts';
import type { Log } from '../core/log.ts';
import type { RegistryClient } from './client.ts';
import { acceptedTypes } from './documents.ts';
import { fetchDocument, fetchRules, type Fetch } from './fetch.ts';
import { choosePlatform, platformsOf, readPlatform } from './platforms.ts';
import { followFetch, nameOrder, readManifest, type FetchOrder } from './pull.ts';
import { retry } from '../core/retry.ts';

/** What a registry says of an image without giving it. */
export interface RegistryData {
  /** `sha256:` and 64 hex digits: of the index where there is one, else of the manifest. */
  readonly digest: string;
  /** What there are images for; undefined where only the digest was asked for. */
  readonly platforms?: readonly Platform[];
}

/** Asks for the digest that a tag has now, by HEAD, which registries do not count as a pull. Throws as `fetchManifest`. */
export function askDigest(
  client: RegistryClient,
  order: FetchOrder,
  log: Log,
  signal: AbortSignal,
): Promise<RegistryData> {
  return followFetch(client, nameOrder(order), order, log, signal, async fetch => {
    const digest = (await headDigest(fetch, order)) ?? (await readTop(fetch, order)).digest;
    log.info(`Registry digest of ${fetch.what} is ${digest}, by ${client.host}`);
    return { digest };
  });
}

/** Asks for the digest and the platforms of an image; throws as `fetchManifest`, `PLATFORM` with what there is. */
export function askImage(
  client: RegistryClient,
  order: FetchOrder,
  log: Log,
  signal: AbortSignal,
): Promise<RegistryData> {
  return followFetch(client, nameOrder(order), order, log, signal, async fetch => {
    const { digest, index, manifest } = await readTop(fetch, order);
    log.info(`Registry digest of ${fetch.what} is ${digest}, by ${client.host}`);
    if (index && order.platform) choosePlatform(fetch.what, index, order.platform);
    if (index) return { digest, platforms: platformsOf(index) };
    const have = manifest && (await readOwn(fetch, manifest.config));
    if (have) checkPlatform(fetch.what, have, order.platform);
    return { digest, platforms: have ? [have] : [] };
  });
}

function readTop(fetch: Fetch, { image, tag }: FetchOrder): ReturnType<typeof readManifest> {
  return readManifest(fetch, image.digest ?? tag, { digest: image.digest });
}

// Not every registry tells the digest of what it does not send.
async function headDigest(fetch: Fetch, { tag }: FetchOrder): Promise<string | undefined> {
  const path = `manifests/${tag}`;
  const ask = () => fetch.client.head(path, { accept: acceptedTypes }, fetch.signal);
  const headers = await retry(fetchRules(fetch, `asking for ${path}`), ask, fetch.log, fetch.signal);
  fetch.touch();
  const digest = headers['docker-content-digest'];
  return isDigest(digest) ? digest : undefined;
}

async function readOwn(
  fetch: Fetch,
  { digest, size }: { digest: string; size: number },
): Promise<Platform | undefined> {
  return readPlatform((await fetchDocument(fetch, `blobs/${digest}`, '*/*', { digest, size }, documentLimit)).bytes);
}
