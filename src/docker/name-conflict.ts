import { pauseFor } from '../core/pause.ts';
import { EngineError } from './errors.ts';

// Another client needs a few milliseconds for its part.
const tries = 20;
const longestPause = 100;

/**
 * Writes a name in an engine, again and again while another client is writing or removing the same name. In the containerd
 * store, an image without a name has one made from its digest, which loading the image writes.
 */
export async function retryNameConflicts<T>(write: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (attempt === tries || !isNameConflict(error)) throw error;
      // Two clients that wait equally long would collide again.
      await pauseFor(Math.random() * longestPause, signal);
    }
  }
}

/** Whether an engine could not write a name because another client did something to it between two of its own steps. */
export function isNameConflict(error: unknown): boolean {
  if (!(error instanceof Error) || ![error, error.cause].some(each => each instanceof EngineError)) return false;
  return /\balready exists\b|failed to (?:delete previous|replace) image/i.test(error.message);
}
