import { isDigest, isRecord } from '../core/guards.ts';
import { writeName } from '../image/publish-plan.ts';
import type { TaggedReference } from '../image/reference.ts';
import { ActionError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { toAuthConfig, type CredentialStore } from './credentials.ts';
import { brokenOff, EngineRefusal, engineWords, type Engine } from './engine.ts';
import { FrameError, readFrames, type Frame } from './json-stream.ts';
import { IdleWatch } from '../core/idle-timeout.ts';
import { LayerStates } from './pull.ts';
import { retry } from '../core/retry.ts';

/** What one push needs; the engine has the image under this name. */
export interface PushOrder {
  readonly image: TaggedReference;
  readonly credentials: CredentialStore;
  /** How often a push that failed in passing is tried again. */
  readonly retries: number;
  /** Milliseconds of silence before the push is given up; 0 is never. */
  readonly idleTimeout: number;
}

/**
 * Pushes one name of an image and gives the digest that the registry now has under it (`sha256:…`). Whatever the engine
 * reports inside its stream is thrown, as `PUSH_DENIED` or `PUSH_FAILED`; a busy registry is tried again before.
 */
export async function pushImage(engine: Engine, order: PushOrder, log: Log, signal: AbortSignal): Promise<string> {
  const what = `pushing ${writeName(order.image)}`;
  const rules = { what, tries: order.retries + 1, pause: 1000, mayHelp: isPassing };
  try {
    return await retry(rules, () => followPush(engine, order, log, signal), log, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof FrameError || error instanceof EngineRefusal) throw explainPush(order, error);
    throw brokenOff(`the push of ${writeName(order.image)}`, error);
  }
}

/** The error for an image that does not get into its registry. */
function pushError(code: string, image: TaggedReference, words: string, cause: unknown): ActionError {
  const hint =
    code === 'PUSH_DENIED'
      ? `Check the credentials for ${image.host}; with the token of the workflow:\n  permissions:\n    packages: write\n  with:\n    username: \${{ github.actor }}\n    password: \${{ secrets.GITHUB_TOKEN }}`
      : `Is the registry ${image.host} reachable from the engine, and does it take this image?`;
  return new ActionError(code, `cannot push ${writeName(image)}: ${words}`, { hint, cause });
}

async function followPush(engine: Engine, order: PushOrder, log: Log, signal: AbortSignal): Promise<string> {
  const { image, credentials, idleTimeout } = order;
  using watch = new IdleWatch(`the push of ${writeName(image)}`, idleTimeout, signal);
  const credential = await credentials.forHost(image.host);
  // Engines before 23 refuse a push without the header.
  const auth = credential ? toAuthConfig(credential) : {};
  const shown = new LayerStates(log);
  let digest: string | undefined;
  for await (const frame of readFrames(await engine.push(image.repository, image.tag, auth, watch.signal))) {
    watch.touch();
    shown.add(frame);
    digest = digestOf(frame) ?? digest;
  }
  if (digest !== undefined) return digest;
  throw pushError('PUSH_FAILED', image, 'the engine said that it was done, and told no digest', undefined);
}

// The containerd store tells it in words alone.
function digestOf({ aux, status }: Frame): string | undefined {
  const told = isRecord(aux, []) ? aux['Digest'] : undefined;
  return isDigest(told) ? told : / digest: (sha256:[0-9a-f]{64}) /.exec(` ${status ?? ''} `)?.[1];
}

const passing =
  /\b(?:408|429|5\d\d) [A-Z]|too ?many ?requests|time-?out|timed out|deadline exceeded|connection reset|broken pipe|unexpected EOF/i;

// The engine passes registries' answers on as text only.
function isPassing(error: unknown): boolean {
  return (error instanceof FrameError || error instanceof EngineRefusal) && passing.test(error.message);
}

function explainPush({ image }: PushOrder, cause: FrameError | EngineRefusal): ActionError {
  const words = engineWords(cause);
  const denied = /unauthorized|denied|authentication|authorization|no basic auth|incorrect username|\b40[13]\b/i;
  return pushError(denied.test(words) ? 'PUSH_DENIED' : 'PUSH_FAILED', image, words, cause);
}
