import { findEngineImage } from '../../archive/image-lookup.ts';
import type { Engine } from '../../docker/engine.ts';
import { parsePlatform } from '../../image/platform.ts';
import type { ArchivedImage } from './archived-image.ts';
import type { ArchiveContext } from './context.ts';

/**
 * Finds the archived image in the engine by its id, because its names may have moved; undefined when the engine does
 * not have it, as after a conversion or a build that does not load its result.
 */
export async function findArchivedImage(
  engine: Engine,
  { request, log, signal }: Pick<ArchiveContext, 'request' | 'log' | 'signal'>,
  { source, imageid, ready }: ArchivedImage,
): Promise<string | undefined> {
  if (source !== 'archive' && (await engine.inspect(imageid))) return imageid;
  const { imageid: shortId, docker_id: dockerId, platform } = ready.metadata;
  const expected = {
    imageid: shortId,
    dockerIds: [dockerId],
    platform: parsePlatform(platform),
    repository: request.image.repository,
  };
  return (await findEngineImage(engine, expected, log, signal))?.id;
}
