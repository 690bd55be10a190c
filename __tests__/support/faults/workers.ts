import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CellOrder, CellResult } from './play.ts';

/** Processes that play cells side by side: the toolkit's libraries take their service from the environment. */
export class Workers implements Disposable {
  readonly #free: ChildProcess[] = [];
  readonly #all: ChildProcess[] = [];
  readonly #waiting: ((worker: ChildProcess) => void)[] = [];

  constructor(count: number) {
    for (let i = 0; i < count; i++) {
      const worker = fork(join(import.meta.dirname, 'worker.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      this.#all.push(worker);
      this.#free.push(worker);
    }
  }

  /** Plays one cell. */
  async play(order: CellOrder): Promise<CellResult> {
    const worker = this.#free.pop() ?? (await new Promise<ChildProcess>(resolve => this.#waiting.push(resolve)));
    const answer = once(worker, 'message') as Promise<[CellResult]>;
    const end = once(worker, 'exit').then(([code]) => Promise.reject(new Error(`the process ended with ${code}`)));
    end.catch(() => undefined);
    worker.send(order);
    const [result] = await Promise.race([answer, end]);
    const next = this.#waiting.shift();
    if (next) next(worker);
    else this.#free.push(worker);
    return result;
  }

  [Symbol.dispose](): void {
    for (const worker of this.#all) worker.kill();
  }
}
