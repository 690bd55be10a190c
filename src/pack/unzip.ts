import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { open, type Entry, type ZipFile, type ZipFileOptions } from 'yauzl';
import { brokenZip, checkContent, tooLarge } from './zip-check.ts';
import { badMember, checkMembers, type MemberFacts } from './zip-members.ts';

/** How a member is read. */
export interface ReadOptions {
  /** Bytes, as expanded. */
  readonly limit?: number;
  readonly signal: AbortSignal;
}

const memberLimit = 1000;
const chunkSize = 256 * 1024;

/** Opens a zip file of unknown origin; throws `ZIP_INVALID` when it is none, `ZIP_MEMBER` when a member cannot be trusted. */
export async function openZip(path: string): Promise<ZipArchive> {
  let zip: ZipFile | undefined;
  try {
    zip = await openFile(path);
    if (zip.entryCount > memberLimit) throw new Error(`it holds ${zip.entryCount} members, allowed: ${memberLimit}`);
    const entries = new Map((await readDirectory(zip)).map(entry => [describeEntry(entry), entry]));
    return new ZipArchive(path, zip, entries);
  } catch (error) {
    zip?.close();
    throw brokenZip(path, error);
  }
}

/** A zip file that is open for reading; nothing in it is ever written to disk. */
export class ZipArchive {
  readonly #path: string;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<MemberFacts, Entry>;
  readonly #members: ReadonlyMap<string, MemberFacts>;
  readonly #streams = new Set<Readable>();

  constructor(path: string, zip: ZipFile, entries: ReadonlyMap<MemberFacts, Entry>) {
    this.#path = path;
    this.#zip = zip;
    this.#entries = entries;
    this.#members = checkMembers(path, [...entries.keys()]);
  }

  /** The members, in the order of the directory. */
  get members(): readonly MemberFacts[] {
    return [...this.#members.values()];
  }

  /** Reads a small member as a whole; rejects as `stream` and its stream do. */
  async read(name: string, options: Required<ReadOptions>): Promise<Buffer> {
    const stream = await this.stream(name, options);
    return Buffer.concat((await stream.toArray()) as Buffer[]);
  }

  /**
   * Reads a member as it comes; rejects with `ZIP_MEMBER` when there is none of that name. The stream fails with
   * `ZIP_TOO_LARGE`, with `ZIP_CRC` when the content is not what the directory declares, with `ZIP_INVALID` when it is cut short.
   */
  async stream(name: string, { limit = Infinity, signal }: ReadOptions): Promise<Readable> {
    const member = this.#members.get(name);
    const entry = member && this.#entries.get(member);
    if (!entry) throw badMember(this.#path, name, `is missing, there are: ${[...this.#members.keys()].join(', ')}`);
    const check = { path: this.#path, member, limit, signal };
    if (member.size > limit) throw tooLarge(check);
    const data = await openData(this.#zip, entry).catch((error: unknown) => {
      throw brokenZip(this.#path, error);
    });
    // Our own inflater rather than yauzl's, which stays behind when its reader leaves early.
    const expand = member.method === 0 ? new PassThrough() : createInflateRaw({ chunkSize });
    const content = checkContent(check);
    // Whoever reads the content learns of a failure there, and later than it happened perhaps.
    content.on('error', () => undefined);
    pipeline(data, expand, content, { signal }).catch(() => undefined);
    this.#streams.add(content);
    return content.once('close', () => this.#streams.delete(content));
  }

  /** Ends what is still being read, and closes the file. */
  async close(): Promise<void> {
    for (const stream of this.#streams) stream.destroy();
    if (!this.#zip.isOpen) return;
    const closed = once(this.#zip, 'close');
    this.#zip.close();
    await closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

// Names are left undecoded, or yauzl would report a bad one as it does a damaged file.
function describeEntry(entry: Entry): MemberFacts {
  return {
    name: (entry.fileName as unknown as Buffer).toString('utf8'),
    size: entry.uncompressedSize,
    compressedSize: entry.compressedSize,
    crc32: entry.crc32,
    method: entry.compressionMethod,
    encrypted: entry.isEncrypted(),
  };
}

function openFile(path: string): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
  return new Promise((resolve, reject) => {
    open(path, options, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

function readDirectory(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function openData(zip: ZipFile, entry: Entry): Promise<Readable> {
  const decompress = entry.compressionMethod === 0 ? null : false;
  const options: ZipFileOptions = { decompress, decrypt: null, start: null, end: null };
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, options, (error, data) => {
      if (error) reject(error);
      else resolve(data);
    });
  });
}
