import type { EngineImage } from '../docker/image.ts';
import type { Engine } from '../docker/engine.ts';
import { ActionError } from '../core/errors.ts';
import type { ArchiveFacts } from './format/facts.ts';

/** What the engine kept of an image that is not what it should be goes, unless it has a name. */
export async function removeUntagged(engine: Engine, image: EngineImage | undefined): Promise<void> {
  if (image?.tags.length === 0) await engine.untag(image.id);
}

/** The image that was loaded, which must have the layers that its archive says; throws `LOAD_LOST` where it has not. */
export async function checkLoadedImage(engine: Engine, id: string, facts: ArchiveFacts): Promise<EngineImage> {
  const image = await engine.inspect(id);
  const layers = facts.layers.map(layer => layer.diff_id);
  if (image && JSON.stringify(image.layers) === JSON.stringify(layers)) return image;
  await removeUntagged(engine, image);
  const what = image ? `which has other layers than ${facts.configDigest}` : 'and does not have it';
  throw new ActionError('LOAD_LOST', `the engine loaded ${id}, ${what}`);
}
