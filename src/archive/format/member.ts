import { posix } from 'node:path';
import type { Compression } from '../compress/decompress.ts';
import { documentLimit } from '../../core/guards.ts';
import { ActionError } from '../../core/errors.ts';

/** One member of a docker archive that has passed. */
export interface Member {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** 64 hex digits; empty for a link. */
  readonly sha256: string;
  readonly compression: Compression;
  /** What a compressed member holds, where it was unpacked on the way. */
  readonly unpacked?: UnpackedContent;
  /** Set when it is compressed by its first bytes and was found to be damaged. */
  readonly broken?: true;
  /** The content of a small file. */
  readonly content?: Buffer;
  /** Where a symbolic link leads, from the root of the archive. */
  readonly link?: string;
}

/** The content of a compressed member. */
export interface UnpackedContent {
  /** Bytes. */
  readonly size: number;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** The members of an archive under their paths. */
export type Members = ReadonlyMap<string, Member>;

/** The member at a path, through symbolic links; throws `ARCHIVE_INVALID` when there is none. */
export function resolveMember(members: Members, path: string, what: string): Member {
  const seen = new Set<string>();
  let member = members.get(posix.normalize(path));
  while (member?.link !== undefined && !seen.has(member.name)) {
    seen.add(member.name);
    member = members.get(member.link);
  }
  // Engines have answered success with an archive that named everything and held nothing.
  if (!member || member.link !== undefined) throw invalidArchive(`lacks ${what}, ${path}`);
  return member;
}

/** The JSON a member holds; throws `ARCHIVE_INVALID` when it is none. */
export function readMemberJson(member: Member): unknown {
  if (member.size > documentLimit) {
    throw invalidArchive(`holds ${member.name} of ${member.size} bytes, allowed: ${documentLimit}`);
  }
  try {
    return JSON.parse(member.content?.toString('utf8') ?? '');
  } catch (cause) {
    throw invalidArchive(`holds ${member.name}, which is no JSON object or list`, cause);
  }
}

/** The path of a blob in an OCI layout. */
export function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

/** The error for an archive that is no archive of one image. */
export function invalidArchive(what: string, cause?: unknown): ActionError {
  return new ActionError('ARCHIVE_INVALID', `the image archive ${what}`, { cause });
}
