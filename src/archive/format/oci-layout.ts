import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { extract as openTar } from 'tar-stream';
import { documentLimit } from '../../core/guards.ts';
import { ActionError } from '../../core/errors.ts';
import type { TarEntry } from './member-copy.ts';
import { invalidArchive } from './member.ts';

/** An OCI layout whose tar has passed, in a folder. */
export interface OciLayout {
  /** The content of index.json. */
  readonly index: Buffer;
  /** Its blobs under their digests, each proved by it. */
  readonly blobs: ReadonlyMap<string, OciLayoutBlob>;
}

/** A blob of a layout in a file of its own. */
export interface OciLayoutBlob {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** How a layout is taken apart. */
export interface OciLayoutOptions {
  /** A folder for the blobs, nobody else's. */
  readonly dir: string;
  readonly onBytes: (count: number) => void;
  readonly signal: AbortSignal;
}

/** Takes the tar of an OCI layout apart while it passes. Throws `ARCHIVE_INVALID` or `ARCHIVE_DIGEST`. */
export async function unpackOciLayout(tar: Readable, order: OciLayoutOptions): Promise<OciLayout> {
  const blobs = new Map<string, OciLayoutBlob>();
  let index: Buffer | undefined;
  const take = async (entry: TarEntry) => {
    const { name, type, size } = entry.header;
    const hex = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(name)?.[1];
    if (hex !== undefined) blobs.set(`sha256:${hex}`, await storeBlob(entry, hex, order));
    else if (type === 'file' && size > documentLimit) throw invalidArchive(`holds ${name} of ${size} bytes`);
    else if (name === 'index.json') index = await buffer(entry);
    else entry.resume();
  };
  const reader = openTar();
  const taking = (async () => {
    for await (const entry of reader as unknown as AsyncIterable<TarEntry>) await take(entry);
  })();
  await Promise.all([pipeline(tar, reader, { signal: order.signal }), taking]);
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
  const look = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      onBytes(chunk.length);
      yield chunk;
    }
  };
  await pipeline(entry, look, createWriteStream(path, { flags: 'wx' }), { signal });
  const found = hash.digest('hex');
  if (found === hex) return { path, size: entry.header.size };
  throw new ActionError('ARCHIVE_DIGEST', `the builder sent sha256:${found} as sha256:${hex}`);
}
