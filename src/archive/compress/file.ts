import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createFile, type FileFacts, type FileOptions, type HashedFile } from '../../core/hashed-file.ts';
import type { ByteTransform } from '../../core/segments.ts';

/** Writes a stream, compressed by `transform` if given, to a new file; after a failure or abort there is no file. */
export async function writeStreamToFile(
  path: string,
  source: Readable,
  signal: AbortSignal,
  transform: ByteTransform = chunks => chunks,
  options: FileOptions = {},
): Promise<FileFacts> {
  const fill = async (file: HashedFile) => {
    const append = async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) await file.append(chunk);
    };
    await pipeline(source, transform, append, { signal });
    return file.finish(signal);
  };
  return createFile(path, fill, options);
}
