import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { ActionError, messageOf } from '../../core/errors.ts';
import type { ZipEntry } from './entries.ts';

/** Which member is read, and how far. */
export interface ZipContentOptions {
  readonly path: string;
  readonly member: ZipEntry;
  /** Bytes, as expanded. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/**
 * Expands the data of a zip member; throws `ZIP_TOO_LARGE` beyond the limit, `ZIP_CRC` where the content is not what
 * the directory declares, `ZIP_INVALID` where the data cannot be read.
 */
export async function* expandZipMember(data: AsyncIterable<Buffer>, order: ZipContentOptions): AsyncGenerator<Buffer> {
  const { path, member, limit, signal } = order;
  let size = 0;
  let sum = 0;
  try {
    for await (const chunk of member.method === 0 ? data : inflate(data, signal)) {
      signal.throwIfAborted();
      size += chunk.length;
      sum = crc32(chunk, sum);
      if (size > limit) throw zipMemberTooLarge(order);
      if (size > member.size) throw different(order, 'more');
      yield chunk;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw invalidZip(path, error);
  }
  if (size !== member.size || sum !== member.crc32) throw different(order, describe(size, sum));
}

/** The error for a zip file that cannot be read; leaves one that is ours already. */
export function invalidZip(path: string, error: unknown): ActionError {
  if (error instanceof ActionError) return error;
  const message = `zip file ${path} is damaged or no zip file: ${messageOf(error)}`;
  return new ActionError('ZIP_INVALID', message, { hint: `unzip -t '${path}'`, cause: error });
}

/** The error for a member that is larger than its reader allows. */
export function zipMemberTooLarge({ path, member, limit }: ZipContentOptions): ActionError {
  const message = `member ${member.name} of zip file ${path} expands to more than the ${limit} bytes allowed`;
  return new ActionError('ZIP_TOO_LARGE', message, { hint: `unzip -Z '${path}'` });
}

function inflate(data: AsyncIterable<Buffer>, signal: AbortSignal): AsyncIterable<Buffer> {
  const inflater = createInflateRaw({ chunkSize: 256 * 1024 });
  // Whoever reads the inflater learns of a failure there.
  pipeline(data, inflater, { signal }).catch(() => undefined);
  return inflater;
}

function different({ path, member }: ZipContentOptions, found: string): ActionError {
  const expected = describe(member.size, member.crc32);
  const message = `member ${member.name} of zip file ${path} is damaged: it holds ${found}, expected ${expected}`;
  return new ActionError('ZIP_CRC', message, { hint: `unzip -t '${path}'` });
}

function describe(size: number, sum: number): string {
  return `${size} bytes with CRC-32 ${sum.toString(16).padStart(8, '0')}`;
}
