import { open, readFile } from 'node:fs/promises';
import { addAbortSignal, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pack, type Header, type Pack } from 'tar-stream';
import { makePaxHeader } from '../../core/pax-header.ts';
import type { RawPath } from '../../core/raw-path.ts';
import { findHardLinks } from './hard-links.ts';
import { contextChanged, contextUnreadable, type ContextEntry } from './tree.ts';

// Files up to this many bytes are read whole, and this many of them in advance; together they limit the memory used.
const smallFile = 256 * 1024;
const readAhead = 16;

/**
 * Streams entries as a tar in which root owns everything; at most 16 files are open at a time. Errors:
 * `CONTEXT_UNREADABLE`, and `CONTEXT_CHANGED` when the size of a file changes while it is read.
 */
export function streamContextTar(entries: readonly ContextEntry[], signal: AbortSignal): Readable {
  return addAbortSignal(signal, Readable.from(readTar(entries, signal), { objectMode: false }));
}

async function* readTar(entries: readonly ContextEntry[], signal: AbortSignal): AsyncGenerator<Buffer> {
  const tar = pack();
  const written = writeTar(tar, entries, signal);
  written.catch(() => tar.destroy());
  try {
    yield* tar as AsyncIterable<Buffer>;
  } catch {
    // The tar only knows that it was destroyed; the writer, awaited below, knows why.
  } finally {
    tar.destroy();
  }
  // After an abort, the stream itself reports the reason; the errors that it causes here differ.
  await written.catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

async function writeTar(tar: Pack, entries: readonly ContextEntry[], signal: AbortSignal): Promise<void> {
  const links = findHardLinks(entries);
  for await (const { entry, content } of readSmall(entries, links, signal)) {
    const link = links.get(entry);
    const header = startEntry(tar, entry, link);
    if (Buffer.isBuffer(content)) await writeEntry(tar, header, content);
    else await writeLarge(tar, header, content.path, signal);
  }
  tar.finalize();
}

type EntryHeader = Partial<Header> & { name: string };

/** An entry with its content, or where it is when it is too large to be read in advance. */
interface Loaded {
  readonly entry: ContextEntry;
  readonly content: Buffer | { readonly path: RawPath };
}

// Latency dominates for small files, so several are read at once.
async function* readSmall(
  entries: readonly ContextEntry[],
  links: ReadonlyMap<ContextEntry, RawPath>,
  signal: AbortSignal,
): AsyncGenerator<Loaded> {
  const ahead: Promise<Loaded>[] = [];
  for (const entry of entries) {
    const loading = load(entry, links.has(entry), signal);
    // It is awaited in its turn; until then a failure must not count as unhandled.
    loading.catch(() => undefined);
    ahead.push(loading);
    const next = ahead.length > readAhead ? ahead.shift() : undefined;
    if (next) yield await next;
  }
  for (const next of ahead) yield await next;
}

async function load(entry: ContextEntry, isLink: boolean, signal: AbortSignal): Promise<Loaded> {
  const { kind, size, source } = entry;
  signal.throwIfAborted();
  if (kind !== 'file' || isLink) return { entry, content: Buffer.alloc(0) };
  if ('content' in source) return { entry, content: source.content };
  if (size > smallFile) return { entry, content: source };
  try {
    return { entry, content: await readFile(source.path, { signal }) };
  } catch (error) {
    signal.throwIfAborted();
    throw contextUnreadable(source.path, error);
  }
}

function writeEntry(tar: Pack, header: EntryHeader, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry(header, content, error => (error ? reject(error) : resolve()));
  });
}

async function writeLarge(tar: Pack, header: EntryHeader, path: RawPath, signal: AbortSignal): Promise<void> {
  await using file = await open(path).catch((error: unknown) => {
    throw contextUnreadable(path, error);
  });
  const { size } = await file.stat();
  await pipeline(checkSize(file.createReadStream({ autoClose: false }), path, size), tar.entry({ ...header, size }), {
    signal,
  });
}

async function* checkSize(chunks: AsyncIterable<Buffer>, path: RawPath, size: number): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    if (read > size) break;
    yield chunk;
  }
  if (read !== size) throw contextChanged(path, size, read);
}

// What tar-stream cannot write comes before the entry, and its header gets a stand-in.
function startEntry(tar: Pack, entry: ContextEntry, link: RawPath | undefined): EntryHeader {
  const { path, kind, mode, mtime, size } = entry;
  const target = link ?? entry.target;
  const raw = {
    ...(typeof path === 'string' ? {} : { path }),
    ...(typeof target === 'string' ? {} : { linkpath: target }),
  };
  if (Object.keys(raw).length > 0) tar.push(makePaxHeader(raw));
  const name = typeof path === 'string' ? path : 'bytes';
  return {
    name: kind === 'directory' ? `${name}/` : name,
    type: link === undefined ? kind : 'link',
    // Passed with the file type: tar-stream keeps only the permission bits, but treats a mode of 0 as missing.
    mode,
    mtime: new Date(mtime * 1000),
    size: link === undefined ? size : 0,
    linkname: typeof target === 'string' ? target : 'bytes',
  };
}
