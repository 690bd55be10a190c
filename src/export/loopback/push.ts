import { randomBytes } from 'node:crypto';
import type { Engine } from '../../acquire/engine.ts';
import { readFrames } from '../../acquire/frames.ts';
import { messageOf } from '../../report/errors.ts';
import type { Log } from '../../report/log.ts';
import { answerPush, type ReceivedManifest, type Shelf } from './registry.ts';
import { openLoopback } from './server.ts';

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

/** Makes the engine push an image to a registry that lives as long as this call, and gives what was sent last; throws `PushRefusal` where it did not. */
export async function pushHere(engine: Engine, order: PushOrder): Promise<ReceivedManifest> {
  const { reference, shelf, signal } = order;
  await using loopback = await openLoopback(answerPush(shelf));
  const repository = `${loopback.host}/docker-archive/image`;
  const tag = randomBytes(6).toString('hex');
  const unreached = new AbortController();
  const timer = setTimeout(() => {
    unreached.abort(new PushRefusal(`the engine did not reach ${loopback.host} within a second`));
  }, patience);
  void loopback.reached.then(() => clearTimeout(timer));
  const ending = AbortSignal.any([signal, unreached.signal]);
  await engine.tag(reference, repository, tag);
  try {
    await push(engine, { repository, tag, auth: loopback.auth }, order, ending);
  } catch (error) {
    signal.throwIfAborted();
    if (unreached.signal.aborted) throw unreached.signal.reason;
    throw new PushRefusal(`the engine did not push: ${messageOf(error)}`, error);
  } finally {
    clearTimeout(timer);
    await engine.untag(`${repository}:${tag}`);
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
  { log, onFrame }: PushOrder,
  signal: AbortSignal,
): Promise<void> {
  for await (const frame of readFrames(await engine.push(repository, tag, auth, signal))) {
    onFrame?.();
    if (frame.status !== undefined && !frame.progressDetail?.total) log.debug(`${frame.id ?? ''} ${frame.status}`);
  }
}
