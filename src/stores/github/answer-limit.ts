import { GitHubRefusal } from './refusal.ts';

/** Ends a call when one of its requests gets no answer in time; pauses between its requests do not count. */
export class AnswerLimit {
  readonly #controller = new AbortController();
  readonly #limit: number;
  #timer: NodeJS.Timeout | undefined;
  readonly signal: AbortSignal;

  /** `limit` is milliseconds without a sign of life, 0 for no limit. */
  constructor(limit: number, outer: AbortSignal) {
    this.#limit = limit;
    this.signal = AbortSignal.any([outer, this.#controller.signal]);
  }

  /** Sends a request and waits for its answer. */
  async during<T>(request: () => Promise<T>): Promise<T> {
    const seconds = Math.round(this.#limit / 1000);
    const end = () => this.#controller.abort(new GitHubRefusal(0, `GitHub did not answer for ${seconds} s`));
    if (this.#limit > 0) this.#timer = setTimeout(end, this.#limit);
    try {
      return await request();
    } finally {
      clearTimeout(this.#timer);
    }
  }

  /** Passes a body on, each part of which is a sign of life. */
  async *watch(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of body) {
      this.#timer?.refresh();
      yield chunk;
    }
  }
}
