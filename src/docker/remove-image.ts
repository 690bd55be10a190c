import { messageOf } from '../core/errors.ts';
import { formatBytes } from '../core/format.ts';
import type { Log } from '../core/log.ts';
import { EngineError } from './errors.ts';
import type { Engine } from './engine.ts';
import { Housekeeping } from './housekeeping.ts';

/** An image that the engine no longer needs. */
export interface ImageRemoval {
  /** The engine's id of it. */
  readonly id: string;
  /** The names to remove, `repository:tag`; all names of the image when undefined. */
  readonly names: readonly string[] | undefined;
  /** Whether removing the image frees its size: the layers of an image that was built stay in the build cache. */
  readonly measurable: boolean;
  /** Milliseconds that the engine may take to answer; 0 means no limit. */
  readonly idleTimeout: number;
}

/** Removes names of an image, and the image with its last one. Nothing is forced, and a refusal of the engine is a warning. Gives the result in words. */
export async function removeImage(
  engine: Engine,
  removal: ImageRemoval,
  log: Log,
  signal: AbortSignal,
): Promise<string> {
  const { id, names, measurable, idleTimeout } = removal;
  const image = await engine.inspect(id);
  if (!image) return 'the engine no longer has the image';
  const housekeeping = new Housekeeping(engine, idleTimeout, signal);
  const size = measurable ? await measure(engine, housekeeping, id) : undefined;
  const removeName = (name: string) => remove(housekeeping, name, id, log, signal);
  let removed = await forEachName(names ?? image.tags, removeName);
  // After its tags, an image that was pulled still has its digests, and one without any name its id.
  if (!names && removed) removed = await forEachName(await namesLeft(engine, id), removeName);
  const left = await engine.inspect(id);
  if (left) return `the engine keeps the image${left.tags.length > 0 ? ` as ${left.tags.join(', ')}` : ''}`;
  return size === undefined ? 'removed from the engine' : `removed from the engine, ${formatBytes(size)} freed`;
}

// Engines before 23 do not report what images share with each other.
async function measure(engine: Engine, housekeeping: Housekeeping, id: string): Promise<number | undefined> {
  if (!engine.speaks('1.42')) return undefined;
  return (await housekeeping.images(false)).find(image => image.id === id)?.size;
}

async function forEachName(names: readonly string[], removeName: (name: string) => Promise<boolean>): Promise<boolean> {
  let all = true;
  for (const name of names) all = (await removeName(name)) && all;
  return all;
}

async function namesLeft(engine: Engine, id: string): Promise<readonly string[]> {
  const left = await engine.inspect(id);
  if (!left) return [];
  return left.digests.length > 0 ? left.digests : [id];
}

async function remove(
  housekeeping: Housekeeping,
  name: string,
  id: string,
  log: Log,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await housekeeping.remove(name, id);
    return true;
  } catch (error) {
    signal.throwIfAborted();
    log.warning(`${name} stays in the engine: ${error instanceof EngineError ? error.words : messageOf(error)}`);
    return false;
  }
}
