import type { Log } from '../core/log.ts';
import type { JsonMessage } from './json-stream.ts';

/** Logs a pull or a push. Layers report many times a second, so a line is logged only when one changes its state. */
export class LayerLog {
  readonly #log: Log;
  readonly #states = new Map<string, string>();

  constructor(log: Log) {
    this.#log = log;
  }

  add({ id = '', status }: JsonMessage): void {
    if (status === undefined || (id !== '' && this.#states.get(id) === status)) return;
    this.#states.set(id, status);
    this.#log.foreign(id === '' ? status : `${id}: ${status}`);
  }
}
