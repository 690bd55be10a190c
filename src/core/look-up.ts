import { messageOf } from './errors.ts';
import type { Log } from './log.ts';
import { TimeLimit } from './time-limit.ts';
import { untilAborted } from './until-aborted.ts';

/** A question that was answered. */
export interface Known<T> {
  readonly known: true;
  readonly value: T;
}

/** A question that could not be asked, which is neither yes nor no. */
export interface Unknown {
  readonly known: false;
  /** Who was asked, as messages name it: `the actions cache`. */
  readonly service: string;
  /** Why there is no answer, in words. */
  readonly reason: string;
  readonly cause: Error;
}

/** What a look-up found out. */
export type Answer<T> = Known<T> | Unknown;

/** The answer where a service cannot be asked because of an error. */
export function makeUnknown(service: string, error: unknown): Unknown {
  const reason = messageOf(error);
  return { known: false, service, reason, cause: error instanceof Error ? error : new Error(reason) };
}

/** Asks a service until `signal` ends; `note` records what has kept it from an answer so far. */
export type Question<T> = (signal: AbortSignal, note: (reason: string) => void) => Promise<T>;

/** Wraps the answer to a question. */
export function known<T>(value: T): Known<T> {
  return { known: true, value };
}

/** The value of an answer that the user asked for; throws why there is none. */
export function valueOf<T>(answer: Answer<T>): T {
  if (answer.known) return answer.value;
  throw answer.cause;
}

/** Turns an answer into another one; unknown stays unknown. */
export async function whenKnown<T, R>(answer: Answer<T>, work: (value: T) => R | Promise<R>): Promise<Answer<R>> {
  return answer.known ? known(await work(answer.value)) : answer;
}

/** Says in a sentence that nobody answered, and why. */
export function describeUnknown({ service, reason }: Unknown): string {
  return `${service} could not be asked: ${reason}`;
}

// Milliseconds. What only saves work is not worth a longer wait.
const longestLookUp = 10_000;

/** The milliseconds for a question whose answer is what the user asked for. */
export const longestList = 30_000;

// Milliseconds. A step that builds for minutes may find a service up again; within a minute, one question is enough.
const longestMemory = 60_000;

/**
 * The look-ups of one step: questions whether something is there already. None of them can fail the step, takes longer
 * than its limit, or waits again for a service that has just failed to answer.
 */
export class LookUps {
  readonly #log: Log;
  readonly #signal: AbortSignal;
  readonly #limit: number;
  readonly #down = new Map<string, { readonly unknown: Unknown; readonly since: number }>();
  readonly #noticed = new Set<string>();

  /** `limit` is the milliseconds that one question may take. */
  constructor(log: Log, signal: AbortSignal, limit = longestLookUp) {
    this.#log = log;
    this.#signal = signal;
    this.#limit = limit;
  }

  /**
   * Asks a service. Whatever goes wrong makes the answer unknown; only a cancelled step throws. The signal that the
   * question gets ends with the limit; it may note why it is asked once more.
   */
  async ask<T>(service: string, question: Question<T>): Promise<Answer<T>> {
    const down = this.findDown(service);
    if (down) return down;
    const seconds = Math.ceil(this.#limit / 1000);
    let noted = '';
    using limit = new TimeLimit(this.#limit, this.#signal, () => new Error(`${noted}no answer within ${seconds} s`));
    const note = (reason: string) => void (noted = `${reason}, and `);
    limit.start();
    try {
      return known(await untilAborted(question(limit.signal, note), limit.signal));
    } catch (cause) {
      this.#signal.throwIfAborted();
      const unknown = makeUnknown(service, cause);
      if (!isDefinite(cause)) this.#down.set(service, { unknown, since: performance.now() });
      return unknown;
    }
  }

  /** The answer of a service that has just failed to answer; undefined where it may be asked. */
  findDown(service: string): Unknown | undefined {
    const down = this.#down.get(service);
    return down && performance.now() - down.since < longestMemory ? down.unknown : undefined;
  }

  /** The value of an answer; where it is unknown, `otherwise`, and one notice for each service with what follows. */
  valueOr<T>(answer: Answer<T>, otherwise: T, consequence?: string): T {
    if (answer.known) return answer.value;
    this.notice(answer, consequence);
    return otherwise;
  }

  /** Writes a notice about something, once in this step. */
  noticeOnce(about: string, text: string): void {
    if (this.#noticed.has(about)) return;
    this.#noticed.add(about);
    this.#log.notice(text);
  }

  /** Tells the user, once, that a service could not be asked. */
  notice(unknown: Unknown, consequence = 'The step goes on without the answer'): void {
    const text = describeUnknown(unknown);
    this.noticeOnce(unknown.service, `${text.charAt(0).toUpperCase()}${text.slice(1)}. ${consequence}.`);
  }
}

// Such an answer is about the question, so another question may be answered.
function isDefinite(cause: unknown): boolean {
  return cause instanceof Error && 'transient' in cause && cause.transient === false;
}
