import type { Log } from '../../core/log.ts';
import type { Engine } from '../../docker/engine.ts';
import { openPull } from '../../docker/streams.ts';
import { runEngineTransfer } from './engine-transfer.ts';
import { handlePull, type PullSource } from './pull-registry.ts';
import { toLoopbackRefusal } from './refusal.ts';
import { openLoopback } from './server.ts';
import { loopbackRepository, removeLoopbackTag } from './temporary-tags.ts';

/** What an engine pulls from this step. */
export interface LoopbackPullOptions {
  /** Serves the image; its manifest has the tag `servedTag`. */
  readonly source: PullSource;
  readonly log: Log;
  /** Called with each message of the engine. */
  readonly onMessage: () => void;
  readonly signal: AbortSignal;
}

/** The tag under which the image is served. */
export const servedTag = 'archived';

/**
 * Makes the engine pull an image from a registry that exists during this call. Returns the name that the image then has in
 * the engine; give it another before removing that one. Throws `LoopbackRefusal` if the engine does not pull.
 */
export async function pullFromLoopback(engine: Engine, options: LoopbackPullOptions): Promise<string> {
  const { source, log, onMessage, signal } = options;
  await using loopback = await openLoopback(handlePull(source));
  const repository = `${loopback.host}/${loopbackRepository}`;
  const name = `${repository}:${servedTag}`;
  const query = { fromImage: repository, tag: servedTag };
  const start = (ending: AbortSignal) => openPull(engine, query, loopback.auth, ending);
  try {
    await runEngineTransfer(loopback, { start, onMessage, log, signal });
    return name;
  } catch (error) {
    await removeLoopbackTag(engine, name, log);
    signal.throwIfAborted();
    throw toLoopbackRefusal('the engine did not pull', error);
  }
}
