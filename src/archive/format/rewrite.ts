import type { Member } from './member.ts';
import type { ArchiveFacts } from './facts.ts';

/** How a tar is changed while it is copied. Every member of the source is verified, even one that is left out. */
export interface TarRewrite {
  /** Bytes the compressed members may decompress to in total. */
  readonly limit: number;
  /**
   * The zstd members to decompress, each path with its decompressed size, undefined for a member that only looks like
   * zstd. Not set if all members are copied as they are.
   */
  readonly unpack?: ReadonlyMap<string, number | undefined> | undefined;
  /** Whether a member is left out. */
  readonly omits: (path: string) => boolean;
  /** The documents to append once everything is verified; an error thrown here breaks the tar. */
  readonly appendix: (facts: ArchiveFacts, members: ReadonlyMap<string, Member>) => readonly RootDocument[];
}

/** A document at the root of an archive. */
export interface RootDocument {
  readonly name: string;
  readonly content: string;
}

/** Thrown while an archive is read when only reading it once more, with what is known then, can give the result. */
export class RetryNeeded extends Error {}

/** Thrown when a zstd member cannot be decompressed on the way because its decompressed size is not known yet. */
export class UnpackedSizeNeeded extends RetryNeeded {
  constructor(path: string) {
    super(`${path} is compressed with zstd, which this engine cannot decompress`);
  }
}
