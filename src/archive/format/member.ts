import { posix } from 'node:path';
import { ActionError } from '../../core/errors.ts';
import { sha256Of } from '../../core/digest.ts';
import { documentLimit } from '../../core/guards.ts';
import type { Compression } from '../compress/decompress.ts';
import type { UnpackedContent } from '../compress/unpacked-digest.ts';

/** One member of a docker archive, as it was read. */
export interface Member {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** 64 hex digits; empty for a link. */
  readonly sha256: string;
  readonly compression: Compression;
  /** The content of a compressed member, if it was decompressed for verification. */
  readonly unpacked?: UnpackedContent | undefined;
  /** Set if it begins like compressed data and cannot be decompressed. */
  readonly damaged?: boolean | undefined;
  /** The content of a small file. */
  readonly content?: Buffer | undefined;
  /** The target of a symbolic link, relative to the root of the archive. */
  readonly link?: string;
}

/** The members of an archive by path. */
export type Members = ReadonlyMap<string, Member>;

/** A member for a document that is in memory. */
export function documentMember(name: string, content: Buffer): Member {
  return { name, size: content.length, sha256: sha256Of(content), compression: 'none', content };
}

/** A member for a link; `link` is the target, relative to the root of the archive. */
export function linkMember(name: string, link: string): Member {
  return { name, size: 0, sha256: '', compression: 'none', link };
}

/** The member at a path, following symbolic links; throws `ARCHIVE_INVALID` if there is none. `what` names it in the error. */
export function resolveMember(members: Members, path: string, what: string): Member {
  // The pack CLI leaves out layers that its engine has.
  if (path === '') throw invalidArchive(`leaves out ${what}, so that only an engine that has it can load the archive`);
  const seen = new Set<string>();
  let member = members.get(posix.normalize(path));
  while (member?.link !== undefined && !seen.has(member.name)) {
    seen.add(member.name);
    member = members.get(member.link);
  }
  // Engines report success for an archive whose manifest names files that it does not hold.
  if (!member || member.link !== undefined) throw invalidArchive(`lacks ${what}, ${path}`);
  return member;
}

/** Parses a member as JSON; throws `ARCHIVE_INVALID` if it is not an object or array, or too large. */
export function readMemberJson(member: Member): unknown {
  if (member.size > documentLimit) {
    throw invalidArchive(`holds ${member.name} of ${member.size} bytes, allowed: ${documentLimit}`);
  }
  return parseMember(member.name, member.content ?? Buffer.alloc(0));
}

/** Parses the content of a member as JSON, with a reviver like that of `JSON.parse`; throws `ARCHIVE_INVALID` if it is not JSON. */
export function parseMember(name: string, content: Buffer, revive?: Parameters<typeof JSON.parse>[1]): unknown {
  try {
    return JSON.parse(content.toString('utf8'), revive);
  } catch (cause) {
    throw invalidArchive(`holds ${name}, which contains no JSON object or array`, cause);
  }
}

/** The path of a blob in an OCI layout. */
export function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

/** The hex digits of the digest in the path of a blob; undefined for any other path. */
export function blobHex(path: string): string | undefined {
  return /^blobs\/sha256\/([0-9a-f]{64})$/.exec(path)?.[1];
}

/** The error for a file that is not an archive of one image; `problem` continues "the image archive …". */
export function invalidArchive(problem: string, cause?: unknown): ActionError {
  return new ActionError('ARCHIVE_INVALID', `the image archive ${problem}`, { cause });
}

/** Throws `ARCHIVE_DIGEST` unless a member has the digest that it must have; both are 64 hex digits. */
export function verifyDigest(name: string, found: string, expected: string | undefined): void {
  if (found === expected) return;
  const message = `the image archive is damaged: ${name} is sha256:${found}, expected ${expected ? `sha256:${expected}` : 'a digest'}`;
  throw new ActionError('ARCHIVE_DIGEST', message);
}
