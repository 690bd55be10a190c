import { Worker } from 'node:worker_threads';

/** A message to the worker thread: hash this file up to `upTo`, and answer with the digest if that is the end. */
interface HashRequest {
  readonly id: number;
  readonly fd: number;
  readonly upTo: number;
  readonly end: boolean;
}

interface HashResponse {
  readonly id: number;
  readonly sha256?: string;
  readonly error?: unknown;
}

type Settle = (response: HashResponse) => void;

// Messaging the thread for every small write would cost more than it gains.
const step = 1 << 20;

let thread: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Settle>();

/**
 * Computes the SHA-256 of a file on a worker thread while the file is written: the thread reads behind the writer. The
 * file must be open for reading, and stay open until `digest` has resolved.
 */
export class BackgroundHash {
  readonly #fd: number;
  readonly #id = (lastId += 1);
  #announced = 0;

  constructor(fd: number) {
    this.#fd = fd;
  }

  /** Announces how many bytes are written and final. */
  advance(size: number): void {
    if (size - this.#announced < step) return;
    this.#announced = size;
    send({ id: this.#id, fd: this.#fd, upTo: size, end: false });
  }

  /** The SHA-256 of the whole file, 64 hex digits; throws the error of reading the file. */
  async digest(size: number, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop);
    waiting.set(this.#id, ({ sha256, error }) => (sha256 === undefined ? reject(error) : resolve(sha256)));
    send({ id: this.#id, fd: this.#fd, upTo: size, end: true }).ref();
    try {
      return await promise;
    } finally {
      signal.removeEventListener('abort', stop);
      waiting.delete(this.#id);
      if (waiting.size === 0) thread?.unref();
    }
  }
}

function send(request: HashRequest): Worker {
  thread ??= startThread();
  thread.postMessage(request);
  return thread;
}

// The thread gets its source as text, because the action is bundled into one file.
function startThread(): Worker {
  const started = new Worker(`(${hashFiles.toString()})()`, { eval: true });
  started.unref();
  started.on('message', (response: HashResponse) => waiting.get(response.id)?.(response));
  started.on('error', error => {
    thread = undefined;
    for (const [id, settle] of waiting) settle({ id, error });
  });
  return started;
}

// Runs in the worker thread, so it cannot use anything from this module.
function hashFiles(): void {
  const { parentPort } = process.getBuiltinModule('node:worker_threads');
  const { readSync } = process.getBuiltinModule('node:fs');
  const { createHash } = process.getBuiltinModule('node:crypto');
  const chunk = Buffer.allocUnsafeSlow(1 << 20);
  const files = new Map<number, { readonly hash: ReturnType<typeof createHash>; at: number; error?: unknown }>();
  parentPort?.on('message', ({ id, fd, upTo, end }: HashRequest) => {
    const file = files.get(id) ?? { hash: createHash('sha256'), at: 0 };
    files.set(id, file);
    try {
      while (file.at < upTo && file.error === undefined) {
        const count = readSync(fd, chunk, 0, Math.min(chunk.length, upTo - file.at), file.at);
        if (count === 0) throw new Error(`the file ends at ${file.at} of ${upTo} bytes`);
        file.hash.update(chunk.subarray(0, count));
        file.at += count;
      }
    } catch (error) {
      file.error = error;
    }
    if (!end) return;
    files.delete(id);
    const { hash, error } = file;
    parentPort.postMessage(error === undefined ? { id, sha256: hash.digest('hex') } : { id, error });
  });
}
