import { checkPlatform } from '../../../image/platform.ts';
import { formatPullReference } from '../../../image/reference.ts';
import { fitsImageId } from '../../../image/id.ts';
import { shortId } from '../../../image/name.ts';
import { ActionError } from '../../../core/errors.ts';
import type { ArchiveContext } from '../context.ts';
import type { Engine } from '../../../docker/engine.ts';
import type { EngineImage } from '../../../docker/image.ts';

/**
 * Finds an image that is in the engine: by its exact name, tag or digest, then by its exact id, then by the beginning
 * of its id; one that was not found by the name it is archived under gets it. Throws `IMAGE_NOT_FOUND`,
 * `IMAGE_AMBIGUOUS`, `PLATFORM`.
 */
export async function acquireLocal(
  engine: Engine,
  { request, plan, log }: Pick<ArchiveContext, 'request' | 'plan' | 'log'>,
): Promise<EngineImage> {
  const { image, imageId, platform } = request;
  const wanted = imageId ?? formatPullReference(image, plan.tag);
  const inspect = (reference: string) => engine.inspect(reference, platform);
  const found =
    imageId === undefined ? await findNamed(inspect, wanted) : await findById(engine, inspect, imageId, plan.tag);
  checkPlatform(wanted, found.platform, platform);
  if (wanted === plan.reference) return found;
  log.info(`${wanted} is ${found.id}, tagged ${plan.reference}`);
  await engine.tag(found.id, image.repository, plan.tag);
  // By now the name may belong to another image.
  return (await inspect(found.id)) ?? found;
}

type Inspect = (reference: string) => Promise<EngineImage | undefined>;

async function findNamed(inspect: Inspect, wanted: string): Promise<EngineImage> {
  const found = await inspect(wanted);
  if (found) return found;
  throw new ActionError('IMAGE_NOT_FOUND', `no local image named ${wanted}`, { hint: 'source: pull' });
}

async function findById(engine: Engine, inspect: Inspect, imageId: string, tag: string): Promise<EngineImage> {
  const exact = imageId.length === 64 ? `sha256:${imageId}` : `${imageId}:${tag}`;
  const found = await inspect(exact);
  if (found) return found;
  const fitting = (await engine.list()).filter(({ id }) => fitsImageId(id, imageId));
  const ids = [...new Set(fitting.map(({ id }) => id))];
  if (ids.length > 1) throw ambiguous(imageId, fitting);
  const one = ids[0] === undefined ? undefined : await inspect(ids[0]);
  if (one) return one;
  const hint = 'Look for it with:\n  docker image ls --no-trunc';
  throw new ActionError('IMAGE_NOT_FOUND', `no local image has an id that begins with ${imageId}`, { hint });
}

function ambiguous(imageId: string, images: readonly Pick<EngineImage, 'id' | 'tags'>[]): ActionError {
  const list = images.map(({ id, tags }) => `${shortId(id)} (${tags.join(', ') || 'untagged'})`).join(', ');
  const hint = `Give more digits:\n  with:\n    image: ${shortId(images[0]?.id ?? '')}`;
  return new ActionError('IMAGE_AMBIGUOUS', `image id ${imageId} fits several images: ${list}`, { hint });
}
