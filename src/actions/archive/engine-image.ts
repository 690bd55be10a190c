import type { Engine } from '../../docker/engine.ts';
import { findEngineImage } from '../../archive/image-lookup.ts';
import type { ObtainedImage } from './archived-image.ts';
import type { ArchiveContext } from './context.ts';

/** The engine's id of the archived image, whatever its names mean by now; undefined when it has none, as of an archive that was reused or converted, or built into no engine. */
export async function findArchivedImage(
  engine: Engine,
  { inputs, log, signal }: ArchiveContext,
  { source, imageid, ready }: ObtainedImage,
): Promise<string | undefined> {
  if (source !== 'archive' && (await engine.inspect(imageid))) return imageid;
  const { imageid: shortId, docker_id: dockerId } = ready.metadata;
  const expected = { imageid: shortId, dockerIds: [dockerId], repository: inputs.image.repository };
  return (await findEngineImage(engine, expected, log, signal))?.id;
}
