import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log } from '../../core/log.ts';

interface Capture {
  readonly reasons: string[];
  readonly log: Log;
}

// Other code may write to stdout meanwhile, about another image for example; that is not the library's.
const captures = new AsyncLocalStorage<Capture | undefined>();

let write = process.stdout.write.bind(process.stdout);

/**
 * Runs a call into @actions/cache and gives, beside its result, why it failed. The library returns -1 or undefined and
 * gives the reasons only as annotations on stdout, which are read here and logged as plain lines.
 */
export async function captureLibraryLog<T>(
  call: () => Promise<T>,
  log: Log,
): Promise<{ result: T; reasons: readonly string[] }> {
  listen();
  const capture: Capture = { reasons: [], log };
  const result = await captures.run(capture, call);
  return { result, reasons: capture.reasons };
}

// For as long as the process runs: a call that was given up goes on, and must not write annotations then either.
function listen(): void {
  if (process.stdout.write === hear) return;
  write = process.stdout.write.bind(process.stdout);
  process.stdout.write = hear;
}

function hear(text: unknown, ...rest: never[]): boolean {
  const capture = captures.getStore();
  const reason = capture && typeof text === 'string' ? reasonIn(text) : undefined;
  if (capture === undefined || reason === undefined) return write(text as string, ...rest);
  capture.reasons.push(reason);
  // The log writes to stdout too.
  captures.run(undefined, () => capture.log.info(reason));
  return true;
}

function reasonIn(line: string): string | undefined {
  const annotation = /^::(?:warning|error)[^:]*::(.*)/s.exec(line)?.[1];
  const words = annotation ?? /^Failed to (?:save|restore): .*/s.exec(line)?.[0];
  return words?.trim().replaceAll('%0A', '\n').replaceAll('%0D', '').replaceAll('%25', '%');
}
