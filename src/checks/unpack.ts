import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, symlink } from 'node:fs/promises';
import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract as openTar, type Header } from 'tar-stream';
import { ActionError } from '../core/errors.ts';
import { showRawPath } from '../core/raw-path.ts';
import { resolveLink } from './links.ts';
import { RawNameReader, type RawNames } from './raw-names.ts';

/** Where the members of a tar go. */
export interface UnpackTarget {
  /** Absolute path that does not exist; becomes the file or folder that the tar begins with. */
  readonly path: string;
  /** The absolute path of that file or folder in its image. */
  readonly base: string;
}

/**
 * Unpacks the tar that an engine gives for a path: files and folders with their permissions but without setuid, setgid
 * and sticky bits, hard links as copies, and symbolic links that stay inside. Names keep their bytes. Gives what was
 * skipped, one text each.
 */
export async function unpackPath(source: Readable, target: UnpackTarget, signal: AbortSignal): Promise<string[]> {
  const tar = openTar();
  const names = new RawNameReader();
  const unpacking: Unpacking = {
    target: { path: toBytes(target.path), base: toBytes(target.base) },
    links: new Map(),
    skipped: [],
    signal,
  };
  const writing = async () => {
    let at = 0;
    for await (const entry of tar as unknown as AsyncIterable<Entry>) {
      await writeMember(entry, names.namesOf(at++), unpacking);
    }
  };
  await Promise.all([pipeline(source, chunks => names.pass(chunks), tar, { signal }), writing()]);
  // Written last, so that no member is written through a link.
  await writeLinks(unpacking);
  return unpacking.skipped.map(show);
}

type Entry = Readable & { readonly header: Header };

// All paths in here are their bytes, one character each, because a name in an image need not be UTF-8.
interface Unpacking {
  readonly target: UnpackTarget;
  /** Targets of symbolic links, by their paths below the target. */
  readonly links: Map<string, string>;
  readonly skipped: string[];
  readonly signal: AbortSignal;
}

async function writeMember(
  entry: Entry,
  names: RawNames,
  { target, links, skipped, signal }: Unpacking,
): Promise<void> {
  const { name, type, mode, linkname } = entry.header;
  const path = innerPath(toBytes(names.path ?? name));
  const to = locate(target, path);
  if (type === 'file' || type === 'contiguous-file') {
    await pipeline(entry, createWriteStream(to, { flags: 'wx', mode: (mode & 0o777) | 0o600 }), { signal });
    return;
  }
  entry.resume();
  if (type === 'directory') await mkdir(to, { mode: (mode & 0o777) | 0o700 });
  else if (type === 'symlink') links.set(path, toBytes(names.linkpath ?? linkname));
  else if (type === 'link') await copyFile(locate(target, innerPath(toBytes(names.linkpath ?? linkname))), to);
  else skipped.push(`${posix.join(target.base, path)}, a ${type}`);
}

async function writeLinks({ target, links, skipped }: Unpacking): Promise<void> {
  for (const [path, linked] of links) {
    const end = resolveLink(path, links, target.base);
    if (end === undefined) skipped.push(`${posix.join(target.base, path)}, a link out of it to ${linked}`);
    else await symlink(fromBytes(posix.relative(posix.dirname(path), end) || '.'), locate(target, path));
  }
}

function locate({ path }: UnpackTarget, inner: string): Buffer {
  return fromBytes(inner === '' ? path : `${path}/${inner}`);
}

function toBytes(path: string | Buffer): string {
  return Buffer.from(path as string).toString('latin1');
}

function fromBytes(path: string): Buffer {
  return Buffer.from(path, 'latin1');
}

// The first part of a member's name is the last part of the path that was asked for.
function innerPath(name: string): string {
  const path = posix.normalize(name);
  const inner = path.split('/').slice(1).join('/').replace(/\/$/, '');
  if (!name.startsWith('/') && !inner.split('/').includes('..') && !/^\.\.(\/|$)/.test(path)) return inner;
  throw new ActionError('EXTRACT', `the engine gave ${JSON.stringify(show(name))}, a path outside the requested one`);
}

function show(path: string): string {
  return showRawPath(fromBytes(path));
}
