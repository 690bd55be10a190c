import type { ArchiveMetadata, ImageIdentity } from '../archive/format/metadata.ts';
import { readArchiveMetadata } from '../archive/format/archive-file.ts';
import { repositoryOf } from '../image/name.ts';
import { toTag } from '../image/version.ts';
import { adoptArchive } from './adopt.ts';
import type { StoredFile } from './files.ts';
import { readSidecar } from './sidecar.ts';

/** An archive file and what is known of it. */
export interface DescribedFile extends StoredFile {
  /** Proved where there is a digest of the file too. */
  readonly metadata?: ArchiveMetadata;
  /** 64 hex digits; empty when the file was never hashed. */
  readonly sha256: string;
}

// Enough to keep the disk busy, few enough to keep open files and memory bounded.
const atOnce = 32;

/** Describes archive files in the cheapest way: by their sidecars; without one, by the few bytes of metadata in the zip. */
export async function describeFiles(files: readonly StoredFile[], signal: AbortSignal): Promise<DescribedFile[]> {
  const described: DescribedFile[] = [];
  for (let at = 0; at < files.length; at += atOnce) {
    signal.throwIfAborted();
    const some = files.slice(at, at + atOnce).map(file => describeFile(file, signal));
    described.push(...(await Promise.all(some)));
  }
  return described;
}

/** Describes an archive file that is going to be published: one without a sidecar is read whole and proved. Throws `ARCHIVE_*` or `ZIP_*`. */
export async function proveFile(file: DescribedFile, signal: AbortSignal): Promise<DescribedFile> {
  if (file.sha256 !== '') return file;
  const { metadata, sha256 } = await adoptArchive(file.path, file.archive, identityDigest(file), signal);
  return { ...file, metadata, sha256 };
}

async function describeFile(file: StoredFile, signal: AbortSignal): Promise<DescribedFile> {
  const sidecar = await readSidecar(file);
  if (sidecar?.metadata.imageid === file.archive.imageid)
    return { ...file, metadata: sidecar.metadata, sha256: sidecar.sha256 };
  const metadata = file.archive.archfmt === 'zip' ? await readArchiveMetadata(file.path, signal) : undefined;
  return { ...file, ...(metadata?.imageid === file.archive.imageid && { metadata }), sha256: '' };
}

// The file name does not tell the registry; what the archive says of it is taken, as it names nothing but the image.
function identityDigest({ archive: { name, version }, metadata }: DescribedFile): ImageIdentity {
  return { name, version, image: metadata?.image ?? repositoryOf(name), tag: toTag(version) };
}
