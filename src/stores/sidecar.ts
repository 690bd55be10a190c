import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseMetadata, type ArchiveMetadata } from '../archive/format/metadata.ts';
import { writeJson, type StoredFile } from './files.ts';

/** What is kept beside an archive, in `{archive}.json`, so that nobody has to open or hash it again. */
export interface Sidecar {
  readonly metadata: ArchiveMetadata;
  /** Bytes of the archive. */
  readonly size: number;
  /** Milliseconds since 1970: when the archive file was last written. */
  readonly modified: number;
  /** SHA-256 of the archive, 64 hex digits. */
  readonly sha256: string;
}

/** The sidecar of an archive; undefined when there is none or the archive was written after it. */
export async function readSidecar(file: Pick<StoredFile, 'path' | 'size' | 'modified'>): Promise<Sidecar | undefined> {
  const text = await readFile(sidecarPath(file.path), 'utf8').catch(() => '');
  const sidecar = parse(text);
  const current = sidecar?.size === file.size && Math.abs(sidecar.modified - file.modified) < 1;
  return current ? sidecar : undefined;
}

/** Writes the sidecar of a finished archive. */
export async function writeSidecar(path: string, metadata: ArchiveMetadata, sha256: string): Promise<Sidecar> {
  const { size, mtimeMs: modified } = await stat(path);
  const sidecar: Sidecar = { metadata, size, modified, sha256 };
  await writeJson(sidecarPath(path), sidecar);
  return sidecar;
}

/** Removes an archive together with its sidecar; what is gone already is no error. */
export async function removeArchive(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(sidecarPath(path), { force: true });
}

/** SHA-256 of a file, 64 hex digits. */
export async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, { signal });
  return hash.digest('hex');
}

function sidecarPath(path: string): string {
  return `${path}.json`;
}

// It may have come with the archive from anywhere.
function parse(text: string): Sidecar | undefined {
  try {
    const read = JSON.parse(text) as Sidecar;
    const metadata = parseMetadata(JSON.stringify(read.metadata));
    return metadata && /^[0-9a-f]{64}$/.test(read.sha256) ? { ...read, metadata } : undefined;
  } catch {
    return undefined;
  }
}
