import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { formatName, shortId, type ArchiveFormat, type ArchiveName } from '../plan/name.ts';
import { partialPath } from '../pack/partial.ts';
import { writePlain } from '../pack/plain.ts';
import { writeZip } from '../pack/zip.ts';
import { zstdParallel } from '../pack/zstd.ts';
import { ActionError } from '../report/errors.ts';
import type { PassingArchive } from './passing.ts';
import type { ArchiveFacts } from './members.ts';
import type { ArchiveMetadata } from './metadata.ts';

/** What one archive is made of. */
export interface SaveOrder {
  readonly dir: string;
  readonly name: string;
  readonly version: string;
  /** The config digest where it is known already; the tar must then hold this very image. */
  readonly configDigest: string | undefined;
  readonly format: ArchiveFormat;
  /** Of deflate or zstd, 0 to 9. */
  readonly level: number;
  /** Whether the tar goes into the zip as it is, because its layers are compressed already. */
  readonly stored: boolean;
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

/** Writes a docker tar into the folder as an archive while it is proved; after a failure nothing of it is left. */
export async function saveArchive(
  passing: PassingArchive,
  order: SaveOrder,
  signal: AbortSignal,
): Promise<SavedArchive> {
  const facts = passing.facts.then(found => checkIdentity(found, order.configDigest));
  facts.catch(() => undefined);
  const describe = async () => order.describe(await facts, passing.tarSize());
  const partial = partialPath(order.dir);
  const written = await writeFormat(partial, passing.tar, order, describe, signal);
  const metadata = await describe();
  const archive = { name: order.name, version: order.version, imageid: metadata.imageid, archfmt: order.format };
  const path = join(order.dir, formatName(archive));
  await rename(partial, path);
  return { archive, path, ...written, metadata };
}

type Describe = () => Promise<ArchiveMetadata>;

function writeFormat(
  path: string,
  tar: Readable,
  order: SaveOrder,
  describe: Describe,
  signal: AbortSignal,
): Promise<Written> {
  switch (order.format) {
    case 'zip':
      return saveZip(path, tar, order, describe, signal);
    case 'tzst':
      return writePlain(path, tar, signal, zstdParallel({ level: order.level }));
    case 'docker':
      return writePlain(path, tar, signal);
  }
}

async function saveZip(
  path: string,
  tar: Readable,
  order: SaveOrder,
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
        source: tar,
        method: order.stored ? 'store' : 'deflate',
        finalName: async () => member((await describe()).imageid),
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
