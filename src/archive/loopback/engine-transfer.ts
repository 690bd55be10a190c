import type { Log } from '../../core/log.ts';
import { readJsonStream } from '../../docker/json-stream.ts';
import { LoopbackRefusal } from './refusal.ts';
import type { Loopback } from './server.ts';

// An engine on this machine connects at once, unless it has its own loopback, as in a virtual machine.
const connectTimeout = 1000;

/** A pull from or a push to the loopback registry. */
export interface EngineTransfer {
  /** Starts it and gives the progress stream of the engine. */
  readonly start: (signal: AbortSignal) => Promise<AsyncIterable<Buffer>>;
  /** Called with each message of the engine. */
  readonly onMessage: () => void;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Runs a pull or push to its end; throws `LoopbackRefusal` if the engine has not connected within a second. */
export async function runEngineTransfer({ host, reached }: Loopback, transfer: EngineTransfer): Promise<void> {
  const { start, onMessage, log, signal } = transfer;
  const unreached = new AbortController();
  const timer = setTimeout(() => {
    unreached.abort(new LoopbackRefusal(`the engine did not reach ${host} within a second`));
  }, connectTimeout);
  void reached.then(() => clearTimeout(timer));
  try {
    for await (const message of readJsonStream(await start(AbortSignal.any([signal, unreached.signal])))) {
      onMessage();
      const { id = '', status, progressDetail } = message;
      if (status !== undefined && !progressDetail?.total) log.debug(`${id} ${status}`);
    }
  } catch (error) {
    unreached.signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
