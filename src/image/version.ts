/** The versions that are mutable by convention: `latest`, `dev`, `….dirty`, `…+dirty`, and build number 0. */
export const dirtyVersions = /^(latest|dev|.*[.+]dirty|\d+\.\d+\.\d+\.0)$/;

/** Whether a version is dirty, and why, in words for log and summary. */
export interface DirtyVerdict {
  readonly dirty: boolean;
  readonly because: string;
}

/** Decides whether `version` is dirty; `pattern` (the input `dirty-pattern`) replaces the built-in rule. */
export function judgeVersion(version: string, pattern?: RegExp): DirtyVerdict {
  if (pattern) {
    const dirty = pattern.test(version);
    return { dirty, because: `${version} ${dirty ? 'matches' : 'does not match'} dirty-pattern ${pattern.source}` };
  }
  if (!dirtyVersions.test(version))
    return { dirty: false, because: `${version} is none of latest, dev, *.dirty, *+dirty and x.y.z.0` };
  return { dirty: true, because: whyDirty(version) };
}

function whyDirty(version: string): string {
  if (version === 'latest' || version === 'dev') return `${version} names whatever is newest`;
  if (version.endsWith('dirty')) return `${version} is marked dirty`;
  return `${version} has build number 0`;
}

/** Whether a text may be the version of an archive; `_` separates the fields of an archive's name. */
export function isVersion(text: string): boolean {
  return /^[A-Za-z0-9.+~-]{1,100}$/.test(text);
}

/** A legal Docker tag made from a version: illegal characters become `-`, at most 128 characters. */
export function toTag(version: string): string {
  const tag = version.replace(/[^A-Za-z0-9_.-]/g, '-').replace(/^([.-])/, '_$1');
  return tag.slice(0, 128) || 'latest';
}
