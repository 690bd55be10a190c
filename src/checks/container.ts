import { messageOf } from '../core/errors.ts';
import { createContainer, removeContainer } from '../docker/containers.ts';
import { EngineRefusal } from '../docker/errors.ts';
import { IdleTimeout } from '../core/idle-timeout.ts';
import type { CheckSubject } from './subject.ts';

/** Says on every container which workflow run made it. */
const runLabel = 'docker-archive-action.run';

// A cancelled step has four seconds to clean up.
const removeLimit = 3500;

/**
 * Makes a container of the image, by its id, lets `work` use it and removes it with its volumes, whatever happens.
 * `spec` is the engine's own form of a container.
 */
export async function withContainer<T>(
  subject: CheckSubject,
  spec: object,
  work: (id: string) => Promise<T>,
): Promise<T> {
  const id = await create(subject, spec);
  try {
    subject.signal.throwIfAborted();
    return await work(id);
  } finally {
    await remove(subject, id);
  }
}

// A cancel must not come between the container and the knowledge of it, so only silence ends this call.
async function create({ engine, image, platform, runId, idleTimeout }: CheckSubject, spec: object): Promise<string> {
  using watch = new IdleTimeout('the Docker engine, asked for a container,', idleTimeout, new AbortController().signal);
  const whole = { Image: image.id, Labels: { [runLabel]: runId }, ...spec };
  return await createContainer(engine, whole, platform, watch.signal);
}

async function remove({ engine, log }: CheckSubject, id: string): Promise<void> {
  try {
    await removeContainer(engine, id, AbortSignal.timeout(removeLimit));
  } catch (error) {
    const gone = error instanceof EngineRefusal && (error.status === 404 || error.status === 409);
    if (!gone) log.warning(`The container ${id.slice(0, 12)} was not removed: ${messageOf(error)}`);
  }
}
