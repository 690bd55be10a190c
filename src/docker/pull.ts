import { openPull } from './streams.ts';
import { ActionError } from '../core/errors.ts';
import { IdleTimeout } from '../core/idle-timeout.ts';
import type { Log } from '../core/log.ts';
import { retry } from '../core/retry.ts';
import { formatPlatform, type Platform } from '../image/platform.ts';
import { formatImage, formatPullReference, type Reference } from '../image/reference.ts';
import { toAuthConfig } from './credential.ts';
import type { CredentialStore } from './credentials.ts';
import type { Engine } from './engine.ts';
import { connectionLost, EngineError } from './errors.ts';
import { readJsonStream } from './json-stream.ts';
import { LayerLog } from './layer-log.ts';
import { pullError, type PullErrorCode } from './pull-error.ts';
import { faultOfWords } from './registry-fault.ts';

/** What one pull needs. */
export interface PullRequest {
  readonly image: Reference;
  readonly tag: string;
  readonly platform: Platform | undefined;
  readonly credentials: CredentialStore;
  /** Milliseconds without progress before the pull is given up; 0 means no limit. */
  readonly idleTimeout: number;
  /** How often a pull is tried again after a transient error. */
  readonly retries: number;
}

/**
 * Pulls an image by tag or digest. Throws `PULL_DENIED`, `PULL_NOT_FOUND` or `PULL_FAILED` for an error that the engine
 * reports inside its stream, even when it has an older image of that name.
 */
export async function pullImage(engine: Engine, request: PullRequest, log: Log, signal: AbortSignal): Promise<void> {
  const what = `the pull of ${nameOf(request)}`;
  const rules = { what, tries: request.retries + 1, pause: 1000 };
  try {
    await retry(rules, () => followPull(engine, request, log, signal), log, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EngineError) throw explainPull(request, error);
    throw connectionLost('the pull', error);
  }
}

async function followPull(engine: Engine, request: PullRequest, log: Log, signal: AbortSignal): Promise<void> {
  using idle = new IdleTimeout('the pull', request.idleTimeout, signal);
  const { image, tag, platform } = request;
  const credential = await request.credentials.forHost(image.host);
  const query = {
    fromImage: image.repository,
    tag: image.digest ?? tag,
    platform: platform && formatPlatform(platform),
  };
  const layers = new LayerLog(log);
  const reported = await idle.run(async limited => {
    let messages = 0;
    const answer = await openPull(engine, query, credential && toAuthConfig(credential), limited);
    for await (const message of readJsonStream(answer)) {
      idle.touch();
      layers.add(message);
      messages++;
    }
    return messages > 0;
  });
  // The engine may have an older image of this name.
  if (!reported) throw new ActionError('PULL_FAILED', `the engine reported nothing of ${nameOf(request)}`);
}

function nameOf({ image, tag, platform }: PullRequest): string {
  return formatImage(formatPullReference(image, tag), platform);
}

const codes = { denied: 'PULL_DENIED', 'not-found': 'PULL_NOT_FOUND', failed: 'PULL_FAILED' } as const;

function explainPull(request: PullRequest, cause: EngineError) {
  const { words } = cause;
  const code: PullErrorCode = codes[cause.kind];
  const { host } = request.image;
  return pullError(code, {
    reference: nameOf(request),
    host,
    puller: 'the engine',
    words,
    fault: faultOfWords(words),
    cause,
  });
}
