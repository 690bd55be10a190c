/** Where the push registry keeps blobs and manifests. */
export interface PushStorage {
  /** Bytes of a blob that need not be sent; undefined for any other. */
  sizeOf(digest: string): number | undefined;
  /** Whether blobs may be sent at all. */
  readonly takesBlobs: boolean;
  /** Receives a blob; its digest is known only afterwards. */
  receive(bytes: AsyncIterable<Buffer>): Promise<ReceivedBlob>;
  /** Stores a manifest or an index under its digest, and under the tag or digest by which it was sent. */
  putManifest(manifest: ReceivedManifest): void;
  /** The manifest or index that was stored under a tag or digest. */
  getManifest(reference: string): ReceivedManifest | undefined;
}

/** A blob that was received completely and is neither kept nor dropped yet. */
export interface ReceivedBlob {
  /** `sha256:` of the bytes as sent. */
  readonly digest: string;
  /** Bytes as sent. */
  readonly size: number;
  /** Keeps it in the storage. */
  keep(): void;
  /** Removes it. */
  drop(): Promise<void>;
}

/** A manifest or an index as sent. */
export interface ReceivedManifest {
  readonly digest: string;
  /** The tag or digest by which it was sent. */
  readonly reference: string;
  readonly mediaType: string;
  readonly content: Buffer;
}
