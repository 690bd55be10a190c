import { TimeLimit } from '../../core/time-limit.ts';
import { GitHubRefusal } from './refusal.ts';

/** Ends a call when one of its requests gets no answer in time; pauses between its requests do not count. */
export class AnswerLimit {
  readonly #limit: TimeLimit;

  /** `limit` is milliseconds without a sign of life, 0 for no limit. */
  constructor(limit: number, outer: AbortSignal) {
    const seconds = Math.round(limit / 1000);
    this.#limit = new TimeLimit(limit, outer, () => new GitHubRefusal(0, `GitHub did not answer for ${seconds} s`));
  }

  get signal(): AbortSignal {
    return this.#limit.signal;
  }

  /** Sends a request and waits for its answer. */
  async during<T>(request: () => Promise<T>): Promise<T> {
    this.#limit.start();
    try {
      return await request();
    } finally {
      this.#limit.stop();
    }
  }

  /** Passes a body on, each part of which is a sign of life. */
  async *watch(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of body) {
      this.#limit.extend();
      yield chunk;
    }
  }
}
