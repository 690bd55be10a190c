import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BuildRequest } from '../request.ts';
import type { RunnerEnvironment } from '../../core/environment.ts';
import { isRemoteContext } from '../context/remote.ts';
import type { Log } from '../../core/log.ts';
import { explainBuildFailure } from '../failure.ts';
import { BuildKitLog } from '../log.ts';
import { readBuildSecrets } from '../secrets.ts';
import { openBuildContext } from '../context/source.ts';
import { contextUnreadable } from '../context/tree.ts';
import { makeProxyArgs, proxyPasswords } from '../../docker/proxy-args.ts';
import { dockerConfigDir, readDockerConfig } from '../../docker/config.ts';
import { findDockerfile } from '../context/dockerfile-path.ts';
import { IdleTimeout } from '../../core/idle-timeout.ts';
import { buildxArguments } from './arguments.ts';
import type { BuildxBuilder } from './builder.ts';
import { changeConfig } from './config-folder.ts';
import type { RegistryLogin } from '../../docker/credentials.ts';
import { dockerEnvironment } from './environment.ts';
import { readFailure } from './failure.ts';
import { readResult, type BuildxResult } from './result.ts';
import type { RunningProcess } from '../../core/child-process.ts';
import { startDocker } from './program.ts';
import { readProgress } from './progress.ts';
import { openScratchFolder, type ScratchFolder } from './scratch.ts';
import { placeSecrets } from './secret-files.ts';

/** What one build by buildx needs. */
export interface BuildxBuild {
  readonly inputs: BuildRequest;
  /** `repository:tag` */
  readonly reference: string;
  /** A value of `--output`; `dest=-` in it gives the image on the standard output. */
  readonly output: string;
  readonly builder: BuildxBuilder;
  readonly registry: RegistryLogin | undefined;
  /** The input of that name; empty: as the environment says. */
  readonly dockerHost: string;
  /** Milliseconds of silence before the build is given up; 0 is never. */
  readonly idleTimeout: number;
  readonly environment: RunnerEnvironment;
  /** For a context in the job's own repository. */
  readonly token: string;
  /** Called with every secret that comes to light. */
  readonly mask: (secret: string) => void;
}

/** Reads what buildx writes to its standard output, to the end; tells of bytes by `touch`. */
export type OutputReader<T> = (output: Readable, signal: AbortSignal, touch: () => void) => Promise<T>;

/**
 * Builds by `docker buildx build`; gives what it says of the result, and what `take` made of its standard output.
 * Errors: `BUILD_FAILED` with the instruction, and those of `take`.
 */
export async function buildWithBuildx<T>(
  order: BuildxBuild,
  take: OutputReader<T>,
  log: Log,
  signal: AbortSignal,
): Promise<{ result: BuildxResult; taken: T }> {
  using watch = new IdleTimeout('the build', order.idleTimeout, signal);
  await using scratch = await openScratchFolder(order.environment.tempDir);
  const source = await findSource(order);
  const { args, env, metadataFile } = await prepare(order, source, scratch);
  const { workspace } = order.environment;
  const program = startDocker(args, { env, workspace, signal: watch.signal });
  const steps = new BuildKitLog(log);
  const touch = () => watch.touch();
  const [ended, taken, fed, said] = await Promise.allSettled([
    program.ended,
    take(program.stdout, watch.signal, touch),
    feed(program, source, watch.signal),
    readSteps(program, steps, touch, log),
  ]);
  watch.signal.throwIfAborted();
  if (ended.status === 'rejected') throw ended.reason;
  if (fed.status === 'rejected') throw fed.reason;
  // Who stops reading ends buildx: that is the reason then, and not what buildx says of it.
  if (taken.status === 'rejected' && !program.stdout.readableEnded) throw taken.reason;
  if (ended.value !== 0) {
    const text = said.status === 'fulfilled' ? said.value : '';
    const step = steps.failedStep();
    throw await explainBuildFailure({ ...readFailure(text), step, dockerfile: source.dockerfile, workspace });
  }
  if (taken.status === 'rejected') throw taken.reason;
  return { result: await readResult(metadataFile), taken: taken.value };
}

/** Where buildx finds the context and the Dockerfile. */
interface Source {
  readonly context: string;
  /** Value of `--file`. */
  readonly file: string;
  /** Absolute; undefined where the Dockerfile is not a file of this machine. */
  readonly dockerfile: string | undefined;
  /** What buildx reads from its standard input, if anything. */
  readonly stdin: ((signal: AbortSignal) => Readable) | undefined;
}

async function findSource({ inputs, environment }: BuildxBuild): Promise<Source> {
  const { context, file, dockerfileInline } = inputs;
  const text = dockerfileInline === '' ? undefined : () => Readable.from([dockerfileInline]);
  if (isRemoteContext(context)) return { context, file: text ? '-' : file, dockerfile: undefined, stdin: text };
  const path = resolve(environment.workspace, context);
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory();
  if (!isFolder) {
    const opened = await openBuildContext(inputs, environment.workspace);
    return { context: '-', file, dockerfile: undefined, stdin: signal => opened.stream(signal) };
  }
  if (text) return { context: path, file: '-', dockerfile: undefined, stdin: text };
  const { path: dockerfile } = await findDockerfile(path, file || undefined, environment.workspace);
  return { context: path, file: dockerfile, dockerfile, stdin: undefined };
}

interface Run {
  readonly args: readonly string[];
  readonly env: RunnerEnvironment['env'];
  readonly metadataFile: string;
}

async function prepare(order: BuildxBuild, { context, file }: Source, scratch: ScratchFolder): Promise<Run> {
  const { inputs, reference, output, registry, dockerHost, environment } = order;
  const metadataFile = await scratch.write('metadata.json', '{}');
  const secrets = await placeSecrets(await readBuildSecrets(inputs, environment, order.token, order.mask), scratch);
  const { platforms } = inputs;
  const args = buildxArguments({
    inputs,
    reference,
    platforms,
    output,
    context,
    dockerfile: file,
    secrets,
    metadataFile,
  });
  if (inputs.useConfigProxy) await maskProxies(order);
  const config = await changeConfig(
    dockerConfigDir(environment),
    { registry, proxies: inputs.useConfigProxy },
    scratch,
  );
  return { args, env: { ...dockerEnvironment(environment, dockerHost), ...config }, metadataFile };
}

// The CLI makes build arguments of them, which RUN may print.
async function maskProxies({ environment, mask }: BuildxBuild): Promise<void> {
  const config = await readDockerConfig(dockerConfigDir(environment));
  const all = Object.keys(config.proxies).map(engine => makeProxyArgs(config, engine, {}));
  all.flatMap(proxyPasswords).forEach(mask);
}

// buildx may end without reading the context, or not to its end.
async function feed({ stdin }: RunningProcess, source: Source, signal: AbortSignal): Promise<void> {
  const content = source.stdin?.(signal) ?? Readable.from([]);
  try {
    await pipeline(content, stdin, { signal });
  } catch (error) {
    if (content.errored && 'syscall' in content.errored) throw contextUnreadable(source.context, error);
  }
}

async function readSteps({ stderr }: RunningProcess, steps: BuildKitLog, touch: () => void, log: Log): Promise<string> {
  const rest: string[] = [];
  for await (const line of createInterface({ input: stderr, crlfDelay: Infinity })) {
    touch();
    const trace = readProgress(line);
    if (trace) steps.addStatus(trace);
    else {
      log.foreign(line);
      rest.push(line);
    }
  }
  return rest.join('\n');
}
