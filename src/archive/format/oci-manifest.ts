import { digestOf } from '../../core/digest.ts';
import type { Compression } from '../compress/decompress.ts';
import type { DocumentBlob, LayerBlob } from './image-blobs.ts';

const layerType = 'application/vnd.oci.image.layer.v1.tar';
const suffixes: Readonly<Record<Compression, string>> = { none: '', gzip: '+gzip', zstd: '+zstd' };

/** Makes the OCI manifest of an image from its configuration and layers. */
export function makeOciManifest({ digest, content }: DocumentBlob, layers: readonly LayerBlob[]): DocumentBlob {
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest, size: content.length },
    layers: layers.map(layer => ({
      mediaType: `${layerType}${suffixes[layer.location.compression]}`,
      digest: layer.digest,
      size: layer.size,
    })),
  };
  return makeDocumentBlob(mediaType, manifest);
}

/** Serialises a JSON document as a blob. */
export function makeDocumentBlob(mediaType: string, document: object): DocumentBlob {
  const content = Buffer.from(JSON.stringify(document));
  return { digest: digestOf(content), mediaType, content };
}
