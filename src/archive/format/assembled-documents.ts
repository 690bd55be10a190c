import type { DocumentBlob, ImageBlobs } from './image-blobs.ts';
import { blobPath } from './member.ts';
import { annotateNames } from './name-annotations.ts';

/** The documents of an archive that is assembled from blobs, in their order in the tar. */
export function assembleDocuments(
  { config, layers, top, others }: ImageBlobs,
  names: readonly string[],
): { readonly name: string; readonly content: Buffer }[] {
  const blobs = new Map([config, ...others, top].map(each => [blobPath(each.digest), each.content]));
  const manifest = {
    Config: blobPath(config.digest),
    RepoTags: names,
    Layers: layers.map(each => blobPath(each.digest)),
  };
  return [
    ...[...blobs].map(([name, content]) => ({ name, content })),
    { name: 'oci-layout', content: toJson({ imageLayoutVersion: '1.0.0' }) },
    { name: 'index.json', content: toJson(makeIndex(top, names)) },
    { name: 'manifest.json', content: toJson([manifest]) },
  ];
}

function makeIndex({ mediaType, digest, content }: DocumentBlob, names: readonly string[]): object {
  return {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: annotateNames({ mediaType, digest, size: content.length }, names),
  };
}

function toJson(document: object): Buffer {
  return Buffer.from(JSON.stringify(document));
}
