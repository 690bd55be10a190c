import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { Transform, type Readable, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { extract as openTar, pack as makeTar, type Header, type Pack } from 'tar-stream';
import { ActionError } from '../report/errors.ts';
import { judgeMembers, type ArchiveFacts, type Member } from './members.ts';

/** A docker archive on its way: the tar as it will be stored, and what is known once it has passed. */
export interface PassingArchive {
  readonly tar: Readable;
  /** Resolves when the whole tar has passed and every digest in it was right; rejects with `ARCHIVE_*`. */
  readonly facts: Promise<ArchiveFacts>;
}

type Entry = Readable & { readonly header: Header };

// Manifests, configs and indexes are read; anything larger is a layer.
const documentLimit = 4 * 1024 * 1024;
const documentsLimit = 64 * 1024 * 1024;

/**
 * Lets the tar of `docker save` pass: members are hashed, the headers made the same for each save of one image
 * (newer engines write the time of the save), and at the end everything the manifest names is proved to be there.
 */
export function passArchive(
  source: Readable,
  signal: AbortSignal,
  onBytes: (count: number) => void = () => undefined,
): PassingArchive {
  const tar = makeTar();
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const passing = pipeline(tar, counted, { signal });
  const facts = Promise.all([copyMembers(source, tar, signal), passing]).then(
    ([found]) => found,
    (error: unknown) => {
      counted.destroy(error as Error);
      throw error;
    },
  );
  // Whoever reads the tar sees the failure there; nobody has to ask for the facts of a broken one.
  facts.catch(() => undefined);
  return { tar: counted, facts };
}

async function copyMembers(source: Readable, tar: Pack, signal: AbortSignal): Promise<ArchiveFacts> {
  const reader = openTar();
  const reading = pipeline(source, reader, { signal });
  const members = new Map<string, Member>();
  const held = { bytes: 0 };
  const copying = (async () => {
    for await (const entry of reader as unknown as AsyncIterable<Entry>) {
      const member = await copyMember(entry, tar, held, signal);
      if (members.has(member.name)) throw invalid(`holds ${member.name} twice`);
      members.set(member.name, member);
    }
  })();
  try {
    await Promise.all([reading, copying]);
    const facts = judgeMembers(members);
    tar.finalize();
    return facts;
  } catch (error) {
    const explained = explainBroken(error, signal);
    tar.destroy(explained as Error);
    throw explained;
  }
}

async function copyMember(entry: Entry, tar: Pack, held: { bytes: number }, signal: AbortSignal): Promise<Member> {
  const { name, type, linkname, size } = entry.header;
  const path = safePath(name);
  if (type === 'symlink') return copyLink(entry, tar, path, safeLink(path, linkname));
  if (type !== 'file' && type !== 'contiguous-file' && type !== 'directory') throw invalid(`holds ${name}, a ${type}`);
  if (path === 'index.json' && size <= documentLimit) return copyIndex(entry, tar, path);
  const keep = type !== 'directory' && size <= documentLimit && held.bytes + size <= documentsLimit;
  if (keep) held.bytes += size;
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  let compressed: boolean | undefined;
  const look = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      compressed ??= isCompressed(chunk);
      hash.update(chunk);
      if (keep) kept.push(chunk);
      yield chunk;
    }
  };
  await pipeline(entry, look, sinkOf(tar, plainHeader(entry.header)), { signal });
  const content = keep ? Buffer.concat(kept) : undefined;
  return { name: path, size, sha256: hash.digest('hex'), compressed: compressed ?? false, ...(content && { content }) };
}

// A tar begins with the name of its first member: neither gzip's nor zstd's magic number is one.
function isCompressed(start: Buffer): boolean {
  const magic = start.subarray(0, 4).toString('hex');
  return magic.startsWith('1f8b') || magic === '28b52ffd';
}

async function copyIndex(entry: Entry, tar: Pack, path: string): Promise<Member> {
  const content = tidyIndex(await buffer(entry));
  tar.entry({ ...plainHeader(entry.header), size: content.length }, content);
  return {
    name: path,
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    compressed: false,
    content,
  };
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

function copyLink(entry: Entry, tar: Pack, path: string, target: string): Member {
  entry.resume();
  tar.entry(plainHeader(entry.header)).end(undefined);
  return { name: path, size: 0, sha256: '', compressed: false, link: target };
}

// Same bytes for the same image: no owner, no save time; the names and modes are the engine's own.
function plainHeader(header: Header): Header {
  return { ...header, pax: null, mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' };
}

function safePath(name: string): string {
  const path = posix.normalize(name).replace(/\/$/, '');
  if (path.startsWith('/') || path === '..' || path.startsWith('../') || name.includes('\\')) {
    throw invalid(`holds ${JSON.stringify(name)}, a path out of the archive`);
  }
  return path;
}

function safeLink(path: string, target: string): string {
  if (target.startsWith('/')) throw invalid(`holds ${path}, a link to ${target}, out of the archive`);
  return safePath(posix.join(posix.dirname(path), target));
}

function explainBroken(error: unknown, signal: AbortSignal): unknown {
  signal.throwIfAborted();
  const message = error instanceof Error ? error.message : '';
  if (/Unexpected end of data|Invalid tar header/.test(message))
    return invalid(`is cut short or no tar: ${message}`, error);
  return error;
}

function invalid(what: string, cause?: unknown): ActionError {
  return new ActionError('ARCHIVE_INVALID', `the image archive ${what}`, { cause });
}
