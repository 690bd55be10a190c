import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ActionError } from '../core/errors.ts';
import type { FileFacts } from '../core/hashed-file.ts';
import { partialPath } from '../core/partial-file.ts';
import { readSegments } from '../core/segments.ts';
import { formatName, shortId, type ArchiveFormat, type ArchiveName } from '../image/name.ts';
import { codecLevels, type LayerCompression } from './compress/codec.ts';
import { writeStreamToFile } from './compress/file.ts';
import { zstdParallel } from './compress/zstd.ts';
import type { ArchiveSegments } from './format/assembly.ts';
import type { ArchiveFacts } from './format/facts.ts';
import type { ArchiveMetadata } from './format/metadata.ts';
import type { VerifiedTarStream } from './format/verified-tar-stream.ts';
import { writeZip, type ZipPlan } from './zip/write.ts';

/** What reads an archive while it is written. */
export interface ArchiveFollower {
  /** Tells how many bytes of the file are written and final. */
  advance(written: number): void;
  /** Tells that the file will not become an archive; resolves when nothing reads it any longer. */
  abandon(): Promise<void>;
}

/** How an archive is written. */
export interface ArchiveWriteOptions extends LayerCompression {
  readonly dir: string;
  readonly name: string;
  readonly version: string;
  /** The config digest that the tar must have, if it is known. */
  readonly configDigest: string | undefined;
  readonly format: ArchiveFormat;
  /** Makes the metadata once the tar was verified; an error thrown here makes the write fail. */
  readonly describe: (facts: ArchiveFacts, tarSize: number) => ArchiveMetadata;
  /** Called where the name is known before the archive is written, with the path that it is written to. */
  readonly follow?: ((archive: ArchiveName, path: string) => ArchiveFollower | undefined) | undefined;
}

/** A finished archive in the folder. */
export interface SavedArchive {
  readonly archive: ArchiveName;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970 when the file was last written. */
  readonly stored: number;
  /** Another step may put another file under the same path at any time. */
  readonly inode: number;
  /** 64 hex digits. */
  readonly sha256: string;
  readonly metadata: ArchiveMetadata;
}

/**
 * Writes a docker tar into the folder as an archive while it is verified; after a failure nothing is left. Segments go
 * into a zip uncompressed, because their layers are compressed already.
 */
export async function writeArchive(
  source: VerifiedTarStream | ArchiveSegments,
  options: ArchiveWriteOptions,
  signal: AbortSignal,
): Promise<SavedArchive> {
  const { dir, name, version, format: archfmt, configDigest } = options;
  const facts = source.facts.then(found => checkConfigDigest(found, configDigest));
  facts.catch(() => undefined);
  const describe = async () => options.describe(await facts, source.tarSize());
  const partial = partialPath(dir);
  const follower =
    configDigest === undefined
      ? undefined
      : options.follow?.({ name, version, imageid: shortId(configDigest), archfmt }, partial);
  const target = { path: partial, onWritten: follower && ((size: number) => follower.advance(size)) };
  try {
    const written = await writeFormat(target, source, options, describe, signal);
    const metadata = await describe();
    const archive = { name, version, imageid: metadata.imageid, archfmt };
    const path = join(dir, formatName(archive));
    // Afterwards another step may have put its own file there.
    const { mtimeMs: stored, ino: inode } = await stat(partial);
    await rename(partial, path);
    return { archive, path, size: written.size, stored, inode, sha256: written.sha256, metadata };
  } catch (error) {
    // A tar shows only at its end what it holds, so even a finished file may be refused.
    await follower?.abandon();
    await rm(partial, { force: true });
    throw error;
  }
}

type Describe = () => Promise<ArchiveMetadata>;
type Target = Pick<ZipPlan, 'path' | 'onWritten'>;

async function writeFormat(
  target: Target,
  source: VerifiedTarStream | ArchiveSegments,
  options: ArchiveWriteOptions,
  describe: Describe,
  signal: AbortSignal,
): Promise<FileFacts> {
  const { format, level } = options;
  if (format === 'zip') return writeZipArchive(target, source, options, describe, signal);
  const tar = 'tar' in source ? source.tar : Readable.from(readSegments(source.segments), { objectMode: false });
  const compress = format === 'tzst' ? zstdParallel({ level }) : undefined;
  return writeStreamToFile(target.path, tar, signal, compress, target);
}

async function writeZipArchive(
  target: Target,
  source: VerifiedTarStream | ArchiveSegments,
  { name, version, configDigest, compression, level }: ArchiveWriteOptions,
  describe: Describe,
  signal: AbortSignal,
): Promise<FileFacts> {
  const memberName = (imageid: string) => formatName({ name, version, imageid, archfmt: 'docker' });
  return writeZip({
    ...target,
    level: compression === 'gzip' ? level : codecLevels.gzip.usual,
    signal,
    members: [
      {
        // An id that is unknown until the tar has been read is corrected afterwards.
        name: memberName(configDigest ? shortId(configDigest) : '0'.repeat(12)),
        finalName: async () => memberName((await describe()).imageid),
        ...('tar' in source ? { source: source.tar, method: 'deflate' } : { segments: source.segments }),
      },
      {
        name: 'metadata.json',
        source: async () => Buffer.from(`${JSON.stringify(await describe(), null, 2)}\n`),
        method: 'deflate',
      },
    ],
  });
}

function checkConfigDigest(facts: ArchiveFacts, expected: string | undefined): ArchiveFacts {
  if (expected === undefined || facts.configDigest === expected) return facts;
  const message = `the engine saved ${facts.configDigest}, not ${expected}: the tag moved while the image was saved`;
  throw new ActionError('IMAGE_CHANGED', message, {
    hint: 'Run the step again, and let only one job at a time write this tag.',
  });
}
