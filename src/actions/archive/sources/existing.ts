import { takeArchive, type ObtainedImage } from '../archived-image.ts';
import { formatPlatform, parsePlatform, samePlatform, type Platform } from '../../../image/platform.ts';
import type { ArchiveContext } from '../context.ts';

/** Takes the archives of a version for several platforms from the folder; undefined unless there is one of each that is asked for. */
export async function reusePlatforms(step: ArchiveContext): Promise<ObtainedImage[] | undefined> {
  const { inputs, identity, index, log } = step;
  const { platforms } = inputs.build;
  const wanted = [...platforms.map(each => [each]), ...(inputs.combinePlatforms ? [platforms] : [])];
  const newest = (await index.described()).sort((a, b) => b.stored - a.stored);
  const obtained: ObtainedImage[] = [];
  for (const each of wanted) {
    const known = newest.find(
      ({ archive, metadata }) => archive.version === identity.version && isFor(metadata.platform, each),
    );
    const taken = known && (await takeArchive(await index.locate(known.archive.imageid), step));
    if (!known || !taken) {
      log.info(`existing: reuse does not apply: the folder has no archive for ${each.map(formatPlatform).join(',')}`);
      return undefined;
    }
    const because = `${known.path} exists already and existing is reuse`;
    obtained.push({ ...taken, source: 'archive', imageid: known.metadata.docker_id, digest: '', because });
  }
  return obtained;
}

// Which platforms an archive says it is for.
function isFor(text: string, wanted: readonly Platform[]): boolean {
  const told = text.split(',').map(parsePlatform);
  return (
    told.length === wanted.length &&
    wanted.every(each => told.some(platform => platform !== undefined && samePlatform(platform, each)))
  );
}
