import { whenKnown, type Answer } from '../../../core/look-up.ts';
import type { ArchiveName } from '../../../image/name.ts';
import { cacheKey } from '../../../stores/cache/keys.ts';
import type { CacheEntries } from '../../../stores/cache/entries.ts';
import { inputsPrefix, parseInputsKey } from '../../../stores/cache/inputs-key.ts';
import { archiveNameOf } from '../archive-name.ts';
import type { TreeImage } from '../read/image.ts';

/** Finds the archives in the actions cache that were built from the same inputs, by the names of their images. */
export async function findInCache(
  entries: CacheEntries,
  images: readonly Pick<TreeImage, 'name' | 'label' | 'inputs'>[],
): Promise<Answer<Map<string, ArchiveName>>> {
  const records = await entries.find(images.map(image => inputsPrefix(image.inputs, archiveNameOf(image))));
  if (!records.known) return records;
  const recorded = images.flatMap(({ name }, i) => {
    const cached = parseInputsKey(records.value[i] ?? '');
    if (!cached) return [];
    const { repository, ...archive } = cached;
    return [{ name, archive, key: cacheKey({ ...archive, repository }) }];
  });
  // The cache may have evicted an archive and kept the record of its inputs.
  const keys = await entries.find(recorded.map(({ key }) => key));
  return whenKnown(keys, there => {
    const kept = recorded.filter(({ key }, i) => there[i] === key);
    return new Map(kept.map(({ name, archive }) => [name, archive]));
  });
}
