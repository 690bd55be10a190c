import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fromFd, type Entry, type ZipFile } from 'yauzl';
import { readRange } from '../../core/file-range.ts';
import { expandZipMember } from './content.ts';
import { checkZipEntries, type ZipEntry } from './entries.ts';
import { invalidZip, zipMemberError, zipMemberTooLarge } from './errors.ts';
import { measureLocalHeader } from './records.ts';

/** How a member is read. */
export interface ZipReadOptions {
  /** Bytes that its content may have; default any number. */
  readonly limit?: number;
  readonly signal: AbortSignal;
}

const mostMembers = 1000;

/** Opens a zip file of unknown origin; throws `ZIP_INVALID` if it is not one, `ZIP_MEMBER` if a member is unsafe. */
export async function openZip(path: string): Promise<ZipArchive> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const entries = await readDirectory(file);
    return new ZipArchive(path, file, checkZipEntries(path, entries.map(toZipEntry)));
  } catch (error) {
    await file?.close();
    throw invalidZip(path, error);
  }
}

/** A zip file that is open for reading. */
export class ZipArchive {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #streams = new Set<Readable>();

  constructor(path: string, file: FileHandle, entries: ReadonlyMap<string, ZipEntry>) {
    this.#path = path;
    this.#file = file;
    this.#entries = entries;
  }

  /** The members in the order of the directory. */
  get members(): readonly ZipEntry[] {
    return [...this.#entries.values()];
  }

  /** Reads a small member as a whole; rejects as `stream` and its stream do. */
  async read(name: string, options: Required<ZipReadOptions>): Promise<Buffer> {
    const stream = await this.stream(name, options);
    return Buffer.concat((await stream.toArray()) as Buffer[]);
  }

  /**
   * Streams a member; rejects with `ZIP_MEMBER` if there is none of that name. The stream fails with `ZIP_TOO_LARGE`, with
   * `ZIP_CRC` if the content is not what the directory declares, and with `ZIP_INVALID` if it is truncated.
   */
  async stream(name: string, { limit = Infinity, signal }: ZipReadOptions): Promise<Readable> {
    const entry = this.#entries.get(name);
    if (!entry)
      throw zipMemberError(this.#path, name, `is missing, there are: ${[...this.#entries.keys()].join(', ')}`);
    if (entry.size > limit) throw zipMemberTooLarge(this.#path, name, limit);
    const data = readRange(this.#file, await this.#findData(entry), entry.compressedSize);
    const bytes = expandZipMember(data, { path: this.#path, entry, limit, signal });
    const content = Readable.from(bytes, { objectMode: false });
    this.#streams.add(content);
    return content.once('close', () => this.#streams.delete(content));
  }

  /** Where the data of a member begins in the file, if it is stored uncompressed; otherwise undefined. */
  async findStored(name: string): Promise<number | undefined> {
    const entry = this.#entries.get(name);
    return entry?.method === 0 ? this.#findData(entry) : undefined;
  }

  /** Destroys the streams that are open, and closes the file. */
  async close(): Promise<void> {
    for (const stream of this.#streams) stream.destroy();
    await this.#file.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #findData({ offset }: ZipEntry): Promise<number> {
    const { size } = await this.#file.stat();
    // The declared offset may be larger than what `read` accepts as a position.
    const { buffer, bytesRead } = await this.#file.read({ buffer: Buffer.alloc(30), position: Math.min(offset, size) });
    const length = measureLocalHeader(buffer.subarray(0, bytesRead));
    if (length === undefined) throw invalidZip(this.#path, new Error(`there is no member at ${offset}`));
    return offset + length;
  }
}

// yauzl only reads the directory: its read streams leak when their reader leaves early, and crash when two of them do.
async function readDirectory(file: FileHandle): Promise<Entry[]> {
  const zip = await openDirectory(file);
  if (zip.entryCount > mostMembers) throw new Error(`it holds ${zip.entryCount} members, allowed: ${mostMembers}`);
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
  // Without decoding, because yauzl would report a bad name as a damaged file.
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
  return new Promise((resolve, reject) => {
    fromFd(file.fd, options, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

function toZipEntry(entry: Entry): ZipEntry {
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
