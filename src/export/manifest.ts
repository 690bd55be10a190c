import { isOptional, isRecord, isText, isTexts } from '../plan/form.ts';
import { blobPath, follow, invalidArchive, readJson, type Members } from './member.ts';
import { readIndex, readOciImages, readOciNames } from './oci.ts';

/** Where the parts of the one image of an archive stand, as `manifest.json` tells it. */
export interface ManifestEntry {
  readonly Config: string;
  readonly RepoTags?: readonly string[] | null;
  readonly Layers?: readonly string[] | null;
}

/** Finds the one image of an archive, in manifest.json or else in index.json; throws `ARCHIVE_INVALID` when there is not one. */
export function readManifest(members: Members): ManifestEntry {
  return members.has('manifest.json') ? readList(members) : readLayout(members);
}

function readList(members: Members): ManifestEntry {
  const list = readJson(follow(members, 'manifest.json', 'the manifest'));
  const entries: unknown[] = Array.isArray(list) ? list : [];
  const [entry] = entries;
  if (entries.length === 1 && isEntry(entry)) return entry;
  const count = entries.length > 1 ? entries.length : 'no';
  throw invalidArchive(`describes ${count} images in manifest.json, not one`);
}

function isEntry(value: unknown): value is ManifestEntry {
  if (!isRecord(value, [])) return false;
  const { Config, RepoTags, Layers } = value;
  return isText(Config) && isOptional(RepoTags, isTexts) && isOptional(Layers, isTexts);
}

// An OCI layout as skopeo and buildx write it; an image that stands in it under several names is one.
function readLayout(members: Members): ManifestEntry {
  if (readIndex(members).length === 0) throw invalidArchive('lacks the manifest, manifest.json or index.json');
  const images = readOciImages(members);
  const [image] = images;
  const count = new Set(images.map(({ manifestDigest }) => manifestDigest)).size;
  if (!image || count !== 1) throw invalidArchive(`holds ${count} images by its index.json, not one`);
  const { configDigest, layers } = image;
  return {
    Config: blobPath(configDigest),
    RepoTags: readOciNames(members, image),
    Layers: layers.map(blobPath),
  };
}
