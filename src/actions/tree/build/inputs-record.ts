import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inputsKey } from '../../../stores/cache/inputs-key.ts';
import type { ArchiveName } from '../../../image/name.ts';
import { explainRefusal, type CacheEntries } from '../../../stores/cache/entries.ts';

/** Writes down in the actions cache what an archive there was built from; gives why that did not work, undefined when it did. */
export async function recordInputs(
  entries: CacheEntries,
  inputs: string,
  archive: ArchiveName,
): Promise<string | undefined> {
  const key = inputsKey(inputs, archive);
  const isThere = async () => (await entries.find([key]))[0] === key;
  if (await isThere()) return undefined;
  // Only its key counts, but an entry has to hold something.
  const reasons = await entries.save(key, staging => writeFile(join(staging, 'inputs'), inputs));
  if (reasons.length === 0 || (await isThere())) return undefined;
  return explainRefusal(reasons.at(-1) ?? '');
}
