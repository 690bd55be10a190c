import { posix } from 'node:path';
import type { Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Header, Pack } from 'tar-stream';
import { documentLimit } from '../../core/guards.ts';
import { createDecompressor } from '../compress/decompress.ts';
import type { SizeBudget } from '../compress/size-budget.ts';
import { MemberInspector } from './member-inspector.ts';
import { readEntryPath } from './entry-path.ts';
import { blobHex, documentMember, linkMember, parseMember, type Member } from './member.ts';
import { isSourceAnnotation } from './name-annotations.ts';
import { UnpackedSizeNeeded, type TarRewrite } from './rewrite.ts';
import { isRootDocument } from './root-documents.ts';
import type { TarEntry } from './tar-entries.ts';

/** How members are copied into another tar. */
export interface MemberCopyOptions {
  readonly tar: Pack;
  readonly rewrite: TarRewrite | undefined;
  readonly budget: SizeBudget;
  /** Bytes of the documents that are kept in memory. */
  readonly kept: { bytes: number };
  readonly signal: AbortSignal;
}

/** Bytes of all documents of an archive together that are kept in memory. */
export const keptLimit = 64 * 1024 * 1024;

/**
 * Copies a member into another tar and inspects it; undefined for a folder. Throws `ARCHIVE_INVALID` if an archive must not
 * hold it.
 */
export async function copyMember(entry: TarEntry, options: MemberCopyOptions): Promise<Member | undefined> {
  const { rewrite } = options;
  const { size } = entry.header;
  const { path, kind, target } = readEntryPath(entry.header);
  if (kind === 'folder') {
    copyFolder(entry, options, path);
    return undefined;
  }
  if (kind === 'link') return copyLink(entry, options, path, target);
  if (path === 'index.json' && size <= documentLimit && !rewrite) return copyIndex(entry, options, path);
  return copyFile(entry, options, path, size);
}

async function copyFile(entry: TarEntry, options: MemberCopyOptions, path: string, size: number): Promise<Member> {
  const { budget, rewrite, signal } = options;
  const unpackedSize = rewrite?.unpack?.get(path);
  const inspector = new MemberInspector({
    keeps: start => isKept(path, size, start, options),
    // The name of a blob proves it; anything else is proved by what it unpacks to.
    budget: rewrite || blobHex(path) === undefined ? budget : undefined,
    signal,
    onCompression: compression => {
      const known = compression === 'zstd' ? rewrite?.unpack?.has(path) !== false : unpackedSize === undefined;
      if (!known) throw new UnpackedSizeNeeded(path);
    },
  });
  const header = { ...normaliseHeader(entry.header, path), size: unpackedSize ?? size };
  await copyContent(entry, inspector, options, header, path);
  return { name: path, size, ...(await inspector.finish()) };
}

// Many small layers must not use up the memory for documents.
function isKept(path: string, size: number, start: Buffer, { kept }: MemberCopyOptions): boolean {
  if (size > documentLimit || isRootDocument(path)) return size <= documentLimit;
  if (kept.bytes + size > keptLimit || !/^\s*[[{]/.test(start.toString('latin1', 0, 64))) return false;
  kept.bytes += size;
  return true;
}

async function copyContent(
  entry: TarEntry,
  inspector: MemberInspector,
  { tar, rewrite, signal }: MemberCopyOptions,
  header: Header,
  path: string,
): Promise<void> {
  const inspect = (chunks: AsyncIterable<Buffer>) => inspector.inspect(chunks);
  if (rewrite?.omits(path)) return pipeline(entry, inspect, discard, { signal });
  const unpackedSize = rewrite?.unpack?.get(path);
  if (unpackedSize === undefined) return pipeline(entry, inspect, openEntry(tar, header), { signal });
  const expect = expectSize(path, unpackedSize);
  return pipeline(entry, inspect, createDecompressor('zstd'), expect, openEntry(tar, header), { signal });
}

// What an archive records of a member may be wrong.
function expectSize(path: string, size: number) {
  return async function* (contents: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let left = size;
    for await (const content of contents) {
      left -= content.length;
      if (left < 0) break;
      yield content;
    }
    if (left !== 0) throw new UnpackedSizeNeeded(path);
  };
}

async function discard(chunks: AsyncIterable<Buffer>): Promise<void> {
  const iterator = chunks[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true);
}

async function copyIndex(entry: TarEntry, { tar }: MemberCopyOptions, path: string): Promise<Member> {
  const content = removeSources(await buffer(entry));
  tar.entry({ ...normaliseHeader(entry.header, path), size: content.length }, content);
  return documentMember(path, content);
}

// The containerd store records in the index every registry it ever pushed an image to. That is not part of the image,
// changes with the next push, and may reveal the names of internal hosts.
function removeSources(index: Buffer): Buffer {
  if (!index.includes('containerd.io/distribution.source.')) return index;
  const keep = (key: string, value: unknown): unknown => (isSourceAnnotation(key) ? undefined : value);
  return Buffer.from(JSON.stringify(parseMember('index.json', index, keep)));
}

// tar-stream builds on streamx, whose writables work in a pipeline but do not have Node's types.
function openEntry(tar: Pack, header: Header): Writable {
  return tar.entry(header) as unknown as Writable;
}

function copyFolder(entry: TarEntry, { tar, rewrite }: MemberCopyOptions, path: string): void {
  entry.resume();
  if (!rewrite?.omits(path)) tar.entry(normaliseHeader(entry.header, path)).end(undefined);
}

// A hard link becomes a symbolic one, because the containerd store ignores hard links.
function copyLink(entry: TarEntry, { tar, rewrite }: MemberCopyOptions, path: string, target: string): Member {
  entry.resume();
  const linkname = posix.relative(posix.dirname(path), target);
  const header: Header = { ...normaliseHeader(entry.header, path), type: 'symlink', linkname };
  if (!rewrite?.omits(path)) tar.entry(header).end(undefined);
  return linkMember(path, target);
}

// Without owner and time the same image gives the same bytes; modes stay as the engine wrote them.
function normaliseHeader(header: Header, name: string): Header {
  return { ...header, name, pax: null, mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' };
}
