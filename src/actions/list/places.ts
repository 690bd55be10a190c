import { ActionError, messageOf } from '../../core/errors.ts';
import { valueOf } from '../../core/look-up.ts';
import { artifactObstacle } from '../../stores/artifact-service.ts';
import { ArtifactStore } from '../../stores/artifacts.ts';
import { CacheStore } from '../../stores/cache/store.ts';
import { FolderStore } from '../../stores/folder.ts';
import type { PlaceName, Store, StoreContext, StoredArchive } from '../../stores/store.ts';
import type { ActionContext } from '../shared/context.ts';
import type { ListRequest } from './inputs.ts';

/** What the stages of the action `list` share. */
export interface ListStep extends ActionContext, StoreContext {
  readonly request: ListRequest;
}

/** Lists what the requested places have; throws where one that was requested by name cannot be read. */
export async function listPlaces(step: ListStep): Promise<StoredArchive[]> {
  const found: StoredArchive[] = [];
  for (const place of step.request.places) found.push(...(await listPlace(place, step)));
  return found;
}

// `auto` skips the places that cannot be read, but never the folder.
async function listPlace(place: PlaceName, step: ListStep): Promise<StoredArchive[]> {
  const { request, dir, log, signal } = step;
  try {
    const all = valueOf(await openStore(place, step).list());
    const found = all.filter(({ archive, repository }) => request.wanted(archive.name, repository));
    log.info(`${place}: ${found.length} archives${place === 'folder' ? ` in ${dir}` : ''}`);
    return found;
  } catch (error) {
    signal.throwIfAborted();
    if (place === 'folder') throw error;
    if (!request.auto) throw explainFailure(place, error);
    log.info(`${place}: not read, ${messageOf(error)}`);
    return [];
  }
}

function openStore(place: PlaceName, step: ListStep): Store {
  switch (place) {
    case 'folder':
      return new FolderStore(step);
    case 'artifact': {
      const obstacle = artifactObstacle(step.environment, 'from: artifact', 'from: folder,cache');
      if (obstacle) throw obstacle;
      return new ArtifactStore(step);
    }
    case 'cache':
      return new CacheStore(step, step.github());
  }
}

function explainFailure(place: PlaceName, cause: unknown): unknown {
  if (cause instanceof ActionError) return cause;
  const message = messageOf(cause);
  // A permission helps neither against a rate limit nor where the service is down.
  const hint = message.includes('actions: read') ? 'permissions:\n  actions: read' : 'from: auto';
  return new ActionError(`${place.toUpperCase()}_LIST`, `from: ${place} cannot be read: ${message}`, { hint, cause });
}
