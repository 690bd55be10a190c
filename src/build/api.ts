import { openBuild } from '../docker/streams.ts';
import { connectionLost, EngineError } from '../docker/errors.ts';
import { Readable } from 'node:stream';
import type { BuildRequest } from './request.ts';
import type { Platform } from '../image/platform.ts';
import { ActionError, messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { Progress } from '../core/progress.ts';
import { explainBuildFailure } from './failure.ts';
import { BuildKitLog, ClassicLog, type BuildLog } from './log.ts';
import { makeBuildQuery } from './query.ts';
import type { BuildSecrets } from './secrets.ts';
import type { BuildContext } from './context/folder.ts';
import type { AuthConfig, CredentialStore } from '../docker/credentials.ts';
import type { Engine, Query } from '../docker/engine.ts';
import { readJsonStream, type JsonMessage } from '../docker/json-stream.ts';
import { IdleTimeout } from '../core/idle-timeout.ts';
import { openSession } from './buildkit/session.ts';

/** What one build needs. */
export interface BuildOrder {
  readonly reference: string;
  readonly inputs: BuildRequest;
  readonly platform: Platform | undefined;
  readonly context: BuildContext;
  readonly credentials: CredentialStore;
  readonly secrets: BuildSecrets;
  readonly workspace: string;
  /** Milliseconds of silence before the build is given up; 0 is never. */
  readonly idleTimeout: number;
  readonly buildkit: boolean;
}

/** Builds an image by the engine API and gives its id; `BUILD_FAILED` names the instruction and its last output. */
export async function buildImage(engine: Engine, order: BuildOrder, log: Log, signal: AbortSignal): Promise<string> {
  const steps = order.buildkit ? new BuildKitLog(log) : new ClassicLog(log);
  const run: BuildRun = { engine, order, steps, log, signal };
  try {
    return await (order.buildkit ? runWithSession(run) : runBuild(run, await order.credentials.all(), {}));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EngineError) throw await explainFailure(order, steps, error);
    throw connectionLost('the build', error);
  }
}

interface BuildRun {
  readonly engine: Engine;
  readonly order: BuildOrder;
  readonly steps: BuildLog;
  readonly log: Log;
  readonly signal: AbortSignal;
}

async function runWithSession(run: BuildRun): Promise<string> {
  const { credentials, secrets, context } = run.order;
  const failed = new AbortController();
  const files = context.apart && { files: context.apart };
  const onFailure = (error: unknown) => failed.abort(error);
  const session = await openSession(run.engine, { credentials, secrets, ...files, onFailure });
  const remote = files && { remote: 'client-session' };
  const signal = AbortSignal.any([run.signal, failed.signal]);
  try {
    return await runBuild({ ...run, signal }, {}, { version: '2', session: session.id, ...remote });
  } catch (error) {
    failed.signal.throwIfAborted();
    throw error;
  } finally {
    session.close();
  }
}

async function runBuild(
  { engine, order, steps, log, signal }: BuildRun,
  registries: Readonly<Record<string, AuthConfig>>,
  builder: Query,
): Promise<string> {
  using watch = new IdleTimeout('the build', order.idleTimeout, signal);
  const { reference, inputs, platform, context } = order;
  const remote = context.remote === undefined ? {} : { remote: context.remote };
  const query = { ...makeBuildQuery(inputs, reference, context.dockerfile, platform), ...remote, ...builder };
  // BuildKit applies no .dockerignore to a tar; a Dockerfile that COPY must not see goes through the session.
  const sent = 'remote' in query ? [] : watchContext(context, watch, log);
  const body = Readable.from(sent, { objectMode: false });
  try {
    const answer = await openBuild(engine, body, query, registries, watch.signal);
    let id: string | undefined;
    for await (const frame of readJsonStream(answer)) {
      watch.touch();
      steps.add(frame);
      id = idOf(frame) ?? id;
    }
    if (id === undefined) throw new ActionError('BUILD_NO_ID', 'the engine ended the build without naming an image');
    return id;
  } finally {
    // An engine that refuses a build does not read its context.
    body.destroy();
  }
}

async function* watchContext(context: BuildContext, watch: IdleTimeout, log: Log): AsyncGenerator<Buffer> {
  using progress = new Progress(log, 'sending the build context', context.bytes);
  for await (const chunk of context.stream(watch.signal) as AsyncIterable<Buffer>) {
    progress.add(chunk.length);
    watch.touch();
    yield chunk;
  }
}

// Only the structured id counts: the text of a build can hold anything that looks like one.
function idOf(frame: JsonMessage): string | undefined {
  const aux = frame.aux;
  if (typeof aux !== 'object' || aux === null || !('ID' in aux)) return undefined;
  return typeof aux.ID === 'string' ? aux.ID : undefined;
}

function explainFailure({ context, workspace }: BuildOrder, steps: BuildLog, cause: unknown): Promise<ActionError> {
  const message = messageOf(cause);
  const hint = hints.find(([pattern]) => pattern.test(message))?.[1];
  return explainBuildFailure({
    ...{ message, step: steps.failedStep(), dockerfile: context.dockerfilePath, workspace, cause },
    ...(hint !== undefined && { hint }),
  });
}

// What an engine lacks, and what to do about it.
const hints: readonly [RegExp, string][] = [
  [
    /only supported with experimental/,
    'Switch it on in /etc/docker/daemon.json of that engine:\n  {"experimental": true}',
  ],
  [
    /"git": executable file not found|unknown scheme git/,
    'That engine has no git. Install it there, or check the repository out:\n  - uses: actions/checkout@v5\nand build from the folder:\n  with:\n    context: .',
  ],
];
