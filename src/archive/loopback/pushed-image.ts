import { documentLimit } from '../../core/guards.ts';
import type { BlobImage, DocumentBlob } from '../format/image-blobs.ts';
import { makeManifest } from '../format/oci-manifest.ts';
import type { BlobShelf } from './blob-store.ts';
import { LoopbackRefusal } from './server.ts';
import { attestationsOf, imagesOf, type PushedManifest } from './pushed-manifests.ts';
import type { ReceivedManifest } from './push-registry.ts';

/** Puts together the one image that was pushed; `sent` is what was pushed under its name. Throws `LoopbackRefusal` where it is not one. */
export async function collectImage(shelf: BlobShelf, sent: ReceivedManifest): Promise<BlobImage> {
  const images = imagesOf(shelf.manifests);
  const [image] = images;
  if (!image || images.length > 1)
    throw new LoopbackRefusal(`the engine pushed ${images.length} images under one name`);
  const config = await readBlob(shelf, image.config.digest, image.config.mediaType);
  const layers = image.layers.map(({ digest }) => {
    const blob = shelf.find(digest);
    if (!blob) throw new LoopbackRefusal(`the engine did not push layer ${digest}`);
    return blob;
  });
  if (!layers.every(({ verbatim }) => verbatim)) {
    // What was compressed on the way has another digest than the engine's manifest says.
    return { config, layers, top: makeManifest(config, layers), others: [] };
  }
  const manifest = documentOf(image);
  if (sent.digest === image.digest) return { config, layers, top: manifest, others: [] };
  const attestations = await Promise.all(attestationsOf(shelf.manifests).map(each => readAll(shelf, each)));
  return { config, layers, top: documentOf(sent), others: [manifest, ...attestations.flat()] };
}

async function readAll(shelf: BlobShelf, manifest: PushedManifest): Promise<DocumentBlob[]> {
  const parts = [manifest.config, ...manifest.layers];
  const blobs = parts.map(({ digest, mediaType }) => readBlob(shelf, digest, mediaType));
  return [documentOf(manifest), ...(await Promise.all(blobs))];
}

async function readBlob(shelf: BlobShelf, digest: string, mediaType: string | null = ''): Promise<DocumentBlob> {
  const content = await shelf.read(digest, documentLimit);
  if (!content)
    throw new LoopbackRefusal(`the engine did not push ${digest}, or it is larger than ${documentLimit} bytes`);
  return { digest, mediaType: mediaType ?? '', content };
}

function documentOf({ digest, mediaType, content }: ReceivedManifest): DocumentBlob {
  return { digest, mediaType, content };
}
