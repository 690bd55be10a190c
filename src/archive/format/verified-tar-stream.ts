import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pack as createTar, type Pack } from 'tar-stream';
import { ActionError } from '../../core/errors.ts';
import type { ArchiveFacts } from './facts.ts';
import type { Member } from './member.ts';
import { RetryNeeded } from './rewrite.ts';

/** What is known of a docker archive while it is read, and afterwards. */
export interface ArchiveVerification {
  /** Resolves when the whole tar was read and every digest in it was right; rejects with `ARCHIVE_*`. */
  readonly facts: Promise<ArchiveFacts>;
  /** The members read so far. */
  readonly members: ReadonlyMap<string, Member>;
  /** Bytes of the tar so far. */
  readonly tarSize: () => number;
}

/** The tar of a docker archive as a stream that is verified while it is read. */
export interface VerifiedTarStream extends ArchiveVerification {
  readonly tar: Readable;
}

/** How a verified tar is produced. */
export interface TarProduction {
  /** Writes the members, records them, and finishes the tar once everything is verified. */
  readonly write: (tar: Pack, members: Map<string, Member>) => Promise<ArchiveFacts>;
  /** Turns the error of whichever stream failed first into one that says what is wrong with the archive. */
  readonly explain: (error: unknown) => unknown;
  readonly onBytes: (count: number) => void;
  readonly signal: AbortSignal;
}

/** Produces a tar that can be read while it is written; a broken one is destroyed before its end. */
export function produceVerifiedTar({ write, explain, onBytes, signal }: TarProduction): VerifiedTarStream {
  const tar = createTar();
  const members = new Map<string, Member>();
  let tarSize = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      tarSize += chunk.length;
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const reading = pipeline(tar, counted, { signal });
  const writing = write(tar, members).catch((error: unknown) => {
    tar.destroy(error as Error);
    throw error;
  });
  const facts = Promise.all([writing, reading]).then(
    ([found]) => found,
    (error: unknown) => {
      const explained = explain(error) as Error;
      counted.destroy(explained);
      throw explained;
    },
  );
  // The reader of the tar sees a failure too, so the facts need not be awaited.
  facts.catch(() => undefined);
  return { tar: counted, facts, members, tarSize: () => tarSize };
}

/** What was wrong with an archive whose reader failed with `error`, which may only say that the tar ended early. */
export async function findCause(stream: VerifiedTarStream, error: unknown): Promise<unknown> {
  stream.tar.destroy(error as Error);
  const reason = await stream.facts.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return reason instanceof ActionError || reason instanceof RetryNeeded ? reason : error;
}
