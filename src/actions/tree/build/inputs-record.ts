import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveName } from '../../../image/name.ts';
import { explainRefusal, type CacheEntries } from '../../../stores/cache/entries.ts';
import { inputsKey } from '../../../stores/cache/inputs-key.ts';

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
  const isRecorded = async () => (await entries.find([key]))[0] === key;
  if (await isRecorded()) return undefined;
  // Only the key matters, but the cache accepts no empty entry.
  const reasons = await entries.save(key, staging => writeFile(join(staging, 'inputs'), inputs));
  if (reasons.length === 0 || (await isRecorded())) return undefined;
  return explainRefusal(reasons.at(-1) ?? '');
}
