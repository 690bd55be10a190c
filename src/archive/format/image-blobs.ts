import { open } from 'node:fs/promises';
import { detectCompression, magicLength, type Compression } from '../compress/decompress.ts';
import type { UnpackedContent } from '../compress/unpacked-digest.ts';
import type { LayerFacts } from './facts.ts';
import { blobPath, type Member } from './member.ts';

/** Where a blob is on this machine. */
export interface BlobLocation {
  readonly path: string;
  /** Where it begins in that file. */
  readonly offset: number;
  readonly compression: Compression;
  /** Whether this step verified its digest when it wrote the file; otherwise the digest is verified when the blob is read. */
  readonly verified: boolean;
}

/** One layer of an image, in a file. */
export interface LayerBlob {
  /** `sha256:` of its bytes as stored. */
  readonly digest: string;
  /** Bytes as stored. */
  readonly size: number;
  readonly location: BlobLocation;
  /** What it unpacks to; undefined if only unpacking it would tell. */
  readonly unpacked?: UnpackedContent | undefined;
}

/** A small blob of an image, in memory: a manifest, an index, a configuration, an attestation. */
export interface DocumentBlob {
  readonly digest: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** The blobs of an image, from which an archive is assembled. */
export interface ImageBlobs {
  readonly config: DocumentBlob;
  /** From the lowest to the highest. */
  readonly layers: readonly LayerBlob[];
  /** What index.json points to: the manifest of the image, or the index that holds it. */
  readonly top: DocumentBlob;
  /** The other documents that `top` refers to; none if it is the manifest. */
  readonly others: readonly DocumentBlob[];
  /** Layers that `top` refers to in addition to those of the image: attestations, images for other platforms. */
  readonly more?: readonly LayerBlob[];
}

/** An image whose layers come one after the other. */
export interface ArrivingImage {
  /** Its layers in any order, also several times. */
  readonly arriving: AsyncIterable<LayerBlob> | Iterable<LayerBlob>;
  /** The whole image, once all of its layers have been read. */
  readonly complete: () => ImageBlobs;
}

/** What a layer unpacks to by the metadata of its archive; undefined if that does not say. */
export function recordedContent({ unpacked_size: size, diff_id }: LayerFacts): UnpackedContent | undefined {
  return size === undefined ? undefined : { size, sha256: diff_id.replace('sha256:', '') };
}

/** The member of an archive that a layer is. */
export function layerMember({ digest, size, location, unpacked }: LayerBlob): Member {
  return {
    name: blobPath(digest),
    size,
    sha256: digest.replace('sha256:', ''),
    compression: location.compression,
    unpacked,
  };
}

/** The location of a blob in a file; reads its first bytes to detect its compression. */
export async function locateBlob(path: string, offset: number, verified: boolean): Promise<BlobLocation> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(magicLength), position: offset });
  return { path, offset, compression: detectCompression(buffer.subarray(0, bytesRead)), verified };
}
