import { ActionError } from '../../core/errors.ts';
import { isOptional, isRecord, isText, isTexts } from '../../core/guards.ts';
import { blobPath, invalidArchive, readMemberJson, resolveMember, type Members } from './member.ts';
import { readOciImages, readOciIndex, readOciNames } from './oci.ts';

/** The paths and names of the one image of an archive, as an entry of `manifest.json` has them. */
export interface ArchiveManifest {
  readonly Config: string;
  readonly RepoTags?: readonly string[] | null;
  readonly Layers?: readonly string[] | null;
}

/**
 * Finds the one image of an archive in manifest.json, or else in index.json. Throws `ARCHIVE_INVALID` if there is not exactly
 * one, `ARCHIVE_V1` if the archive comes from a Docker that wrote neither.
 */
export function readArchiveManifest(members: Members): ArchiveManifest {
  if (members.has('manifest.json')) return readDockerManifest(members);
  if (!members.has('index.json') && isVersion1(members)) throw version1Error();
  return readOciManifest(members);
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

function readDockerManifest(members: Members): ArchiveManifest {
  const list = readMemberJson(resolveMember(members, 'manifest.json', 'the manifest'));
  const entries: unknown[] = Array.isArray(list) ? list : [];
  const [entry] = entries;
  if (entries.length === 1 && isEntry(entry)) return entry;
  if (entries.length < 2) throw invalidArchive('describes no images in manifest.json, not one');
  const titles = entries.map(titleOf);
  throw invalidArchive(`describes ${entries.length} images in manifest.json, not one${listTitles(titles)}`);
}

function isEntry(value: unknown): value is ArchiveManifest {
  if (!isRecord(value, [])) return false;
  const { Config, RepoTags, Layers } = value;
  return isText(Config) && isOptional(RepoTags, isTexts) && isOptional(Layers, isTexts);
}

function titleOf(entry: unknown): string {
  if (!isEntry(entry)) return 'one in an unknown form';
  return entry.RepoTags?.join(' and ') || entry.Config;
}

// The number and length of the titles are up to the author of the archive.
const mostListed = 20;
const longestTitle = 300;

function listTitles(titles: readonly string[]): string {
  const listed = titles.slice(0, mostListed).map(title => JSON.stringify(title.slice(0, longestTitle)));
  const more = titles.length > mostListed ? [`${titles.length - mostListed} more`] : [];
  return `: ${[...listed, ...more].join(', ')}`;
}

// An OCI layout as skopeo and buildx write it; one image under several names counts once.
function readOciManifest(members: Members): ArchiveManifest {
  if (readOciIndex(members).length === 0) throw invalidArchive('lacks the manifest, manifest.json or index.json');
  const images = readOciImages(members);
  const [image] = images;
  const different = new Map(images.map(each => [each.manifestDigest, each]));
  if (!image) throw invalidArchive('holds 0 images by its index.json, not one');
  if (different.size !== 1) {
    const titles = [...different.values()].map(each => [...readOciNames(members, each), each.manifestDigest].join(' '));
    throw invalidArchive(`holds ${different.size} images by its index.json, not one${listTitles(titles)}`);
  }
  const { configDigest, layers } = image;
  return {
    Config: blobPath(configDigest),
    RepoTags: readOciNames(members, image),
    Layers: layers.map(blobPath),
  };
}
