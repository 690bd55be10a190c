import type { Member } from './member.ts';
import type { ArchiveFacts } from './facts.ts';

/** How an archive is changed on its way into an engine. Whatever becomes of a member, it is proved. */
export interface TarRewrite {
  /** Bytes the compressed members may have together when unpacked. */
  readonly limit: number;
  /**
   * Bytes of zstd members that go on unpacked, by their paths, undefined for what only looks like zstd; not set where all
   * members go on as they are.
   */
  readonly unpack?: ReadonlyMap<string, number | undefined>;
  /** Whether a member is left out. */
  readonly leavesOut: (path: string) => boolean;
  /** The members to write in the end, once everything is proved; what it throws spoils the archive. */
  readonly closing: (facts: ArchiveFacts, members: ReadonlyMap<string, Member>) => readonly RewrittenDocument[];
}

/** A member that is written anew. */
export interface RewrittenDocument {
  readonly name: string;
  readonly content: string;
}

/** Thrown where a zstd member cannot go on before its unpacked size is known. */
export class UnpackedSizeNeeded extends Error {
  constructor(path: string) {
    super(`${path} is compressed by zstd, which this engine cannot unpack`);
    this.name = 'UnpackedSizeNeeded';
  }
}
