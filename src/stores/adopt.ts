import { makeMetadata, type ImageIdentity } from '../archive/format/metadata.ts';
import { verifyArchive } from '../archive/verify.ts';
import type { ArchiveName } from '../image/name.ts';
import { statFile } from './files.ts';
import { hashFile, readSidecar, writeSidecar, type Sidecar } from './sidecar.ts';

/** Describes an archive file; one without a sidecar is read whole and proved first, then gets one. Throws `ARCHIVE_*` or `ZIP_*`. */
export async function adoptArchive(
  path: string,
  archive: ArchiveName,
  identity: ImageIdentity,
  signal: AbortSignal,
): Promise<Sidecar> {
  const known = await readSidecar(await statFile(path));
  // A copy under another name may have come with its sidecar.
  if (known?.metadata.imageid === archive.imageid) return known;
  const { facts, tarSize } = await verifyArchive(path, archive, signal);
  const metadata = makeMetadata(identity, { id: facts.configDigest }, facts, tarSize);
  return writeSidecar(path, metadata, await hashFile(path, signal));
}
