import type { Engine } from '../../docker/engine.ts';
import { readJsonStream } from '../../docker/json-stream.ts';
import type { Log } from '../../core/log.ts';
import { answerPull, type Served } from './pull-registry.ts';
import { awaitVisit, explainRefusal, openLoopback } from './server.ts';
import { loopbackRepository, untagLoopback } from './temporary-tags.ts';

/** An image that an engine is to pull from us. */
export interface PullHereOrder {
  /** What is served; its manifest by `servedTag` is the one that is pulled. */
  readonly served: Served;
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
export async function pullHere(engine: Engine, { served, log, onFrame, signal }: PullHereOrder): Promise<string> {
  await using loopback = await openLoopback(answerPull(served));
  const repository = `${loopback.host}/${loopbackRepository}`;
  const name = `${repository}:${servedTag}`;
  try {
    await awaitVisit(loopback, signal, async ending => {
      const query = { fromImage: repository, tag: servedTag };
      for await (const frame of readJsonStream(await engine.pull(query, loopback.auth, ending))) {
        onFrame();
        if (frame.status !== undefined && !frame.progressDetail?.total) log.debug(`${frame.id ?? ''} ${frame.status}`);
      }
    });
    return name;
  } catch (error) {
    await untagLoopback(engine, name, log);
    signal.throwIfAborted();
    throw explainRefusal('the engine did not pull', error);
  }
}
