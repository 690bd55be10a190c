import { EngineRefusal, type Engine } from '../../acquire/engine.ts';
import { messageOf } from '../../report/errors.ts';
import type { Log } from '../../report/log.ts';

// A cancelled step has less than the 7.5 s that the runner gives it.
const patience = 3000;

/** Takes a name on our loopback from the engine, after a cancel too; that it could not is no reason to fail. */
export async function untagLoopback(engine: Engine, name: string, log: Log): Promise<void> {
  try {
    await engine.untag(name, AbortSignal.timeout(patience));
  } catch (error) {
    if (error instanceof EngineRefusal && error.status === 404) return;
    log.warning(`The name ${name} stays in the engine: ${messageOf(error)}`);
  }
}
