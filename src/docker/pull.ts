import { formatPlatform, samePlatform, type Platform } from '../image/platform.ts';
import type { Reference } from '../image/reference.ts';
import { ActionError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { toAuthConfig, type CredentialStore } from './credentials.ts';
import { brokenOff, EngineRefusal, engineWords, nameImage, type Engine } from './engine.ts';
import { FrameError, readFrames, type Frame } from './json-stream.ts';
import { IdleWatch } from '../core/idle-timeout.ts';
import { pullError, type PullTrouble } from './pull-error.ts';
import { retry } from '../core/retry.ts';

/** What one pull needs. */
export interface PullOrder {
  readonly image: Reference;
  readonly tag: string;
  readonly platform: Platform | undefined;
  readonly credentials: CredentialStore;
  /** Milliseconds of silence before the pull is given up; 0 is never. */
  readonly idleTimeout: number;
  /** How often a pull that failed in passing is tried again. */
  readonly retries: number;
}

/** Pulls an image by tag or digest; whatever the engine reports inside its stream is the error, never a stale local image. */
export async function pullImage(engine: Engine, order: PullOrder, log: Log, signal: AbortSignal): Promise<void> {
  const rules = {
    what: `the pull of ${nameImage(pullReference(order.image, order.tag), order.platform)}`,
    tries: order.retries + 1,
    pause: 1000,
    mayHelp: isPassing,
  };
  try {
    await retry(rules, () => followPull(engine, order, log, signal), log, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof FrameError || error instanceof EngineRefusal) throw explainPull(order, error);
    throw brokenOff('the pull', error);
  }
}

/** What the engine is asked to pull: `repository:tag`, or `repository@digest` when the image names one. */
export function pullReference(image: Reference, tag: string): string {
  return image.digest ? `${image.repository}@${image.digest}` : `${image.repository}:${tag}`;
}

/** Throws `PLATFORM` when an image is not for the platform that was asked for. */
export function checkPlatform(reference: string, have: Platform, asked: Platform | undefined): void {
  if (!asked || samePlatform(have, asked)) return;
  const message = `${reference} is for ${formatPlatform(have)}, not for ${formatPlatform(asked)}`;
  throw new ActionError('PLATFORM', message, { hint: `platform: ${formatPlatform(have)}` });
}

async function followPull(engine: Engine, order: PullOrder, log: Log, signal: AbortSignal): Promise<void> {
  using watch = new IdleWatch('the pull', order.idleTimeout, signal);
  const credential = await order.credentials.forHost(order.image.host);
  const query = {
    fromImage: order.image.repository,
    tag: order.image.digest ?? order.tag,
    ...(order.platform && { platform: formatPlatform(order.platform) }),
  };
  const answer = await engine.pull(query, credential && toAuthConfig(credential), watch.signal);
  const shown = new LayerStates(log);
  for await (const frame of readFrames(answer)) {
    watch.touch();
    shown.add(frame);
  }
}

/** Shows a pull or a push; layers report many times a second, a line is shown when one reaches another state. */
export class LayerStates {
  readonly #log: Log;
  readonly #states = new Map<string, string>();

  constructor(log: Log) {
    this.#log = log;
  }

  add({ id = '', status }: Frame): void {
    if (status === undefined || (id !== '' && this.#states.get(id) === status)) return;
    this.#states.set(id, status);
    this.#log.foreign(id === '' ? status : `${id}: ${status}`);
  }
}

function explainPull(order: PullOrder, cause: FrameError | EngineRefusal): ActionError {
  const reference = nameImage(pullReference(order.image, order.tag), order.platform);
  const words = engineWords(cause);
  const { host } = order.image;
  return pullError(classify(words), { reference, host, puller: 'the engine', words, cause });
}

// A refusal for good comes in the same frames and with the same status 500; only its words tell it.
function isPassing(error: unknown): boolean {
  if (!(error instanceof FrameError) && !(error instanceof EngineRefusal)) return false;
  const words = engineWords(error);
  return classify(words) === 'PULL_FAILED' && (isNetworkWords(words) || isBusyWords(words));
}

function isBusyWords(words: string): boolean {
  return /toomanyrequests|too many requests|HTTP (429|5\d\d)\b|\b5\d\d (internal|bad|service|gateway)/i.test(words);
}

function isNetworkWords(words: string): boolean {
  return /timed?[ -]?out|deadline exceeded|request canceled|connection (refused|reset)|broken pipe|\bEOF\b|no such host|server misbehaving|no route to host|network is unreachable/i.test(
    words,
  );
}

// The engine passes registries' answers on as text only; the class chooses no more than the hint.
function classify(words: string): PullTrouble {
  if (/unauthorized|denied|authentication|no basic auth|incorrect username|\b40[13]\b/i.test(words))
    return 'PULL_DENIED';
  if (/not found|manifest unknown|name unknown|no matching manifest|does not exist/i.test(words)) {
    return 'PULL_NOT_FOUND';
  }
  return 'PULL_FAILED';
}
