import { open } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { readRange } from '../core/file-range.ts';
import { formatBytes } from '../core/format.ts';
import { tap } from '../core/tap.ts';
import { acceptImage } from './accepted-image.ts';
import { blobPath } from './format/member.ts';
import type { SeekableImage } from './format/seekable-image.ts';
import { limitLayers } from './layer-limit.ts';
import type { LoadedArchive, LoadJob, LoadOptions } from './load-job.ts';
import { checkLoadedImage } from './loaded-image.ts';
import type { PullSource } from './loopback/pull-registry.ts';
import { pullFromLoopback, servedTag } from './loopback/pull.ts';
import { TransferMonitor } from './transfer.ts';

/**
 * Makes the engine pull an image from its archive file: it fetches only the layers it lacks, and verifies each. The image has
 * a temporary name until it is released. Throws `LoopbackRefusal` if the engine does not pull.
 */
export async function loadByPull(image: SeekableImage, job: LoadJob): Promise<LoadedArchive> {
  const { engine, options, log, signal } = job;
  const { facts } = image;
  acceptImage(facts, options);
  using monitor = new TransferMonitor(`loading ${options.path}`, 'Loading', options.idleTimeout, log, signal);
  const source = serveImage(image, options, monitor);
  const transfer = { source, log, onMessage: monitor.touch, signal: monitor.signal };
  const { name, release } = await monitor.run(() => pullFromLoopback(engine, transfer));
  try {
    const loaded = await checkLoadedImage(engine, name, facts, log);
    log.info(`The engine pulled ${formatBytes(monitor.bytes)}`);
    return { facts, sent: monitor.bytes, image: loaded, release };
  } catch (error) {
    await release();
    throw error;
  }
}

function serveImage(
  { documents, top, layers }: SeekableImage,
  options: LoadOptions,
  { add: onBytes, signal }: TransferMonitor,
): PullSource {
  const limit = limitLayers(options, signal);
  const findDocument = (digest: string) => documents.get(blobPath(digest));
  const findLayer = (digest: string) => layers.find(layer => layer.digest === digest);
  return {
    manifest: reference => {
      const digest = reference === servedTag ? top.digest : reference;
      const content = findDocument(digest);
      const known = digest === top.digest ? top.mediaType : undefined;
      return content && { digest, mediaType: known ?? mediaTypeOf(content), content };
    },
    sizeOf: digest => findLayer(digest)?.size ?? findDocument(digest)?.length,
    send: async (digest: string, from: number, response: ServerResponse) => {
      const layer = findLayer(digest);
      if (!layer) {
        response.end(findDocument(digest)?.subarray(from));
        return;
      }
      await using file = await open(layer.location.path);
      const bytes = readRange(file, layer.location.offset + from, layer.size - from);
      const count = tap(chunk => onBytes(chunk.length));
      await pipeline(limit ? limit(bytes) : bytes, count, response, { signal });
    },
  };
}

function mediaTypeOf(document: Buffer): string {
  const { mediaType } = JSON.parse(document.toString('utf8')) as { mediaType?: string };
  return mediaType ?? 'application/vnd.oci.image.manifest.v1+json';
}
