import { ActionError } from '../../core/errors.ts';

/** A member as the directory of its zip file declares it; sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly compressedSize: number;
  readonly crc32: number;
  /** Where its local header starts. */
  readonly offset: number;
  /** 0 is stored, 8 is deflated. */
  readonly method: number;
  readonly encrypted: boolean;
}

// Control characters would start a line of their own in a log; U+FFFD stands for bytes that are no UTF-8.
const unprintable = /[\u0000-\u001f\u007f\ufffd]/;
const outside = /^\/|^[a-z]:|\\|(^|\/)\.\.(\/|$)/i;

/** Puts the members of a zip file under their names, in their order; throws `ZIP_MEMBER` when one cannot be trusted. */
export function checkZipEntries(path: string, members: readonly ZipEntry[]): Map<string, ZipEntry> {
  const found = new Map<string, ZipEntry>();
  for (const member of members) {
    const problem = findProblem(member) ?? (found.has(member.name) ? 'is there twice' : undefined);
    if (problem) throw zipMemberError(path, member.name, problem);
    found.set(member.name, member);
  }
  return found;
}

/** The error for a member that cannot be used. */
export function zipMemberError(path: string, name: string, problem: string): ActionError {
  const message = `member ${JSON.stringify(name)} of zip file ${path} ${problem}`;
  return new ActionError('ZIP_MEMBER', message, { hint: `unzip -Z '${path}'` });
}

function findProblem({ name, method, encrypted }: ZipEntry): string | undefined {
  if (name === '' || unprintable.test(name)) return 'has no printable name in UTF-8';
  if (outside.test(name)) return 'leads out of the archive, allowed: a relative path with / and without ..';
  if (encrypted) return 'is encrypted, allowed: members without a password';
  if (method !== 0 && method !== 8) return `is compressed by method ${method}, allowed: 0 (stored) and 8 (deflated)`;
  return undefined;
}
