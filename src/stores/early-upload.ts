import { closeSync, openSync, read } from 'node:fs';
import { promisify } from 'node:util';
import { NamedPipe } from '../core/named-pipe.ts';
import { untilAborted } from '../core/until-aborted.ts';
import type { StoreContext } from './store.ts';

/** A file to upload while it is written. */
export interface EarlyFile {
  /** Where it is written. */
  readonly path: string;
  /** What it is uploaded as. */
  readonly name: string;
}

/** What the service says of an upload that is finished. */
export interface UploadedFile {
  readonly id?: number;
  /** Bytes. */
  readonly size?: number;
  /** SHA-256 of what was sent, 64 hex digits. */
  readonly digest?: string;
}

/**
 * Uploads the file at a path, which it reads to its end; once the signal is aborted, nothing that it reads may become
 * an artifact. `settled` is called when it will not touch the path again.
 */
export type SendFile = (path: string, signal: AbortSignal, settled: () => void) => Promise<UploadedFile>;

const readAt = promisify(read);
const chunkSize = 1024 * 1024;

// One block of an upload: a smaller file would not be sent sooner.
const leastSize = 8 * 1024 * 1024;

/** The upload of a file that is still being written: it reads behind the writer, which never waits for it. */
export class EarlyUpload {
  readonly #file: EarlyFile;
  readonly #send: SendFile;
  readonly #mayBegin: () => Promise<boolean>;
  readonly #context: StoreContext;
  readonly #stop = new AbortController();
  #written = 0;
  #size: number | undefined;
  #changed = Promise.withResolvers<undefined>();
  #sending: Promise<UploadedFile | undefined> | undefined;

  /** `mayBegin` is asked once there is something to send. */
  constructor(file: EarlyFile, send: SendFile, mayBegin: () => Promise<boolean>, context: StoreContext) {
    this.#file = file;
    this.#send = send;
    this.#mayBegin = mayBegin;
    this.#context = context;
  }

  /** Tells how many bytes of the file are written and final. */
  advance(written: number): void {
    this.#written = written;
    if (written >= leastSize && !this.#sending) {
      // Later the file has another name.
      this.#sending = this.#run(openSync(this.#file.path, 'r'));
      this.#sending.catch(() => undefined);
    }
    this.#wake();
  }

  /** Sends the rest of a file of so many bytes, and finishes; undefined where nothing was begun. */
  async finish(size: number): Promise<UploadedFile | undefined> {
    this.#size = size;
    this.#wake();
    return this.#sending;
  }

  /** Ends the upload; what was sent does not become an artifact. */
  async abandon(): Promise<void> {
    this.#stop.abort(new Error('the archive was not finished'));
    this.#wake();
    await this.#sending?.catch(() => undefined);
  }

  async #run(fd: number): Promise<UploadedFile | undefined> {
    try {
      return await this.#upload(fd);
    } finally {
      closeSync(fd);
    }
  }

  async #upload(fd: number): Promise<UploadedFile | undefined> {
    const { dir, environment, log } = this.#context;
    const signal = AbortSignal.any([this.#context.signal, this.#stop.signal]);
    if (!(await this.#mayBegin())) return undefined;
    signal.throwIfAborted();
    const pipe = await NamedPipe.create(dir, this.#file.name, { env: environment.env, signal });
    if (!pipe) return undefined;
    log.info(`The upload of ${this.#file.name} begins while it is written`);
    const feeding = this.#feed(fd, pipe, signal);
    // The upload has to be given up before the pipe ends, because the end of the pipe is the end of the artifact.
    feeding.catch((error: unknown) => this.#stop.abort(error));
    try {
      return await this.#send(pipe.path, signal, () => void pipe.remove());
    } finally {
      pipe.close();
      await feeding.catch(() => undefined);
    }
  }

  async #feed(fd: number, pipe: NamedPipe, signal: AbortSignal): Promise<void> {
    const buffer = Buffer.allocUnsafeSlow(chunkSize);
    for (let sent = 0; sent !== this.#size;) {
      const length = Math.min(chunkSize, this.#written - sent);
      if (length === 0) {
        await untilAborted(this.#changed.promise, signal);
        continue;
      }
      const { bytesRead } = await readAt(fd, buffer, 0, length, sent);
      if (bytesRead < length) throw new Error(`${this.#file.path} ends at ${sent + bytesRead} bytes`);
      await pipe.write(buffer.subarray(0, bytesRead));
      sent += bytesRead;
    }
    signal.throwIfAborted();
    pipe.close();
  }

  #wake(): void {
    this.#changed.resolve(undefined);
    this.#changed = Promise.withResolvers();
  }
}
