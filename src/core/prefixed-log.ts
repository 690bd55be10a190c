import { formatSeconds } from './format.ts';
import { splitLogLines } from './log-lines.ts';
import type { Log } from './log.ts';

/** A log for one of several tasks that run side by side: every line begins with the task's name. */
export class PrefixedLog implements Log {
  readonly #log: Log;
  readonly #name: string;

  constructor(log: Log, name: string) {
    this.#log = log;
    this.#name = name;
  }

  info(text: string): void {
    const [first = '', ...others] = splitLogLines(text);
    this.#log.info(`${this.#name} | ${first}`);
    for (const line of others) this.#log.info(`${this.#name} | | ${line}`);
  }

  debug(text: string): void {
    this.#log.debug(`${this.#name}: ${text}`);
  }

  notice(text: string): void {
    this.#log.notice(`${this.#name}: ${text}`);
  }

  warning(text: string): void {
    this.#log.warning(`${this.#name}: ${text}`);
  }

  // A line that begins with the name is not a workflow command.
  foreign(text: string): void {
    for (const line of splitLogLines(text)) this.#log.info(`${this.#name} | | ${line}`);
  }

  /** Runs one stage, and logs one line at its end: groups of several tasks cannot be open at once. */
  async stage<T>(name: string, work: () => Promise<T>, done: (result: T) => string = () => ''): Promise<T> {
    const started = performance.now();
    const logEnd = (result: string) => {
      const seconds = formatSeconds((performance.now() - started) / 1000);
      this.info(`${name}: ${result ? `${result}, ` : ''}${seconds}`);
    };
    try {
      const result = await work();
      logEnd(done(result));
      return result;
    } catch (error) {
      logEnd('failed');
      throw error;
    }
  }
}
