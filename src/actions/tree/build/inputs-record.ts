import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveName } from '../../../image/name.ts';
import type { CacheEntries } from '../../../stores/cache/entries.ts';
import { inputsKey } from '../../../stores/cache/inputs-key.ts';
import { explainRefusal } from '../../../stores/cache/service.ts';

/**
 * Records in the actions cache which inputs an archive there was built from, as the key of an entry. Returns why that
 * failed; undefined when the record is there.
 */
export async function recordInputs(
  entries: CacheEntries,
  inputs: string,
  archive: ArchiveName,
): Promise<string | undefined> {
  const key = inputsKey(inputs, archive);
  const missing = await entries.missing([key]);
  if (missing.known && missing.value.length === 0) return undefined;
  // Only the key matters, but the cache accepts no empty entry.
  const reason = await entries.save(key, staging => writeFile(join(staging, 'inputs'), inputs));
  return reason === undefined ? undefined : explainRefusal(reason);
}
