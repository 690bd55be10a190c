import { setTimeout as sleep } from 'node:timers/promises';
import { formatSeconds } from '../../core/format.ts';
import { longestPause } from '../../core/retry.ts';
import { readRetryAfter } from '../../core/transient.ts';
import { GitHubRefusal } from './refusal.ts';

// Milliseconds.
const unknownPause = 2000;

/** The parts of an answer from GitHub that say when to call again. */
export interface LimitedAnswer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly body: string;
}

/** One clock for all calls of a client: when GitHub tells one to wait, all of them wait. */
export class RateLimit {
  /** Milliseconds since 1970. */
  #notBefore = 0;

  /** Whether the wait that GitHub asks for is one that a step can afford. */
  get isBearable(): boolean {
    return this.#pause() <= longestPause;
  }

  /** Waits until GitHub accepts calls again; throws `GitHubRefusal` when that is more than `longestPause` away. */
  async wait(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const pause = this.#pause();
    if (!this.isBearable) throw this.refusal();
    if (pause > 0) await sleep(pause, undefined, { signal });
  }

  /** The error for a call that was not made, or was refused, because of the limit. */
  refusal(): GitHubRefusal {
    const pause = Math.max(0, this.#pause());
    const time = new Date(Date.now() + pause).toISOString().slice(11, 19);
    const message = `GitHub's rate limit is used up until ${time} UTC, ${formatSeconds(pause / 1000)} from now`;
    return new GitHubRefusal(429, message, undefined, pause);
  }

  /** Notes what an answer asks for, and says whether it was refused because of a limit. */
  note(answer: LimitedAnswer): boolean {
    const now = Date.now();
    const pause = readPause(answer, now);
    if (pause !== undefined) this.#notBefore = Math.max(this.#notBefore, now + pause);
    return pause !== undefined && answer.status < 500;
  }

  #pause(): number {
    return this.#notBefore - Date.now();
  }
}

/** The milliseconds for which an answer asks callers to wait; undefined when it does not ask. `now` is milliseconds since 1970. */
export function readPause({ status, headers, body }: LimitedAnswer, now: number): number | undefined {
  if (status !== 403 && status !== 429 && status < 500) return undefined;
  const asked = readRetryAfter(headers.get('retry-after'), now);
  if (asked !== undefined || status >= 500) return asked;
  const remaining = headers.get('x-ratelimit-remaining');
  // GitHub's documentation asks for a minute where an answer about secondary limits names no time.
  if (remaining !== '0' && /\bsecondary rate\b/i.test(body)) return 60_000;
  if (remaining === '0' || (remaining === null && /\brate limit\b/i.test(body))) {
    const reset = Number(headers.get('x-ratelimit-reset') ?? undefined);
    // GitHub counts whole seconds, so that the limit may last into the one after.
    if (!Number.isNaN(reset)) return Math.max(0, reset * 1000 - now) + 1000;
    return unknownPause;
  }
  return status === 429 ? unknownPause : undefined;
}
