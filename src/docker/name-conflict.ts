import { pauseFor } from '../core/pause.ts';
import { EngineError } from './errors.ts';

// Another client takes a few milliseconds for its part.
const tries = 20;
const longestPause = 100;

/** Writes a name in an engine; again for as long as another client writes or removes the same name at that moment. */
export async function retryNameConflicts<T>(write: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (attempt === tries || !isNameConflict(error)) throw error;
      // Two that wait equally long would meet again.
      await pauseFor(Math.random() * longestPause, signal);
    }
  }
}

/** Whether an engine could not write a name because another client did something to it between two of its own steps. */
export function isNameConflict(error: unknown): boolean {
  return (
    error instanceof EngineError &&
    /\balready exists\b|failed to (?:delete previous|replace) image/i.test(error.message)
  );
}
