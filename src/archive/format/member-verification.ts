import { posix } from 'node:path';
import type { Layout } from '../../image/layout.ts';
import type { Platform } from '../../image/platform.ts';
import type { ArchiveFacts, LayerFacts } from './facts.ts';
import { chooseImage, findOtherLayers, type ImageChoice } from './image-choice.ts';
import { configPlatform, readImageConfig } from './image-config.ts';
import { readSettings } from './image-settings.ts';
import { readArchiveImages, type ArchiveImage } from './archive-images.ts';
import { blobHex, blobPath, invalidArchive, resolveMember, verifyDigest, type Member, type Members } from './member.ts';
import { readOciImages } from './oci.ts';

/** Verifies the members of a docker archive against each other; throws `ARCHIVE_*`, and `PLATFORM` as `chooseImage` does. */
export function verifyMembers(members: Members, choice: ImageChoice = {}): ArchiveFacts {
  for (const member of members.values()) {
    verifyBlobName(member);
    verifyFolders(members, member.name);
  }
  const images = readArchiveImages(members);
  const image = chooseImage(images, choice);
  const { config, configDigest, configFile, platform, names } = image;
  const layers = readLayers(members, image);
  return {
    layout: detectLayout(members),
    configDigest,
    configPath: configFile.name,
    ...findOciDigests(members, image, layers),
    repoTags: names,
    created: config.created ?? '',
    platform,
    labels: config.config?.Labels ?? {},
    settings: readSettings(config.config ?? {}),
    layers,
    otherLayers: findOtherLayers(image, images),
  };
}

function detectLayout(members: Members): Layout {
  if (!members.has('manifest.json')) return 'oci';
  return members.has('index.json') ? 'docker+oci' : 'docker';
}

function readLayers(members: Members, { layers: paths, config }: ArchiveImage): LayerFacts[] {
  const diffIds = config.rootfs.diff_ids ?? [];
  if (diffIds.length !== paths.length) {
    throw invalidArchive(`has ${paths.length} layers where its configuration has ${diffIds.length}`);
  }
  return paths.map((path, i) => {
    const layer = resolveMember(members, path, `layer ${i + 1}`);
    const diffId = diffIds[i] ?? '';
    verifyLayer(layer, diffId.replace('sha256:', ''));
    return { ...describeLayer(layer), diff_id: diffId };
  });
}

function describeLayer({ sha256, size, name, compression, unpacked }: Member): Omit<LayerFacts, 'diff_id'> {
  const known = compression === 'none' ? size : unpacked?.size;
  const sizes = { size, ...(known !== undefined && { unpacked_size: known }) };
  return { digest: `sha256:${sha256}`, ...sizes, path: name, compression };
}

// The configuration has the digest of the unpacked layer. A layer that was not unpacked is verified by its name alone.
function verifyLayer(layer: Member, diffId: string): void {
  if (layer.damaged) throw invalidArchive(`is damaged: ${layer.name} is ${layer.compression} that cannot be unpacked`);
  if (layer.compression === 'none') verifyDigest(layer.name, layer.sha256, diffId);
  else if (layer.unpacked) verifyDigest(`${layer.name} unpacked`, layer.unpacked.sha256, diffId);
  else if (!blobHex(layer.name)) verifyDigest(layer.name, layer.sha256, diffId);
}

function findOciDigests(
  members: Members,
  { oci: image }: ArchiveImage,
  layers: readonly LayerFacts[],
): Pick<ArchiveFacts, 'manifestDigest' | 'indexDigest' | 'platforms'> {
  if (!image) return {};
  if (image.layers.join() !== layers.map(({ digest }) => digest).join()) {
    throw invalidArchive(`has other layers by its index.json, in ${image.manifestDigest}, than by its manifest.json`);
  }
  const { manifestDigest, indexDigest } = image;
  const platforms = indexDigest === undefined ? [] : readPlatforms(members, indexDigest);
  return { manifestDigest, indexDigest, platforms: platforms.length > 1 ? platforms : undefined };
}

// The index may name images whose configurations the archive does not hold.
function readPlatforms(members: Members, indexDigest: string): Platform[] {
  const images = readOciImages(members).filter(image => image.indexDigest === indexDigest);
  const configs = new Set(images.map(({ configDigest }) => members.get(blobPath(configDigest))));
  return [...configs].flatMap(config => (config?.content ? [configPlatform(readImageConfig(config))] : []));
}

// Engines unpack the archive to disk: behind a linked folder they would find another file than the one verified here.
function verifyFolders(members: Members, name: string): void {
  for (let folder = posix.dirname(name); folder !== '.'; folder = posix.dirname(folder)) {
    if (members.get(folder)?.link !== undefined) throw invalidArchive(`holds ${name} behind ${folder}, a link`);
  }
}

function verifyBlobName(member: Member): void {
  const named = blobHex(member.name);
  if (named !== undefined && member.link === undefined) verifyDigest(member.name, member.sha256, named);
}
