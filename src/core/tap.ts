/** A stage for `pipeline` that passes every chunk on unchanged, after `onChunk` has seen it. */
export function tap(onChunk: (chunk: Buffer) => void) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      onChunk(chunk);
      yield chunk;
    }
  };
}
