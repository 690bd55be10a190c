/** How an archive is stored: a zip with one deflated tar in it, the tar of docker save compressed by zstd, or that tar bare. */
export const archiveFormats = ['zip', 'tzst', 'docker'] as const;
export type ArchiveFormat = (typeof archiveFormats)[number];

/** Formats that can be loaded, compressed before raw. */
export const knownFormats = ['zip', 'tzst', 'tgz', 'docker', 'tar'] as const;

/** The four fields of an archive's file name, `{name}_{version}_{imageid}.{archfmt}`. */
export interface ArchiveName {
  /** The image's file-safe name, `/` written `~`. */
  readonly name: string;
  readonly version: string;
  /** The first 12 hex digits of the image's config digest. */
  readonly imageid: string;
  /** The file extension; any dotless token, so that formats we do not know are seen as such. */
  readonly archfmt: string;
}

// Anchored at both ends: `web_1_<id>.zip.partial` is no archive.
const grammar = /^(?<name>.+)_(?<version>[^_]*)_(?<imageid>[0-9a-f]{12})\.(?<archfmt>[^.]*)$/s;

/** Reads an archive's file name; undefined for every other file. */
export function parseName(fileName: string): ArchiveName | undefined {
  const groups = grammar.exec(fileName)?.groups;
  if (!groups) return undefined;
  const { name = '', version = '', imageid = '', archfmt = '' } = groups;
  return { name, version, imageid, archfmt };
}

/** Whether an archive has a format we know. */
export function isKnownFormat({ archfmt }: ArchiveName): boolean {
  return knownFormats.some(format => format === archfmt);
}

/** Writes an archive's file name; throws when the name would not read back as the same four fields. */
export function formatName(fields: ArchiveName): string {
  const text = `${fields.name}_${fields.version}_${fields.imageid}.${fields.archfmt}`;
  const back = parseName(text);
  const same =
    back?.name === fields.name &&
    back.version === fields.version &&
    back.imageid === fields.imageid &&
    back.archfmt === fields.archfmt;
  if (!same) throw new TypeError(`${text} does not read back as ${JSON.stringify(fields)}`);
  return text;
}

/** The file-safe form of a repository path: `acme/api` is `acme~api`; `~` is illegal in repositories, so it maps back. */
export function nameOf(repositoryPath: string): string {
  return repositoryPath.replaceAll('/', '~');
}

/** The repository path a file-safe name was made from. */
export function repositoryOf(name: string): string {
  return name.replaceAll('~', '/');
}

/** The 12 hex digits of a file name, from a digest with or without `sha256:`. */
export function shortId(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12);
}

/** The cache key of an archive; `/` cannot occur inside a field, so no key is a prefix of a neighbour's. */
export function cacheKey(fields: ArchiveName): string {
  return `${cachePrefix(fields.name)}${fields.version}/${fields.imageid}.${fields.archfmt}`;
}

/** What all cache keys of ours begin with. */
export const everyCachePrefix = 'docker-archive/1/';

/** What all cache keys of one name begin with, the slash at the end included. */
export function cachePrefix(name: string): string {
  return `${everyCachePrefix}${name}/`;
}

/** Reads a cache key of ours; undefined for every other key. */
export function parseCacheKey(key: string): ArchiveName | undefined {
  const match = /^docker-archive\/1\/([^/]+)\/([^/_]*)\/([0-9a-f]{12})\.([^./]+)$/.exec(key);
  if (!match) return undefined;
  const [, name = '', version = '', imageid = '', archfmt = ''] = match;
  return { name, version, imageid, archfmt };
}

/** What the cache keys of all layers begin with. */
export const layerPrefix = 'docker-archive-layer/1/';

/** The cache key of a layer, from its `sha256:` digest; archives of all names and versions share it. */
export function layerKey(digest: string): string {
  return `${layerPrefix}${digest.replace('sha256:', '')}`;
}

/** Reads the cache key of a layer; gives its `sha256:` digest, undefined for every other key. */
export function parseLayerKey(key: string): string | undefined {
  const hex = key.startsWith(layerPrefix) ? key.slice(layerPrefix.length) : '';
  return /^[0-9a-f]{64}$/.test(hex) ? `sha256:${hex}` : undefined;
}
