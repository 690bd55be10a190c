/** How a stream is compressed block by block. */
export interface BlockOptions {
  /** Bytes of a block; the last may have fewer. */
  readonly size: number;
  /** How many blocks are compressed at the same time. */
  readonly depth: number;
}

/**
 * Cuts a stream into blocks, compresses them concurrently and yields them in order; no work is left running when it
 * ends. The memory of a block is used again once `compress` has resolved.
 */
export async function* compressBlocks(
  source: AsyncIterable<Uint8Array>,
  { size, depth }: BlockOptions,
  compress: (block: Buffer) => Promise<Buffer>,
): AsyncGenerator<Buffer> {
  const running: Promise<Buffer>[] = [];
  // New memory for each block would start a garbage collection after every few blocks.
  const spare: Buffer[] = [];
  try {
    for await (const block of cutBlocks(source, size, spare)) {
      const compressing = compress(block).finally(() => spare.push(block));
      // A failure is reported when it is this block's turn.
      compressing.catch(() => undefined);
      running.push(compressing);
      if (running.length >= depth) yield (await running.shift()) as Buffer;
    }
    for (const block of running) yield await block;
  } finally {
    await Promise.allSettled(running);
  }
}

async function* cutBlocks(source: AsyncIterable<Uint8Array>, size: number, spare: Buffer[]): AsyncGenerator<Buffer> {
  let block = spare.pop() ?? Buffer.allocUnsafeSlow(size);
  let filled = 0;
  for await (const chunk of source) {
    for (let taken = 0; taken < chunk.length;) {
      const part = chunk.subarray(taken, taken + size - filled);
      block.set(part, filled);
      taken += part.length;
      filled += part.length;
      if (filled < size) break;
      yield block;
      block = spare.pop() ?? Buffer.allocUnsafeSlow(size);
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}
