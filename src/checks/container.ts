import { messageOf } from '../core/errors.ts';
import { IdleTimeout } from '../core/idle-timeout.ts';
import { createContainer, removeContainer } from '../docker/containers.ts';
import { EngineRefusal } from '../docker/errors.ts';
import type { CheckSubject } from './subject.ts';

/** Names the workflow run that made a container. */
const runLabel = 'docker-archive-action.run';

// Milliseconds; a cancelled step has four seconds to clean up.
const removeTimeout = 3500;

/** Makes a container of the image, passes its id to `work`, and always removes it with its volumes. `spec` is the engine API's form of a container. */
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

// Cancelling the step must not abort this call: the container's id would be lost, and the container could not be removed.
async function create({ engine, image, platform, runId, idleTimeout }: CheckSubject, spec: object): Promise<string> {
  using idle = new IdleTimeout('creating a container', idleTimeout, new AbortController().signal);
  const labelled = { Image: image.id, Labels: { [runLabel]: runId }, ...spec };
  return await idle.run(signal => createContainer(engine, labelled, platform, signal));
}

async function remove({ engine, log }: CheckSubject, id: string): Promise<void> {
  try {
    await removeContainer(engine, id, AbortSignal.timeout(removeTimeout));
  } catch (error) {
    const gone = error instanceof EngineRefusal && (error.status === 404 || error.status === 409);
    if (!gone) log.warning(`The container ${id.slice(0, 12)} was not removed: ${messageOf(error)}`);
  }
}
