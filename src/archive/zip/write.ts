import { Readable } from 'node:stream';
import { createFile, type FileFacts, type FileOptions, type HashedFile } from '../../core/hashed-file.ts';
import { appendMember, type SegmentedContent, type StreamedContent } from './member-writer.ts';
import * as records from './records.ts';
import type { ZipDataFacts, ZipRecord } from './records.ts';

// There is no zip library that compresses a member on several cores or copies compressed members, hence this writer.

/** One member to write. */
export type ZipMember = MemberHead & (MemberSource | SegmentedContent);

interface MemberHead {
  readonly name: string;
  /** UTC, 1980 to 2107; default 1980-01-01, so that the same content gives the same file. */
  readonly modified?: Date;
  /** Called after the content was written: a name that replaces `name` and has as many bytes. */
  readonly finalName?: () => string | Promise<string>;
}

interface MemberSource extends Pick<StreamedContent, 'method'> {
  /** A function is called once all members before it are written. */
  readonly source: Readable | Buffer | (() => Promise<Readable | Buffer>);
}

/** A zip file to write. */
export interface ZipPlan extends Pick<FileOptions, 'onWritten'> {
  /** A file that must not exist yet. */
  readonly path: string;
  readonly members: readonly ZipMember[];
  /** Level of all deflated members, 0 to 9. */
  readonly level: number;
  readonly signal: AbortSignal;
}

/** A zip file that was written. */
export interface WrittenZip extends FileFacts {
  readonly members: readonly (ZipDataFacts & { readonly name: string })[];
}

const earliest = new Date(Date.UTC(1980, 0, 1));

/** Writes a zip file; the same members give the same bytes. After a failure there is no file, and the first error is thrown. */
export async function writeZip(plan: ZipPlan): Promise<WrittenZip> {
  const streams = plan.members.flatMap(member =>
    'source' in member && isStream(member.source) ? [member.source] : [],
  );
  // A stream that fails before its turn reports that when it is read.
  for (const stream of streams) stream.on('error', () => undefined);
  try {
    return await createFile(plan.path, file => writeMembers(file, plan), { onWritten: plan.onWritten });
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
    const head = { name: member.name, modified: member.modified ?? earliest };
    const content = 'segments' in member ? member : { ...member, source: await openSource(member) };
    const record = await appendMember(file, head, content, plan);
    written.push(member.finalName ? await rename(file, record, await member.finalName()) : record);
  }
  const directory = Buffer.concat(written.map(records.centralHeader));
  const end = records.endRecords({ count: written.length, size: directory.length, offset: file.size });
  await file.append(Buffer.concat([directory, end]));
  const members = written.map(({ name, size, compressedSize, crc32 }) => ({ name, size, compressedSize, crc32 }));
  return { ...(await file.finish(plan.signal)), members };
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

async function openSource({ source }: MemberSource): Promise<Readable> {
  const opened = typeof source === 'function' ? await source() : source;
  return Buffer.isBuffer(opened) ? Readable.from(opened) : opened;
}

function isStream(source: MemberSource['source']): source is Readable {
  return typeof source !== 'function' && !Buffer.isBuffer(source);
}
