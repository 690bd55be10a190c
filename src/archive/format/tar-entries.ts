import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Header } from 'tar-stream';
import { invalidArchive } from './member.ts';

/** An entry of a tar that is being read. */
export type TarEntry = Readable & { readonly header: Header };

// Tars older than POSIX have no magic number, but a checksum. The types of tar-stream lack this option.
const readerOptions = { allowUnknownFormat: true } as Parameters<typeof extract>[0];

/** Reads a tar to its end; `onEntry` must consume each entry. Throws `ARCHIVE_INVALID` for an entry that no tar can have. */
export async function readTarEntries(
  tar: Readable,
  signal: AbortSignal,
  onEntry: (entry: TarEntry) => Promise<void>,
): Promise<void> {
  const reader = extract(readerOptions);
  const reading = pipeline(tar, reader, { signal });
  const handling = (async () => {
    for await (const entry of reader as unknown as AsyncIterable<TarEntry>) {
      checkSize(entry.header);
      await onEntry(entry);
    }
  })();
  try {
    await Promise.all([reading, handling]);
  } catch (error) {
    // Either ends the other, in any order: an error of `onEntry` may be the cause of the one that came first.
    await Promise.allSettled([reading, handling]);
    throw error;
  }
}

// Only files have content. Readers of tars disagree about what follows the header of anything else that has a size, and
// the content of such a folder would never end.
function checkSize({ name, type, size }: Header): void {
  const mayHaveContent = type === 'file' || type === 'contiguous-file';
  if (size > 0 && !mayHaveContent) throw invalidArchive(`is damaged: it holds ${name}, a ${type} of ${size} bytes`);
}
