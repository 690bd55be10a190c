import { isOptional, isRecord, isText, isTexts } from '../../core/guards.ts';
import { ActionError } from '../../core/errors.ts';
import { blobPath, resolveMember, invalidArchive, readMemberJson, type Members } from './member.ts';
import { readOciIndex, readOciImages, readOciNames } from './oci.ts';

/** Where the parts of the one image of an archive stand, as `manifest.json` tells it. */
export interface ArchiveManifest {
  readonly Config: string;
  readonly RepoTags?: readonly string[] | null;
  readonly Layers?: readonly string[] | null;
}

/**
 * Finds the one image of an archive, in manifest.json or else in index.json; throws `ARCHIVE_INVALID` when there is not
 * one, `ARCHIVE_V1` when it is of a Docker that had neither.
 */
export function readArchiveManifest(members: Members): ArchiveManifest {
  if (members.has('manifest.json')) return readList(members);
  if (!members.has('index.json') && isVersion1(members)) throw version1();
  return readLayout(members);
}

// Later archives have these files too, for older engines, but a manifest beside them.
function isVersion1(members: Members): boolean {
  return [...members.keys()].some(path => /^[0-9a-f]{64}\/(VERSION|json)$/.test(path));
}

function version1(): ActionError {
  const message =
    'the image archive is of a Docker before 1.10: its image has a random id (v1) that proves nothing, allowed: archives with manifest.json or index.json';
  const hint =
    'Load it into an engine that still takes it, and save it again:\n  docker load -i FILE && docker save -o NEW IMAGE';
  return new ActionError('ARCHIVE_V1', message, { hint });
}

function readList(members: Members): ArchiveManifest {
  const list = readMemberJson(resolveMember(members, 'manifest.json', 'the manifest'));
  const entries: unknown[] = Array.isArray(list) ? list : [];
  const [entry] = entries;
  if (entries.length === 1 && isEntry(entry)) return entry;
  if (entries.length < 2) throw invalidArchive('describes no images in manifest.json, not one');
  throw invalidArchive(`describes ${entries.length} images in manifest.json, not one${listed(entries.map(titleOf))}`);
}

function isEntry(value: unknown): value is ArchiveManifest {
  if (!isRecord(value, [])) return false;
  const { Config, RepoTags, Layers } = value;
  return isText(Config) && isOptional(RepoTags, isTexts) && isOptional(Layers, isTexts);
}

function titleOf(entry: unknown): string {
  if (!isEntry(entry)) return 'one in no known form';
  return entry.RepoTags?.join(' and ') || entry.Config;
}

// Who made it chooses how many there are and how they are called.
const mostListed = 20;

function listed(titles: readonly string[]): string {
  const more = titles.length > mostListed ? [`${titles.length - mostListed} more`] : [];
  return `: ${[...titles.slice(0, mostListed).map(title => JSON.stringify(title.slice(0, 300))), ...more].join(', ')}`;
}

// An OCI layout as skopeo and buildx write it; an image that stands in it under several names is one.
function readLayout(members: Members): ArchiveManifest {
  if (readOciIndex(members).length === 0) throw invalidArchive('lacks the manifest, manifest.json or index.json');
  const images = readOciImages(members);
  const [image] = images;
  const different = new Map(images.map(each => [each.manifestDigest, each]));
  if (!image) throw invalidArchive('holds 0 images by its index.json, not one');
  if (different.size !== 1) {
    const titles = [...different.values()].map(each => [...readOciNames(members, each), each.manifestDigest].join(' '));
    throw invalidArchive(`holds ${different.size} images by its index.json, not one${listed(titles)}`);
  }
  const { configDigest, layers } = image;
  return {
    Config: blobPath(configDigest),
    RepoTags: readOciNames(members, image),
    Layers: layers.map(blobPath),
  };
}
