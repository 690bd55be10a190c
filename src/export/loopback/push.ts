import { randomBytes } from 'node:crypto';
import { EngineRefusal, type Engine } from '../../acquire/engine.ts';
import { FrameError, readFrames } from '../../acquire/frames.ts';
import { messageOf } from '../../report/errors.ts';
import type { Log } from '../../report/log.ts';
import { answerPush, type ReceivedManifest, type Shelf } from './registry.ts';
import { openLoopback, type Loopback } from './server.ts';

/** An image on its way to our registry. */
export interface PushOrder {
  /** The image by name or id. */
  readonly reference: string;
  readonly shelf: Shelf;
  readonly log: Log;
  /** Told whenever the engine says something. */
  readonly onFrame?: () => void;
  /** Ends the push; its reason is what the push fails with. */
  readonly signal: AbortSignal;
}

/** Why an engine did not push an image to us: it can be had by another road. */
export class PushRefusal extends Error {
  constructor(reason: string, cause?: unknown) {
    super(reason, { cause });
    this.name = 'PushRefusal';
  }
}

// The engine is on this machine and asks at once, or it has another loopback than ours.
const patience = 1000;
// A cancelled step has less than the 7.5 s that the runner gives it.
const untagPatience = 3000;

/** Makes the engine push an image to a registry that lives as long as this call, and gives what was sent last; throws `PushRefusal` where it did not. */
export async function pushHere(engine: Engine, order: PushOrder): Promise<ReceivedManifest> {
  const { reference, shelf, signal } = order;
  await using loopback = await openLoopback(answerPush(shelf));
  const repository = `${loopback.host}/docker-archive/image`;
  const tag = randomBytes(6).toString('hex');
  const target = { repository, tag, auth: loopback.auth };
  try {
    await engine.tag(reference, repository, tag);
    await push(engine, target, order, loopback);
  } catch (error) {
    signal.throwIfAborted();
    // An engine that is gone has not said no.
    if (!(error instanceof FrameError || error instanceof EngineRefusal)) throw error;
    throw new PushRefusal(`the engine did not push: ${messageOf(error)}`, error);
  } finally {
    await untag(engine, target, order);
  }
  const manifest = shelf.getManifest(tag);
  if (!manifest) throw new PushRefusal('the engine says it has pushed, and sent no manifest');
  return manifest;
}

interface Target {
  readonly repository: string;
  readonly tag: string;
  readonly auth: object;
}

async function push(
  engine: Engine,
  { repository, tag, auth }: Target,
  { log, onFrame, signal }: PushOrder,
  { host, reached }: Loopback,
): Promise<void> {
  const unreached = new AbortController();
  const timer = setTimeout(() => {
    unreached.abort(new PushRefusal(`the engine did not reach ${host} within a second`));
  }, patience);
  void reached.then(() => clearTimeout(timer));
  try {
    const ending = AbortSignal.any([signal, unreached.signal]);
    for await (const frame of readFrames(await engine.push(repository, tag, auth, ending))) {
      onFrame?.();
      if (frame.status !== undefined && !frame.progressDetail?.total) log.debug(`${frame.id ?? ''} ${frame.status}`);
    }
  } catch (error) {
    unreached.signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

// A step that is cancelled takes its name with it as well; that it could not is no reason to fail.
async function untag(engine: Engine, { repository, tag }: Target, { log }: PushOrder): Promise<void> {
  const name = `${repository}:${tag}`;
  try {
    await engine.untag(name, AbortSignal.timeout(untagPatience));
  } catch (error) {
    if (error instanceof EngineRefusal && error.status === 404) return;
    log.warning(`The name ${name} stays in the engine: ${messageOf(error)}`);
  }
}
