import { join } from 'node:path';
import { archiveFolder } from '../../core/environment.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import { judgeVersion } from '../../image/version.ts';
import { artifactObstacle } from '../../stores/artifact-service.ts';
import { ArtifactStore } from '../../stores/artifacts.ts';
import { CacheStore } from '../../stores/cache/store.ts';
import { openFolder, writeJson } from '../../stores/files.ts';
import { FolderStore } from '../../stores/folder.ts';
import { makeInventory, type InventoryEntry } from '../../stores/inventory.ts';
import type { PlaceName, Store, StoreContext, StoredArchive } from '../../stores/store.ts';
import type { ActionContext } from '../shared/context.ts';
import { makeImagesJson } from './images-json.ts';
import type { ListInputs } from './inputs.ts';
import { makeListLines } from './report.ts';

/** What the action `list` found. */
export interface Listing {
  /** Newest first. */
  readonly archives: readonly InventoryEntry[];
  /** The path of `images.json`; empty without `base-url`. */
  readonly imagesJson: string;
}

interface ListStep extends ActionContext, StoreContext {
  readonly inputs: ListInputs;
}

/** Runs the action `list`: reads the places, merges what they have, writes `images.json` where it is asked for. */
export async function runList(inputs: ListInputs, context: ActionContext): Promise<Listing> {
  const step: ListStep = { ...context, inputs, dir: archiveFolder(inputs.archiveDir, context.environment) };
  const isDirty = (version: string) => judgeVersion(version, inputs.dirtyPattern).dirty;
  const found = await step.stage(
    'List',
    async () => {
      const stored = await listPlaces(step);
      const archives = makeInventory(stored, isDirty);
      for (const line of makeListLines(archives)) step.log.info(line);
      return { stored, archives };
    },
    ({ archives }) => `${archives.length} archives`,
  );
  const { archives } = found;
  if (inputs.baseUrl === '') return { archives, imagesJson: '' };
  const imagesJson = await step.stage(
    'Publish',
    async () => {
      // An archive may be proved by reading all of it, which is in vain where the folder cannot be written to.
      await openFolder(step.dir);
      const proved = await proveFiles(found.stored, step);
      const path = join(step.dir, 'images.json');
      await writeJson(path, makeImagesJson(makeInventory(proved, isDirty), inputs.baseUrl));
      return path;
    },
    path => path,
  );
  return { archives, imagesJson };
}

async function listPlaces(step: ListStep): Promise<StoredArchive[]> {
  const found: StoredArchive[] = [];
  for (const place of step.inputs.places) found.push(...(await listPlace(place, step)));
  return found;
}

// `auto` skips the places that cannot be read; one that was asked for by name must be readable.
async function listPlace(place: PlaceName, step: ListStep): Promise<StoredArchive[]> {
  const { inputs, dir, log, signal } = step;
  try {
    const found = await openStore(place, step).list({ accept: ({ name }) => inputs.wanted(name) });
    log.info(`${place}: ${found.length} archives${place === 'folder' ? ` in ${dir}` : ''}`);
    return found;
  } catch (error) {
    signal.throwIfAborted();
    if (place === 'folder') throw error;
    if (!inputs.auto) throw explainFailure(place, error);
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

async function proveFiles(archives: readonly StoredArchive[], step: ListStep): Promise<StoredArchive[]> {
  const { log, signal } = step;
  const folder = new FolderStore(step);
  const proved: StoredArchive[] = [];
  for (const stored of archives.filter(({ place }) => place === 'folder')) {
    try {
      proved.push(await folder.prove(stored));
    } catch (error) {
      signal.throwIfAborted();
      log.warning(`${stored.path ?? ''} is not published: ${messageOf(error)}`);
    }
  }
  return proved;
}
