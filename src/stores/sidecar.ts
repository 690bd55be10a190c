import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { readArchiveMetadata } from '../archive/format/archive-file.ts';
import {
  makeMetadata,
  parseMetadata,
  recordedRepository,
  type ArchiveMetadata,
  type ImageIdentity,
} from '../archive/format/metadata.ts';
import { ActionError } from '../core/errors.ts';
import { verifyArchive } from '../archive/verify.ts';
import { repositoryOf, type ArchiveName } from '../image/name.ts';
import { checkRepository, repositoryOfTags } from '../image/repository.ts';
import { writeJson } from './files.ts';
import type { ArchiveFile, ReadyArchive } from './store.ts';

/** What is kept beside an archive, in `{archive}.json`, so that no later step has to open or hash it again. */
interface Sidecar {
  readonly metadata: ArchiveMetadata;
  /** Bytes of the archive. */
  readonly size: number;
  /** Milliseconds since 1970 when the archive file was last written. */
  readonly modified: number;
  /** SHA-256 of the archive, 64 hex digits. */
  readonly sha256: string;
}

/**
 * Describes an archive file by its sidecar; undefined where there is none, or where it is of another image or of an
 * earlier file.
 */
export async function readSidecar(file: ArchiveFile): Promise<ReadyArchive | undefined> {
  const sidecar = parseSidecar(await readFile(sidecarPath(file.path), 'utf8').catch(() => ''));
  // A copy under another name may have come with its sidecar.
  if (!sidecar || sidecar.metadata.imageid !== file.archive.imageid) return undefined;
  const current = sidecar.size === file.size && Math.abs(sidecar.modified - file.stored) < 1;
  return current ? { ...file, metadata: sidecar.metadata, sha256: sidecar.sha256, proved: undefined } : undefined;
}

/** Writes the sidecar of an archive file that this step has proved. */
export async function writeSidecar({
  archive,
  path,
  metadata,
  sha256,
}: Omit<ReadyArchive, 'size' | 'stored' | 'proved'>): Promise<ReadyArchive> {
  const { size, mtimeMs: modified, ctimeMs: proved } = await stat(path);
  const sidecar: Sidecar = { metadata, size, modified, sha256 };
  await writeJson(sidecarPath(path), sidecar);
  return { archive, path, metadata, sha256, size, stored: modified, proved };
}

/**
 * Describes an archive file; one without a sidecar is read whole and proved, then gets one. Throws `ARCHIVE_*` or `ZIP_*`,
 * `ARCHIVE_REPOSITORY` where it records another repository than `identity.image`, which is empty where any will do.
 */
export async function proveArchive(
  path: string,
  archive: ArchiveName,
  identity: ImageIdentity,
  signal: AbortSignal,
): Promise<ReadyArchive> {
  const { size, mtimeMs: stored } = await stat(path);
  const known = await readSidecar({ archive, path, size, stored });
  if (known) {
    checkRepository(path, recordedRepository(known.metadata), identity.image);
    return known;
  }
  const { facts, tarSize } = await verifyArchive(path, archive, signal);
  const ownWord = await readArchiveMetadata(path, signal);
  const recorded = (ownWord && recordedRepository(ownWord)) ?? repositoryOfTags(facts.repoTags, identity.image);
  checkRepository(path, recorded, identity.image);
  const image = recorded ?? (identity.image || repositoryOf(archive.name));
  const metadata = makeMetadata({ ...identity, image }, { id: facts.configDigest }, facts, tarSize);
  return writeSidecar({ archive, path, metadata, sha256: await hashFile(path, signal) });
}

/**
 * Reads an archive file before it leaves the machine, unless this step has done so and nothing has touched it since;
 * throws `ARCHIVE_DAMAGED` where it is not what was proved.
 */
export async function proveBytes(ready: ReadyArchive, signal: AbortSignal): Promise<ReadyArchive> {
  // Unlike the time of modification, nobody can set this one back.
  const { ctimeMs: proved } = await stat(ready.path);
  if (ready.proved === proved) return ready;
  checkSent(ready, await hashFile(ready.path, signal));
  return { ...ready, proved };
}

/** Compares the SHA-256 of what was read or sent with that of the archive; throws `ARCHIVE_DAMAGED` where they differ. */
export function checkSent({ path, sha256 }: Pick<ReadyArchive, 'path' | 'sha256'>, sent: string): void {
  if (sent === sha256) return;
  const message = `${path} is damaged: it is sha256:${sent}, and was sha256:${sha256} when it was proved`;
  throw new ActionError('ARCHIVE_DAMAGED', message, { hint: 'Run the step again; it saves the image anew.' });
}

/** Removes an archive together with its sidecar; one that is already gone is not an error. */
export async function removeArchive(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(sidecarPath(path), { force: true });
}

/** SHA-256 of a file, 64 hex digits. */
export async function hashFile(path: string | Buffer, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, { signal });
  return hash.digest('hex');
}

function sidecarPath(path: string): string {
  return `${path}.json`;
}

// It may have come with the archive from anywhere, so its form is checked.
function parseSidecar(text: string): Sidecar | undefined {
  try {
    const read = JSON.parse(text) as Sidecar;
    const metadata = parseMetadata(JSON.stringify(read.metadata));
    return metadata && /^[0-9a-f]{64}$/.test(read.sha256) ? { ...read, metadata } : undefined;
  } catch {
    return undefined;
  }
}
