import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Header, Pack } from 'tar-stream';
import { createDecompressor } from '../compress/decompress.ts';
import { documentLimit } from '../../core/guards.ts';
import { isRootDocument } from './root-documents.ts';
import { invalidArchive, type Member } from './member.ts';
import { MemberInspector } from './member-inspector.ts';
import { UnpackedSizeNeeded, type TarRewrite } from './rewrite.ts';
import type { SizeBudget } from '../compress/unpacked-digest.ts';

/** A member of a tar that is being read. */
export type TarEntry = Readable & { readonly header: Header };

/** Where members are copied to. */
export interface Copy {
  readonly tar: Pack;
  readonly route: TarRewrite | undefined;
  readonly allowance: SizeBudget | undefined;
  /** Bytes of documents in memory. */
  readonly held: { bytes: number };
  readonly signal: AbortSignal;
}

// Bytes of all documents together.
const documentsLimit = 64 * 1024 * 1024;

/** Copies one member into another tar and tells what it was; throws `ARCHIVE_INVALID` where it may not be in an archive. */
export async function copyMember(entry: TarEntry, copy: Copy): Promise<Member> {
  const { name, type, linkname, size } = entry.header;
  const path = safePath(name);
  if (type === 'symlink') return copyLink(entry, copy, path, safeLink(path, linkname));
  if (type !== 'file' && type !== 'contiguous-file' && type !== 'directory') {
    throw invalidArchive(`holds ${name}, a ${type}`);
  }
  if (path === 'index.json' && size <= documentLimit && !copy.route) return copyIndex(entry, copy, path);
  const unpackedSize = copy.route?.unpack?.get(path);
  const look = new MemberInspector({
    keeps: start => type !== 'directory' && keeps(path, size, start, copy),
    allowance: copy.allowance,
    signal: copy.signal,
    onPacking: compression => {
      if (compression === 'zstd' && copy.route?.unpack?.has(path) === false) throw new UnpackedSizeNeeded(path);
    },
  });
  await send(entry, look, copy, { ...plainHeader(entry.header, path), size: unpackedSize ?? size }, path);
  return { name: path, size, ...(await look.finish()) };
}

// Many small layers must not crowd out the documents.
function keeps(path: string, size: number, start: Buffer, { held }: Copy): boolean {
  if (size > documentLimit || isRootDocument(path)) return size <= documentLimit;
  if (held.bytes + size > documentsLimit || !/^\s*[[{]/.test(start.toString('latin1', 0, 64))) return false;
  held.bytes += size;
  return true;
}

async function send(entry: TarEntry, look: MemberInspector, copy: Copy, header: Header, path: string): Promise<void> {
  const { tar, route, signal } = copy;
  const pass = (chunks: AsyncIterable<Buffer>) => look.pass(chunks);
  if (route?.leavesOut(path)) return pipeline(entry, pass, drain, { signal });
  if (route?.unpack?.get(path) === undefined) return pipeline(entry, pass, sinkOf(tar, header), { signal });
  return pipeline(entry, pass, createDecompressor('zstd'), sinkOf(tar, header), { signal });
}

async function drain(chunks: AsyncIterable<Buffer>): Promise<void> {
  const iterator = chunks[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true);
}

async function copyIndex(entry: TarEntry, { tar }: Copy, path: string): Promise<Member> {
  const content = tidyIndex(await buffer(entry));
  tar.entry({ ...plainHeader(entry.header, path), size: content.length }, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name: path, size: content.length, sha256, compression: 'none', content };
}

// The containerd store notes in the index to which registries it ever pushed an image: that is no part of the image,
// changes with the next push, and may name hosts that are nobody's business.
function tidyIndex(index: Buffer): Buffer {
  const text = index.toString('utf8');
  if (!text.includes('containerd.io/distribution.source.')) return index;
  const keep = (key: string, value: unknown): unknown =>
    key.startsWith('containerd.io/distribution.source.') ? undefined : value;
  return Buffer.from(JSON.stringify(JSON.parse(text, keep)));
}

// tar-stream is built on streamx, whose writables work in a pipeline but are not typed as Node's.
function sinkOf(tar: Pack, header: Header): Writable {
  return tar.entry(header) as unknown as Writable;
}

function copyLink(entry: TarEntry, { tar, route }: Copy, path: string, target: string): Member {
  entry.resume();
  if (!route?.leavesOut(path)) tar.entry(plainHeader(entry.header, path)).end(undefined);
  return { name: path, size: 0, sha256: '', compression: 'none', link: target };
}

// Same bytes for the same image: no owner, no save time; the names and modes are the engine's own, but for detours.
function plainHeader(header: Header, name: string): Header {
  return { ...header, name, pax: null, mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' };
}

// What stands behind a NUL is not read by engines.
const unreadable = /[\\\u0000-\u001f\u007f]/;

function safePath(name: string): string {
  if (unreadable.test(name)) {
    throw invalidArchive(`holds ${JSON.stringify(name)}, a path with control characters or backslashes`);
  }
  const path = posix.normalize(name).replace(/\/$/, '');
  if (path.startsWith('/') || path === '..' || path.startsWith('../')) {
    throw invalidArchive(`holds ${JSON.stringify(name)}, a path out of the archive`);
  }
  return path;
}

function safeLink(path: string, target: string): string {
  if (target.startsWith('/')) throw invalidArchive(`holds ${path}, a link to ${target}, out of the archive`);
  return safePath(posix.join(posix.dirname(path), target));
}
