import type { EngineImage } from '../../docker/image.ts';
import { shortId } from '../../image/name.ts';
import { formatPlatform, parsePlatform, samePlatform, type Platform } from '../../image/platform.ts';
import { parseReference } from '../../image/reference.ts';
import { isCompression } from '../compress/decompress.ts';
import { isDigest, isText, isTextMap, isTexts } from '../../core/guards.ts';
import type { ArchiveFacts, LayerFacts } from './facts.ts';
import { isSettings, type ImageSettings } from './image-settings.ts';

/** The content of `metadata.json` in the zip; nothing in it depends on when the archive was made. */
export interface ArchiveMetadata {
  readonly schema: 1;
  readonly name: string;
  /** The repository as the user wrote it. */
  readonly image: string;
  readonly version: string;
  readonly tag: string;
  /** 12 hex digits. */
  readonly imageid: string;
  /** The id that the engine showed when it saved the image. */
  readonly docker_id: string;
  readonly config_digest: string;
  /** Empty if the engine's archives have none. */
  readonly manifest_digest: string;
  readonly index_digest: string;
  readonly layout: string;
  /** Comma-separated if the archive holds images for several platforms. */
  readonly platform: string;
  /** ISO 8601. */
  readonly created: string;
  readonly repo_tags: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Missing in archives written before it was recorded. */
  readonly settings?: ImageSettings;
  readonly layers: readonly LayerFacts[];
  /** Bytes of the tar. */
  readonly tar_size: number;
}

/** How the user names an image. */
export interface ImageIdentity {
  readonly name: string;
  readonly image: string;
  readonly version: string;
  readonly tag: string;
}

/** The metadata of a verified archive; `image.id` is what the engine shows. */
export function makeMetadata(
  identity: ImageIdentity,
  image: Pick<EngineImage, 'id'>,
  facts: ArchiveFacts,
  tarSize: number,
): ArchiveMetadata {
  return {
    schema: 1,
    ...identity,
    imageid: shortId(identityDigest(facts)),
    docker_id: image.id,
    config_digest: facts.configDigest,
    manifest_digest: facts.manifestDigest ?? '',
    index_digest: facts.indexDigest ?? '',
    layout: facts.layout,
    platform: (facts.platforms ?? [facts.platform]).map(formatPlatform).join(','),
    created: facts.created,
    repo_tags: facts.repoTags,
    labels: facts.labels,
    settings: facts.settings,
    layers: facts.layers,
    tar_size: tarSize,
  };
}

/** The digest that an archive is named by: of its configuration, or of its index if it holds images for several platforms. */
export function identityDigest({ configDigest, indexDigest, platforms }: ArchiveFacts): string {
  return (platforms && indexDigest) ?? configDigest;
}

/** Whether an archive holds the image for these platforms, and for no others. */
export function isFor({ platform }: Pick<ArchiveMetadata, 'platform'>, platforms: readonly Platform[]): boolean {
  const held = platform.split(',').map(text => parsePlatform(text));
  return held.length === platforms.length && platforms.every(each => held.some(one => one && samePlatform(each, one)));
}

/** The repository that an archive's metadata records; undefined where no image can have it. */
export function recordedRepository({ image }: Pick<ArchiveMetadata, 'image'>): string | undefined {
  return parseReference(image)?.repository;
}

/** The digest that an archive is named by, from its metadata. */
export function recordedDigest({
  platform,
  config_digest,
  index_digest,
}: Pick<ArchiveMetadata, 'platform' | 'config_digest' | 'index_digest'>): string {
  return isCombined({ platform }) ? index_digest : config_digest;
}

/** Whether an archive holds images for several platforms. */
export function isCombined({ platform }: Pick<ArchiveMetadata, 'platform'>): boolean {
  return platform.includes(',');
}

/** Parses metadata.json; undefined if it does not have the form of `ArchiveMetadata`. */
export function parseMetadata(text: string): ArchiveMetadata | undefined {
  try {
    const read = JSON.parse(text) as Partial<Record<keyof ArchiveMetadata, unknown>>;
    const texts = [read.name, read.image, read.version, read.tag, read.created, read.platform, read.layout];
    // Ids are sent to the engine, so they must be digests.
    const isImage = isDigest(read.docker_id) && isDigest(read.config_digest);
    if (read.schema !== 1 || !texts.every(isText) || !isImage || !isTexts(read.repo_tags)) return undefined;
    if (![read.manifest_digest, read.index_digest].every(isText) || !isTextMap(read.labels)) return undefined;
    const identity = String(read.platform).includes(',') ? read.index_digest : read.config_digest;
    if (read.settings !== undefined && !isSettings(read.settings)) return undefined;
    if (read.imageid !== shortId(identity as string) || typeof read.tar_size !== 'number') return undefined;
    return Array.isArray(read.layers) && read.layers.every(isLayer) ? (read as ArchiveMetadata) : undefined;
  } catch {
    return undefined;
  }
}

function isLayer(value: unknown): value is LayerFacts {
  const read = (value ?? {}) as Partial<Record<keyof LayerFacts, unknown>>;
  const { digest, size, path, diff_id, compression, unpacked_size, offset } = read;
  if (![digest, diff_id].every(isDigest) || !isText(path) || !isCount(size)) return false;
  const counts = [unpacked_size, offset].filter(each => each !== undefined);
  return (compression === undefined || isCompression(compression)) && counts.every(isCount);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
