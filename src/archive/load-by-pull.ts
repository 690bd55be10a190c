import { open } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { EngineImage } from '../docker/engine.ts';
import { IdleTimeout } from '../core/idle-timeout.ts';
import { readRange } from '../core/file-range.ts';
import { formatBytes } from '../core/format.ts';
import { Progress } from '../core/progress.ts';
import { boundLayers } from './layer-limit.ts';
import { checkLoaded } from './loaded-image.ts';
import type { LoadedArchive, LoadJob } from './load.ts';
import type { ServedManifest } from './loopback/pull-registry.ts';
import { pullHere, servedTag } from './loopback/pull.ts';
import { untagLoopback } from './loopback/temporary-tags.ts';
import { blobPath } from './format/member.ts';
import type { OciDescriptor } from './format/oci.ts';
import type { StoredImage } from './format/seekable-image.ts';
import { checkImage } from './verify.ts';

/**
 * Makes the engine pull an image from its archive file, only the layers that it lacks, each proved by the engine. The image
 * has a name of ours until it is released. Throws `LoopbackRefusal` where the engine did not pull.
 */
export async function pullArchive(stored: StoredImage, job: LoadJob): Promise<LoadedArchive> {
  const { engine, order, log, signal } = job;
  checkImage(order.path, stored.facts, order.imageid);
  using watch = new IdleTimeout(`loading ${order.path}`, order.idleTimeout, signal);
  using progress = new Progress(log, 'Loading');
  const onBytes = (count: number) => {
    progress.add(count);
    watch.touch();
  };
  const served = serve(stored, boundLayers(order, watch.signal), onBytes, watch.signal);
  const name = await pullHere(engine, { served, log, onFrame: () => watch.touch(), signal: watch.signal });
  try {
    const image: EngineImage = await checkLoaded(engine, name, stored.facts);
    log.info(`The engine pulled ${formatBytes(progress.bytes)}`);
    return { facts: stored.facts, sent: progress.bytes, image, release: () => untagLoopback(engine, name, log) };
  } catch (error) {
    await untagLoopback(engine, name, log);
    throw error;
  }
}

function serve(
  { documents, index, layers }: StoredImage,
  look: ReturnType<typeof boundLayers>,
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
      await using file = await open(layer.place.path);
      const count = async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          onBytes(chunk.length);
          yield chunk;
        }
      };
      const bytes = readRange(file, layer.place.offset + from, layer.size - from);
      await pipeline(look ? look(bytes) : bytes, count, response, { signal });
    },
  };
}

function typeOf(document: Buffer, top: OciDescriptor | undefined): string {
  const { mediaType } = JSON.parse(document.toString('utf8')) as { mediaType?: string };
  return top?.mediaType ?? mediaType ?? 'application/vnd.oci.image.manifest.v1+json';
}
