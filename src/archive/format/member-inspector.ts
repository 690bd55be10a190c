import { createHash } from 'node:crypto';
import { detectCompression, magicLength, type Compression } from '../compress/decompress.ts';
import type { SizeBudget } from '../compress/size-budget.ts';
import { UnpackedDigest } from '../compress/unpacked-digest.ts';
import type { Member } from './member.ts';

/** How closely a member is inspected. */
export interface InspectionOptions {
  /** Called once with the first bytes of the member: whether to keep its content in memory. */
  readonly keeps?: (start: Buffer) => boolean;
  /** If given, compressed members are decompressed to hash their content, within this budget. */
  readonly budget: SizeBudget | undefined;
  /** Called once, as soon as the first bytes have shown the compression; may throw. */
  readonly onCompression?: (compression: Compression) => void;
  readonly signal: AbortSignal;
}

/** Inspects the bytes of a member while they are copied. */
export class MemberInspector {
  readonly #options: InspectionOptions;
  readonly #hash = createHash('sha256');
  #kept: Buffer[] | undefined;
  #begun = false;
  #start = Buffer.alloc(0);
  #compression: Compression | undefined;
  #unpacked: UnpackedDigest | undefined;

  constructor(options: InspectionOptions) {
    this.#options = options;
  }

  /** Yields the bytes unchanged. */
  async *inspect(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#hash.update(chunk);
      this.#keep(chunk);
      await this.#unpack(chunk);
      yield chunk;
    }
  }

  /** The result, once all bytes have been inspected. Throws `ARCHIVE_TOO_LARGE`. */
  async finish(): Promise<Pick<Member, 'sha256' | 'compression' | 'unpacked' | 'damaged' | 'content'>> {
    const unpacked = await this.#unpacked?.end();
    return {
      sha256: this.#hash.digest('hex'),
      compression: this.#compression ?? 'none',
      unpacked,
      damaged: this.#unpacked !== undefined && unpacked === undefined,
      content: this.#kept && Buffer.concat(this.#kept),
    };
  }

  #keep(chunk: Buffer): void {
    if (!this.#begun && this.#options.keeps?.(chunk)) this.#kept = [];
    this.#begun = true;
    this.#kept?.push(chunk);
  }

  async #unpack(chunk: Buffer): Promise<void> {
    if (this.#compression !== undefined) return this.#unpacked?.write(chunk);
    // The first chunk may be shorter than a magic number.
    this.#start = Buffer.concat([this.#start, chunk]);
    if (this.#start.length < magicLength) return undefined;
    const { budget, onCompression, signal } = this.#options;
    this.#compression = detectCompression(this.#start);
    onCompression?.(this.#compression);
    if (this.#compression === 'none' || !budget) return undefined;
    this.#unpacked = new UnpackedDigest(this.#compression, budget, signal);
    return this.#unpacked.write(this.#start);
  }
}
