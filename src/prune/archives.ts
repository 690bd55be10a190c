import { valueOf } from '../core/look-up.ts';
import { repositoryOf } from '../image/name.ts';
import { thingOf, type ListQuery, type Store, type StoredArchive } from '../stores/store.ts';
import type { NameFilter, Prunable } from './rules.ts';

/** Why something goes that was selected by its name alone. */
export const nameFits = 'its name fits';

/** The archives of one place that are wanted; throws where it cannot be asked. */
export async function gatherArchives(store: Store, wanted: NameFilter, query: ListQuery = {}): Promise<Prunable[]> {
  const stored = valueOf(await store.list(query));
  return stored.filter(({ archive, repository }) => wanted(archive.name, repository)).map(each => toPrunable(each));
}

/** An archive as something that may be deleted; `kept` is why it must stay. */
export function toPrunable(stored: StoredArchive, kept?: string): Prunable {
  const { archive, repository, place, size } = stored;
  const { name, version, imageid, archfmt } = archive;
  return {
    where: place,
    name,
    repository,
    version,
    imageid,
    format: archfmt,
    size,
    stored: stored.stored ?? 0,
    family: `archive ${name} ${repository ?? repositoryOf(name)}`,
    thing: thingOf(stored),
    names: 1,
    because: nameFits,
    kept,
    remove: () => stored.remove(),
  };
}
