import { isTemporaryName } from '../docker/temporary-tags.ts';
import type { BuildCacheRecord, Housekeeping, EngineImageRecord } from '../docker/housekeeping.ts';
import { nameOf, shortId } from '../image/name.ts';
import { parseReference } from '../image/reference.ts';
import { nameFits } from './archives.ts';
import type { NameFilter, Prunable } from './rules.ts';

/** What finding images asks of an engine. */
export type ImageKeeper = Pick<Housekeeping, 'images' | 'usage' | 'stored' | 'remove'>;

/** What finding unused build cache asks of an engine. */
export type BuildCacheKeeper = Pick<Housekeeping, 'buildCache' | 'pruneBuildCache'>;

const unnamed = { name: '', version: '', format: '', family: '' };

/** The tags of the engine's images in the repositories that are wanted. Deleting its last tag deletes the image. */
export async function gatherImages(engine: ImageKeeper, wanted: NameFilter): Promise<Prunable[]> {
  const [images, usage] = [await engine.images(false), await engine.usage()];
  const found: Prunable[] = [];
  for (const image of images) {
    // The containerd store lists digests among the tags.
    const tags = image.tags.filter(tag => isOwnTag(tag) && isWanted(tag, wanted));
    if (tags.length === 0) continue;
    const stored = await engine.stored(image.id);
    found.push(...tags.map(tag => toTagged(image, tag, stored, findUser(usage, image), engine)));
  }
  return found;
}

/** The engine's images without a tag; one that still has a digest of a registry goes only if that name is wanted. */
export async function gatherDangling(engine: ImageKeeper, wanted: NameFilter): Promise<Prunable[]> {
  const [images, usage] = [await engine.images(true), await engine.usage()];
  const found: Prunable[] = [];
  for (const image of images) {
    const { id, tags, digests, size } = image;
    if (tags.length > 0 || !digests.every(digest => isWanted(digest, wanted))) continue;
    found.push({
      ...unnamed,
      where: 'dangling',
      name: parseReference(digests[0] ?? '')?.repository ?? '',
      imageid: shortId(id),
      size,
      stored: await engine.stored(id),
      thing: id,
      names: 1,
      because: 'it has no tag, and no container uses it',
      kept: findUser(usage, image),
      remove: async () => {
        for (const name of digests.length > 0 ? digests : [id]) await engine.remove(name, id);
      },
    });
  }
  return found;
}

/** BuildKit's cache in two rows: what was last used `before`, in milliseconds since 1970, and what must stay. */
export async function gatherBuildCache(engine: BuildCacheKeeper, before: number): Promise<Prunable[]> {
  const records = await engine.buildCache();
  const used = findUsed(records, before);
  const going = records.filter(record => !used.has(record.id));
  const staying = records.filter(record => used.has(record.id));
  const kept = `${staying.length} records that are in use, or were used recently`;
  const remove = () => engine.pruneBuildCache(before);
  const rows: Prunable[] = [
    { ...sumRecords(going, 'unused'), because: `${going.length} records that nothing uses`, remove },
    { ...sumRecords(staying, 'used'), because: kept, kept, remove },
  ];
  return rows.filter(row => row.names > 0);
}

function sumRecords(records: readonly BuildCacheRecord[], thing: string): Omit<Prunable, 'because' | 'remove'> {
  // Bytes that an image shares are not freed with the record.
  const size = records.filter(record => !record.shared).reduce((sum, record) => sum + record.size, 0);
  const stored = Math.max(0, ...records.map(record => record.used));
  return { ...unnamed, where: 'build-cache', imageid: '', size, stored, thing, names: Math.min(1, records.length) };
}

// A record in use needs those it was built on.
function findUsed(records: readonly BuildCacheRecord[], before: number): Set<string> {
  const used = new Set<string>();
  const byId = new Map(records.map(record => [record.id, record]));
  const hold = (record: BuildCacheRecord): void => {
    if (used.has(record.id)) return;
    used.add(record.id);
    record.parents.map(id => byId.get(id)).forEach(parent => parent && hold(parent));
  };
  records.filter(record => record.inUse || record.used >= before).forEach(hold);
  return used;
}

function toTagged(
  { id, tags, size }: EngineImageRecord,
  tag: string,
  stored: number,
  kept: string | undefined,
  engine: ImageKeeper,
): Prunable {
  const { repository = '', tag: version = '' } = parseReference(tag) ?? {};
  return {
    where: 'image',
    name: repository,
    version,
    imageid: shortId(id),
    format: '',
    size,
    stored,
    family: `image ${repository}`,
    thing: id,
    names: tags.length,
    because: nameFits,
    kept,
    remove: () => engine.remove(tag, id),
  };
}

// The names of a step that uses the image go with that step.
function isOwnTag(tag: string): boolean {
  return parseReference(tag)?.digest === undefined && !isTemporaryName(tag);
}

function isWanted(name: string, wanted: NameFilter): boolean {
  const reference = parseReference(name);
  return reference !== undefined && wanted(nameOf(reference.repository), reference.repository);
}

function findUser(usage: ReadonlyMap<string, string>, { id }: EngineImageRecord): string | undefined {
  const container = usage.get(id);
  return container && `container ${container} uses it`;
}
