import { documentLimit } from '../../core/guards.ts';
import type { ImageBlobs, DocumentBlob } from '../format/image-blobs.ts';
import { makeOciManifest } from '../format/oci-manifest.ts';
import type { BlobStore } from './blob-store.ts';
import { LoopbackRefusal } from './server.ts';
import { pushedAttestations, pushedImages, type PushedManifest } from './pushed-manifests.ts';
import type { ReceivedManifest } from './push-registry.ts';

/** Puts together the one image that was pushed; `sent` is what was pushed under its name. Throws `LoopbackRefusal` where it is not one. */
export async function collectPushedImage(store: BlobStore, sent: ReceivedManifest): Promise<ImageBlobs> {
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
    // What was compressed on the way has another digest than the engine's manifest says.
    return { config, layers, top: makeOciManifest(config, layers), others: [] };
  }
  const manifest = documentOf(image);
  if (sent.digest === image.digest) return { config, layers, top: manifest, others: [] };
  const attestations = await Promise.all(pushedAttestations(store.manifests).map(each => readAll(store, each)));
  return { config, layers, top: documentOf(sent), others: [manifest, ...attestations.flat()] };
}

async function readAll(store: BlobStore, manifest: PushedManifest): Promise<DocumentBlob[]> {
  const parts = [manifest.config, ...manifest.layers];
  const blobs = parts.map(({ digest, mediaType }) => readBlob(store, digest, mediaType));
  return [documentOf(manifest), ...(await Promise.all(blobs))];
}

async function readBlob(store: BlobStore, digest: string, mediaType: string | null = ''): Promise<DocumentBlob> {
  const content = await store.read(digest, documentLimit);
  if (!content)
    throw new LoopbackRefusal(`the engine did not push ${digest}, or it is larger than ${documentLimit} bytes`);
  return { digest, mediaType: mediaType ?? '', content };
}

function documentOf({ digest, mediaType, content }: ReceivedManifest): DocumentBlob {
  return { digest, mediaType, content };
}
