import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { formatName, shortId, type ArchiveFormat, type ArchiveName } from '../image/name.ts';
import { partialPath } from '../core/partial-file.ts';
import { readSegments } from '../core/segments.ts';
import { writeStreamToFile } from './compress/file.ts';
import { writeZip } from './zip/write.ts';
import { zstdParallel } from './compress/zstd.ts';
import { ActionError } from '../core/errors.ts';
import type { ArchiveSegments } from './format/assembly.ts';
import type { VerifiedTarStream } from './format/verified-tar-stream.ts';
import type { ArchiveFacts } from './format/facts.ts';
import type { ArchiveMetadata } from './format/metadata.ts';

/** What one archive is made of. */
export interface ArchiveWriteOptions {
  readonly dir: string;
  readonly name: string;
  readonly version: string;
  /** The config digest where it is known already; the tar must then hold this very image. */
  readonly configDigest: string | undefined;
  readonly format: ArchiveFormat;
  /** Of deflate or zstd, 0 to 9. */
  readonly level: number;
  readonly describe: (facts: ArchiveFacts, tarSize: number) => ArchiveMetadata;
}

/** A finished archive in the folder. */
export interface SavedArchive {
  readonly archive: ArchiveName;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** 64 hex digits. */
  readonly sha256: string;
  readonly metadata: ArchiveMetadata;
}

interface Written {
  readonly size: number;
  readonly sha256: string;
}

/**
 * Writes a docker tar into the folder as an archive while it is proved; after a failure nothing of it is left. One that is
 * laid out goes into a zip as it is, because its layers are compressed already.
 */
export async function writeArchive(
  passing: VerifiedTarStream | ArchiveSegments,
  order: ArchiveWriteOptions,
  signal: AbortSignal,
): Promise<SavedArchive> {
  const facts = passing.facts.then(found => checkIdentity(found, order.configDigest));
  facts.catch(() => undefined);
  const describe = async () => order.describe(await facts, passing.tarSize());
  const partial = partialPath(order.dir);
  const written = await writeFormat(partial, passing, order, describe, signal);
  const metadata = await describe();
  const archive = { name: order.name, version: order.version, imageid: metadata.imageid, archfmt: order.format };
  const path = join(order.dir, formatName(archive));
  await rename(partial, path);
  return { archive, path, ...written, metadata };
}

type Describe = () => Promise<ArchiveMetadata>;

async function writeFormat(
  path: string,
  passing: VerifiedTarStream | ArchiveSegments,
  order: ArchiveWriteOptions,
  describe: Describe,
  signal: AbortSignal,
): Promise<Written> {
  if (order.format === 'zip') return saveZip(path, passing, order, describe, signal);
  const tar = 'tar' in passing ? passing.tar : Readable.from(readSegments(passing.pieces), { objectMode: false });
  return writeStreamToFile(
    path,
    tar,
    signal,
    order.format === 'tzst' ? zstdParallel({ level: order.level }) : undefined,
  );
}

async function saveZip(
  path: string,
  passing: VerifiedTarStream | ArchiveSegments,
  order: ArchiveWriteOptions,
  describe: Describe,
  signal: AbortSignal,
): Promise<Written> {
  const member = (imageid: string) =>
    formatName({ name: order.name, version: order.version, imageid, archfmt: 'docker' });
  return writeZip({
    path,
    level: order.level,
    signal,
    members: [
      {
        // Where the id is not known before the image has passed, the name is set right afterwards.
        name: member(order.configDigest ? shortId(order.configDigest) : '0'.repeat(12)),
        finalName: async () => member((await describe()).imageid),
        ...('tar' in passing ? { source: passing.tar, method: 'deflate' } : { pieces: passing.pieces }),
      },
      {
        name: 'metadata.json',
        source: async () => Buffer.from(`${JSON.stringify(await describe(), null, 2)}\n`),
        method: 'deflate',
      },
    ],
  });
}

function checkIdentity(facts: ArchiveFacts, expected: string | undefined): ArchiveFacts {
  if (expected === undefined || facts.configDigest === expected) return facts;
  const message = `the engine saved ${facts.configDigest}, not ${expected}: the tag moved while the image was saved`;
  throw new ActionError('IMAGE_CHANGED', message, {
    hint: 'Run the step again, and let one job at a time write this tag.',
  });
}
