import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log } from '../../core/log.ts';
import { untilAborted } from '../../core/until-aborted.ts';

// Other code may write to stdout meanwhile, about another image for example; that is not the library's.
const capturing = new AsyncLocalStorage<true>();

/**
 * Runs a call into @actions/cache and gives, beside its result, why it failed. The library returns -1 or undefined and
 * gives the reasons only as annotations on stdout, which are read here and logged as plain lines. Rejects as soon as
 * `signal` is aborted, because the library takes no signal.
 */
export async function captureLibraryLog<T>(
  call: () => Promise<T>,
  log: Log,
  signal: AbortSignal,
): Promise<{ result: T; reasons: string[] }> {
  const reasons: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text: unknown, ...rest: never[]) => {
    const reason = capturing.getStore() && typeof text === 'string' ? reasonIn(text) : undefined;
    if (reason === undefined) return write(text as string, ...rest);
    reasons.push(reason);
    return true;
  };
  try {
    return { result: await untilAborted(capturing.run(true, call), signal), reasons };
  } finally {
    process.stdout.write = write;
    reasons.forEach(reason => log.info(reason));
  }
}

function reasonIn(line: string): string | undefined {
  const annotation = /^::(?:warning|error)[^:]*::(.*)/s.exec(line)?.[1];
  const words = annotation ?? /^Failed to (?:save|restore): .*/s.exec(line)?.[0];
  return words?.trim().replaceAll('%0A', '\n').replaceAll('%0D', '').replaceAll('%25', '%');
}
