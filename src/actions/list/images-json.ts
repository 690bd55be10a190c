import { recordedRepository } from '../../archive/format/metadata.ts';
import { formatName, repositoryOf } from '../../image/name.ts';
import type { InventoryEntry } from '../../stores/inventory.ts';
import { newestOfEach } from './plan.ts';

/** One archive as a consumer downloads it. */
export interface PublishedArchive {
  /** The repository. */
  readonly image: string;
  readonly version: string;
  readonly imageid: string;
  readonly archfmt: string;
  readonly filename: string;
  readonly url: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** ISO 8601. */
  readonly created: string;
  readonly config_digest: string;
  /** Empty where the archive has none. */
  readonly index_digest: string;
  readonly repo_tags: readonly string[];
  readonly platform: string;
  readonly layout: string;
}

/** The content of `images.json`: where every archive of a folder can be downloaded. */
export interface ImagesJson {
  readonly version: 1;
  /** The newest archive of each name. */
  readonly images: Readonly<Record<string, PublishedArchive>>;
  /** All archives of each name, newest first. */
  readonly archives: Readonly<Record<string, readonly PublishedArchive[]>>;
}

/** Lists proved archives under a base URL; the same archives give the same content, whenever it is made. */
export function makeImagesJson(archives: readonly InventoryEntry[], baseUrl: string): ImagesJson {
  const newest = newestOfEach(archives);
  const all = Map.groupBy(archives, ({ archive }) => archive.name);
  const names = [...newest.keys()];
  const publishAll = (name: string) => (all.get(name) ?? []).map(each => publish(each, baseUrl));
  return {
    version: 1,
    images: Object.fromEntries([...newest].map(([name, archive]) => [name, publish(archive, baseUrl)])),
    archives: Object.fromEntries(names.map(name => [name, publishAll(name)])),
  };
}

/** The URL of a file below a base URL. */
export function fileUrl(baseUrl: string, fileName: string): string {
  return `${baseUrl.replace(/\/+$/, '')}/${encodeURIComponent(fileName)}`;
}

function publish({ archive, size, sha256, metadata }: InventoryEntry, baseUrl: string): PublishedArchive {
  const { version, imageid, archfmt } = archive;
  const filename = formatName(archive);
  return {
    image: (metadata && recordedRepository(metadata)) ?? repositoryOf(archive.name),
    version,
    imageid,
    archfmt,
    filename,
    url: fileUrl(baseUrl, filename),
    size,
    sha256,
    created: metadata?.created ?? '',
    config_digest: metadata?.config_digest ?? '',
    index_digest: metadata?.index_digest ?? '',
    repo_tags: metadata?.repo_tags ?? [],
    platform: metadata?.platform ?? '',
    layout: metadata?.layout ?? '',
  };
}
