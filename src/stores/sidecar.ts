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
import { isStillThere, statFile, writeJson } from './files.ts';
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

/** Writes the sidecar of an archive file that this step has proved; undefined where another file has taken its place. */
export async function writeSidecar(file: Omit<ReadyArchive, 'proved'>): Promise<ReadyArchive | undefined> {
  const { archive, path, metadata, sha256, size, stored, inode } = file;
  const changed = await timeOfChange(path);
  if (changed === undefined || !(await isStillThere(file))) return undefined;
  const sidecar: Sidecar = { metadata, size, modified: stored, sha256 };
  await writeJson(sidecarPath(path), sidecar);
  return { archive, path, metadata, sha256, size, stored, inode, proved: changed };
}

/**
 * Describes an archive that this step has just written. Where another step has stored its own under the same name, that
 * one is described.
 */
export async function describeSaved(saved: Omit<ReadyArchive, 'proved'>, signal: AbortSignal): Promise<ReadyArchive> {
  return (await writeSidecar(saved)) ?? (await describeCurrent(saved, signal));
}

/** Describes the file that is now under the name of an archive that was proved before; throws as `proveArchive`. */
export async function describeCurrent(
  { path, archive, metadata }: Pick<ReadyArchive, 'path' | 'archive' | 'metadata'>,
  signal: AbortSignal,
): Promise<ReadyArchive> {
  const { name, version, image, tag } = metadata;
  return proveArchive(path, archive, { name, version, image, tag }, signal);
}

/**
 * Describes an archive file; one without a sidecar is read whole, proved, and given one. Throws `ARCHIVE_*` or
 * `ZIP_*`, `ARCHIVE_REPOSITORY` where it records another repository than `identity.image`, which is empty where any
 * will do.
 */
export async function proveArchive(
  path: string,
  archive: ArchiveName,
  identity: ImageIdentity,
  signal: AbortSignal,
): Promise<ReadyArchive> {
  for (;;) {
    const file = await statFile(path, archive);
    if (!file) throw new ActionError('ARCHIVE_GONE', `${path} is no longer there`, { hint: 'Run the step again.' });
    const ready = (await readSidecar(file)) ?? (await proveFile(file, identity, signal));
    // Undefined: another step has replaced it while it was read.
    if (!ready) continue;
    checkRepository(path, recordedRepository(ready.metadata), identity.image);
    return ready;
  }
}

async function proveFile(
  file: ArchiveFile,
  identity: ImageIdentity,
  signal: AbortSignal,
): Promise<ReadyArchive | undefined> {
  const { path, archive } = file;
  const { facts, tarSize } = await verifyArchive(path, archive, signal);
  const ownWord = await readArchiveMetadata(path, signal);
  const recorded = (ownWord && recordedRepository(ownWord)) ?? repositoryOfTags(facts.repoTags, identity.image);
  checkRepository(path, recorded, identity.image);
  const image = recorded ?? (identity.image || repositoryOf(archive.name));
  const metadata = makeMetadata({ ...identity, image }, { id: facts.configDigest }, facts, tarSize);
  return writeSidecar({ ...file, metadata, sha256: await hashFile(path, signal) });
}

/**
 * Reads an archive file before it leaves the machine, unless this step has done so and nothing has touched it since;
 * throws `ARCHIVE_DAMAGED` where it is not what was proved.
 */
export async function proveBytes(ready: ReadyArchive, signal: AbortSignal): Promise<ReadyArchive> {
  // Unlike the time of modification, nobody can set this one back.
  const proved = await timeOfChange(ready.path);
  if (proved !== undefined && ready.proved === proved) return ready;
  checkSent(ready, await hashFile(ready.path, signal));
  return { ...ready, proved };
}

async function timeOfChange(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.ctimeMs;
}

/** Compares the SHA-256 of what was read or sent with that of the archive; throws `ARCHIVE_DAMAGED` where they differ. */
export function checkSent({ path, sha256 }: Pick<ReadyArchive, 'path' | 'sha256'>, sent: string): void {
  if (sent === sha256) return;
  const message = `${path} is damaged: it is sha256:${sent}, and was sha256:${sha256} when it was proved`;
  throw new ActionError('ARCHIVE_DAMAGED', message, { hint: 'Run the step again; it saves the image again.' });
}

/** Removes an archive together with its sidecar; one that is gone, or another file in its place, is not an error. */
export async function removeArchive(file: ArchiveFile): Promise<void> {
  const { path, archive } = file;
  if (!(await isStillThere(file))) return;
  await rm(path, { force: true });
  // By now it may belong to another file.
  if (!(await statFile(path, archive))) await rm(sidecarPath(path), { force: true });
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

// It may have come from anywhere with the archive, so its form is checked.
function parseSidecar(text: string): Sidecar | undefined {
  try {
    const read = JSON.parse(text) as Sidecar;
    const metadata = parseMetadata(JSON.stringify(read.metadata));
    return metadata && /^[0-9a-f]{64}$/.test(read.sha256) ? { ...read, metadata } : undefined;
  } catch {
    return undefined;
  }
}
