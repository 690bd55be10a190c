import { closeSync, constants, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { runProcess, type ProcessRequest } from './child-process.ts';
import { openPartialFolder } from './partial-file.ts';

// Linux gives a pipe 64 KiB, and F_SETPIPE_SZ (1031) up to 1 MiB. A reader allocates its whole buffer for each read, so
// that many small reads would cost an upload more than its early start gains.
const enlarge = 'open(my $pipe, "+<", $ARGV[0]) or exit 1; fcntl($pipe, 1031, 1 << 20) or exit 1';

const present = new Set<NamedPipe>();
// A thread that waits for a pipe would keep the process from ending.
process.on('exit', () => {
  for (const pipe of present) {
    pipe.close();
    rmSync(dirname(pipe.path), { recursive: true, force: true });
  }
});

// A reader that waits blocks one of the four threads that all work with files shares.
let inUse = false;

/** A named pipe, for code that reads files by their path alone. */
export class NamedPipe {
  readonly path: string;
  readonly #socket: Socket;
  #open = true;

  private constructor(path: string, socket: Socket) {
    this.path = path;
    this.#socket = socket;
    present.add(this);
    // `write` reports it.
    socket.on('error', () => undefined);
  }

  /**
   * Makes a pipe of 1 MiB and this name, in a new folder inside of `dir`. Undefined where the machine cannot (it takes
   * `mkfifo` and Perl), and while another is open.
   */
  static async create(
    dir: string,
    name: string,
    program: Pick<ProcessRequest, 'env' | 'signal'>,
  ): Promise<NamedPipe | undefined> {
    if (inUse) return undefined;
    inUse = true;
    const pipe = await makePipe(dir, name, program).catch(() => undefined);
    if (pipe) return new NamedPipe(pipe.path, new Socket({ fd: pipe.fd, readable: false }));
    inUse = false;
    program.signal.throwIfAborted();
    return undefined;
  }

  /** Writes bytes; resolves once a reader has taken them or the pipe holds them. */
  write(bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.write(bytes, error => (error ? reject(error) : resolve()));
    });
  }

  /** Ends the pipe at once: its reader comes to an end after what was written, and so does one that opens the path later. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    inUse = false;
    const empty = `${this.path}.end`;
    try {
      // Opening a pipe without a writer would block a thread forever.
      writeFileSync(empty, '');
      renameSync(empty, this.path);
    } finally {
      this.#socket.destroy();
    }
  }

  /** Removes a pipe that nothing will open again. */
  async remove(): Promise<void> {
    this.close();
    await rm(dirname(this.path), { recursive: true, force: true });
    present.delete(this);
  }
}

async function makePipe(
  dir: string,
  name: string,
  program: Pick<ProcessRequest, 'env' | 'signal'>,
): Promise<{ path: string; fd: number }> {
  const folder = await openPartialFolder(dir);
  const path = join(folder.path, name);
  const run = (command: string, args: readonly string[]) =>
    runProcess({ command, args, cwd: folder.path, ...program }, () => undefined);
  let fd: number | undefined;
  try {
    if ((await run('mkfifo', ['-m', '600', path])) !== 0) throw new Error('mkfifo failed');
    // Open for both, so that neither side waits for the other to open it, and no reader comes to an end before `close`.
    fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
    if ((await run('perl', ['-e', enlarge, path])) !== 0) throw new Error('the pipe cannot be enlarged');
    program.signal.throwIfAborted();
    return { path, fd };
  } catch (error) {
    if (fd !== undefined) closeSync(fd);
    await folder[Symbol.asyncDispose]();
    throw error;
  }
}
