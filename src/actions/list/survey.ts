import type { ListInputs } from './inputs.ts';
import type { PlaceName, Sighting } from '../../stores/inventory.ts';
import { everyCachePrefix, isKnownFormat, parseCacheKey } from '../../image/name.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import { artifactObstacle, ArtifactStore } from '../../stores/artifacts.ts';
import { describeFiles, type DescribedFile } from '../../stores/describe.ts';
import { listFolder } from '../../stores/files.ts';
import { GitHubApi } from '../../stores/github/api.ts';
import type { ActionContext } from '../shared/context.ts';

/** What the stages of the action `list` share. */
export interface ListStep extends ActionContext {
  readonly inputs: ListInputs;
  /** The archive folder, absolute. */
  readonly dir: string;
}

/** What the places have, and the files of the folder once more as such. */
export interface Survey {
  readonly sightings: readonly Sighting[];
  readonly files: readonly DescribedFile[];
}

/** Looks through every place that is wanted; throws where one that was asked for by name cannot be read. */
export async function survey(step: ListStep): Promise<Survey> {
  const has = (place: PlaceName) => step.inputs.places.includes(place);
  const files = has('folder') ? await surveyFolder(step) : [];
  const artifacts = has('artifact') ? await orWithout('artifact', step, surveyArtifacts) : [];
  const entries = has('cache') ? await orWithout('cache', step, surveyCache) : [];
  return { files, sightings: [...files.map(toSighting), ...artifacts, ...entries] };
}

async function surveyFolder({ dir, inputs, log, signal }: ListStep): Promise<DescribedFile[]> {
  const files = (await listFolder(dir)).filter(({ archive }) => isKnownFormat(archive) && inputs.wanted(archive.name));
  log.info(`folder: ${files.length} archives in ${dir}`);
  return describeFiles(files, signal);
}

async function surveyArtifacts({ environment, inputs, log, signal }: ListStep): Promise<Sighting[]> {
  const obstacle = artifactObstacle(environment, 'from: artifact', 'from: folder,cache');
  if (obstacle) throw obstacle;
  const store = new ArtifactStore(environment, log, signal);
  const found = (await store.list()).filter(({ archive }) => isKnownFormat(archive) && inputs.wanted(archive.name));
  log.info(`artifact: ${found.length} archives of this run`);
  return found.map(({ archive, id, size, stored, sha256 }) => {
    return { archive, sha256, place: { where: 'artifact', size, stored, id, url: store.url(id) } };
  });
}

async function surveyCache({ environment, inputs, log, signal }: ListStep): Promise<Sighting[]> {
  if (inputs.token === '')
    throw new ActionError('CACHE_LIST', 'github-token is empty, and the cache tells no list else');
  const entries = await new GitHubApi(environment, inputs.token, signal).listCaches(everyCachePrefix);
  const found = entries.flatMap(({ key, ref, size, created: stored }): Sighting[] => {
    const archive = parseCacheKey(key);
    if (!archive || !isKnownFormat(archive) || !inputs.wanted(archive.name)) return [];
    return [{ archive, sha256: '', place: { where: 'cache', size, stored, key, ref } }];
  });
  log.info(`cache: ${found.length} archives`);
  return found;
}

// `auto` makes do with what there is; a place that was asked for by name must be there.
async function orWithout(
  place: PlaceName,
  step: ListStep,
  look: (step: ListStep) => Promise<Sighting[]>,
): Promise<Sighting[]> {
  try {
    return await look(step);
  } catch (error) {
    step.signal.throwIfAborted();
    if (!step.inputs.auto) throw explain(place, error);
    step.log.info(`${place}: not looked through, ${messageOf(error)}`);
    return [];
  }
}

function explain(place: PlaceName, cause: unknown): unknown {
  if (cause instanceof ActionError) return cause;
  const message = messageOf(cause);
  // A rate limit or a service that is down is nothing a permission would help.
  const hint = message.includes('actions: read') ? 'permissions:\n  actions: read' : 'from: auto';
  return new ActionError(`${place.toUpperCase()}_LIST`, `from: ${place} cannot be read: ${message}`, { hint, cause });
}

/** A file of the folder as one place of its archive. */
export function toSighting({ archive, path, size, modified: stored, metadata, sha256 }: DescribedFile): Sighting {
  return { archive, sha256, ...(metadata && { metadata }), place: { where: 'folder', size, stored, path } };
}
