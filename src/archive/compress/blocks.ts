/** How a stream is packed block by block. */
export interface BlockOptions {
  /** Bytes of a block; the last may have fewer. */
  readonly size: number;
  /** Blocks that are packed side by side. */
  readonly depth: number;
}

/** Cuts a stream into blocks, packs them side by side and gives them in order; none is at work any more when it has ended. */
export async function* compressBlocks(
  source: AsyncIterable<Uint8Array>,
  { size, depth }: BlockOptions,
  pack: (block: Buffer) => Promise<Buffer>,
): AsyncGenerator<Buffer> {
  const running: Promise<Buffer>[] = [];
  try {
    for await (const block of cutBlocks(source, size)) {
      const compression = pack(block);
      // Whose turn it is reports it.
      compression.catch(() => undefined);
      running.push(compression);
      if (running.length >= depth) yield (await running.shift()) as Buffer;
    }
    for (const block of running) yield await block;
  } finally {
    await Promise.allSettled(running);
  }
}

async function* cutBlocks(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let block = Buffer.allocUnsafeSlow(size);
  let filled = 0;
  for await (const chunk of source) {
    for (let taken = 0; taken < chunk.length;) {
      const part = chunk.subarray(taken, taken + size - filled);
      block.set(part, filled);
      taken += part.length;
      filled += part.length;
      if (filled < size) break;
      yield block;
      block = Buffer.allocUnsafeSlow(size);
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}
