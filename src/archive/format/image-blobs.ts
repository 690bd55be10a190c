import type { Compression } from '../compress/decompress.ts';

/** Where a blob lies on this machine. */
export interface BlobLocation {
  readonly path: string;
  /** Bytes before it in that file. */
  readonly offset: number;
  readonly compression: Compression;
  /** Whether its digest was proved when this step wrote it; any other is proved when it is read. */
  readonly proved: boolean;
}

/** One layer of an image, in a file. */
export interface LayerBlob {
  /** `sha256:` of its bytes as they are in the file. */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  readonly location: BlobLocation;
}

/** A small blob of an image, in memory: a manifest, an index, a configuration, an attestation. */
export interface DocumentBlob {
  readonly digest: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** An image in parts, as an archive is assembled of them. */
export interface ImageBlobs {
  readonly config: DocumentBlob;
  /** The lowest first. */
  readonly layers: readonly LayerBlob[];
  /** What index.json shall point to: the image's manifest, or the index it came in. */
  readonly top: DocumentBlob;
  /** The documents that `top` needs beside the configuration; none where it is the manifest. */
  readonly others: readonly DocumentBlob[];
  /** The layers that `top` leads to beside the image's own: attestations, images for other platforms. */
  readonly more?: readonly LayerBlob[];
}
