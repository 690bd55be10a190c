import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { ActionError } from '../../core/errors.ts';
import { documentLimit } from '../../core/guards.ts';
import { tap } from '../../core/tap.ts';
import { blobHex, invalidArchive } from './member.ts';
import { readTarEntries, type TarEntry } from './tar-entries.ts';

/** An OCI layout that was unpacked into a folder. */
export interface OciLayout {
  /** The content of index.json. */
  readonly index: Buffer;
  /** Its verified blobs by digest. */
  readonly blobs: ReadonlyMap<string, OciLayoutBlob>;
}

/** A blob of an OCI layout in a file of its own. */
export interface OciLayoutBlob {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** How an OCI layout is unpacked. */
export interface OciLayoutOptions {
  /** A folder for this purpose alone. */
  readonly dir: string;
  readonly onBytes: (count: number) => void;
  readonly signal: AbortSignal;
}

/** Unpacks the tar of an OCI layout while it arrives. Throws `ARCHIVE_INVALID` or `ARCHIVE_DIGEST`. */
export async function unpackOciLayout(tar: Readable, options: OciLayoutOptions): Promise<OciLayout> {
  const blobs = new Map<string, OciLayoutBlob>();
  let index: Buffer | undefined;
  await readTarEntries(tar, options.signal, async entry => {
    const { name, type, size } = entry.header;
    const hex = blobHex(name);
    if (hex !== undefined) blobs.set(`sha256:${hex}`, await storeBlob(entry, hex, options));
    else if (type === 'file' && size > documentLimit) throw invalidArchive(`holds ${name} of ${size} bytes`);
    else if (name === 'index.json') index = await buffer(entry);
    else entry.resume();
  });
  if (!index) throw invalidArchive('lacks index.json');
  return { index, blobs };
}

async function storeBlob(
  entry: TarEntry,
  hex: string,
  { dir, onBytes, signal }: OciLayoutOptions,
): Promise<OciLayoutBlob> {
  const path = join(dir, hex);
  const hash = createHash('sha256');
  const measure = tap(chunk => {
    hash.update(chunk);
    onBytes(chunk.length);
  });
  await pipeline(entry, measure, createWriteStream(path, { flags: 'wx' }), { signal });
  const found = hash.digest('hex');
  if (found === hex) return { path, size: entry.header.size };
  throw new ActionError('ARCHIVE_DIGEST', `the builder sent sha256:${found} as sha256:${hex}`);
}
