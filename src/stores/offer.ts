import type { Candidate } from './choose.ts';
import type { ArchiveName } from '../image/name.ts';
import { folderPath, statFile } from './files.ts';
import { readSidecar, type Sidecar } from './sidecar.ts';

/** An archive that one of the places has. */
export interface Offer extends Candidate {
  /** What errors call the place. */
  readonly where: string;
  /** What is known of it without fetching it. */
  readonly sidecar?: Sidecar;
  /** Its file, where it need not be fetched. */
  readonly path?: string;
  /** Brings its file into the archive folder; throws when it did not arrive whole. */
  fetch(): Promise<FetchedFile>;
}

/** An archive file that is here now. */
export interface FetchedFile {
  readonly path: string;
  /** 64 hex digits; empty when it would have to be computed. */
  readonly sha256: string;
  /** Whether this step has fetched it. */
  readonly fetched: boolean;
}

/** The same archive in the folder, described by the step that proved it; undefined when it is not there. */
export async function findCopy(
  dir: string,
  archive: ArchiveName,
  sha256 = '',
): Promise<{ path: string; sidecar: Sidecar } | undefined> {
  const path = folderPath(dir, archive);
  const file = await statFile(path).catch(() => undefined);
  const sidecar = file && (await readSidecar(file));
  return sidecar && (sha256 === '' || sidecar.sha256 === sha256) ? { path, sidecar } : undefined;
}
