import { formatSeconds } from './format.ts';
import type { Log } from './log.ts';

/** A log for one of several things that are worked on side by side: every line begins with its name. */
export class NamedVoice implements Log {
  readonly #log: Log;
  readonly #name: string;

  constructor(log: Log, name: string) {
    this.#log = log;
    this.#name = name;
  }

  info(text: string): void {
    this.#log.info(this.#prefix(text));
  }

  debug(text: string): void {
    this.#log.debug(this.#prefix(text));
  }

  notice(text: string): void {
    this.#log.notice(`${this.#name}: ${text}`);
  }

  warning(text: string): void {
    this.#log.warning(`${this.#name}: ${text}`);
  }

  // Behind the name nothing can be a workflow command.
  foreign(text: string): void {
    this.#log.info(this.#prefix(text.replace(/\r\n?/g, '\n').replace(/^/gm, '| ')));
  }

  /** Runs one stage; groups cannot lie side by side, so it is one line at its end. */
  async stage<T>(name: string, work: () => Promise<T>, done: (result: T) => string = () => ''): Promise<T> {
    const started = performance.now();
    const end = (said: string) => {
      const seconds = formatSeconds((performance.now() - started) / 1000);
      this.info(`${name}: ${said ? `${said}, ` : ''}${seconds}`);
    };
    try {
      const result = await work();
      end(done(result));
      return result;
    } catch (error) {
      end('failed');
      throw error;
    }
  }

  #prefix(text: string): string {
    return text.replace(/\r\n?/g, '\n').replace(/^/gm, `${this.#name} | `);
  }
}
