import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, symlink } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract as openTar, type Header } from 'tar-stream';
import { ActionError } from '../core/errors.ts';
import { resolveLink } from './links.ts';

/** Where a tar's members go. */
export interface Target {
  /** Absolute path that does not exist: becomes the file or folder that the tar begins with. */
  readonly path: string;
  /** Where that lies in its image, absolute. */
  readonly base: string;
}

/**
 * Writes what an engine gives of a path: files and folders with their permissions but no setuid, setgid and sticky
 * bits, hard links as copies, links that stay inside as links. Gives what was left out, one reason each.
 */
export async function unpackPath(source: Readable, target: Target, signal: AbortSignal): Promise<string[]> {
  const tar = openTar();
  const links = new Map<string, string>();
  const leftOut: string[] = [];
  const writing = async () => {
    for await (const entry of tar as unknown as AsyncIterable<Entry>) {
      const { header } = entry;
      const path = innerPath(header.name);
      const problem = await writeMember(entry, path, { target, links, signal });
      if (problem) leftOut.push(`${posix.join(target.base, path)}, a ${header.type}`);
    }
  };
  await Promise.all([pipeline(source, tar, { signal }), writing()]);
  // Last of all, so that nothing is ever written through a link.
  for (const path of links.keys()) {
    const end = resolveLink(path, links, target.base);
    if (end === undefined)
      leftOut.push(`${posix.join(target.base, path)}, a link out of it to ${links.get(path) ?? ''}`);
    else await symlink(posix.relative(posix.dirname(path), end) || '.', join(target.path, path));
  }
  return leftOut;
}

type Entry = Readable & { readonly header: Header };

interface Writing {
  readonly target: Target;
  readonly links: Map<string, string>;
  readonly signal: AbortSignal;
}

async function writeMember(entry: Entry, path: string, { target, links, signal }: Writing): Promise<boolean> {
  const { type, mode, linkname } = entry.header;
  const to = join(target.path, path);
  if (type === 'file' || type === 'contiguous-file') {
    await pipeline(entry, createWriteStream(to, { flags: 'wx', mode: (mode & 0o777) | 0o600 }), { signal });
    return false;
  }
  entry.resume();
  if (type === 'directory') await mkdir(to, { mode: (mode & 0o777) | 0o700 });
  else if (type === 'symlink') links.set(path, linkname);
  else if (type === 'link') await copyFile(join(target.path, innerPath(linkname)), to);
  else return true;
  return false;
}

// The first part is the name of what was asked for.
function innerPath(name: string): string {
  const inner = posix.normalize(name).split('/').slice(1).join('/').replace(/\/$/, '');
  if (!name.startsWith('/') && !inner.split('/').includes('..') && !/^\.\.(\/|$)/.test(posix.normalize(name)))
    return inner;
  throw new ActionError('EXTRACT', `the engine gave ${JSON.stringify(name)}, a path out of what was asked for`);
}
