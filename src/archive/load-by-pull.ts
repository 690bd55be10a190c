import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { messageOf } from '../core/errors.ts';
import { formatBytes } from '../core/format.ts';
import { tap } from '../core/tap.ts';
import { acceptImage } from './accepted-image.ts';
import type { LayerBlob } from './format/image-blobs.ts';
import { blobPath } from './format/member.ts';
import type { OciDescriptor } from './format/oci-descriptor.ts';
import type { SeekableImage } from './format/seekable-image.ts';
import type { LoadedArchive, LoadJob } from './load-job.ts';
import { checkLoadedImage } from './loaded-image.ts';
import type { PullSource } from './loopback/pull-registry.ts';
import { pullFromLoopback, servedTag } from './loopback/pull.ts';
import { LoopbackRefusal } from './loopback/refusal.ts';
import { TransferMonitor } from './transfer.ts';
import { UnpackedLimit } from './unpacked-limit.ts';

/**
 * Makes the engine pull an image from its archive: it fetches only the layers it lacks, and proves each, unpacked too.
 * The image has a temporary name until it is released. Throws `LoopbackRefusal` if the engine does not pull, or if it
 * is not certain that the layers unpack to no more than the limit.
 */
export async function loadByPull(image: SeekableImage, job: LoadJob): Promise<LoadedArchive> {
  const { engine, options, log, signal } = job;
  const { facts } = image;
  acceptImage(facts, options);
  using monitor = new TransferMonitor(`loading ${options.path}`, 'Loading', options.idleTimeout, log, signal);
  const broken = new AbortController();
  const serving = AbortSignal.any([monitor.signal, broken.signal]);
  const source = serveImage(image, {
    top: (await engine.usesContainerd()) ? image.top : toManifest(image),
    limit: options.verified ? undefined : new UnpackedLimit(facts.layers, options.sizeLimit, serving),
    onBytes: monitor.add,
    onFailure: error => broken.abort(toRefusal(error)),
    signal: serving,
  });
  const transfer = { source, log, onMessage: monitor.touch, signal: serving };
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

// The engine would only ask again for a layer that cannot be served.
function toRefusal(error: unknown): LoopbackRefusal {
  return new LoopbackRefusal(`a layer could not be served: ${messageOf(error)}`, error);
}

// An engine with a classic store keeps no index, and would choose from it by platforms that were not verified.
function toManifest({ facts, top }: SeekableImage): OciDescriptor {
  const { manifestDigest: digest = top.digest } = facts;
  return digest === top.digest ? top : { digest, mediaType: undefined };
}

interface Serving {
  /** What is served under the tag. */
  readonly top: OciDescriptor;
  readonly limit: UnpackedLimit | undefined;
  readonly onBytes: (count: number) => void;
  /** Called when a layer cannot be served. */
  readonly onFailure: (error: unknown) => void;
  readonly signal: AbortSignal;
}

function serveImage({ read, documents, facts, layers }: SeekableImage, serving: Serving): PullSource {
  const { top, limit, onBytes, onFailure, signal } = serving;
  const findDocument = (digest: string) => documents.get(blobPath(digest));
  const findLayer = (digest: string) => layers.find(layer => layer.digest === digest);
  const readLayer = async function* (digest: string, { size, location }: LayerBlob, from: number) {
    const served = facts.layers.find(layer => layer.digest === digest);
    const bytes = read(location.offset + from, size - from, signal);
    try {
      yield* limit && served ? limit.pass(served, from, bytes) : bytes;
    } catch (error) {
      onFailure(error);
      throw error;
    }
  };
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
      const count = tap(chunk => onBytes(chunk.length));
      await pipeline(readLayer(digest, layer, from), count, response, { signal });
    },
  };
}

function mediaTypeOf(document: Buffer): string {
  const { mediaType } = JSON.parse(document.toString('utf8')) as { mediaType?: string };
  return mediaType ?? 'application/vnd.oci.image.manifest.v1+json';
}
