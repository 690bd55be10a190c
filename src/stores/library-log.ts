import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log } from '../core/log.ts';

interface Capture {
  readonly reasons: string[];
  readonly log: Log;
}

// Commands that the runner must receive unchanged.
const command = /^::(?:add-mask|debug)::[^\r\n]*\r?\n?$/;

// Other code may write to stdout meanwhile, about another image for example; that is not the library's.
const captures = new AsyncLocalStorage<Capture | undefined>();

let write = process.stdout.write.bind(process.stdout);

/**
 * Runs a call into @actions/cache or @actions/artifact and gives its result and why it failed: some calls return
 * -1 or undefined and give the reasons only as annotations on stdout. What a library writes there is logged as foreign
 * text, because it repeats what services answer.
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
  if (capture === undefined || typeof text !== 'string' || command.test(text)) return write(text as string, ...rest);
  const reason = reasonIn(text);
  if (reason !== undefined) capture.reasons.push(reason);
  // The log writes to stdout too.
  captures.run(undefined, () => capture.log.foreign(reason ?? text.trimEnd()));
  return true;
}

function reasonIn(line: string): string | undefined {
  const annotation = /^::(?:warning|error)[^:]*::(.*)/s.exec(line)?.[1];
  const words = annotation ?? /^Failed to (?:save|restore): .*/s.exec(line)?.[0];
  return words?.trim().replaceAll('%0A', '\n').replaceAll('%0D', '').replaceAll('%25', '%');
}
