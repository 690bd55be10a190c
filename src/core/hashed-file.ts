import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { readRange } from './file-range.ts';
import { BackgroundHash } from './background-hash.ts';
import type { FileRange } from './segments.ts';

/** A file that has reached the disk. */
export interface FileFacts {
  /** Bytes. */
  readonly size: number;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** Whether a file has to outlive this run. */
export interface FileRules {
  /** False for a file that is read soon and thrown away: it need not reach the disk. */
  readonly lasting?: boolean;
}

/** Makes a new file at a path where none may be, and brings it to the disk; after a failure it is gone, and the error is the first one. */
export async function createFile<T>(
  path: string,
  fill: (file: HashedFile) => Promise<T>,
  { lasting = true }: FileRules = {},
): Promise<T> {
  const handle = await open(path, 'wx+');
  try {
    const file = new HashedFile(handle, lasting);
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

// A thread of its own is worth its start only for a file of this size.
const followedSize = 16 * 1024 * 1024;

/** A file that is hashed while it is written. */
export class HashedFile {
  readonly #handle: FileHandle;
  readonly #lasting: boolean;
  #hash = createHash('sha256');
  #following: BackgroundHash | undefined;
  readonly #buffers: Buffer[] = [];
  #turn = 0;
  #size = 0;
  #queue: Buffer[] = [];
  /** Bytes that are written or on their way. */
  #handed = 0;
  #busy = false;
  #synced = 0;
  #writing: Promise<void> = Promise.resolve();
  #syncing: Promise<void> = Promise.resolve();

  constructor(handle: FileHandle, lasting: boolean) {
    this.#handle = handle;
    this.#lasting = lasting;
  }

  /** Bytes so far. */
  get size(): number {
    return this.#size;
  }

  /**
   * Writes at the end, while the next bytes are made: these must not change any more. Small ones are gathered while the
   * disk is at work. Throws what an earlier write threw, at the latest when 1 MiB waits.
   */
  async append(bytes: Buffer): Promise<void> {
    await this.#put(bytes, gatherSize);
  }

  /** Copies a range of another file to the end, in few buffers that are used again: new ones cost more than the copying. */
  async copy({ path, offset, size, onBytes }: FileRange, signal: AbortSignal): Promise<void> {
    await using file = await open(path);
    for await (const bytes of readRange(file, offset, size, () => this.#nextBuffer())) {
      signal.throwIfAborted();
      onBytes?.(bytes);
      await this.#put(bytes, 0);
    }
  }

  /** Brings what was written to the disk, where it has to last. */
  async sync(): Promise<void> {
    await this.#settle();
    await this.#syncing;
    if (this.#lasting) await this.#handle.sync();
  }

  /** Replaces what was written already; costs one more pass over the file at the end. */
  async patch(bytes: Buffer, position: number): Promise<void> {
    await this.#settle();
    await writeAll(this.#handle, [bytes], position);
    this.#following = new BackgroundHash(this.#handle.fd);
  }

  /** Tells what was written, when nothing more will be. */
  async finish(signal: AbortSignal): Promise<FileFacts> {
    await this.#settle();
    const sha256 = (await this.#following?.digest(this.#size, signal)) ?? this.#hash.digest('hex');
    return { size: this.#size, sha256 };
  }

  // One is read, one is looked at, one is written; `#put` has waited for the one before that.
  #nextBuffer(): Buffer {
    const index = (this.#turn += 1) % 3;
    return (this.#buffers[index] ??= Buffer.allocUnsafeSlow(copyStep));
  }

  // Bytes wait in the queue while less than `most` of them do and a write is on its way.
  async #put(bytes: Buffer, most: number): Promise<void> {
    this.#queue.push(bytes);
    this.#size += bytes.length;
    if (this.#size > followedSize) this.#following ??= new BackgroundHash(this.#handle.fd);
    else this.#hash.update(bytes);
    if (this.#busy && this.#size - this.#handed < most) return;
    await this.#writing;
    this.#writing = this.#writeQueue();
    // Told by whoever waits for it next.
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
    this.#following?.follow(written);
    if (this.#lasting && written - this.#synced >= syncStep) this.#syncSoFar(written);
  }

  // The disk works while the rest is made, not afterwards.
  #syncSoFar(written: number): void {
    this.#synced = written;
    this.#syncing = this.#syncing.then(() => this.#handle.datasync());
    // Told by `sync`: a disk tells of a failed write but once.
    this.#syncing.catch(() => undefined);
  }
}

async function writeAll(handle: FileHandle, buffers: readonly Buffer[], position: number): Promise<void> {
  const size = buffers.reduce((sum, { length }) => sum + length, 0);
  if (size === 0) return;
  const { bytesWritten } = await handle.writev(buffers, position);
  // A disk that is almost full takes a part, and tells with the rest that it is full.
  if (bytesWritten < size)
    await writeAll(handle, [Buffer.concat(buffers).subarray(bytesWritten)], position + bytesWritten);
}
