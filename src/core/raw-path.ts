import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';

/** A path or name as the file system has it: text, or its bytes where they are not UTF-8. */
export type RawPath = string | Buffer;

/** Makes text of bytes that are UTF-8, and leaves others as they are. */
export function readRawPath(bytes: Buffer): RawPath {
  return isUtf8(bytes) ? bytes.toString() : bytes;
}

/** Joins a path and what is below it with `/`; an empty path adds nothing. */
export function appendRawPath(path: RawPath, below: RawPath): RawPath {
  if (path.length === 0) return below;
  if (typeof path === 'string' && typeof below === 'string') return `${path}/${below}`;
  return Buffer.concat([Buffer.from(path), Buffer.from('/'), Buffer.from(below)]);
}

/** Where something below a folder is on this machine. */
export function locateRawPath(root: string, below: RawPath): RawPath {
  return typeof below === 'string' ? join(root, below) : appendRawPath(root, below);
}

/** The bytes of a path, one character each, by which paths are sorted. */
export function toSortKey(path: RawPath): string {
  return Buffer.from(path).toString('latin1');
}

/** A path for messages: `caf\xe9.txt`, where a byte is not UTF-8. */
export function showRawPath(path: RawPath): string {
  if (typeof path === 'string') return path;
  const texts: string[] = [];
  for (let at = 0; at < path.length;) {
    const length = [1, 2, 3, 4].find(count => at + count <= path.length && isUtf8(path.subarray(at, at + count)));
    texts.push(length ? path.toString('utf8', at, at + length) : `\\x${path.toString('hex', at, at + 1)}`);
    at += length ?? 1;
  }
  return texts.join('');
}
