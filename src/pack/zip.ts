import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { deflateParallel } from './deflate.ts';
import { createFile, type FileFacts, type HashedFile } from './hashed-file.ts';
import * as records from './zip-records.ts';
import type { ZipDataFacts, ZipRecord } from './zip-records.ts';

// No zip library takes a member that was deflated elsewhere, or by several cores: this writer is here for that alone.

/** One member to write. */
export interface ZipMember {
  readonly name: string;
  /** A function is called when all members before it are written. */
  readonly source: Readable | Buffer | (() => Promise<Readable | Buffer>);
  readonly method: 'deflate' | 'store';
  /** UTC, 1980 to 2107; default 1980-01-01, so that the same content makes the same file. */
  readonly modified?: Date;
  /** The name as known once the source has ended; it must have as many bytes as `name`. */
  readonly finalName?: () => string | Promise<string>;
}

/** A zip file to write. */
export interface ZipPlan {
  /** A file that must not exist yet. */
  readonly path: string;
  readonly members: readonly ZipMember[];
  /** Of all deflated members: 0 to 9. */
  readonly level: number;
  readonly signal: AbortSignal;
  /** Told as bytes pass: how many of the present member were read, and how many the file has. */
  readonly onBytes?: (read: number, written: number) => void;
}

/** A zip file that was written. */
export interface WrittenZip extends FileFacts {
  readonly members: readonly (ZipDataFacts & { readonly name: string })[];
}

const earliest = new Date(Date.UTC(1980, 0, 1));

/** Writes a zip file, the same bytes for the same members; after a failure there is no file, and the error is the first one. */
export async function writeZip(plan: ZipPlan): Promise<WrittenZip> {
  const streams = plan.members.map(({ source }) => source).filter(isStream);
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
  const source = await openSource(member);
  const head = { name: member.name, method: member.method, modified: member.modified ?? earliest, offset: file.size };
  await file.append(records.localHeader(head));
  const facts = await writeData(file, source, member.method, plan);
  await file.append(records.dataDescriptor(facts));
  return { ...head, ...facts };
}

async function writeData(
  file: HashedFile,
  source: Readable,
  method: ZipMember['method'],
  plan: ZipPlan,
): Promise<ZipDataFacts> {
  let size = 0;
  let sum = 0;
  const measure = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      sum = crc32(chunk, sum);
      size += chunk.length;
      yield chunk;
    }
  };
  const deflate = deflateParallel({ level: plan.level });
  const pack = (chunks: AsyncIterable<Buffer>) => (method === 'deflate' ? deflate(chunks) : chunks);
  const start = file.size;
  const keep = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      await file.append(chunk);
      plan.onBytes?.(size, file.size);
    }
  };
  await pipeline(source, measure, pack, keep, { signal: plan.signal });
  return { size, compressedSize: file.size - start, crc32: sum };
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

async function openSource({ source }: ZipMember): Promise<Readable> {
  const opened = typeof source === 'function' ? await source() : source;
  return Buffer.isBuffer(opened) ? Readable.from(opened) : opened;
}

function isStream(source: ZipMember['source']): source is Readable {
  return typeof source !== 'function' && !Buffer.isBuffer(source);
}
