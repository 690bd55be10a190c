import type { Header } from 'tar-stream';
import { hardLinkTarget, safeLinkTarget, safeMemberPath } from './member-path.ts';
import { invalidArchive } from './member.ts';

/** What an entry of a tar is, and where. */
export type EntryPath =
  | { readonly kind: 'file' | 'folder'; readonly path: string; readonly target?: undefined }
  | {
      readonly kind: 'link';
      readonly path: string;
      /** Relative to the root of the archive. */
      readonly target: string;
    };

const specialTypes = new Set<unknown>(['character-device', 'block-device', 'fifo']);

/** Reads the header of an entry; throws `ARCHIVE_INVALID` if an archive must not hold it. */
export function readEntryPath({ name, type, linkname }: Pick<Header, 'name' | 'type' | 'linkname'>): EntryPath {
  // Null in a header without a target, despite its type.
  const target = (linkname as string | null | undefined) ?? '';
  const path = safeMemberPath(name);
  if (type === 'directory') return { kind: 'folder', path };
  if (type === 'symlink') return { kind: 'link', path, target: safeLinkTarget(path, target) };
  if (type === 'link') return { kind: 'link', path, target: hardLinkTarget(path, target) };
  if (type === 'file' || type === 'contiguous-file') return { kind: 'file', path };
  throw invalidArchive(`holds ${name}, a ${specialTypes.has(type) ? type : 'file of an unknown type'}`);
}
