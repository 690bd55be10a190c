/** The tags of a repository, sorted by what they can be. */
export interface TagVersions {
  /** Tags that can be versions, each once, sorted. */
  readonly versions: readonly string[];
  /** Tags that the name of an archive cannot hold. */
  readonly invalid: readonly string[];
  /** Tags of signatures, attestations and the like, which are not images. */
  readonly attached: readonly string[];
}

// Named after the digest of the image that they belong to: `sha256-<hex>.sig`, `.att`, `.sbom`, or no suffix.
const attachedTag = /^sha256-[0-9a-f]{64}(\.[a-z]+)?$/;

/** Chooses the tags of a repository that can be versions unchanged. */
export function chooseTagVersions(tags: readonly string[], isVersion: (text: string) => boolean): TagVersions {
  const sorted = [...new Set(tags)].sort();
  const attached = sorted.filter(tag => attachedTag.test(tag));
  const images = sorted.filter(tag => !attachedTag.test(tag));
  return { versions: images.filter(isVersion), invalid: images.filter(tag => !isVersion(tag)), attached };
}
