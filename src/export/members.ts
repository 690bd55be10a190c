import { posix } from 'node:path';
import type { Platform } from '../plan/platform.ts';
import { ActionError } from '../report/errors.ts';
import { blobPath, follow, invalidArchive, readJson, type Member, type Members } from './member.ts';
import { readIndex, readOciImages, readOciNames } from './oci.ts';

/** One layer as the archive holds it. */
export interface LayerFacts {
  /** `sha256:` of the layer as stored. */
  readonly digest: string;
  /** Bytes as stored. */
  readonly size: number;
  /** Where it stands in the tar. */
  readonly path: string;
  /** `sha256:` of the layer as it is unpacked, by the configuration. */
  readonly diff_id: string;
}

/** What a whole and proved archive says about its image. */
export interface ArchiveFacts {
  /** How docker save laid it out: with OCI blobs, or the older folder per layer. */
  readonly layout: 'oci' | 'legacy';
  /** `sha256:` of the image configuration: the image's identity in every store. */
  readonly configDigest: string;
  /** Where the configuration stands in the tar. */
  readonly configPath: string;
  /** The OCI manifest and index digests, where the archive has them. */
  readonly manifestDigest?: string;
  readonly indexDigest?: string;
  readonly repoTags: readonly string[];
  /** ISO 8601; empty when the image has no date. */
  readonly created: string;
  readonly platform: Platform;
  readonly labels: Readonly<Record<string, string>>;
  readonly layers: readonly LayerFacts[];
}

interface ManifestEntry {
  Config: string;
  RepoTags: string[] | null;
  Layers: string[];
}

interface ImageConfig {
  created?: string;
  os?: string;
  architecture?: string;
  variant?: string;
  config?: { Labels?: Record<string, string> | null } | null;
  rootfs?: { diff_ids?: string[] };
}

/** Proves the members of a docker archive against each other; throws `ARCHIVE_INVALID` or `ARCHIVE_DIGEST`. */
export function judgeMembers(members: Members): ArchiveFacts {
  for (const member of members.values()) {
    checkBlobName(member);
    checkFolders(members, member.name);
  }
  const entry = members.has('manifest.json') ? readManifest(members) : readLayout(members);
  const configFile = follow(members, entry.Config, 'the configuration');
  const configDigest = `sha256:${configFile.sha256}`;
  checkDigest(configFile.name, configFile.sha256, /([0-9a-f]{64})(?:\.json)?$/.exec(entry.Config)?.[1]);
  const config = readJson(configFile) as ImageConfig;
  return {
    layout: members.has('oci-layout') ? 'oci' : 'legacy',
    configDigest,
    configPath: configFile.name,
    ...findIdentities(members, configDigest),
    repoTags: entry.RepoTags ?? [],
    created: config.created ?? '',
    platform: {
      os: config.os ?? '',
      architecture: config.architecture ?? '',
      ...(config.variant && { variant: config.variant }),
    },
    labels: config.config?.Labels ?? {},
    layers: readLayers(members, entry, config),
  };
}

function readManifest(members: Members): ManifestEntry {
  const entries = readJson(follow(members, 'manifest.json', 'the manifest'));
  const list = Array.isArray(entries) ? (entries as (ManifestEntry | null)[]) : [];
  const [entry] = list;
  if (list.length === 1 && typeof entry?.Config === 'string' && Array.isArray(entry.Layers)) return entry;
  const count = list.length > 1 ? list.length : 'no';
  throw invalidArchive(`describes ${count} images in manifest.json, not one`);
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

function readLayers(members: Members, entry: ManifestEntry, config: ImageConfig): LayerFacts[] {
  const diffIds = config.rootfs?.diff_ids ?? [];
  if (diffIds.length !== entry.Layers.length) {
    throw invalidArchive(`has ${entry.Layers.length} layers where its configuration has ${diffIds.length}`);
  }
  return entry.Layers.map((path, i) => {
    const layer = follow(members, path, `layer ${i + 1}`);
    const diffId = diffIds[i] ?? '';
    checkLayer(layer, diffId.replace('sha256:', ''));
    return { digest: `sha256:${layer.sha256}`, size: layer.size, path: layer.name, diff_id: diffId };
  });
}

// The configuration has the digest of the unpacked layer; one that was not unpacked was checked against its own name.
function checkLayer(layer: Member, diffId: string): void {
  if (layer.packing === 'none') checkDigest(layer.name, layer.sha256, diffId);
  else if (layer.unpacked) checkDigest(`${layer.name} unpacked`, layer.unpacked.sha256, diffId);
  else if (!blobDigest(layer.name)) checkDigest(layer.name, layer.sha256, diffId);
}

function findIdentities(members: Members, configDigest: string): Pick<ArchiveFacts, 'manifestDigest' | 'indexDigest'> {
  const image = readOciImages(members).find(each => each.configDigest === configDigest);
  if (!image) return {};
  const { manifestDigest, indexDigest } = image;
  return { manifestDigest, ...(indexDigest !== undefined && { indexDigest }) };
}

// What stands behind a linked folder would be another file for the engine than for us.
function checkFolders(members: Members, name: string): void {
  for (let folder = posix.dirname(name); folder !== '.'; folder = posix.dirname(folder)) {
    if (members.get(folder)?.link !== undefined) throw invalidArchive(`holds ${name} behind ${folder}, a link`);
  }
}

function checkBlobName(member: Member): void {
  const named = blobDigest(member.name);
  if (named !== undefined && member.link === undefined) checkDigest(member.name, member.sha256, named);
}

function blobDigest(name: string): string | undefined {
  return /^blobs\/sha256\/([0-9a-f]{64})$/.exec(name)?.[1];
}

function checkDigest(name: string, found: string, expected: string | undefined): void {
  if (found === expected) return;
  const message = `the image archive is damaged: ${name} is sha256:${found}, expected ${expected ? `sha256:${expected}` : 'a digest'}`;
  throw new ActionError('ARCHIVE_DIGEST', message);
}
