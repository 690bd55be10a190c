import { openPull } from '../../docker/streams.ts';
import type { Engine } from '../../docker/engine.ts';
import { readJsonStream } from '../../docker/json-stream.ts';
import type { Log } from '../../core/log.ts';
import { handlePull, type PullSource } from './pull-registry.ts';
import { expectFirstRequest, toLoopbackRefusal, openLoopback } from './server.ts';
import { loopbackRepository, removeLoopbackTag } from './temporary-tags.ts';

/** An image that an engine is to pull from us. */
export interface LoopbackPullOptions {
  /** What is served; its manifest by `servedTag` is the one that is pulled. */
  readonly served: PullSource;
  readonly log: Log;
  /** Told whenever the engine says something. */
  readonly onFrame: () => void;
  readonly signal: AbortSignal;
}

/** The tag that the pulled image is served by. */
export const servedTag = 'archived';

/**
 * Makes the engine pull an image from a registry that lives as long as this call, and gives the name it has in the engine
 * then: it needs another one before this one goes. Throws `LoopbackRefusal` where the engine did not pull.
 */
export async function pullFromLoopback(
  engine: Engine,
  { served, log, onFrame, signal }: LoopbackPullOptions,
): Promise<string> {
  await using loopback = await openLoopback(handlePull(served));
  const repository = `${loopback.host}/${loopbackRepository}`;
  const name = `${repository}:${servedTag}`;
  try {
    await expectFirstRequest(loopback, signal, async ending => {
      const query = { fromImage: repository, tag: servedTag };
      for await (const frame of readJsonStream(await openPull(engine, query, loopback.auth, ending))) {
        onFrame();
        if (frame.status !== undefined && !frame.progressDetail?.total) log.debug(`${frame.id ?? ''} ${frame.status}`);
      }
    });
    return name;
  } catch (error) {
    await removeLoopbackTag(engine, name, log);
    signal.throwIfAborted();
    throw toLoopbackRefusal('the engine did not pull', error);
  }
}
