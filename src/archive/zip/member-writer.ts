import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import type { HashedFile } from '../../core/hashed-file.ts';
import type { Segments } from '../../core/segments.ts';
import { tap } from '../../core/tap.ts';
import { deflateParallel } from '../compress/deflate.ts';
import { dataDescriptor, localHeader, type ZipRecord } from './records.ts';

/** Content that is streamed into the zip. */
export interface StreamedContent {
  readonly source: Readable;
  readonly method: 'deflate' | 'store';
}

/** Content that is stored; ranges of files are copied without a stream. */
export interface SegmentedContent {
  readonly segments: Segments;
}

/** How the content of members is written. */
export interface MemberWriteOptions {
  /** Deflate level, 0 to 9. */
  readonly level: number;
  readonly signal: AbortSignal;
}

/** Appends a member with its headers to a zip file. */
export async function appendMember(
  file: HashedFile,
  { name, modified }: Pick<ZipRecord, 'name' | 'modified'>,
  content: StreamedContent | SegmentedContent,
  options: MemberWriteOptions,
): Promise<ZipRecord> {
  const method = 'segments' in content ? 'store' : content.method;
  const head = { name, method, modified, offset: file.size };
  await file.append(localHeader(head));
  const start = file.size;
  const sum = new ContentSum();
  if ('segments' in content) await appendSegments(file, content.segments, sum, options.signal);
  else await appendStream(file, content, sum, options);
  const facts = { size: sum.size, compressedSize: file.size - start, crc32: sum.crc32 };
  await file.append(dataDescriptor(facts));
  return { ...head, ...facts };
}

/** The size and checksum of a member's content. */
class ContentSum {
  size = 0;
  crc32 = 0;

  add(bytes: Buffer): void {
    this.size += bytes.length;
    this.crc32 = crc32(bytes, this.crc32);
  }
}

async function appendSegments(
  file: HashedFile,
  segments: Segments,
  sum: ContentSum,
  signal: AbortSignal,
): Promise<void> {
  for await (const segment of segments) {
    signal.throwIfAborted();
    if (Buffer.isBuffer(segment)) {
      sum.add(segment);
      await file.append(segment);
      continue;
    }
    const onBytes = (bytes: Buffer) => {
      segment.onBytes?.(bytes);
      sum.add(bytes);
    };
    await file.copy({ ...segment, onBytes }, signal);
  }
}

async function appendStream(
  file: HashedFile,
  { source, method }: StreamedContent,
  sum: ContentSum,
  { level, signal }: MemberWriteOptions,
): Promise<void> {
  const measure = tap(chunk => sum.add(chunk));
  const deflate = deflateParallel({ level });
  const compress = (chunks: AsyncIterable<Buffer>) => (method === 'deflate' ? deflate(chunks) : chunks);
  const append = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) await file.append(chunk);
  };
  await pipeline(source, measure, compress, append, { signal });
}
