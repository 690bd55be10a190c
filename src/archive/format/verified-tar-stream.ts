import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pack as makeTar, type Pack } from 'tar-stream';
import { ActionError } from '../../core/errors.ts';
import type { Member } from './member.ts';
import type { ArchiveFacts } from './facts.ts';
import { UnpackedSizeNeeded } from './rewrite.ts';

/** A docker archive on its way. */
export interface ArchiveVerification {
  /** Resolves when the whole tar has passed and every digest in it was right; rejects with `ARCHIVE_*`. */
  readonly facts: Promise<ArchiveFacts>;
  /** What has passed so far. */
  readonly members: ReadonlyMap<string, Member>;
  /** Bytes of the tar so far. */
  readonly tarSize: () => number;
}

/** A docker archive on its way as a stream: the tar as it will be stored or loaded. */
export interface VerifiedTarStream extends ArchiveVerification {
  readonly tar: Readable;
}

/** How a tar is made while it is read. */
export interface TarProduction {
  /** Writes the members, notes them, and ends the tar when all is proved. */
  readonly fill: (tar: Pack, members: Map<string, Member>) => Promise<ArchiveFacts>;
  /** Says what is wrong with the archive; whichever stream fails first, a broken archive is told as one. */
  readonly explain: (error: unknown) => unknown;
  readonly onBytes: (count: number) => void;
  readonly signal: AbortSignal;
}

/** Makes a tar that can be read while it is written; a broken one is destroyed before its end. */
export function produceVerifiedTar({ fill, explain, onBytes, signal }: TarProduction): VerifiedTarStream {
  const tar = makeTar();
  const members = new Map<string, Member>();
  let tarSize = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      tarSize += chunk.length;
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const passing = pipeline(tar, counted, { signal });
  const filling = fill(tar, members).catch((error: unknown) => {
    tar.destroy(error as Error);
    throw error;
  });
  const facts = Promise.all([filling, passing]).then(
    ([found]) => found,
    (error: unknown) => {
      const explained = explain(error) as Error;
      counted.destroy(explained);
      throw explained;
    },
  );
  // Whoever reads the tar sees the failure there; nobody has to ask for the facts of a broken one.
  facts.catch(() => undefined);
  return { tar: counted, facts, members, tarSize: () => tarSize };
}

/** What was wrong with an archive, where whoever read its tar saw only that it ended early; else what they saw. */
export async function findCause(passing: VerifiedTarStream, error: unknown): Promise<unknown> {
  passing.tar.destroy(error as Error);
  const reason = await passing.facts.then(
    () => undefined,
    (broken: unknown) => broken,
  );
  return reason instanceof ActionError || reason instanceof UnpackedSizeNeeded ? reason : error;
}
