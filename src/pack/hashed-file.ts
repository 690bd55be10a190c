import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { readRange } from './file-range.ts';

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

/** A file that is hashed while it is written. */
export class HashedFile {
  readonly #handle: FileHandle;
  readonly #lasting: boolean;
  #hash = createHash('sha256');
  #size = 0;
  #patched = false;
  #synced = 0;
  #syncing: Promise<void> = Promise.resolve();

  constructor(handle: FileHandle, lasting: boolean) {
    this.#handle = handle;
    this.#lasting = lasting;
  }

  /** Bytes so far. */
  get size(): number {
    return this.#size;
  }

  /** Writes at the end. */
  async append(bytes: Buffer): Promise<void> {
    const writing = this.#handle.appendFile(bytes);
    this.#hash.update(bytes);
    await writing;
    this.#size += bytes.length;
    if (this.#lasting && this.#size - this.#synced >= syncStep) this.#syncSoFar();
  }

  /** Brings what was written to the disk, where it has to last. */
  async sync(): Promise<void> {
    await this.#syncing;
    if (this.#lasting) await this.#handle.sync();
  }

  /** Replaces what was written already; costs one more pass over the file at the end. */
  async patch(bytes: Buffer, position: number): Promise<void> {
    await this.#handle.write(bytes, 0, bytes.length, position);
    this.#patched = true;
  }

  /** Tells what was written, when nothing more will be. */
  async finish(signal: AbortSignal): Promise<FileFacts> {
    if (this.#patched) await this.#hashAgain(signal);
    return { size: this.#size, sha256: this.#hash.digest('hex') };
  }

  // The disk works while the rest is made, not afterwards.
  #syncSoFar(): void {
    this.#synced = this.#size;
    this.#syncing = this.#syncing.then(() => this.#handle.datasync());
    // Told by `sync`: a disk tells of a failed write but once.
    this.#syncing.catch(() => undefined);
  }

  async #hashAgain(signal: AbortSignal): Promise<void> {
    this.#hash = createHash('sha256');
    for await (const chunk of readRange(this.#handle, 0, this.#size)) {
      signal.throwIfAborted();
      this.#hash.update(chunk);
    }
  }
}
