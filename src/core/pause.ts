import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for some milliseconds; throws the signal's reason when it aborts. */
export async function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
  signal.throwIfAborted();
}
