import type { ByteSource } from '../core/byte-source.ts';

/** An archive whose parts are fetched when they are read; reading throws `WholeArchiveNeeded` when it is not available. */
export interface PartialArchive extends ByteSource {
  /** Bytes fetched so far. */
  fetched(): number;
}

/** Why an archive cannot be loaded from its parts. */
export class WholeArchiveNeeded extends Error {
  constructor(reason: string, cause?: unknown) {
    super(reason, { cause });
    this.name = 'WholeArchiveNeeded';
  }
}
