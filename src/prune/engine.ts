import type { BuildCacheRecord, Housekeeping, EngineImageRecord } from '../docker/housekeeping.ts';
import type { NameFilter } from '../actions/shared/name-filter.ts';
import { nameOf, shortId } from '../image/name.ts';
import { parseReference } from '../image/reference.ts';
import { fits, type Prunable } from './archives.ts';

const unnamed = { name: '', version: '', format: '', family: '' };

/** The tags of the engine's images whose repositories are wanted; an image loses these, and goes with its last one. */
export async function gatherImages(engine: Housekeeping, wanted: NameFilter): Promise<Prunable[]> {
  const [images, usage] = [await engine.images(false), await engine.usage()];
  const found: Prunable[] = [];
  for (const image of images) {
    // The containerd store lists digests among the tags.
    const tags = image.tags.filter(tag => parseReference(tag)?.digest === undefined && isWanted(tag, wanted));
    if (tags.length === 0) continue;
    const stored = await engine.stored(image.id);
    found.push(...tags.map(tag => ({ ...toTagged(image, tag, engine), ...use(usage, image), stored })));
  }
  return found;
}

/** The engine's images without a tag; one that a registry calls something goes only where that name is wanted. */
export async function gatherDangling(engine: Housekeeping, wanted: NameFilter): Promise<Prunable[]> {
  const [images, usage] = [await engine.images(true), await engine.usage()];
  const found: Prunable[] = [];
  for (const image of images) {
    const { id, tags, digests, size } = image;
    if (tags.length > 0 || !digests.every(digest => isWanted(digest, wanted))) continue;
    const names = digests.length > 0 ? digests : [id];
    const remove = async () => {
      for (const name of names) await engine.remove(name, id);
    };
    const name = parseReference(digests[0] ?? '')?.repository ?? '';
    const what = { where: 'dangling' as const, imageid: shortId(id), size, stored: await engine.stored(id) };
    const because = 'it has no tag, and no container uses it';
    found.push({ ...unnamed, name, ...what, ...use(usage, image), thing: id, names: 1, because, remove });
  }
  return found;
}

/** BuildKit's cache: what can go of it, and what must stay. `before` is milliseconds since 1970. */
export async function gatherBuildCache(engine: Housekeeping, before?: number): Promise<Prunable[]> {
  const records = await engine.buildCache();
  const used = findUsed(records, before ?? Infinity);
  const going = records.filter(record => !used.has(record.id));
  const staying = records.filter(record => used.has(record.id));
  const because = `${going.length} records that nothing uses`;
  const kept = `${staying.length} records that are used, or were lately`;
  const remove = () => engine.pruneBuildCache(before);
  const rows: Prunable[] = [
    { ...buildCache(going, 'unused'), because, remove },
    { ...buildCache(staying, 'used'), because: kept, kept, remove },
  ];
  return rows.filter(row => row.names > 0);
}

function buildCache(records: readonly BuildCacheRecord[], thing: string): Omit<Prunable, 'because' | 'remove'> {
  // What an image has too is not freed with the record.
  const size = records.filter(record => !record.shared).reduce((sum, record) => sum + record.size, 0);
  const stored = Math.max(0, ...records.map(record => record.used));
  return { ...unnamed, where: 'build-cache', imageid: '', size, stored, thing, names: Math.min(1, records.length) };
}

// A record that is used holds those it is made on.
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

function toTagged({ id, tags, size }: EngineImageRecord, tag: string, engine: Housekeeping): Omit<Prunable, 'stored'> {
  const { repository = '', tag: version = '' } = parseReference(tag) ?? {};
  return {
    ...{ where: 'image', name: repository, version, imageid: shortId(id), format: '', size },
    ...{ family: `image ${repository}`, thing: id, names: tags.length, because: fits },
    remove: () => engine.remove(tag, id),
  };
}

function isWanted(name: string, wanted: NameFilter): boolean {
  const reference = parseReference(name);
  return reference !== undefined && wanted(nameOf(reference.path), reference.host);
}

function use(usage: ReadonlyMap<string, string>, { id }: EngineImageRecord): { kept?: string } {
  const container = usage.get(id);
  return container === undefined ? {} : { kept: `container ${container} uses it` };
}
