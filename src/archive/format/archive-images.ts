import { ActionError } from '../../core/errors.ts';
import { isOptional, isRecord, isText, isTexts } from '../../core/guards.ts';
import type { Platform } from '../../image/platform.ts';
import { configPlatform, readImageConfig, type ImageConfig } from './image-config.ts';
import {
  blobPath,
  invalidArchive,
  readMemberJson,
  resolveMember,
  verifyDigest,
  type Member,
  type Members,
} from './member.ts';
import { readOciImages, readOciIndex, readOciNames, type OciImage } from './oci.ts';

/** One image that the documents of an archive lead to. */
export interface ArchiveImage {
  readonly configFile: Member;
  readonly config: ImageConfig;
  /** `sha256:` of the configuration as it was read. */
  readonly configDigest: string;
  readonly platform: Platform;
  /** The paths of its layers, from the lowest to the highest. */
  readonly layers: readonly string[];
  /** The paths of the files that hold its layers; links among the layers lead to them. */
  readonly files: readonly string[];
  /** As the archive has them: `repository:tag`, or only a tag. */
  readonly names: readonly string[];
  /** Set if index.json leads to it. */
  readonly oci?: OciImage | undefined;
  /** Whether manifest.json names it, which names one platform of an image for several. */
  readonly inManifest: boolean;
}

/** An entry of `manifest.json`. */
interface ManifestEntry {
  readonly Config: string;
  readonly RepoTags?: readonly string[] | null;
  readonly Layers?: readonly string[] | null;
}

/**
 * The images of an archive by manifest.json and index.json, each once. Throws `ARCHIVE_INVALID` if there are none,
 * `ARCHIVE_V1` if the archive comes from a Docker that wrote neither document.
 */
export function readArchiveImages(members: Members): readonly ArchiveImage[] {
  if (members.has('manifest.json')) return readDockerImages(members);
  if (!members.has('index.json') && isVersion1(members)) throw version1Error();
  return readLayoutImages(members);
}

// Later archives hold these files too, for older engines, but with a manifest.
function isVersion1(members: Members): boolean {
  return [...members.keys()].some(path => /^[0-9a-f]{64}\/(VERSION|json)$/.test(path));
}

function version1Error(): ActionError {
  const message =
    'the image archive was saved by a Docker before 1.10: its image has a random id (v1) that proves nothing, allowed: archives with manifest.json or index.json';
  const hint =
    'Load it into an engine that still accepts it, and save it again:\n  docker load -i FILE && docker save -o NEW IMAGE';
  return new ActionError('ARCHIVE_V1', message, { hint });
}

function readDockerImages(members: Members): ArchiveImage[] {
  const list = readMemberJson(resolveMember(members, 'manifest.json', 'the manifest'));
  const entries: unknown[] = Array.isArray(list) ? list : [];
  if (entries.length === 0) throw invalidArchive('describes no images in manifest.json, not one');
  const layout = readOciImages(members);
  const named = removeDuplicates(entries.map(entry => readEntry(entry, members, layout)));
  return [...named, ...findOtherPlatforms(named, members, layout)];
}

function readEntry(entry: unknown, members: Members, layout: readonly OciImage[]): ArchiveImage {
  if (!isEntry(entry)) throw invalidArchive('describes no images in manifest.json, not one');
  const { Config, RepoTags, Layers } = entry;
  const configFile = resolveMember(members, Config, 'the configuration');
  // Some programs give it a name without its digest; jib calls it config.json.
  const digestInName = /([0-9a-f]{64})(?:\.json)?$/.exec(Config)?.[1];
  if (digestInName !== undefined) verifyDigest(configFile.name, configFile.sha256, digestInName);
  const oci = layout.find(each => each.configDigest === `sha256:${configFile.sha256}`);
  return makeListed(members, { configFile, layers: Layers ?? [], names: RepoTags ?? [], oci, inManifest: true });
}

function isEntry(value: unknown): value is ManifestEntry {
  if (!isRecord(value, [])) return false;
  const { Config, RepoTags, Layers } = value;
  return isText(Config) && isOptional(RepoTags, isTexts) && isOptional(Layers, isTexts);
}

/** The images for other platforms under the indexes that lead to the images of manifest.json. */
function findOtherPlatforms(
  named: readonly ArchiveImage[],
  members: Members,
  layout: readonly OciImage[],
): ArchiveImage[] {
  const known = new Set(named.map(({ configDigest }) => configDigest));
  const others = layout.filter(each => !known.has(each.configDigest) && isComplete(each, members));
  const found = others.flatMap(each => {
    const owner = named.find(({ oci }) => oci?.indexDigest !== undefined && oci.indexDigest === each.indexDigest);
    return owner ? [toListed(each, members, owner.names)] : [];
  });
  return removeDuplicates(found);
}

// An OCI layout as skopeo and buildx write it.
function readLayoutImages(members: Members): ArchiveImage[] {
  if (readOciIndex(members).length === 0) throw invalidArchive('lacks the manifest, manifest.json or index.json');
  const images = readOciImages(members);
  if (images.length === 0) throw invalidArchive('holds 0 images by its index.json, not one');
  // An engine saves the index of all platforms, and the layers of those that it has.
  const complete = images.filter(image => isComplete(image, members));
  const listed = complete.length > 0 ? complete : images.slice(0, 1);
  return removeDuplicates(listed.map(image => toListed(image, members, readOciNames(members, image))));
}

function isComplete({ artifact, configDigest, layers }: OciImage, members: Members): boolean {
  return !artifact && [configDigest, ...layers].every(digest => members.has(blobPath(digest)));
}

function toListed(image: OciImage, members: Members, names: readonly string[]): ArchiveImage {
  const configFile = resolveMember(members, blobPath(image.configDigest), 'the configuration');
  return makeListed(members, { configFile, layers: image.layers.map(blobPath), names, oci: image, inManifest: false });
}

function makeListed(
  members: Members,
  found: Pick<ArchiveImage, 'configFile' | 'layers' | 'names' | 'oci' | 'inManifest'>,
): ArchiveImage {
  const { configFile, layers } = found;
  const config = readImageConfig(configFile);
  const files = layers.map((path, i) => resolveMember(members, path, `layer ${i + 1}`).name);
  return { ...found, config, configDigest: `sha256:${configFile.sha256}`, platform: configPlatform(config), files };
}

/** Merges the names of each image that is listed several times. */
function removeDuplicates(images: readonly ArchiveImage[]): ArchiveImage[] {
  const merged = new Map<string, ArchiveImage>();
  for (const image of images) {
    const before = merged.get(image.configDigest) ?? image;
    merged.set(image.configDigest, { ...before, names: [...new Set([...before.names, ...image.names])] });
  }
  return [...merged.values()];
}
