import { valueOf } from '../core/look-up.ts';
import { formatName } from '../image/name.ts';
import type { ListQuery, Store, StoredArchive } from '../stores/store.ts';
import type { Prunable } from './rules.ts';

/** Why something goes when only its name was asked for. */
export const nameFits = 'its name fits';

/** The archives of one place that may be deleted; throws where it cannot be asked. */
export async function gatherArchives(store: Store, query: ListQuery): Promise<Prunable[]> {
  return valueOf(await store.list(query)).map(stored => toPrunable(stored));
}

/** An archive as something that may be deleted; `kept` is why it must stay. */
export function toPrunable(stored: StoredArchive, kept?: string): Prunable {
  const { archive, place, size, id } = stored;
  const { name, version, imageid, archfmt } = archive;
  return {
    where: place,
    name,
    version,
    imageid,
    format: archfmt,
    size,
    stored: stored.stored ?? 0,
    family: `archive ${name}`,
    thing: `${place} ${id ?? formatName(archive)}`,
    names: 1,
    because: nameFits,
    kept,
    remove: () => stored.remove(),
  };
}
