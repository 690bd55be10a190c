import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createFile, type FileFacts } from './hashed-file.ts';

/** Writes a stream to a new file as it is; after a failure or abort there is no file. */
export async function writePlain(path: string, source: Readable, signal: AbortSignal): Promise<FileFacts> {
  return createFile(path, async file => {
    const append = async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) await file.append(chunk);
    };
    await pipeline(source, append, { signal });
    return file.finish(signal);
  });
}
