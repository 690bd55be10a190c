import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Header } from 'tar-stream';

/** An entry of a tar that is being read. */
export type TarEntry = Readable & { readonly header: Header };

/** Reads a tar to its end; `onEntry` must consume each entry. */
export async function readTarEntries(
  tar: Readable,
  signal: AbortSignal,
  onEntry: (entry: TarEntry) => Promise<void>,
): Promise<void> {
  const reader = extract();
  const reading = pipeline(tar, reader, { signal });
  const handling = (async () => {
    for await (const entry of reader as unknown as AsyncIterable<TarEntry>) await onEntry(entry);
  })();
  await Promise.all([reading, handling]);
}
