import { randomBytes } from 'node:crypto';
import type { Engine } from '../../docker/engine.ts';
import { readJsonStream } from '../../docker/json-stream.ts';
import type { Log } from '../../core/log.ts';
import { answerPush, type ReceivedManifest, type Shelf } from './push-registry.ts';
import { awaitVisit, explainRefusal, openLoopback, LoopbackRefusal, type Loopback } from './server.ts';
import { loopbackRepository, untagAbandoned, untagLoopback } from './temporary-tags.ts';

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

/** Makes the engine push an image to a registry that lives as long as this call, and gives what was sent last; throws `LoopbackRefusal` where it did not. */
export async function pushHere(engine: Engine, order: PushOrder): Promise<ReceivedManifest> {
  const { reference, shelf, log, signal } = order;
  await untagAbandoned(engine, log);
  await using loopback = await openLoopback(answerPush(shelf));
  const repository = `${loopback.host}/${loopbackRepository}`;
  const tag = randomBytes(6).toString('hex');
  const target = { repository, tag, auth: loopback.auth };
  try {
    await engine.tag(reference, repository, tag);
    await push(engine, target, order, loopback);
  } catch (error) {
    signal.throwIfAborted();
    throw explainRefusal('the engine did not push', error);
  } finally {
    await untagLoopback(engine, `${repository}:${tag}`, log);
  }
  const manifest = shelf.getManifest(tag);
  if (!manifest) throw new LoopbackRefusal('the engine says it has pushed, and sent no manifest');
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
  loopback: Loopback,
): Promise<void> {
  await awaitVisit(loopback, signal, async ending => {
    for await (const frame of readJsonStream(await engine.push(repository, tag, auth, ending))) {
      onFrame?.();
      if (frame.status !== undefined && !frame.progressDetail?.total) log.debug(`${frame.id ?? ''} ${frame.status}`);
    }
  });
}
