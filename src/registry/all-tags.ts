/** The tags of a repository, sorted out. */
export interface TagChoice {
  /** Those that can be versions, each once, by their names. */
  readonly versions: readonly string[];
  /** Those that an archive's name cannot hold. */
  readonly unfit: readonly string[];
  /** Those of signatures, attestations and the like, which are no images. */
  readonly notes: readonly string[];
}

// Named after the digest of the image that they are about: `sha256-<hex>.sig`, `.att`, `.sbom`, or nothing more.
const noteTag = /^sha256-[0-9a-f]{64}(\.[a-z]+)?$/;

/** Chooses the versions that the tags of a repository are; a tag that would be altered to become one is none. */
export function chooseTagVersions(tags: readonly string[], isVersion: (text: string) => boolean): TagChoice {
  const sorted = [...new Set(tags)].sort();
  const notes = sorted.filter(tag => noteTag.test(tag));
  const images = sorted.filter(tag => !noteTag.test(tag));
  return { versions: images.filter(isVersion), unfit: images.filter(tag => !isVersion(tag)), notes };
}
