import { formatBytes } from '../../core/format.ts';
import { formatName, repositoryOf } from '../../image/name.ts';
import { orderNewest } from '../../stores/choose.ts';
import type { InventoryEntry } from '../../stores/inventory.ts';
import type { StoredArchive } from '../../stores/store.ts';
import { fitRows } from '../shared/fit-rows.ts';
import { alignTable, inline } from '../shared/text-table.ts';
import { newestOfEach, oneOfEachImage } from './plan.ts';

/** One archive in the outputs of the action `list`. */
export interface ListedRow {
  readonly name: string;
  /** The repository; made from the name where no archive of it could be read. */
  readonly image: string;
  readonly version: string;
  readonly dirty: boolean;
  /** 12 hex digits. */
  readonly imageid: string;
  readonly archfmt: string;
  readonly filename: string;
  /** When its image was made, and when it was stored: ISO 8601, empty where that is unknown. */
  readonly created: string;
  readonly stored: string;
  /** Bytes. */
  readonly size: number;
  /** 64 hex digits; empty where it is unknown. */
  readonly sha256: string;
  readonly platform: string;
  readonly 'config-digest': string;
  readonly where: readonly object[];
}

/** The outputs of the action `list`, and warnings about what had to be left out of them. */
export interface ListOutputs {
  readonly outputs: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
}

// GitHub runs no more jobs of one matrix.
const mostJobs = 256;

/** Makes the outputs of the action `list`; where GitHub could not accept all archives, the oldest are left out with a warning. */
export function makeListOutputs(archives: readonly InventoryEntry[], imagesJson: string): ListOutputs {
  const warnings = warnOfShared(archives);
  const fit = <T>(what: string, rows: readonly T[], most = Infinity) =>
    fitRows(rows, most, kept => {
      warnings.push(`The output ${what} has the newest ${kept} of ${rows.length} archives`);
    });
  const images = fit('images', archives.map(toListedRow));
  const latest = fit('latest', orderNewest([...newestOfEach(archives).values()]).map(toEntry));
  const include = fit('matrix', oneOfEachImage(archives).map(toJob), mostJobs);
  const outputs = {
    images: JSON.stringify(images),
    latest: JSON.stringify(Object.fromEntries(latest.toSorted(([a], [b]) => (a < b ? -1 : 1)))),
    matrix: JSON.stringify({ include }),
    count: String(archives.length),
    'images-json': imagesJson,
  };
  return { outputs, warnings };
}

// By the name alone, `latest` and `images.json` have the newest archive of one of them.
function warnOfShared(archives: readonly InventoryEntry[]): string[] {
  const byName = Map.groupBy(archives, ({ archive }) => archive.name);
  return [...byName].flatMap(([name, same]) => {
    const [one, other] = new Set(same.flatMap(({ copies }) => findRepository(copies) ?? []));
    if (one === undefined || other === undefined) return [];
    return `The name ${name} has archives of two images, ${one} and ${other}: give each a name of its own`;
  });
}

/** The archives as a table for the log. */
export function makeListLines(archives: readonly InventoryEntry[]): string[] {
  if (archives.length === 0) return ['no archives'];
  const lines = archives.map(archive => {
    const { image, version, dirty, imageid, created, size } = toListedRow(archive);
    return [image, version, dirty ? 'dirty' : '', imageid, created, formatBytes(size), placesOf(archive)].map(inline);
  });
  return alignTable([['image', 'version', 'dirty', 'image id', 'created', 'size', 'where'], ...lines]);
}

/** The places that have an archive, in words. */
export function placesOf({ copies }: InventoryEntry): string {
  return copies.map(({ place, ref }) => (ref === undefined ? place : `${place} (${ref})`)).join(', ');
}

/** One archive as the outputs list it. */
export function toListedRow({ archive, dirty, size, sha256, metadata, ...entry }: InventoryEntry): ListedRow {
  return {
    name: archive.name,
    image: findRepository(entry.copies) ?? repositoryOf(archive.name),
    version: archive.version,
    dirty,
    imageid: archive.imageid,
    archfmt: archive.archfmt,
    filename: formatName(archive),
    created: toIso(entry.created),
    stored: toIso(entry.stored),
    size,
    sha256,
    platform: metadata?.platform ?? '',
    'config-digest': metadata?.config_digest ?? '',
    where: entry.copies.map(toPlace),
  };
}

function findRepository(copies: readonly StoredArchive[]): string | undefined {
  return copies.find(({ repository }) => repository !== undefined)?.repository;
}

function toEntry(archive: InventoryEntry): [string, ListedRow] {
  return [archive.archive.name, toListedRow(archive)];
}

function toPlace({ place, size, stored, path, id, url, key, ref }: StoredArchive): object {
  const artifactId = place === 'artifact' ? id : undefined;
  // JSON leaves out what a place does not have.
  return { place, size, stored: toIso(stored), path, 'artifact-id': artifactId, url, key, ref };
}

function toJob(entry: InventoryEntry): object {
  const { name, image, version, dirty, imageid, filename, platform } = toListedRow(entry);
  return { name, image, version, dirty, imageid, filename, platform };
}

function toIso(time: number | undefined): string {
  return time === undefined ? '' : new Date(time).toISOString();
}
