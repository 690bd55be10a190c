/** What to do when an archive of the same clean version already exists. */
export type ExistingPolicy = 'rebuild' | 'reuse' | 'fail';

/** What the decision needs to know of an asset of a release. */
export interface AssetFacts {
  /** Whether its upload was finished. */
  readonly whole: boolean;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, 64 hex digits; empty when it is not known. */
  readonly sha256: string;
}

/** What is done with an archive that is to become an asset, and why. */
export interface AssetDecision {
  readonly kind: 'upload' | 'present' | 'replace' | 'keep' | 'refuse';
  readonly because: string;
}

/** A release accepts only assets smaller than this many bytes. */
export const assetLimit = 2 ** 31;

const byPolicy = { rebuild: 'replace', reuse: 'keep', fail: 'refuse' } as const;

/**
 * Decides what is done when a release may have an asset of the archive's name already. The name contains the image id,
 * so other bytes are the same image packed differently: for a clean version the input `existing` decides, for a dirty
 * one the newest replaces the older.
 */
export function decideAsset(
  archive: Pick<AssetFacts, 'size' | 'sha256'>,
  asset: AssetFacts | undefined,
  existing: ExistingPolicy,
  dirty: boolean,
): AssetDecision {
  if (!asset) return { kind: 'upload', because: 'the release has no asset of this name' };
  if (!asset.whole) return { kind: 'replace', because: 'an earlier upload of it was not finished' };
  if (asset.sha256 === archive.sha256) return { kind: 'present', because: 'the release has these very bytes' };
  if (asset.sha256 === '' && asset.size === archive.size) {
    return { kind: 'present', because: 'the release has one of this name and size, without a digest' };
  }
  if (dirty) return { kind: 'replace', because: 'the release has other bytes, and the version is dirty' };
  return { kind: byPolicy[existing], because: `the release has other bytes, and existing is ${existing}` };
}
