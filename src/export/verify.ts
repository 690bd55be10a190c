import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { formatName, shortId, type ArchiveName } from '../plan/name.ts';
import { openZip } from '../pack/unzip.ts';
import { ActionError } from '../report/errors.ts';
import { passArchive } from './archive.ts';
import type { ArchiveFacts } from './members.ts';

/** Opens the docker tar of an archive file, whatever its format. */
export async function openTar(path: string, archive: ArchiveName, signal: AbortSignal): Promise<Readable> {
  if (archive.archfmt === 'docker') return createReadStream(path);
  const zip = await openZip(path);
  try {
    const tar = await zip.stream(formatName({ ...archive, archfmt: 'docker' }), { signal });
    tar.once('close', () => void zip.close());
    return tar;
  } catch (error) {
    await zip.close();
    throw error;
  }
}

/** What a verified archive file holds. */
export interface VerifiedArchive {
  readonly facts: ArchiveFacts;
  /** Bytes of the tar. */
  readonly tarSize: number;
}

/** Reads a whole archive file and proves that it holds the image its name says; throws `ARCHIVE_*` or `ZIP_*`. */
export async function verifyArchive(path: string, archive: ArchiveName, signal: AbortSignal): Promise<VerifiedArchive> {
  let tarSize = 0;
  const passing = passArchive(await openTar(path, archive, signal), signal, bytes => (tarSize += bytes));
  passing.tar.on('error', () => undefined).resume();
  const facts = await passing.facts;
  if (shortId(facts.configDigest) === archive.imageid) return { facts, tarSize };
  throw new ActionError('ARCHIVE_OTHER', `${path} holds image ${shortId(facts.configDigest)}, not ${archive.imageid}`);
}
