import { createHash } from 'node:crypto';
import { magicLength, detectCompression, type Compression } from '../compress/decompress.ts';
import type { Member } from './member.ts';
import { UnpackedDigest, type SizeBudget } from '../compress/unpacked-digest.ts';

/** How closely a member is looked at. */
export interface InspectionOptions {
  /** Asked once, with its first bytes, whether its content is kept. */
  readonly keeps: (start: Buffer) => boolean;
  /** Where compressed members are unpacked as well: what that may come to. */
  readonly allowance: SizeBudget | undefined;
  /** Told once, as soon as the first bytes have shown it. */
  readonly onPacking: (compression: Compression) => void;
  readonly signal: AbortSignal;
}

/** Looks at a member's bytes as they pass. */
export class MemberInspector {
  readonly #rules: InspectionOptions;
  readonly #hash = createHash('sha256');
  #kept: Buffer[] | undefined;
  #begun = false;
  #start = Buffer.alloc(0);
  #packing: Compression | undefined;
  #unpacking: UnpackedDigest | undefined;

  constructor(rules: InspectionOptions) {
    this.#rules = rules;
  }

  /** Passes the bytes on unchanged. */
  async *pass(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#hash.update(chunk);
      this.#keep(chunk);
      await this.#unpack(chunk);
      yield chunk;
    }
  }

  /** What was seen, when all has passed. */
  async finish(): Promise<Pick<Member, 'sha256' | 'compression' | 'unpacked' | 'broken' | 'content'>> {
    const unpacked = await this.#unpacking?.end();
    const content = this.#kept && Buffer.concat(this.#kept);
    return {
      sha256: this.#hash.digest('hex'),
      compression: this.#packing ?? 'none',
      ...(unpacked && { unpacked }),
      ...(this.#unpacking && !unpacked && { broken: true as const }),
      ...(content && { content }),
    };
  }

  #keep(chunk: Buffer): void {
    if (!this.#begun && this.#rules.keeps(chunk)) this.#kept = [];
    this.#begun = true;
    this.#kept?.push(chunk);
  }

  async #unpack(chunk: Buffer): Promise<void> {
    if (this.#packing !== undefined) return this.#unpacking?.write(chunk);
    // The first chunk may be shorter than a magic number.
    this.#start = Buffer.concat([this.#start, chunk]);
    if (this.#start.length < magicLength) return undefined;
    const { allowance, onPacking, signal } = this.#rules;
    this.#packing = detectCompression(this.#start);
    onPacking(this.#packing);
    if (this.#packing === 'none' || !allowance) return undefined;
    this.#unpacking = new UnpackedDigest(this.#packing, allowance, signal);
    return this.#unpacking.write(this.#start);
  }
}
