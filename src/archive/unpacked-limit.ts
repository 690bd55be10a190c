import type { Compression } from './compress/decompress.ts';
import { detectCompression, magicLength } from './compress/decompress.ts';
import { SizeBudget } from './compress/size-budget.ts';
import { Unpacking } from './compress/unpacking.ts';
import { FrameWalk } from './compress/zstd-frame.ts';

/** A layer that is served to an engine. */
export interface ServedLayer {
  readonly digest: string;
  /** Bytes as stored. */
  readonly size: number;
  /** `sha256:` of the unpacked layer. */
  readonly diff_id: string;
}

// The most that one byte of deflate can expand to: two bits give 258 bytes.
const mostDeflated = 1032;

// What a byte of the other layers is expected to expand to. Layers of text expand to less than ten.
const usuallyDeflated = 20;

/**
 * Keeps what an engine unpacks of the layers it is served below a limit. Nothing is decompressed here if that can be
 * avoided: the headers of zstd tell the most that its blocks can hold, and gzip is counted at the most that it can hold
 * as long as the limit has room for that beside the other layers. Counts too much rather than too little, so what it
 * refuses may still be small enough.
 */
export class UnpackedLimit {
  readonly #budget: SizeBudget;
  readonly #signal: AbortSignal;
  readonly #layers = new Map<string, LayerCount>();
  // Bytes, as stored, of the layers that were not asked for yet.
  #waiting: number;

  /** `limit` is the bytes that the layers together may unpack to. */
  constructor(layers: readonly ServedLayer[], limit: number, signal: AbortSignal) {
    this.#waiting = layers.reduce((sum, layer) => sum + layer.size, 0);
    this.#budget = new SizeBudget(limit);
    this.#signal = signal;
  }

  /**
   * Passes on the bytes of a layer from an offset on; an engine may ask for the same bytes again. Throws
   * `ARCHIVE_TOO_LARGE` when the layers may unpack to more than the limit.
   */
  async *pass(layer: ServedLayer, from: number, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const count = this.#layers.get(layer.digest) ?? new LayerCount(compression => this.#open(layer, compression));
    this.#layers.set(layer.digest, count);
    let at = from;
    for await (const chunk of bytes) {
      await count.take(chunk, at);
      at += chunk.length;
      yield chunk;
    }
  }

  #open({ digest, size, diff_id }: ServedLayer, compression: Compression): Counter {
    this.#waiting -= size;
    if (compression === 'zstd') {
      const walk = new FrameWalk(most => this.#budget.spend(most));
      return chunk => void walk.take(chunk);
    }
    const most = compression === 'gzip' ? size * mostDeflated : size;
    if (compression === 'gzip' && most + this.#waiting * usuallyDeflated > this.#budget.left)
      return this.#measure(size);
    // Engines unpack more formats than this action does.
    if (compression === 'none' && digest !== diff_id)
      throw new Error(`layer ${digest} is compressed in an unknown format`);
    this.#budget.spend(most);
    return () => undefined;
  }

  #measure(size: number): Counter {
    const unpacking = new Unpacking('gzip', content => this.#budget.spend(content.length), this.#signal);
    let left = size;
    return async chunk => {
      await unpacking.write(chunk);
      left -= chunk.length;
      // An engine has the whole layer with the last chunk.
      if (left === 0) await unpacking.end();
    };
  }
}

type Counter = (chunk: Buffer) => void | Promise<void>;

/** Counts one layer, whose bytes may pass more than once. */
class LayerCount {
  readonly #open: (compression: Compression) => Counter;
  #counter: Counter | undefined;
  #start = Buffer.alloc(0);
  #counted = 0;

  constructor(open: (compression: Compression) => Counter) {
    this.#open = open;
  }

  /** Takes bytes that stand at an offset in the layer. */
  async take(chunk: Buffer, at: number): Promise<void> {
    if (at > this.#counted) throw new Error(`bytes from ${at} on were asked for before those from ${this.#counted} on`);
    const fresh = chunk.subarray(this.#counted - at);
    this.#counted += fresh.length;
    if (this.#counter) return this.#counter(fresh);
    // The first chunk may be shorter than a magic number.
    this.#start = Buffer.concat([this.#start, fresh]);
    if (this.#start.length < magicLength) return undefined;
    this.#counter = this.#open(detectCompression(this.#start));
    return this.#counter(this.#start);
  }
}
