import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fromFd, type Entry, type ZipFile } from 'yauzl';
import { readRange } from '../../core/file-range.ts';
import { invalidZip, expandZipMember, zipMemberTooLarge } from './content.ts';
import { zipMemberError, checkZipEntries, type ZipEntry } from './entries.ts';
import { measureLocalHeader } from './records.ts';

/** How a member is read. */
export interface ZipReadOptions {
  /** Bytes, as expanded. */
  readonly limit?: number;
  readonly signal: AbortSignal;
}

const memberLimit = 1000;

/** Opens a zip file of unknown origin; throws `ZIP_INVALID` when it is none, `ZIP_MEMBER` when a member cannot be trusted. */
export async function openZip(path: string): Promise<ZipArchive> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const entries = await readDirectory(file);
    return new ZipArchive(path, file, checkZipEntries(path, entries.map(describeEntry)));
  } catch (error) {
    await file?.close();
    throw invalidZip(path, error);
  }
}

/** A zip file that is open for reading; nothing in it is ever written to disk. */
export class ZipArchive {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #members: ReadonlyMap<string, ZipEntry>;
  readonly #streams = new Set<Readable>();

  constructor(path: string, file: FileHandle, members: ReadonlyMap<string, ZipEntry>) {
    this.#path = path;
    this.#file = file;
    this.#members = members;
  }

  /** The members, in the order of the directory. */
  get members(): readonly ZipEntry[] {
    return [...this.#members.values()];
  }

  /** Reads a small member as a whole; rejects as `stream` and its stream do. */
  async read(name: string, options: Required<ZipReadOptions>): Promise<Buffer> {
    const stream = await this.stream(name, options);
    return Buffer.concat((await stream.toArray()) as Buffer[]);
  }

  /**
   * Reads a member as it comes; rejects with `ZIP_MEMBER` when there is none of that name. The stream fails with
   * `ZIP_TOO_LARGE`, with `ZIP_CRC` when the content is not what the directory declares, with `ZIP_INVALID` when it is cut short.
   */
  async stream(name: string, { limit = Infinity, signal }: ZipReadOptions): Promise<Readable> {
    const member = this.#members.get(name);
    if (!member)
      throw zipMemberError(this.#path, name, `is missing, there are: ${[...this.#members.keys()].join(', ')}`);
    const order = { path: this.#path, member, limit, signal };
    if (member.size > limit) throw zipMemberTooLarge(order);
    const data = readRange(this.#file, await this.#findData(member), member.compressedSize);
    const content = Readable.from(expandZipMember(data, order), { objectMode: false });
    this.#streams.add(content);
    return content.once('close', () => this.#streams.delete(content));
  }

  /** Where the bytes of a member begin that is stored as it is; undefined for any other. */
  async findStored(name: string): Promise<number | undefined> {
    const member = this.#members.get(name);
    return member?.method === 0 ? this.#findData(member) : undefined;
  }

  /** Ends what is still being read, and closes the file. */
  async close(): Promise<void> {
    for (const stream of this.#streams) stream.destroy();
    await this.#file.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #findData({ offset }: ZipEntry): Promise<number> {
    const { size } = await this.#file.stat();
    // Zip64 has room for offsets that no file has, and that cannot be asked for.
    const { buffer, bytesRead } = await this.#file.read({ buffer: Buffer.alloc(30), position: Math.min(offset, size) });
    const length = measureLocalHeader(buffer.subarray(0, bytesRead));
    if (length === undefined) throw invalidZip(this.#path, new Error(`there is no member at ${offset}`));
    return offset + length;
  }
}

// yauzl reads the directory only: its streams stay behind when their reader leaves early, and crash when two do.
async function readDirectory(file: FileHandle): Promise<Entry[]> {
  const zip = await openDirectory(file);
  if (zip.entryCount > memberLimit) throw new Error(`it holds ${zip.entryCount} members, allowed: ${memberLimit}`);
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

function openDirectory(file: FileHandle): Promise<ZipFile> {
  // Names are left undecoded, or a bad one would be reported as a damaged file is.
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
  return new Promise((resolve, reject) => {
    fromFd(file.fd, options, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

function describeEntry(entry: Entry): ZipEntry {
  return {
    name: (entry.fileName as unknown as Buffer).toString('utf8'),
    size: entry.uncompressedSize,
    compressedSize: entry.compressedSize,
    crc32: entry.crc32,
    offset: entry.relativeOffsetOfLocalHeader,
    method: entry.compressionMethod,
    encrypted: entry.isEncrypted(),
  };
}
