import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { privateFile } from './partial-file.ts';
import { readRange, type FileRange } from './file-range.ts';
import { BackgroundHash } from './background-hash.ts';

/** The size and hash of a finished file. */
export interface FileFacts {
  /** Bytes. */
  readonly size: number;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** How a file is written. */
export interface FileOptions {
  /** False for a file that is soon read and removed, which need not be synced to the disk. Default true. */
  readonly durable?: boolean;
  /** Called with how many bytes are written and can be read from the file. */
  readonly onWritten?: ((size: number) => void) | undefined;
}

/** Creates a file for this user alone, which must not exist yet, and syncs it to the disk. On failure it removes the file and throws the first error. */
export async function createFile<T>(
  path: string,
  fill: (file: HashedFile) => Promise<T>,
  { durable = true, onWritten }: FileOptions = {},
): Promise<T> {
  const handle = await open(path, 'wx+', privateFile);
  try {
    const file = new HashedFile(handle, durable, onWritten);
    const result = await fill(file);
    await file.sync();
    await handle.close();
    return result;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

const syncStep = 64 * 1024 * 1024;
const copyStep = 1024 * 1024;
const gatherSize = 1024 * 1024;

// Starting the worker thread pays off only for files of at least this size.
const backgroundSize = 16 * 1024 * 1024;

/** A file that is hashed while it is written. */
export class HashedFile {
  readonly #handle: FileHandle;
  readonly #durable: boolean;
  readonly #onWritten: FileOptions['onWritten'];
  #hash = createHash('sha256');
  #background: BackgroundHash | undefined;
  readonly #buffers: Buffer[] = [];
  #turn = 0;
  #size = 0;
  #queue: Buffer[] = [];
  /** Bytes written or being written. */
  #handed = 0;
  #busy = false;
  #synced = 0;
  #writing: Promise<void> = Promise.resolve();
  #syncing: Promise<void> = Promise.resolve();

  constructor(handle: FileHandle, durable: boolean, onWritten?: FileOptions['onWritten']) {
    this.#handle = handle;
    this.#durable = durable;
    this.#onWritten = onWritten;
  }

  /** Bytes appended so far. */
  get size(): number {
    return this.#size;
  }

  /**
   * Appends bytes without waiting for the disk, so the buffer must not change afterwards. Small writes are gathered
   * while the disk is busy. Throws the error of an earlier write, at the latest when 1 MiB is waiting.
   */
  async append(bytes: Buffer): Promise<void> {
    await this.#put(bytes, gatherSize);
  }

  /** Appends a range of another file through a few reused buffers, because allocating new ones costs more than copying. */
  async copy({ path, offset, size, onBytes }: FileRange, signal: AbortSignal): Promise<void> {
    await using file = await open(path);
    for await (const bytes of readRange(file, offset, size, () => this.#nextBuffer())) {
      signal.throwIfAborted();
      onBytes?.(bytes);
      await this.#put(bytes, 0);
    }
  }

  /** Waits for all writes, and syncs a durable file to the disk. */
  async sync(): Promise<void> {
    await this.#settle();
    await this.#syncing;
    if (this.#durable) await this.#handle.sync();
  }

  /** Overwrites bytes that were written already; the whole file is then hashed once more by `finish`. */
  async patch(bytes: Buffer, position: number): Promise<void> {
    await this.#settle();
    await writeAll(this.#handle, [bytes], position);
    this.#background = new BackgroundHash(this.#handle.fd);
  }

  /** Waits for all writes and gives size and hash; nothing may be appended afterwards. */
  async finish(signal: AbortSignal): Promise<FileFacts> {
    await this.#settle();
    const sha256 = (await this.#background?.digest(this.#size, signal)) ?? this.#hash.digest('hex');
    return { size: this.#size, sha256 };
  }

  // Three buffers: one is read into, one is with the caller, one is written; `#put` has waited for any earlier one.
  #nextBuffer(): Buffer {
    const index = (this.#turn += 1) % 3;
    return (this.#buffers[index] ??= Buffer.allocUnsafeSlow(copyStep));
  }

  // While a write is in progress, up to `limit` bytes wait in the queue.
  async #put(bytes: Buffer, limit: number): Promise<void> {
    this.#queue.push(bytes);
    this.#size += bytes.length;
    if (this.#size > backgroundSize) this.#background ??= new BackgroundHash(this.#handle.fd);
    else this.#hash.update(bytes);
    if (this.#busy && this.#size - this.#handed < limit) return;
    await this.#writing;
    this.#writing = this.#writeQueue();
    // The next call that awaits the write reports its failure.
    this.#writing.catch(() => undefined);
  }

  async #settle(): Promise<void> {
    await this.#writing;
    await this.#writeQueue();
  }

  async #writeQueue(): Promise<void> {
    const [buffers, position] = [this.#queue, this.#handed];
    this.#queue = [];
    this.#handed = this.#size;
    this.#busy = true;
    await writeAll(this.#handle, buffers, position).finally(() => (this.#busy = false));
    const written = this.#handed;
    this.#background?.advance(written);
    this.#onWritten?.(written);
    if (this.#durable && written - this.#synced >= syncStep) this.#syncSoFar(written);
  }

  // Syncs early, so that the disk works while the rest of the file is made.
  #syncSoFar(written: number): void {
    this.#synced = written;
    this.#syncing = this.#syncing.then(() => this.#handle.datasync());
    // `sync` reports a failure; the disk reports each failed write only once.
    this.#syncing.catch(() => undefined);
  }
}

async function writeAll(handle: FileHandle, buffers: readonly Buffer[], position: number): Promise<void> {
  const size = buffers.reduce((sum, { length }) => sum + length, 0);
  if (size === 0) return;
  const { bytesWritten } = await handle.writev(buffers, position);
  // An almost full disk writes a part; writing the rest then fails with ENOSPC.
  if (bytesWritten < size)
    await writeAll(handle, [Buffer.concat(buffers).subarray(bytesWritten)], position + bytesWritten);
}
