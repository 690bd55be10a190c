import { ActionError, messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Engine } from '../docker/engine.ts';
import type { EngineImage } from '../docker/image.ts';
import type { ArchiveFacts } from './format/facts.ts';

/** Removes a rejected image from the engine, unless it has a name. */
export async function removeUntagged(engine: Engine, image: EngineImage | undefined): Promise<void> {
  if (image?.tags.length === 0) await engine.untag(image.id);
}

/** Removes an image that the engine took and that is rejected, unless it has a name. */
export async function removeRejected(engine: Engine, id: string, log: Log): Promise<void> {
  try {
    // The engine may list an image that it cannot inspect.
    const listed = (await engine.list()).find(image => image.id === id);
    if (listed?.tags.length === 0) await engine.untag(id);
  } catch (error) {
    log.info(`${id} may stay in the engine: ${messageOf(error)}`);
  }
}

/** The image that was loaded. Throws `LOAD_LOST` unless the engine has it with the layers of its archive. */
export async function checkLoadedImage(
  engine: Engine,
  id: string,
  facts: ArchiveFacts,
  log: Log,
): Promise<EngineImage> {
  const image = await engine.inspect(id, facts.platform).catch(async (error: unknown) => {
    await removeRejected(engine, id, log);
    throw error;
  });
  const layers = facts.layers.map(layer => layer.diff_id);
  if (image && JSON.stringify(image.layers) === JSON.stringify(layers)) return image;
  await removeUntagged(engine, image);
  const problem = image ? `whose layers are not those of ${facts.configDigest}` : 'but does not have it';
  throw new ActionError('LOAD_LOST', `the engine loaded ${id}, ${problem}`);
}
