import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileReader, readBytes, type ByteSource } from '../../core/byte-source.ts';
import { ActionError } from '../../core/errors.ts';
import { createDecompressor, detectCompression, magicLength } from '../compress/decompress.ts';
import { archiveTooLarge } from '../compress/size-budget.ts';
import type { ZipEntry } from '../zip/entries.ts';
import { openZip, type ZipArchive } from '../zip/read.ts';
import { parseMetadata, type ArchiveMetadata } from './metadata.ts';

/** How an archive file is opened. */
export interface OpenOptions {
  /** Bytes its tar may have. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** Where an archive file holds its tar uncompressed. */
export interface StoredTar {
  /** Where it begins in the file. */
  readonly start: number;
  /** Bytes. */
  readonly size: number;
}

/** More bytes than any real image has; a larger one is a decompression bomb. */
export const defaultSizeLimit = 100_000_000_000;

const metadataLimit = 4 * 1024 * 1024;

/**
 * Opens the docker tar in an archive file, whatever the name of the file: a zip with one `.docker` member, a tar, or a tar
 * compressed with gzip or zstd. Fails with `ARCHIVE_TOO_LARGE`, `ARCHIVE_COMPRESSION`, `ZIP_*`, or an error of zlib if its bytes are damaged.
 */
export async function openArchiveTar(path: string, { limit, signal }: OpenOptions): Promise<Readable> {
  const start = await readStart(path);
  if (isZip(start)) return openZippedTar(path, { limit, signal });
  refuseOtherCompression(path, start);
  const compression = detectCompression(start);
  if (compression === 'none' && (await stat(path)).size > limit) throw archiveTooLarge(limit);
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  if (compression === 'none') return file;
  const tar = limitSize(limit);
  // A failure destroys `tar`, whose reader reports it.
  pipeline(file, createDecompressor(compression), tar, { signal }).catch(() => undefined);
  return tar;
}

/** Bytes of the tar in an archive file; undefined if only decompressing it would tell. Throws `ZIP_*`. */
export async function measureArchiveTar(path: string): Promise<number | undefined> {
  const start = await readStart(path);
  if (detectCompression(start) !== 'none') return undefined;
  if (!isZip(start)) return (await stat(path)).size;
  await using zip = await openZip(path);
  return findDockerMember(path, zip).size;
}

/** Finds the tar that a zip stores uncompressed; undefined if it is compressed. Throws `ZIP_*`. */
export async function findStoredTar(archive: string | ByteSource): Promise<StoredTar | undefined> {
  await using zip = await openZip(archive);
  const { name, size } = findDockerMember(pathOf(archive), zip);
  const start = await zip.findStored(name);
  return start === undefined ? undefined : { start, size };
}

/** The metadata.json of an archive, not verified; undefined if it has none that can be read. */
export async function readArchiveMetadata(
  archive: string | ByteSource,
  signal: AbortSignal,
): Promise<ArchiveMetadata | undefined> {
  try {
    if (!isZip(await readStart(archive))) return undefined;
    await using zip = await openZip(archive);
    const content = await zip.read('metadata.json', { limit: metadataLimit, signal });
    return parseMetadata(content.toString('utf8'));
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

async function openZippedTar(path: string, options: OpenOptions): Promise<Readable> {
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

function findDockerMember(path: string, zip: ZipArchive): ZipEntry {
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

// What engines unpack as well, but this action does not.
const otherCompressions = [
  { magic: 'fd377a58', name: 'xz', command: 'xz -d' },
  { magic: '425a68', name: 'bzip2', command: 'bzip2 -d' },
  { magic: '04224d18', name: 'lz4', command: 'lz4 -d' },
];

function refuseOtherCompression(path: string, start: Buffer): void {
  const found = otherCompressions.find(({ magic }) => start.toString('hex').startsWith(magic));
  if (!found) return;
  const message = `${path} is compressed with ${found.name}, allowed: gzip, zstd, or none`;
  throw new ActionError('ARCHIVE_COMPRESSION', message, { hint: `${found.command} '${path}'` });
}

function readStart(archive: string | ByteSource): Promise<Buffer> {
  return readBytes(typeof archive === 'string' ? fileReader(archive) : archive.read, 0, magicLength);
}

function pathOf(archive: string | ByteSource): string {
  return typeof archive === 'string' ? archive : archive.path;
}

// The magic number of a member, or of the directory of an empty zip.
function isZip(start: Buffer): boolean {
  return ['504b0304', '504b0506'].includes(start.toString('hex'));
}

function limitSize(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(archiveTooLarge(limit));
      else done(null, chunk);
    },
  });
}
