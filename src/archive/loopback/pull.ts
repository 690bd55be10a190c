import type { Log } from '../../core/log.ts';
import type { Engine } from '../../docker/engine.ts';
import { openPull } from '../../docker/streams.ts';
import { loopbackRepository, removeTemporaryTag } from '../../docker/temporary-tags.ts';
import { runEngineTransfer } from './engine-transfer.ts';
import { handlePull, type PullSource } from './pull-registry.ts';
import { toLoopbackRefusal } from './refusal.ts';
import { openLoopback } from './server.ts';

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

/** An image that the engine has pulled. */
export interface LoopbackImage {
  /** Its name in the engine. */
  readonly name: string;
  /** Removes that name; to be called when the image has another one, or needs none. */
  readonly release: () => Promise<void>;
}

/**
 * Makes the engine pull an image from a registry that exists until the image is released: another step considers a name
 * whose registry is gone abandoned. Throws `LoopbackRefusal` if the engine does not pull.
 */
export async function pullFromLoopback(engine: Engine, options: LoopbackPullOptions): Promise<LoopbackImage> {
  const { source, log, onMessage, signal } = options;
  const loopback = await openLoopback(handlePull(source));
  const repository = `${loopback.host}/${loopbackRepository}`;
  const name = `${repository}:${servedTag}`;
  const query = { fromImage: repository, tag: servedTag };
  const start = (ending: AbortSignal) => openPull(engine, query, loopback.auth, ending);
  const release = async () => {
    await removeTemporaryTag(engine, name, log);
    await loopback[Symbol.asyncDispose]();
  };
  try {
    await runEngineTransfer(loopback, { start, onMessage, log, signal });
    return { name, release };
  } catch (error) {
    await release();
    signal.throwIfAborted();
    throw toLoopbackRefusal('the engine did not pull', error);
  }
}
