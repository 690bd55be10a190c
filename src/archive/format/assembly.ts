import { addAbortSignal, Readable } from 'node:stream';
import { readSegments, type SegmentReading, type Segments } from '../../core/segments.ts';
import { ArchiveAssembler, type AssemblyOptions } from './assembler.ts';
import type { ArchiveFacts } from './facts.ts';
import type { ArchiveVerification, VerifiedTarStream } from './verified-tar-stream.ts';

/** A docker archive as the segments to write. */
export interface ArchiveSegments extends ArchiveVerification {
  readonly segments: Segments;
}

/**
 * Assembles a docker archive from the blobs of an image as they are stored: an OCI layout with the manifest.json of
 * docker save. The same blobs give the same bytes. A layer that does not have its digest ends it with `ARCHIVE_DIGEST`.
 */
export function assembleSegments(options: AssemblyOptions): ArchiveSegments {
  const { signal } = options;
  const facts = Promise.withResolvers<ArchiveFacts>();
  // The reader of the segments sees a failure too.
  facts.promise.catch(() => undefined);
  const assembler = new ArchiveAssembler(options);
  const segments = async function* () {
    try {
      facts.resolve(yield* assembler.segments());
    } catch (error) {
      const reason: unknown = signal.aborted ? signal.reason : error;
      facts.reject(reason);
      throw reason;
    }
  };
  return { segments: segments(), facts: facts.promise, members: assembler.members, tarSize: () => assembler.size };
}

/** Like `assembleSegments`, as a tar stream; a broken tar is destroyed before its end. */
export function assembleTar(options: AssemblyOptions, reading?: SegmentReading): VerifiedTarStream {
  const { signal } = options;
  const { segments, facts, ...verification } = assembleSegments(options);
  const tar = addAbortSignal(signal, Readable.from(readSegments(segments, reading), { objectMode: false }));
  const early = Promise.withResolvers<never>();
  early.promise.catch(() => undefined);
  const reason = () => (signal.aborted ? (signal.reason as Error) : tar.errored);
  tar.once('close', () => early.reject(reason() ?? new Error('the archive was not read to its end')));
  const settled = Promise.race([facts, early.promise]);
  // The reader of the tar sees a failure too.
  settled.catch(() => undefined);
  return { ...verification, tar, facts: settled };
}
