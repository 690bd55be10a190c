import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createFile, type FileFacts } from '../../core/hashed-file.ts';

/** What is done to bytes on their way, as a part of a `pipeline`. */
export type Pack = (source: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

/** Writes a stream to a new file, as it is or packed; after a failure or abort there is no file. */
export async function writeStreamToFile(
  path: string,
  source: Readable,
  signal: AbortSignal,
  pack: Pack = chunks => chunks,
): Promise<FileFacts> {
  return createFile(path, async file => {
    const append = async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) await file.append(chunk);
    };
    await pipeline(source, pack, append, { signal });
    return file.finish(signal);
  });
}
