import { connect } from 'node:net';
import { messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { abandonedAfter } from '../core/partial-file.ts';
import type { Engine } from './engine.ts';
import { EngineRefusal } from './errors.ts';

// The runner kills a cancelled step after 7.5 s.
const untagTimeout = 3000;

/** The repository in which images pass through the loopback registry. */
export const loopbackRepository = 'docker-archive/image';

/** The repository of the names that images have while a step uses them; a tag begins with when it was given. */
export const heldRepository = 'docker-archive/held';

const loopbackName = new RegExp(`^127\\.0\\.0\\.1:(\\d+)/${loopbackRepository}:`);
const heldName = new RegExp(`^${heldRepository}:(\\d+)-`);

/** Whether a step gave this name to an image that it uses. */
export function isTemporaryName(name: string): boolean {
  return loopbackName.test(name) || heldName.test(name);
}

/** Removes the names that killed steps left in the engine. */
export async function removeAbandonedTags(engine: Engine, log: Log): Promise<void> {
  const names = (await engine.list()).flatMap(({ tags }) => tags);
  for (const name of names) if (await isAbandoned(name)) await removeTemporaryTag(engine, name, log);
}

// Nothing listens on the port of a loopback name any longer, and no step runs for a day.
async function isAbandoned(name: string): Promise<boolean> {
  const [, port] = loopbackName.exec(name) ?? [];
  if (port !== undefined) return !(await isOpen(Number(port)));
  const [, given] = heldName.exec(name) ?? [];
  return given !== undefined && Date.now() - Number(given) > abandonedAfter;
}

/** Removes a temporary name from the engine, even after a cancel; a failure is only a warning. */
export async function removeTemporaryTag(engine: Engine, name: string, log: Log): Promise<void> {
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
