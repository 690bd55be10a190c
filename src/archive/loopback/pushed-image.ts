import { documentLimit } from '../../core/guards.ts';
import type { DocumentBlob, ImageBlobs } from '../format/image-blobs.ts';
import { makeOciManifest } from '../format/oci-manifest.ts';
import type { BlobStore } from './blob-store.ts';
import type { ReceivedManifest } from './push-storage.ts';
import { pushedAttestations, pushedImages, type PushedManifest } from './pushed-manifests.ts';
import { LoopbackRefusal } from './refusal.ts';

/**
 * Collects the blobs of the one image that was pushed; `pushed` is the manifest or index that was pushed for its tag.
 * Throws `LoopbackRefusal` if it is not exactly one image.
 */
export async function collectPushedImage(store: BlobStore, pushed: ReceivedManifest): Promise<ImageBlobs> {
  const images = pushedImages(store.manifests);
  const [image] = images;
  if (!image || images.length > 1)
    throw new LoopbackRefusal(`the engine pushed ${images.length} images under one name`);
  const config = await readBlob(store, image.config.digest, image.config.mediaType);
  const layers = image.layers.map(({ digest }) => {
    const blob = store.find(digest);
    if (!blob) throw new LoopbackRefusal(`the engine did not push layer ${digest}`);
    return blob;
  });
  if (!layers.every(({ verbatim }) => verbatim)) {
    // A layer that was compressed here has another digest than in the engine's manifest.
    return { config, layers, top: makeOciManifest(config, layers), others: [] };
  }
  const manifest = toDocument(image);
  if (pushed.digest === image.digest) return { config, layers, top: manifest, others: [] };
  const attestations = await Promise.all(pushedAttestations(store.manifests).map(each => readDocuments(store, each)));
  return { config, layers, top: toDocument(pushed), others: [manifest, ...attestations.flat()] };
}

async function readDocuments(store: BlobStore, manifest: PushedManifest): Promise<DocumentBlob[]> {
  const parts = [manifest.config, ...manifest.layers];
  const blobs = parts.map(({ digest, mediaType }) => readBlob(store, digest, mediaType));
  return [toDocument(manifest), ...(await Promise.all(blobs))];
}

async function readBlob(store: BlobStore, digest: string, mediaType: string | null = ''): Promise<DocumentBlob> {
  const content = await store.read(digest, documentLimit);
  if (!content)
    throw new LoopbackRefusal(`the engine did not push ${digest}, or it is larger than ${documentLimit} bytes`);
  return { digest, mediaType: mediaType ?? '', content };
}

function toDocument({ digest, mediaType, content }: ReceivedManifest): DocumentBlob {
  return { digest, mediaType, content };
}
