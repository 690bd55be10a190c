import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RunningProcess } from '../../core/child-process.ts';
import { IdleTimeout } from '../../core/idle-timeout.ts';
import type { Log } from '../../core/log.ts';
import { BuildKitLog } from '../buildkit/log.ts';
import { requireUtf8Names } from '../context/folder.ts';
import { contextUnreadable } from '../context/tree.ts';
import { explainBuildFailure } from '../failure.ts';
import { prepareCall } from './call.ts';
import { readBuildxFailure } from './failure.ts';
import { startDocker } from './program.ts';
import { readProgress } from './progress.ts';
import type { BuildxBuild } from './request.ts';
import { readResult, type BuildxResult } from './result.ts';
import { openScratchFolder } from './scratch-folder.ts';
import { findBuildxSource, type BuildxSource } from './source.ts';

/** Reads the standard output of buildx to its end; calls `touch` as bytes arrive. */
export type OutputReader<T> = (output: Readable, signal: AbortSignal, touch: () => void) => Promise<T>;

/**
 * Builds with `docker buildx build`; gives what buildx reports of the image, and what `readOutput` made of its standard
 * output. Throws `BUILD_FAILED` with the instruction, and the errors of `readOutput`.
 */
export async function buildWithBuildx<T>(
  build: BuildxBuild,
  readOutput: OutputReader<T>,
  log: Log,
  signal: AbortSignal,
): Promise<{ result: BuildxResult; taken: T }> {
  using idle = new IdleTimeout('the build', build.idleTimeout, signal);
  const { tempDir, workspace } = build.environment;
  await using scratch = await openScratchFolder(tempDir);
  const source = await findBuildxSource(build.request, workspace);
  const { args, env, metadataFile } = await prepareCall(build, source, scratch);
  const program = startDocker(args, { env, workspace, signal: idle.signal });
  const steps = new BuildKitLog(log);
  const touch = () => idle.touch();
  const [ended, taken, fed, printed] = await Promise.allSettled([
    program.ended,
    readOutput(program.stdout, idle.signal, touch),
    feed(program, source, idle.signal),
    readSteps(program, steps, touch, log),
  ]);
  idle.signal.throwIfAborted();
  if (ended.status === 'rejected') throw ended.reason;
  if (fed.status === 'rejected') throw fed.reason;
  // A reader that stops early makes buildx fail: then the reader's error is the reason, not that of buildx.
  if (taken.status === 'rejected' && !program.stdout.readableEnded) throw taken.reason;
  if (ended.value !== 0) {
    const failure = readBuildxFailure(printed.status === 'fulfilled' ? printed.value : '');
    if (source.folder !== undefined && failure.message.includes('invalid UTF-8')) {
      await requireUtf8Names(source.folder, source.dockerfile);
    }
    throw await explainBuildFailure({
      ...failure,
      step: steps.failedStep(),
      dockerfile: source.dockerfile,
      workspace,
    });
  }
  if (taken.status === 'rejected') throw taken.reason;
  return { result: await readResult(metadataFile), taken: taken.value };
}

// buildx may end without reading all of the context, or any of it.
async function feed({ stdin }: RunningProcess, source: BuildxSource, signal: AbortSignal): Promise<void> {
  const content = source.stdin?.(signal) ?? Readable.from([]);
  try {
    await pipeline(content, stdin, { signal });
  } catch (error) {
    if (content.errored && 'syscall' in content.errored) throw contextUnreadable(source.context, error);
  }
}

// Gives the lines that are not progress.
async function readSteps({ stderr }: RunningProcess, steps: BuildKitLog, touch: () => void, log: Log): Promise<string> {
  const others: string[] = [];
  for await (const line of createInterface({ input: stderr, crlfDelay: Infinity })) {
    touch();
    const status = readProgress(line);
    if (status) {
      steps.addStatus(status);
    } else {
      log.foreign(line);
      others.push(line);
    }
  }
  return others.join('\n');
}
