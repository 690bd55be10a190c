import { Readable } from 'node:stream';
import { ActionError, messageOf } from '../core/errors.ts';
import { IdleTimeout } from '../core/idle-timeout.ts';
import type { Log } from '../core/log.ts';
import { Progress } from '../core/progress.ts';
import type { AuthConfig } from '../docker/credential.ts';
import type { CredentialStore } from '../docker/credentials.ts';
import type { Query } from '../docker/dockerode.ts';
import type { Engine } from '../docker/engine.ts';
import { connectionLost, EngineError } from '../docker/errors.ts';
import { readJsonStream, type JsonMessage } from '../docker/json-stream.ts';
import { openBuild } from '../docker/streams.ts';
import type { Platform } from '../image/platform.ts';
import { BuildKitLog } from './buildkit/log.ts';
import { openSession } from './buildkit/session.ts';
import { ClassicLog } from './classic-log.ts';
import type { BuildContext } from './context/folder.ts';
import { engineHint } from './engine-hint.ts';
import { explainBuildFailure } from './failure.ts';
import { makeBuildQuery } from './query.ts';
import type { BuildRequest } from './request.ts';
import type { BuildSecrets } from './secrets.ts';

/** One call of an engine's build API. */
export interface ApiBuild {
  readonly reference: string;
  readonly request: BuildRequest;
  readonly platform: Platform | undefined;
  readonly context: BuildContext;
  readonly credentials: CredentialStore;
  readonly secrets: BuildSecrets;
  /** Absolute. */
  readonly workspace: string;
  /** Milliseconds without progress before the build is given up; 0 means no limit. */
  readonly idleTimeout: number;
  /** Whether BuildKit builds; otherwise the classic builder does. */
  readonly buildkit: boolean;
}

/** Builds an image through the engine API and gives its id; throws `BUILD_FAILED` with the instruction and its last output. */
export async function buildImage(engine: Engine, build: ApiBuild, log: Log, signal: AbortSignal): Promise<string> {
  const steps = build.buildkit ? new BuildKitLog(log) : new ClassicLog(log);
  const call: Call = { engine, build, steps, log, signal };
  try {
    return await (build.buildkit ? callWithSession(call) : callBuild(call, await build.credentials.all(), {}));
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof EngineError)) throw connectionLost('the build', error);
    const message = messageOf(error);
    throw await explainBuildFailure({
      message,
      hint: engineHint(message),
      cause: error,
      step: steps.failedStep(),
      dockerfile: build.context.dockerfilePath,
      workspace: build.workspace,
    });
  }
}

interface Call {
  readonly engine: Engine;
  readonly build: ApiBuild;
  readonly steps: BuildKitLog | ClassicLog;
  readonly log: Log;
  readonly signal: AbortSignal;
}

async function callWithSession(call: Call): Promise<string> {
  const { credentials, secrets, context } = call.build;
  const failed = new AbortController();
  const session = await openSession(call.engine, {
    credentials,
    secrets,
    files: context.sessionFiles,
    onFailure: error => failed.abort(error),
  });
  const signal = AbortSignal.any([call.signal, failed.signal]);
  const source = context.sessionFiles ? { remote: 'client-session' } : {};
  try {
    return await callBuild({ ...call, signal }, {}, { version: '2', session: session.id, ...source });
  } catch (error) {
    failed.signal.throwIfAborted();
    throw error;
  } finally {
    session.close();
  }
}

async function callBuild(
  { engine, build, steps, log, signal }: Call,
  registries: Readonly<Record<string, AuthConfig>>,
  builder: Query,
): Promise<string> {
  using idle = new IdleTimeout('the build', build.idleTimeout, signal);
  const { reference, request, platform, context } = build;
  const source = context.remote === undefined ? {} : { remote: context.remote };
  const query = { ...makeBuildQuery(request, reference, context.dockerfile, platform), ...source, ...builder };
  // BuildKit applies no .dockerignore to a tar, so a context whose Dockerfile COPY must not see goes through the session.
  const sent = 'remote' in query ? [] : sendContext(context, idle, log);
  const body = Readable.from(sent, { objectMode: false });
  try {
    return await idle.run(async limited => {
      const answer = await openBuild(engine, body, query, registries, limited);
      let id: string | undefined;
      for await (const message of readJsonStream(answer)) {
        idle.touch();
        steps.add(message);
        id = imageIdIn(message) ?? id;
      }
      if (id === undefined) throw new ActionError('BUILD_NO_ID', 'the engine ended the build without naming an image');
      return id;
    });
  } finally {
    // An engine that refuses a build does not read its context.
    body.destroy();
  }
}

async function* sendContext(context: BuildContext, idle: IdleTimeout, log: Log): AsyncGenerator<Buffer> {
  using progress = new Progress(log, 'sending the build context', context.bytes);
  for await (const chunk of context.stream(idle.signal) as AsyncIterable<Buffer>) {
    progress.add(chunk.length);
    idle.touch();
    yield chunk;
  }
}

// Only the structured id counts: the build may print anything that looks like one.
function imageIdIn({ aux }: JsonMessage): string | undefined {
  if (typeof aux !== 'object' || aux === null || !('ID' in aux)) return undefined;
  return typeof aux.ID === 'string' ? aux.ID : undefined;
}
