import { connect } from 'node:net';
import { EngineRefusal } from '../../docker/errors.ts';
import type { Engine } from '../../docker/engine.ts';
import { messageOf } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';

// A cancelled step has less than the 7.5 s that the runner gives it.
const patience = 3000;

/** The repository that images have on our loopback while they are on their way. */
export const loopbackRepository = 'docker-archive/image';

/** Takes the names from the engine that killed steps left there: those on a port where nobody listens any more. */
export async function removeAbandonedTags(engine: Engine, log: Log): Promise<void> {
  const names = (await engine.list()).flatMap(({ tags }) => tags);
  for (const name of names) {
    const [, port] = abandonable.exec(name) ?? [];
    if (port !== undefined && !(await isOpen(Number(port)))) await removeLoopbackTag(engine, name, log);
  }
}

const abandonable = new RegExp(`^127\\.0\\.0\\.1:(\\d+)/${loopbackRepository}:`);

function isOpen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    const tell = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => tell(true)).once('error', () => tell(false));
  });
}

/** Takes a name on our loopback from the engine, after a cancel too; that it could not is no reason to fail. */
export async function removeLoopbackTag(engine: Engine, name: string, log: Log): Promise<void> {
  try {
    await engine.untag(name, AbortSignal.timeout(patience));
  } catch (error) {
    if (error instanceof EngineRefusal && error.status === 404) return;
    log.warning(`The name ${name} stays in the engine: ${messageOf(error)}`);
  }
}
