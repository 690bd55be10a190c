import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { magicLength, detectCompression, createDecompressor } from '../compress/decompress.ts';
import { openZip, type ZipArchive } from '../zip/read.ts';
import type { ZipEntry } from '../zip/entries.ts';
import { ActionError } from '../../core/errors.ts';
import { parseMetadata, type ArchiveMetadata } from './metadata.ts';
import { archiveTooLarge } from '../compress/unpacked-digest.ts';

/** How far an archive file is trusted. */
export interface OpenOptions {
  /** Bytes its tar may have. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** More than any image; what says it is larger is a bomb. */
export const defaultSizeLimit = 100_000_000_000;

const metadataLimit = 4 * 1024 * 1024;

/**
 * Opens the docker tar of an archive file by what the file holds, whatever its name: a zip with one `.docker` member, a
 * tar, or a tar compressed by gzip or zstd. Fails with `ARCHIVE_TOO_LARGE`, `ZIP_*` or, where its bytes are damaged, as zlib does.
 */
export async function openArchiveTar(path: string, { limit, signal }: OpenOptions): Promise<Readable> {
  const start = await readStart(path);
  if (isZip(start)) return openZipped(path, { limit, signal });
  const compression = detectCompression(start);
  if (compression === 'none' && (await stat(path)).size > limit) throw archiveTooLarge(limit);
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  if (compression === 'none') return file;
  const tar = bounded(limit);
  // Whoever reads the tar learns of a failure there.
  pipeline(file, createDecompressor(compression), tar, { signal }).catch(() => undefined);
  return tar;
}

/** Bytes of the tar in an archive file; undefined where only unpacking it would tell. Throws `ZIP_*`. */
export async function measureArchiveTar(path: string): Promise<number | undefined> {
  const start = await readStart(path);
  if (detectCompression(start) !== 'none') return undefined;
  if (!isZip(start)) return (await stat(path)).size;
  await using zip = await openZip(path);
  return findDockerMember(path, zip).size;
}

/** What an archive file says about itself, unproved; undefined when it says nothing that can be read. */
export async function readArchiveMetadata(path: string, signal: AbortSignal): Promise<ArchiveMetadata | undefined> {
  try {
    if (!isZip(await readStart(path))) return undefined;
    await using zip = await openZip(path);
    const content = await zip.read('metadata.json', { limit: metadataLimit, signal });
    return parseMetadata(content.toString('utf8'));
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

async function openZipped(path: string, options: OpenOptions): Promise<Readable> {
  const zip = await openZip(path);
  try {
    const tar = await zip.stream(findDockerMember(path, zip).name, options);
    tar.once('close', () => void zip.close());
    return tar;
  } catch (error) {
    await zip.close();
    throw error;
  }
}

/** The one member of an archive that holds its tar; throws `ZIP_MEMBER` where there is not one. */
export function findDockerMember(path: string, zip: ZipArchive): ZipEntry {
  const found = zip.members.filter(({ name }) => name.endsWith('.docker'));
  const [member] = found;
  if (member && found.length === 1) return member;
  const members =
    found.length === 0
      ? 'no .docker member'
      : `${found.length} .docker members (${found.map(({ name }) => name).join(', ')})`;
  throw new ActionError('ZIP_MEMBER', `zip file ${path} holds ${members}, allowed: one`, {
    hint: `unzip -Z '${path}'`,
  });
}

async function readStart(path: string): Promise<Buffer> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(magicLength), position: 0 });
  return buffer.subarray(0, bytesRead);
}

// The magic of a first member, or of a directory that has none.
function isZip(start: Buffer): boolean {
  return ['504b0304', '504b0506'].includes(start.toString('hex'));
}

function bounded(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(archiveTooLarge(limit));
      else done(null, chunk);
    },
  });
}
