import { openPush } from '../../docker/streams.ts';
import { randomBytes } from 'node:crypto';
import type { Engine } from '../../docker/engine.ts';
import { readJsonStream } from '../../docker/json-stream.ts';
import type { Log } from '../../core/log.ts';
import { handlePush, type ReceivedManifest, type PushStorage } from './push-registry.ts';
import { expectFirstRequest, toLoopbackRefusal, openLoopback, LoopbackRefusal, type Loopback } from './server.ts';
import { loopbackRepository, removeAbandonedTags, removeLoopbackTag } from './temporary-tags.ts';

/** An image on its way to our registry. */
export interface LoopbackPushOptions {
  /** The image by name or id. */
  readonly reference: string;
  readonly store: PushStorage;
  readonly log: Log;
  /** Told whenever the engine says something. */
  readonly onFrame?: () => void;
  /** Ends the push; its reason is what the push fails with. */
  readonly signal: AbortSignal;
}

/** Makes the engine push an image to a registry that lives as long as this call, and gives what was sent last; throws `LoopbackRefusal` where it did not. */
export async function pushToLoopback(engine: Engine, order: LoopbackPushOptions): Promise<ReceivedManifest> {
  const { reference, store, log, signal } = order;
  await removeAbandonedTags(engine, log);
  await using loopback = await openLoopback(handlePush(store));
  const repository = `${loopback.host}/${loopbackRepository}`;
  const tag = randomBytes(6).toString('hex');
  const target = { repository, tag, auth: loopback.auth };
  try {
    await engine.tag(reference, repository, tag);
    await push(engine, target, order, loopback);
  } catch (error) {
    signal.throwIfAborted();
    throw toLoopbackRefusal('the engine did not push', error);
  } finally {
    await removeLoopbackTag(engine, `${repository}:${tag}`, log);
  }
  const manifest = store.getManifest(tag);
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
  { log, onFrame, signal }: LoopbackPushOptions,
  loopback: Loopback,
): Promise<void> {
  await expectFirstRequest(loopback, signal, async ending => {
    for await (const frame of readJsonStream(await openPush(engine, repository, tag, auth, ending))) {
      onFrame?.();
      if (frame.status !== undefined && !frame.progressDetail?.total) log.debug(`${frame.id ?? ''} ${frame.status}`);
    }
  });
}
