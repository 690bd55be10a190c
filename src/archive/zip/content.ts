import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import type { ZipEntry } from './entries.ts';
import { invalidZip, zipMemberDamaged, zipMemberTooLarge } from './errors.ts';

/** Which member is read, and how. */
export interface ZipContentOptions {
  /** The zip file. */
  readonly path: string;
  readonly entry: ZipEntry;
  /** Bytes that the content may have. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/**
 * The content of a member, from its data in the file; throws `ZIP_TOO_LARGE` beyond the limit, `ZIP_CRC` if the content is not
 * what the directory declares, `ZIP_INVALID` if the data cannot be read.
 */
export async function* expandZipMember(
  data: AsyncIterable<Buffer>,
  { path, entry, limit, signal }: ZipContentOptions,
): AsyncGenerator<Buffer> {
  const { name } = entry;
  const expected = describeContent(entry.size, entry.crc32);
  let size = 0;
  let sum = 0;
  try {
    for await (const chunk of entry.method === 0 ? data : inflate(data, signal)) {
      signal.throwIfAborted();
      size += chunk.length;
      sum = crc32(chunk, sum);
      if (size > limit) throw zipMemberTooLarge(path, name, limit);
      if (size > entry.size) throw zipMemberDamaged(path, name, 'more', expected);
      yield chunk;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw invalidZip(path, error);
  }
  if (size !== entry.size || sum !== entry.crc32)
    throw zipMemberDamaged(path, name, describeContent(size, sum), expected);
}

function inflate(data: AsyncIterable<Buffer>, signal: AbortSignal): AsyncIterable<Buffer> {
  const inflater = createInflateRaw({ chunkSize: 256 * 1024 });
  // A failure destroys `inflater`, whose reader reports it.
  pipeline(data, inflater, { signal }).catch(() => undefined);
  return inflater;
}

function describeContent(size: number, sum: number): string {
  return `${size} bytes with CRC-32 ${sum.toString(16).padStart(8, '0')}`;
}
