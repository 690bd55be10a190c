import { messageOf } from '../../core/errors.ts';
import { removeImage } from '../../docker/remove-image.ts';
import type { ArchivedImage } from './archived-image.ts';
import type { ArchiveContext } from './context.ts';
import { findArchivedImage } from './engine-image.ts';

/** Removes the archived image, or only its `names`, from the engine as `remove-image` says; a failure is a warning. */
export async function removeFromEngine(
  context: ArchiveContext,
  image: ArchivedImage,
  names: readonly string[],
): Promise<void> {
  if (context.request.publish.removeImage === 'none') return;
  await context.stage(
    'Remove',
    () => remove(context, image, names),
    result => result,
  );
}

async function remove(context: ArchiveContext, image: ArchivedImage, names: readonly string[]): Promise<string> {
  const { request, log, signal } = context;
  try {
    const engine = await context.engine();
    const id = await findArchivedImage(engine, context, image);
    if (id === undefined) return 'the engine does not have the image';
    if ((await context.running.needs()).used.has(id)) return 'another step uses the image';
    // Where the engine keeps the last name, this step's own would stay instead of the user's.
    await context.held.release(id);
    const order = {
      id,
      names: request.publish.removeImage === 'tag' ? names : undefined,
      measurable: image.source !== 'build',
      idleTimeout: request.idleTimeout,
    };
    return await removeImage(engine, order, log, signal);
  } catch (error) {
    signal.throwIfAborted();
    log.warning(`The image stays in the engine: ${messageOf(error)}`);
    return 'not removed';
  }
}
