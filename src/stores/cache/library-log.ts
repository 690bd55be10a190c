import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log } from '../../core/log.ts';
import { untilAborted } from '../../core/until-aborted.ts';

// What others write meanwhile, about another image say, is not the library's.
const hearing = new AsyncLocalStorage<true>();

/**
 * Runs a call into @actions/cache and gives, beside its result, why it failed: that library says so only in
 * annotations of its own and returns -1 or undefined, so they are read here and shown as plain lines. Rejects as soon
 * as `signal` is aborted, which the library itself does not know.
 */
export async function hearLibrary<T>(
  call: () => Promise<T>,
  log: Log,
  signal: AbortSignal,
): Promise<{ result: T; reasons: string[] }> {
  const reasons: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text: unknown, ...rest: never[]) => {
    const reason = hearing.getStore() && typeof text === 'string' ? reasonIn(text) : undefined;
    if (reason === undefined) return write(text as string, ...rest);
    reasons.push(reason);
    return true;
  };
  try {
    return { result: await untilAborted(hearing.run(true, call), signal), reasons };
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
