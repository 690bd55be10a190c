import { Worker } from 'node:worker_threads';

/** What the thread is told of a file: hash it up to here, and answer when this is the end. */
interface Order {
  readonly id: number;
  readonly fd: number;
  readonly upTo: number;
  readonly end: boolean;
}

interface Answer {
  readonly id: number;
  readonly sha256?: string;
  readonly error?: unknown;
}

type Settle = (answer: Answer) => void;

// A message for every write would cost more than it brings forward.
const step = 1 << 20;

let thread: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Settle>();

/**
 * The SHA-256 of a file that another core makes while the file is written: a thread reads it behind the writer, as it
 * is on the disk. The file must be open for reading, and stay open until the digest is there.
 */
export class BackgroundHash {
  readonly #fd: number;
  readonly #id = (lastId += 1);
  #told = 0;

  constructor(fd: number) {
    this.#fd = fd;
  }

  /** Tells how many bytes are written, which will not change any more. */
  follow(size: number): void {
    if (size - this.#told < step) return;
    this.#told = size;
    tell({ id: this.#id, fd: this.#fd, upTo: size, end: false });
  }

  /** The digest of the whole file, 64 hex digits; throws what reading it threw. */
  async digest(size: number, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop);
    waiting.set(this.#id, ({ sha256, error }) => (sha256 === undefined ? reject(error) : resolve(sha256)));
    tell({ id: this.#id, fd: this.#fd, upTo: size, end: true }).ref();
    try {
      return await promise;
    } finally {
      signal.removeEventListener('abort', stop);
      waiting.delete(this.#id);
      if (waiting.size === 0) thread?.unref();
    }
  }
}

function tell(order: Order): Worker {
  thread ??= startThread();
  thread.postMessage(order);
  return thread;
}

// The source goes as text: a bundle has no file for a thread, and a file of its own would have to be found from it.
function startThread(): Worker {
  const started = new Worker(`(${hashFiles.toString()})()`, { eval: true });
  started.unref();
  started.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer));
  started.on('error', error => {
    thread = undefined;
    for (const [id, settle] of waiting) settle({ id, error });
  });
  return started;
}

// Runs in the thread: nothing from outside of it is there.
function hashFiles(): void {
  const { parentPort } = process.getBuiltinModule('node:worker_threads');
  const { readSync } = process.getBuiltinModule('node:fs');
  const { createHash } = process.getBuiltinModule('node:crypto');
  const chunk = Buffer.allocUnsafeSlow(1 << 20);
  const files = new Map<number, { readonly hash: ReturnType<typeof createHash>; at: number; error?: unknown }>();
  parentPort?.on('message', ({ id, fd, upTo, end }: Order) => {
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
