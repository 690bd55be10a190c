import type { EngineImage } from '../docker/image.ts';
import { open } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { IdleTimeout } from '../core/idle-timeout.ts';
import { readRange } from '../core/file-range.ts';
import { formatBytes } from '../core/format.ts';
import { Progress } from '../core/progress.ts';
import { limitLayers } from './layer-limit.ts';
import { checkLoadedImage } from './loaded-image.ts';
import type { LoadedArchive, LoadJob } from './load.ts';
import type { ServedManifest } from './loopback/pull-registry.ts';
import { pullFromLoopback, servedTag } from './loopback/pull.ts';
import { removeLoopbackTag } from './loopback/temporary-tags.ts';
import { blobPath } from './format/member.ts';
import type { OciDescriptor } from './format/oci.ts';
import type { SeekableImage } from './format/seekable-image.ts';
import { checkArchivedImage } from './verify.ts';

/**
 * Makes the engine pull an image from its archive file, only the layers that it lacks, each proved by the engine. The image
 * has a name of ours until it is released. Throws `LoopbackRefusal` where the engine did not pull.
 */
export async function loadByPull(stored: SeekableImage, job: LoadJob): Promise<LoadedArchive> {
  const { engine, order, log, signal } = job;
  checkArchivedImage(order.path, stored.facts, order.imageid);
  using watch = new IdleTimeout(`loading ${order.path}`, order.idleTimeout, signal);
  using progress = new Progress(log, 'Loading');
  const onBytes = (count: number) => {
    progress.add(count);
    watch.touch();
  };
  const served = serve(stored, limitLayers(order, watch.signal), onBytes, watch.signal);
  const name = await pullFromLoopback(engine, { served, log, onFrame: () => watch.touch(), signal: watch.signal });
  try {
    const image: EngineImage = await checkLoadedImage(engine, name, stored.facts);
    log.info(`The engine pulled ${formatBytes(progress.bytes)}`);
    return { facts: stored.facts, sent: progress.bytes, image, release: () => removeLoopbackTag(engine, name, log) };
  } catch (error) {
    await removeLoopbackTag(engine, name, log);
    throw error;
  }
}

function serve(
  { documents, index, layers }: SeekableImage,
  look: ReturnType<typeof limitLayers>,
  onBytes: (count: number) => void,
  signal: AbortSignal,
) {
  const [top] = (JSON.parse(index) as { manifests: [OciDescriptor] }).manifests;
  const content = (digest: string) => documents.get(blobPath(digest));
  const find = (digest: string) => layers.find(layer => layer.digest === digest);
  return {
    manifest: (reference: string): ServedManifest | undefined => {
      const digest = reference === servedTag ? top.digest : reference;
      const document = content(digest);
      return (
        document && { digest, mediaType: typeOf(document, digest === top.digest ? top : undefined), content: document }
      );
    },
    sizeOf: (digest: string) => find(digest)?.size ?? content(digest)?.length,
    send: async (digest: string, from: number, response: ServerResponse) => {
      const layer = find(digest);
      if (!layer) {
        response.end(content(digest)?.subarray(from));
        return;
      }
      await using file = await open(layer.location.path);
      const count = async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          onBytes(chunk.length);
          yield chunk;
        }
      };
      const bytes = readRange(file, layer.location.offset + from, layer.size - from);
      await pipeline(look ? look(bytes) : bytes, count, response, { signal });
    },
  };
}

function typeOf(document: Buffer, top: OciDescriptor | undefined): string {
  const { mediaType } = JSON.parse(document.toString('utf8')) as { mediaType?: string };
  return top?.mediaType ?? mediaType ?? 'application/vnd.oci.image.manifest.v1+json';
}
