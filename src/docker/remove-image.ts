import { messageOf } from '../core/errors.ts';
import { formatBytes } from '../core/format.ts';
import type { Log } from '../core/log.ts';
import { EngineError } from './errors.ts';
import type { Engine } from './engine.ts';
import { Housekeeping } from './housekeeping.ts';

/** An image that has done its duty in the engine. */
export interface RemovalOrder {
  /** The engine's id of it. */
  readonly id: string;
  /** The names that go, `repository:tag`; every name of the image when undefined. */
  readonly names: readonly string[] | undefined;
  /** Whether the size of the image tells what its removal regains: what was built stays in the build cache. */
  readonly measurable: boolean;
  /** Milliseconds the engine may take to answer; 0 is for ever. */
  readonly idleTimeout: number;
}

/** Removes names of an image, and it with its last one; nothing is forced, and what the engine refuses is a warning. Gives what came of it. */
export async function removeImage(engine: Engine, order: RemovalOrder, log: Log, signal: AbortSignal): Promise<string> {
  const { id, names, measurable, idleTimeout } = order;
  const image = await engine.inspect(id);
  if (!image) return 'the engine does not have the image any more';
  const keeper = new Housekeeping(engine, idleTimeout, signal);
  const size = measurable ? await measure(engine, keeper, id) : undefined;
  const goes = (name: string) => remove(keeper, name, id, log, signal);
  let removed = await every(names ?? image.tags, goes);
  // An image that was pulled keeps its digests, and one without any name its id.
  if (!names && removed) removed = await every(await namesLeft(engine, id), goes);
  const left = await engine.inspect(id);
  if (left) return `the engine keeps the image${left.tags.length > 0 ? ` as ${left.tags.join(', ')}` : ''}`;
  return size === undefined ? 'removed from the engine' : `removed from the engine, ${formatBytes(size)} regained`;
}

// Engines before 23 do not tell what images share.
async function measure(engine: Engine, keeper: Housekeeping, id: string): Promise<number | undefined> {
  if (!engine.speaks('1.42')) return undefined;
  return (await keeper.images(false)).find(image => image.id === id)?.size;
}

async function every(names: readonly string[], goes: (name: string) => Promise<boolean>): Promise<boolean> {
  let all = true;
  for (const name of names) all = (await goes(name)) && all;
  return all;
}

async function namesLeft(engine: Engine, id: string): Promise<readonly string[]> {
  const left = await engine.inspect(id);
  if (!left) return [];
  return left.digests.length > 0 ? left.digests : [id];
}

async function remove(keeper: Housekeeping, name: string, id: string, log: Log, signal: AbortSignal): Promise<boolean> {
  try {
    await keeper.remove(name, id);
    return true;
  } catch (error) {
    signal.throwIfAborted();
    log.warning(`${name} stays in the engine: ${error instanceof EngineError ? error.words : messageOf(error)}`);
    return false;
  }
}
