import { open, readFile } from 'node:fs/promises';
import { addAbortSignal, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pack, type Header, type Pack } from 'tar-stream';
import { contextChanged, contextUnreadable, type ContextEntry } from './tree.ts';

// Bytes up to which a file is read at once, and how many such files are read ahead: together the most that is held.
const smallFile = 256 * 1024;
const readAhead = 16;

/**
 * Writes entries as a tar stream, owner 0:0; at most 16 files are open at a time, and aborting closes them. Fails with
 * `CONTEXT_UNREADABLE` or, when a file's size changes while it is read, `CONTEXT_CHANGED`.
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
    // The tar can tell only that it was destroyed; why, the writer tells below.
  } finally {
    tar.destroy();
  }
  // An abort is told by the stream itself; what it breaks here has many names.
  await written.catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

async function writeTar(tar: Pack, entries: readonly ContextEntry[], signal: AbortSignal): Promise<void> {
  for await (const [entry, content] of readSmall(entries, signal)) {
    const header = toHeader(entry);
    if (content) await writeEntry(tar, header, content);
    else await writeLarge(tar, header, entry.source as string, signal);
  }
  tar.finalize();
}

type EntryHeader = Partial<Header> & { name: string };
type Loaded = readonly [entry: ContextEntry, content: Buffer | undefined];

// Small files cost round trips to the disk, not bytes, so several are on their way at once.
async function* readSmall(entries: readonly ContextEntry[], signal: AbortSignal): AsyncGenerator<Loaded> {
  const ahead: Promise<Loaded>[] = [];
  for (const entry of entries) {
    const loading = load(entry, signal);
    // Awaited in its turn; until then a failure must not count as unhandled.
    loading.catch(() => undefined);
    ahead.push(loading);
    const next = ahead.length > readAhead ? ahead.shift() : undefined;
    if (next) yield await next;
  }
  for (const next of ahead) yield await next;
}

async function load(entry: ContextEntry, signal: AbortSignal): Promise<Loaded> {
  signal.throwIfAborted();
  if (typeof entry.source !== 'string') return [entry, entry.source];
  if (entry.kind !== 'file') return [entry, Buffer.alloc(0)];
  if (entry.size > smallFile) return [entry, undefined];
  try {
    return [entry, await readFile(entry.source, { signal })];
  } catch (error) {
    signal.throwIfAborted();
    throw contextUnreadable(entry.source, error);
  }
}

function writeEntry(tar: Pack, header: EntryHeader, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry(header, content, error => (error ? reject(error) : resolve()));
  });
}

async function writeLarge(tar: Pack, header: EntryHeader, path: string, signal: AbortSignal): Promise<void> {
  await using file = await open(path).catch((error: unknown) => {
    throw contextUnreadable(path, error);
  });
  const { size } = await file.stat();
  await pipeline(checkSize(file.createReadStream({ autoClose: false }), path, size), tar.entry({ ...header, size }), {
    signal,
  });
}

async function* checkSize(chunks: AsyncIterable<Buffer>, path: string, size: number): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    if (read > size) break;
    yield chunk;
  }
  if (read !== size) throw contextChanged(path, size, read);
}

function toHeader(entry: ContextEntry): EntryHeader {
  const { path, kind: type, size, target } = entry;
  return {
    name: type === 'directory' ? `${path}/` : path,
    type,
    // tar-stream keeps the permission bits only, and takes a mode of 0 for none given.
    mode: entry.mode,
    mtime: new Date(entry.mtime * 1000),
    size,
    ...(type === 'symlink' && { linkname: target }),
  };
}
