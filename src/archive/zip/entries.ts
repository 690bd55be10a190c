import { zipMemberError } from './errors.ts';

/** A member as the central directory declares it; sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly compressedSize: number;
  readonly crc32: number;
  /** Where its local header begins. */
  readonly offset: number;
  /** 0 is stored, 8 is deflated. */
  readonly method: number;
  readonly encrypted: boolean;
}

// A control character could forge a line in a log; U+FFFD replaces bytes that are not UTF-8.
const unprintable = /[\u0000-\u001f\u007f\ufffd]/;
const outside = /^\/|^[a-z]:|\\|(^|\/)\.\.(\/|$)/i;

/** The entries by name, in their order; throws `ZIP_MEMBER` if one is unsafe or a name occurs twice. */
export function checkZipEntries(path: string, entries: readonly ZipEntry[]): Map<string, ZipEntry> {
  const found = new Map<string, ZipEntry>();
  for (const entry of entries) {
    const problem = findProblem(entry) ?? (found.has(entry.name) ? 'is there twice' : undefined);
    if (problem) throw zipMemberError(path, entry.name, problem);
    found.set(entry.name, entry);
  }
  return found;
}

function findProblem({ name, method, encrypted }: ZipEntry): string | undefined {
  if (name === '' || unprintable.test(name)) return 'has no printable name in UTF-8';
  if (outside.test(name)) return 'leads out of the archive, allowed: a relative path with / and without ..';
  if (encrypted) return 'is encrypted, allowed: members without a password';
  if (method !== 0 && method !== 8) return `is compressed by method ${method}, allowed: 0 (stored) and 8 (deflated)`;
  return undefined;
}
