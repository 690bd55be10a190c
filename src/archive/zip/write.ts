import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { deflateParallel } from '../compress/deflate.ts';
import { createFile, type FileFacts, type HashedFile } from '../../core/hashed-file.ts';
import type { Segments } from '../../core/segments.ts';
import * as records from './records.ts';
import type { ZipDataFacts, ZipRecord } from './records.ts';

// No zip library takes a member that was deflated elsewhere, or by several cores: this writer is here for that alone.

/** One member to write. */
export type ZipMember = MemberHead & (StreamedContent | PiecedContent);

interface MemberHead {
  readonly name: string;
  /** UTC, 1980 to 2107; default 1980-01-01, so that the same content makes the same file. */
  readonly modified?: Date;
  /** The name as known once the source has ended; it must have as many bytes as `name`. */
  readonly finalName?: () => string | Promise<string>;
}

interface StreamedContent {
  /** A function is called when all members before it are written. */
  readonly source: Readable | Buffer | (() => Promise<Readable | Buffer>);
  readonly method: 'deflate' | 'store';
}

/** Stored; ranges of files are copied without a stream. */
interface PiecedContent {
  readonly pieces: Segments;
}

/** A zip file to write. */
export interface ZipPlan {
  /** A file that must not exist yet. */
  readonly path: string;
  readonly members: readonly ZipMember[];
  /** Of all deflated members: 0 to 9. */
  readonly level: number;
  readonly signal: AbortSignal;
}

/** A zip file that was written. */
export interface WrittenZip extends FileFacts {
  readonly members: readonly (ZipDataFacts & { readonly name: string })[];
}

const earliest = new Date(Date.UTC(1980, 0, 1));

/** Writes a zip file, the same bytes for the same members; after a failure there is no file, and the error is the first one. */
export async function writeZip(plan: ZipPlan): Promise<WrittenZip> {
  const streams = plan.members.flatMap(member =>
    'source' in member && isStream(member.source) ? [member.source] : [],
  );
  // A stream that fails before its turn reports it then.
  for (const stream of streams) stream.on('error', () => undefined);
  try {
    return await createFile(plan.path, file => writeMembers(file, plan));
  } catch (error) {
    for (const stream of streams) stream.destroy();
    plan.signal.throwIfAborted();
    throw error;
  }
}

async function writeMembers(file: HashedFile, plan: ZipPlan): Promise<WrittenZip> {
  const written: ZipRecord[] = [];
  for (const member of plan.members) {
    plan.signal.throwIfAborted();
    const record = await writeMember(file, member, plan);
    written.push(member.finalName ? await rename(file, record, await member.finalName()) : record);
  }
  const directory = Buffer.concat(written.map(records.centralHeader));
  const end = records.endRecords({ count: written.length, size: directory.length, offset: file.size });
  await file.append(Buffer.concat([directory, end]));
  const members = written.map(({ name, size, compressedSize, crc32 }) => ({ name, size, compressedSize, crc32 }));
  return { ...(await file.finish(plan.signal)), members };
}

async function writeMember(file: HashedFile, member: ZipMember, plan: ZipPlan): Promise<ZipRecord> {
  const method = 'pieces' in member ? 'store' : member.method;
  const head = { name: member.name, method, modified: member.modified ?? earliest, offset: file.size };
  await file.append(records.localHeader(head));
  const [start, content] = [file.size, new ContentSum()];
  if ('pieces' in member) await writePieces(file, member.pieces, content, plan.signal);
  else await writeStream(file, await openSource(member), method, content, plan);
  const facts = { size: content.size, compressedSize: file.size - start, crc32: content.crc32 };
  await file.append(records.dataDescriptor(facts));
  return { ...head, ...facts };
}

/** What the directory tells of a member's content. */
class ContentSum {
  size = 0;
  crc32 = 0;

  add(bytes: Buffer): void {
    this.size += bytes.length;
    this.crc32 = crc32(bytes, this.crc32);
  }
}

async function writePieces(
  file: HashedFile,
  pieces: Segments,
  content: ContentSum,
  signal: AbortSignal,
): Promise<void> {
  for await (const piece of pieces) {
    signal.throwIfAborted();
    if (Buffer.isBuffer(piece)) {
      content.add(piece);
      await file.append(piece);
      continue;
    }
    const onBytes = (bytes: Buffer) => {
      piece.onBytes?.(bytes);
      content.add(bytes);
    };
    await file.copy({ ...piece, onBytes }, signal);
  }
}

async function writeStream(
  file: HashedFile,
  source: Readable,
  method: StreamedContent['method'],
  content: ContentSum,
  plan: ZipPlan,
): Promise<void> {
  const measure = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      content.add(chunk);
      yield chunk;
    }
  };
  const deflate = deflateParallel({ level: plan.level });
  const pack = (chunks: AsyncIterable<Buffer>) => (method === 'deflate' ? deflate(chunks) : chunks);
  const keep = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) await file.append(chunk);
  };
  await pipeline(source, measure, pack, keep, { signal: plan.signal });
}

async function rename(file: HashedFile, record: ZipRecord, name: string): Promise<ZipRecord> {
  if (name === record.name) return record;
  const bytes = Buffer.from(name);
  if (bytes.length !== Buffer.byteLength(record.name)) {
    throw new Error(`zip member ${record.name} cannot become ${name}: the names differ in length`);
  }
  await file.patch(bytes, records.localName(record));
  return { ...record, name };
}

async function openSource({ source }: StreamedContent): Promise<Readable> {
  const opened = typeof source === 'function' ? await source() : source;
  return Buffer.isBuffer(opened) ? Readable.from(opened) : opened;
}

function isStream(source: StreamedContent['source']): source is Readable {
  return typeof source !== 'function' && !Buffer.isBuffer(source);
}
