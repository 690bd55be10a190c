import { pauseFor } from './pause.ts';

/** How often and for how long something is looked at, in milliseconds. */
export interface PollTimes {
  readonly every: number;
  /** 0: once. */
  readonly limit: number;
}

/** Looks again and again until what is found is enough, or time is up; gives what was found last. */
export async function poll<T>(
  look: () => Promise<T>,
  isEnough: (found: T) => boolean,
  { every, limit }: PollTimes,
  signal: AbortSignal,
): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const found = await look();
    if (isEnough(found) || Date.now() >= end) return found;
    await pauseFor(every, signal);
  }
}
