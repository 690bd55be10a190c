import { archiveFolder } from '../../../core/environment.ts';
import { messageOf } from '../../../core/errors.ts';
import type { ArchiveName } from '../../../image/name.ts';
import { nameInEngine } from '../../../image/reference.ts';
import { CacheEntries } from '../../../stores/cache/entries.ts';
import { cacheObstacle } from '../../../stores/cache/service.ts';
import { FolderStore } from '../../../stores/folder.ts';
import type { TreeContext } from '../context.ts';
import type { TreeImage } from '../read/image.ts';
import { findInCache } from './find-in-cache.ts';
import { findInEngine } from './find-in-engine.ts';
import { findInFolder } from './find-in-folder.ts';
import { findInRegistry } from './find-in-registry.ts';
import type { FoundCopies, FoundCopy } from './initial-state.ts';

/** Looks for copies of images in their `registry` (empty: none), the engine, the archive folder and the cache. */
export async function findCopies(
  context: TreeContext,
  images: readonly TreeImage[],
  registry: string,
): Promise<(image: TreeImage) => FoundCopies> {
  const { request, environment, signal } = context;
  const published = await searchRegistry(context, images, registry);
  const engine = await searchEngine(context);
  const dir = archiveFolder(request.archiveDir, environment);
  const archived = await findInFolder(new FolderStore({ dir, signal }), images);
  // A file in the folder is nearer than an entry.
  const isHere = ({ name, inputs }: TreeImage) => (archived.get(name) ?? []).some(copy => copy.inputs === inputs);
  const cached = await searchCache(
    context,
    images.filter(image => !isHere(image)),
  );
  return ({ name, label, inputs }) => {
    const archive = cached.get(name);
    return {
      registry: published && { copy: published.get(label) },
      engine: engine.get(nameInEngine(label)),
      archives: [...(archived.get(name) ?? []), ...(archive ? [{ inputs, archive }] : [])],
    };
  };
}

async function searchRegistry(
  context: TreeContext,
  images: readonly TreeImage[],
  registry: string,
): Promise<Map<string, FoundCopy | undefined> | undefined> {
  const { request, log, signal } = context;
  if (request.checkRegistry === 'false' || (request.checkRegistry === 'auto' && registry === '')) return undefined;
  const labels = images.map(({ label }) => label);
  const registries = await context.registries();
  const found = await findInRegistry(labels, { ...registries, platform: request.platform, log, signal });
  const count = [...found.values()].filter(copy => copy !== undefined).length;
  log.info(`registry: ${count} of ${labels.length} images`);
  return found;
}

// An engine is optional, unless an input names one.
async function searchEngine({ request, engine, log, signal }: TreeContext): Promise<Map<string, FoundCopy>> {
  try {
    return await findInEngine(await engine(), signal);
  } catch (error) {
    signal.throwIfAborted();
    if (request.dockerHost !== '') throw error;
    log.info(`engine: not searched, ${messageOf(error)}`);
    return new Map();
  }
}

async function searchCache(context: TreeContext, images: readonly TreeImage[]): Promise<Map<string, ArchiveName>> {
  const obstacle = cacheObstacle(context.environment, 'read');
  if (obstacle === undefined) {
    return context.lookUps.valueOr(await findInCache(new CacheEntries(context, context.github()), images), new Map());
  }
  context.log.info(`cache: not searched, ${obstacle}`);
  return new Map();
}
