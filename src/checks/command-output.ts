import type { Readable } from 'node:stream';
import type { Log } from '../core/log.ts';

// Characters.
const maxKept = 16 * 1024;

/** Writes the lines of a command's streams to the log as they come, and keeps the last ones. */
export class CommandOutput {
  readonly #log: Log;
  readonly #unfinished = new Map<Readable, string>();
  /** The end of the output. */
  text = '';

  constructor(log: Log) {
    this.#log = log;
  }

  follow(stream: Readable): void {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = ((this.#unfinished.get(stream) ?? '') + chunk).split('\n');
      this.#unfinished.set(stream, lines.pop() ?? '');
      if (lines.length > 0) this.#write(lines.join('\n'));
    });
  }

  /** Writes last lines that have no newline. */
  end(): void {
    for (const line of this.#unfinished.values()) if (line !== '') this.#write(line);
  }

  #write(text: string): void {
    this.#log.foreign(text);
    this.text = `${this.text}${text}\n`.slice(-maxKept);
  }
}
