import { randomBytes } from 'node:crypto';
import type { Log } from '../../core/log.ts';
import type { Engine } from '../../docker/engine.ts';
import { openPush } from '../../docker/streams.ts';
import { loopbackRepository, removeAbandonedTags, removeTemporaryTag } from '../../docker/temporary-tags.ts';
import type { Platform } from '../../image/platform.ts';
import { runEngineTransfer } from './engine-transfer.ts';
import { handlePush } from './push-registry.ts';
import type { PushStorage, ReceivedManifest } from './push-storage.ts';
import { LoopbackRefusal, toLoopbackRefusal } from './refusal.ts';
import { openLoopback } from './server.ts';

/** What an engine pushes to this step. */
export interface LoopbackPushOptions {
  /** The image by name or id. */
  readonly reference: string;
  /** Which platform of an image for several to push; all of them if none is named. */
  readonly platform?: Platform | undefined;
  readonly storage: PushStorage;
  readonly log: Log;
  /** Called with each message of the engine. */
  readonly onMessage?: () => void;
  /** Aborts the push, which then fails with its reason. */
  readonly signal: AbortSignal;
}

/**
 * Makes the engine push an image to a registry that exists during this call. Returns the manifest or index that was
 * pushed for the tag. Throws `LoopbackRefusal` if the engine does not push.
 */
export async function pushToLoopback(engine: Engine, options: LoopbackPushOptions): Promise<ReceivedManifest> {
  const { reference, platform, storage, log, onMessage = () => undefined, signal } = options;
  await using loopback = await openLoopback(handlePush(storage));
  const repository = `${loopback.host}/${loopbackRepository}`;
  const tag = randomBytes(6).toString('hex');
  const start = (ending: AbortSignal) => openPush(engine, { repository, tag, platform }, loopback.auth, ending);
  try {
    await engine.tag(reference, repository, tag);
    await runEngineTransfer(loopback, { start, onMessage, log, signal });
    // Only an engine that reaches this loopback sees the ports of this machine: a port that is closed here is closed
    // there.
    await removeAbandonedTags(engine, log);
  } catch (error) {
    signal.throwIfAborted();
    throw toLoopbackRefusal('the engine did not push', error);
  } finally {
    await removeTemporaryTag(engine, `${repository}:${tag}`, log);
  }
  const manifest = storage.getManifest(tag);
  if (!manifest) throw new LoopbackRefusal('the engine reported a push but sent no manifest');
  return manifest;
}
