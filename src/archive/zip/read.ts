import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fromRandomAccessReader, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import { readBytes, type ByteSource } from '../../core/byte-source.ts';
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
export async function openZip(archive: string | ByteSource): Promise<ZipArchive> {
  const path = typeof archive === 'string' ? archive : archive.path;
  let source: OpenSource | undefined;
  try {
    source = typeof archive === 'string' ? await openFile(archive) : archive;
    const entries = await readDirectory(source);
    return new ZipArchive(source, checkZipEntries(path, entries.map(toZipEntry)));
  } catch (error) {
    await source?.close?.();
    throw invalidZip(path, error);
  }
}

/** Bytes whose source may have to be closed. */
interface OpenSource extends ByteSource {
  readonly close?: () => Promise<void>;
}

async function openFile(path: string): Promise<OpenSource> {
  const file = await open(path);
  const { size } = await file.stat();
  return { path, size, read: (offset, length) => readRange(file, offset, length), close: () => file.close() };
}

/** A zip file that is open for reading. */
export class ZipArchive {
  readonly #source: OpenSource;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #streams = new Set<Readable>();

  constructor(source: OpenSource, entries: ReadonlyMap<string, ZipEntry>) {
    this.#source = source;
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
   * Streams a member; rejects with `ZIP_MEMBER` if there is none of that name. The stream fails with `ZIP_TOO_LARGE`,
   * with `ZIP_CRC` if the content is not what the directory declares, and with `ZIP_INVALID` if it is truncated.
   */
  async stream(name: string, { limit = Infinity, signal }: ZipReadOptions): Promise<Readable> {
    const entry = this.#entries.get(name);
    const { path, read } = this.#source;
    if (!entry) throw zipMemberError(path, name, `is missing, there are: ${[...this.#entries.keys()].join(', ')}`);
    if (entry.size > limit) throw zipMemberTooLarge(path, name, limit);
    const data = read(await this.#findData(entry), entry.compressedSize, signal);
    const bytes = expandZipMember(data, { path, entry, limit, signal });
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
    await this.#source.close?.();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #findData({ offset }: ZipEntry): Promise<number> {
    const { path, size, read } = this.#source;
    // The declared offset may be larger than what `read` accepts as a position.
    const length = measureLocalHeader(await readBytes(read, Math.min(offset, size), 30));
    if (length === undefined) throw invalidZip(path, new Error(`there is no member at ${offset}`));
    return offset + length;
  }
}

// yauzl only reads the directory: its read streams leak when their reader leaves early, and crash when two of them do.
async function readDirectory(source: ByteSource): Promise<Entry[]> {
  const zip = await openDirectory(source);
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

function openDirectory(source: ByteSource): Promise<ZipFile> {
  // Without decoding, because yauzl would report a bad name as a damaged file.
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(new DirectoryReader(source), source.size, options, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

/** Reads for yauzl. */
class DirectoryReader extends RandomAccessReader {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const reading = readBytes(this.#source.read, position, length).then(bytes => {
      if (bytes.copy(buffer, offset) < length) throw new Error('unexpected EOF');
    });
    reading.then(() => callback(null), callback);
  }
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
