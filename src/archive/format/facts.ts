import { posix } from 'node:path';
import type { Layout } from '../../image/layout.ts';
import type { Platform } from '../../image/platform.ts';
import { ActionError } from '../../core/errors.ts';
import { configPlatform, readImageConfig, type ImageConfig } from './image-config.ts';
import { readArchiveManifest, type ArchiveManifest } from './manifest.ts';
import { blobPath, resolveMember, invalidArchive, type Member, type Members } from './member.ts';
import { readOciImages } from './oci.ts';
import { readSettings, type ImageSettings } from './image-settings.ts';

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
  /** Bytes of the tar before it, where the tar is stored in its zip as it is: a later archive can take the layer from there. */
  readonly offset?: number;
}

/** What a whole and proved archive says about its image. */
export interface ArchiveFacts {
  readonly layout: Layout;
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
  /** Of all images that the index leads to, where there are several; `platform` is among them. */
  readonly platforms?: readonly Platform[];
  readonly labels: Readonly<Record<string, string>>;
  readonly settings: ImageSettings;
  readonly layers: readonly LayerFacts[];
}

/** Proves the members of a docker archive against each other; throws `ARCHIVE_INVALID` or `ARCHIVE_DIGEST`. */
export function verifyMembers(members: Members): ArchiveFacts {
  for (const member of members.values()) {
    checkBlobName(member);
    checkFolders(members, member.name);
  }
  const entry = readArchiveManifest(members);
  const configFile = resolveMember(members, entry.Config, 'the configuration');
  const configDigest = `sha256:${configFile.sha256}`;
  checkDigest(configFile.name, configFile.sha256, /([0-9a-f]{64})(?:\.json)?$/.exec(entry.Config)?.[1]);
  const config = readImageConfig(configFile);
  const layers = readLayers(members, entry, config);
  return {
    layout: layoutOf(members),
    configDigest,
    configPath: configFile.name,
    ...findIdentities(members, configDigest, layers),
    repoTags: entry.RepoTags ?? [],
    created: config.created ?? '',
    platform: configPlatform(config),
    labels: config.config?.Labels ?? {},
    settings: readSettings(config.config ?? {}),
    layers,
  };
}

function layoutOf(members: Members): Layout {
  if (!members.has('manifest.json')) return 'oci';
  return members.has('index.json') ? 'docker+oci' : 'docker';
}

function readLayers(members: Members, entry: ArchiveManifest, config: ImageConfig): LayerFacts[] {
  const [paths, diffIds] = [entry.Layers ?? [], config.rootfs.diff_ids ?? []];
  if (diffIds.length !== paths.length) {
    throw invalidArchive(`has ${paths.length} layers where its configuration has ${diffIds.length}`);
  }
  return paths.map((path, i) => {
    const layer = resolveMember(members, path, `layer ${i + 1}`);
    const diffId = diffIds[i] ?? '';
    checkLayer(layer, diffId.replace('sha256:', ''));
    return { digest: `sha256:${layer.sha256}`, size: layer.size, path: layer.name, diff_id: diffId };
  });
}

// The configuration has the digest of the unpacked layer; one that was not unpacked was checked against its own name.
function checkLayer(layer: Member, diffId: string): void {
  if (layer.broken) throw invalidArchive(`is damaged: ${layer.name} is ${layer.compression} that cannot be unpacked`);
  if (layer.compression === 'none') checkDigest(layer.name, layer.sha256, diffId);
  else if (layer.unpacked) checkDigest(`${layer.name} unpacked`, layer.unpacked.sha256, diffId);
  else if (!blobDigest(layer.name)) checkDigest(layer.name, layer.sha256, diffId);
}

function findIdentities(
  members: Members,
  configDigest: string,
  layers: readonly LayerFacts[],
): Pick<ArchiveFacts, 'manifestDigest' | 'indexDigest' | 'platforms'> {
  const image = readOciImages(members).find(each => each.configDigest === configDigest);
  if (!image) return {};
  if (image.layers.join() !== layers.map(({ digest }) => digest).join()) {
    throw invalidArchive(`has other layers by its index.json, in ${image.manifestDigest}, than by its manifest.json`);
  }
  const { manifestDigest, indexDigest } = image;
  const platforms = indexDigest === undefined ? [] : readPlatforms(members, indexDigest);
  return {
    manifestDigest,
    ...(indexDigest !== undefined && { indexDigest }),
    ...(platforms.length > 1 && { platforms }),
  };
}

// An image whose configuration is not here is only named.
function readPlatforms(members: Members, indexDigest: string): Platform[] {
  const images = readOciImages(members).filter(image => image.indexDigest === indexDigest);
  const configs = new Set(images.map(({ configDigest }) => members.get(blobPath(configDigest))));
  return [...configs].flatMap(config => (config?.content ? [configPlatform(readImageConfig(config))] : []));
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
