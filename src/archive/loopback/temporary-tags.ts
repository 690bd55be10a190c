import { connect } from 'node:net';
import { messageOf } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Engine } from '../../docker/engine.ts';
import { EngineRefusal } from '../../docker/errors.ts';

// The runner kills a cancelled step after 7.5 s.
const untagTimeout = 3000;

/** The repository in which images pass through the loopback registry. */
export const loopbackRepository = 'docker-archive/image';

const loopbackName = new RegExp(`^127\\.0\\.0\\.1:(\\d+)/${loopbackRepository}:`);

/** Removes the names that killed steps left in the engine: those with a port on which nothing listens any more. */
export async function removeAbandonedTags(engine: Engine, log: Log): Promise<void> {
  const names = (await engine.list()).flatMap(({ tags }) => tags);
  for (const name of names) {
    const [, port] = loopbackName.exec(name) ?? [];
    if (port !== undefined && !(await isOpen(Number(port)))) await removeLoopbackTag(engine, name, log);
  }
}

/** Removes a loopback name from the engine, even after a cancel; a failure is only a warning. */
export async function removeLoopbackTag(engine: Engine, name: string, log: Log): Promise<void> {
  try {
    await engine.untag(name, AbortSignal.timeout(untagTimeout));
  } catch (error) {
    if (error instanceof EngineRefusal && error.status === 404) return;
    log.warning(`The name ${name} stays in the engine: ${messageOf(error)}`);
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    const settle = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
  });
}
