import { ActionError } from '../../../core/errors.ts';
import { formatBytes } from '../../../core/format.ts';
import { checkLayout } from '../../../image/layout.ts';
import { formatName } from '../../../image/name.ts';
import { formatPlatform, parsePlatform, samePlatform, type Platform } from '../../../image/platform.ts';
import type { ExistingCopies } from '../../../stores/archive-index.ts';
import { reuseCopies, type ArchivedImage } from '../archived-image.ts';
import type { ArchiveContext } from '../context.ts';

/**
 * Applies `existing` to a clean version that is archived already: gives its archives for `reuse`, throws `EXISTS` for
 * `fail`. Undefined when the version has to be archived.
 */
export async function reuseExisting(context: ArchiveContext): Promise<ArchivedImage[] | undefined> {
  const { request, plan, index, identity, log } = context;
  if (request.existing === 'rebuild' || request.force) return undefined;
  if (plan.verdict.dirty) {
    log.info(`existing: ${request.existing} does not apply: ${plan.verdict.because}`);
    return undefined;
  }
  const copies = await index.locateVersion();
  if (!copies) return undefined;
  if (request.existing === 'fail') {
    const message = `${identity.name} ${identity.version} is archived already as ${formatName(copies.archive)}, and existing is fail`;
    const hint = 'Give a new version, or take the archive as it is:\n  with:\n    existing: reuse';
    throw new ActionError('EXISTS', message, { hint });
  }
  if (request.build.platforms.length > 1) return context.stage('Reuse', () => reusePlatforms(context));
  return reuseOne(copies, context);
}

async function reuseOne(copies: ExistingCopies, context: ArchiveContext): Promise<ArchivedImage[] | undefined> {
  const { request, stage } = context;
  const found = formatName(copies.archive);
  const reused = await stage(
    'Reuse',
    () => reuseCopies(copies, context),
    result => (result ? formatBytes(result.ready.size) : 'not usable'),
  );
  if (!reused) return undefined;
  const { layout, docker_id: imageid } = reused.ready.metadata;
  checkLayout(found, layout, request.requireLayout);
  const because = `${found} exists already and existing is reuse`;
  return [{ ...reused, source: 'archive', imageid, digest: '', because }];
}

/** Takes the archives for several platforms from the folder; undefined unless it has one for each that is asked for. */
async function reusePlatforms(context: ArchiveContext): Promise<ArchivedImage[] | undefined> {
  const { request, identity, index, log } = context;
  const { platforms } = request.build;
  const wanted = [...platforms.map(each => [each]), ...(request.combinePlatforms ? [platforms] : [])];
  const newest = (await index.described()).sort((a, b) => b.stored - a.stored);
  const images: ArchivedImage[] = [];
  for (const each of wanted) {
    const known = newest.find(
      ({ archive, metadata }) => archive.version === identity.version && isFor(metadata.platform, each),
    );
    const result = known && (await reuseCopies(await index.locate(known.archive.imageid), context));
    if (!known || !result) {
      log.info(`existing: reuse does not apply: the folder has no archive for ${each.map(formatPlatform).join(',')}`);
      return undefined;
    }
    const because = `${known.path} exists already and existing is reuse`;
    images.push({ ...result, source: 'archive', imageid: known.metadata.docker_id, digest: '', because });
  }
  return images;
}

/** Whether an archive whose metadata has this list of platforms is for exactly the wanted ones. */
function isFor(text: string, wanted: readonly Platform[]): boolean {
  const platforms = text.split(',').map(parsePlatform);
  return (
    platforms.length === wanted.length &&
    wanted.every(each => platforms.some(platform => platform !== undefined && samePlatform(platform, each)))
  );
}
