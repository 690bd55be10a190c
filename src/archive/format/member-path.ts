import { posix } from 'node:path';
import { invalidArchive } from './member.ts';

// Engines ignore whatever follows a NUL.
const forbidden = /[\\\u0000-\u001f\u007f]/;

/** The normalised path of a member; throws `ARCHIVE_INVALID` if it is unsafe or leads out of the archive. */
export function safeMemberPath(name: string): string {
  if (forbidden.test(name)) {
    throw invalidArchive(`holds ${JSON.stringify(name)}, a path with control characters or backslashes`);
  }
  const path = posix.normalize(name).replace(/\/$/, '');
  if (path.startsWith('/') || path === '..' || path.startsWith('../')) {
    throw invalidArchive(`holds ${JSON.stringify(name)}, a path out of the archive`);
  }
  return path;
}

/** The path of the file that a hard link at `path` names; throws `ARCHIVE_INVALID` if it is out of the archive. */
export function hardLinkTarget(path: string, target: string): string {
  const found = safeMemberPath(target);
  if (found === path) throw invalidArchive(`holds ${path}, a link to itself`);
  return found;
}

/** The path that a symbolic link at `path` leads to; throws `ARCHIVE_INVALID` if it leads out of the archive. */
export function safeLinkTarget(path: string, target: string): string {
  if (target.startsWith('/')) throw invalidArchive(`holds ${path}, a link to ${target}, out of the archive`);
  return safeMemberPath(posix.join(posix.dirname(path), target));
}
