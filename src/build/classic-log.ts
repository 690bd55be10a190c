import type { Log } from '../core/log.ts';
import type { JsonMessage } from '../docker/json-stream.ts';
import type { FailedStep } from './failure.ts';
import { OutputTail } from './output-tail.ts';

/** Prints what the classic builder says, `Step 2/5 : RUN make` and the output of the step, and remembers the last step. */
export class ClassicLog {
  readonly #log: Log;
  #step = '';
  #tail = new OutputTail();

  constructor(log: Log) {
    this.#log = log;
  }

  add(message: JsonMessage): void {
    const text = message.stream?.trimEnd();
    if (!text) return;
    this.#log.foreign(text);
    if (!/^Step \d+\/\d+ : /.test(text)) {
      this.#tail.add(text);
      return;
    }
    this.#step = text;
    this.#tail = new OutputTail();
  }

  /** The step that ran last; undefined before the first one. */
  failedStep(): FailedStep | undefined {
    return this.#step === '' ? undefined : { name: this.#step, output: this.#tail.lines };
  }
}
