import { isUtf8 } from 'node:buffer';
import { readPaxRecords } from '../core/pax-header.ts';

/** The name and link target of a member of a tar, in bytes, where they are not UTF-8. */
export interface RawNames {
  readonly path?: Buffer | undefined;
  readonly linkpath?: Buffer | undefined;
}

const block = 512;
// PAX headers of one member and of all, and the long names and link targets of GNU tar.
const paxHeader = 'x';
const extraHeaders = new Set([paxHeader, 'g', 'L', 'K', 'N']);
// Bytes. tar-stream refuses a longer one.
const longestPax = 4 * 1024 * 1024;

/**
 * Finds the names that are not UTF-8 in a tar on its way to tar-stream, which would replace bytes of them. Go programs,
 * as engines are, write such names into PAX headers.
 */
export class RawNameReader {
  readonly #names = new Map<number, RawNames>();
  #members = 0;
  /** The records before the next member. */
  #pax: ReadonlyMap<string, Buffer> = new Map();
  #readsPax = false;
  /** Bytes to pass over before the next block to read, its length, and what has arrived of it. */
  #skipped = 0;
  #wanted = block;
  #held = Buffer.alloc(0);

  /** Passes a tar on. The names in a part of it are known once that part has passed. */
  async *pass(tar: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of tar) {
      this.#read(chunk);
      yield chunk;
    }
  }

  /** The names of a member by its place in the tar, from 0. */
  namesOf(member: number): RawNames {
    return this.#names.get(member) ?? {};
  }

  #read(chunk: Buffer): void {
    for (let rest = chunk; rest.length > 0;) {
      const passed = Math.min(this.#skipped, rest.length);
      this.#skipped -= passed;
      const part = rest.subarray(passed, passed + this.#wanted - this.#held.length);
      rest = rest.subarray(passed + part.length);
      this.#held = Buffer.concat([this.#held, part]);
      if (this.#held.length < this.#wanted) continue;
      const held = this.#held;
      [this.#held, this.#wanted] = [Buffer.alloc(0), block];
      if (this.#readsPax) this.#readPax(held);
      else this.#readHeader(held);
    }
  }

  #readPax(body: Buffer): void {
    this.#readsPax = false;
    this.#pax = readPaxRecords(body);
  }

  #readHeader(header: Buffer): void {
    // The end of a tar is blocks of zeros.
    if (header[0] === 0) return;
    const type = header.toString('latin1', 156, 157);
    const size = Math.ceil(readSize(header, this.#pax) / block) * block;
    if (type === paxHeader && size > 0 && size <= longestPax) {
      [this.#wanted, this.#readsPax] = [size, true];
      return;
    }
    this.#skipped = type === '5' ? 0 : size;
    if (extraHeaders.has(type)) return;
    const [path, linkpath] = [readRawName(this.#pax.get('path')), readRawName(this.#pax.get('linkpath'))];
    if (path ?? linkpath) this.#names.set(this.#members, { path, linkpath });
    this.#members++;
    this.#pax = new Map();
  }
}

function readRawName(name: Buffer | undefined): Buffer | undefined {
  return name && !isUtf8(name) ? name : undefined;
}

// Octal digits, or a number in bytes when they are not enough.
function readSize(header: Buffer, pax: ReadonlyMap<string, Buffer>): number {
  const given = pax.get('size');
  if (given) return Number(given.toString());
  if (header.readUInt8(124) >= 0x80) return Number(header.readBigUInt64BE(128));
  return parseInt(header.toString('latin1', 124, 136), 8) || 0;
}
