import type { Log } from '../../src/core/log.ts';

/** A log that keeps all its messages. */
export function makeLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (text: string) => void lines.push(text);
  return { log: { info: keep, debug: keep, notice: keep, warning: keep, foreign: keep }, lines };
}

const ignore = (): void => undefined;

/** A log that keeps nothing. */
export const silentLog: Log = { info: ignore, debug: ignore, notice: ignore, warning: ignore, foreign: ignore };
