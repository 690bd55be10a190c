import { openZip } from '../zip/read.ts';
import { findDockerMember } from './archive-file.ts';

/** Where the tar of an archive lies in its file. */
export interface StoredTar {
  /** Bytes of the file before it. */
  readonly start: number;
  readonly size: number;
}

/** Finds the tar that a zip holds as it is; undefined where it is compressed. Throws `ZIP_*`. */
export async function findStoredTar(path: string): Promise<StoredTar | undefined> {
  await using zip = await openZip(path);
  const { name, size } = findDockerMember(path, zip);
  const start = await zip.findStored(name);
  return start === undefined ? undefined : { start, size };
}
