import type { Engine, EngineImage } from '../acquire/engine.ts';
import { IdleWatch } from '../acquire/idle.ts';
import { LoadRefusal, sendTar } from '../acquire/load.ts';
import { ActionError } from '../report/errors.ts';
import { Progress } from '../report/progress.ts';
import { passArchive, type PassingArchive } from './archive.ts';
import { isDocument, writeDocuments } from './documents.ts';
import type { LoadedArchive, LoadJob, LoadOrder } from './load.ts';
import type { ArchiveFacts } from './members.ts';
import { openTar } from './open.ts';
import { SizeNeeded, type Route } from './route.ts';
import { checkImage } from './verify.ts';

/** What is changed in an archive because of the engine it goes to. */
export interface Changes {
  /** Members whose layers the engine has. */
  readonly shared: ReadonlySet<string>;
  /** See `Route`. */
  readonly unpack?: ReadonlyMap<string, number | undefined>;
}

/** The route of an archive into an engine, but for its end. */
export function routeOf({ limit }: LoadOrder, { shared, unpack }: Changes): Omit<Route, 'closing'> {
  return { limit, ...(unpack && { unpack }), leavesOut: path => isDocument(path) || shared.has(path) };
}

/** Sends one archive, once; what fails leaves nothing in the engine that can be seen. Throws `SizeNeeded` and `LoadRefusal` too. */
export async function sendArchive(changes: Changes, { engine, order, log, signal }: LoadJob): Promise<LoadedArchive> {
  using watch = new IdleWatch(`loading ${order.path}`, order.idleTimeout, signal);
  using progress = new Progress(log, 'Loading');
  const onBytes = (count: number) => {
    progress.add(count);
    watch.touch();
  };
  const passing = passArchive(await openTar(order.path, { ...order, signal: watch.signal }), watch.signal, onBytes, {
    ...routeOf(order, changes),
    closing: (facts, members) => {
      checkImage(order.path, facts, order.imageid);
      return writeDocuments(facts, members);
    },
  });
  // A request that is ended instead of broken off would be taken for a whole archive.
  const broken = new AbortController();
  passing.facts.catch((error: unknown) => broken.abort(error));
  const sending = AbortSignal.any([watch.signal, broken.signal]);
  const id = await sendTar(engine, passing.tar, () => watch.touch(), log, sending).catch(async (error: unknown) => {
    if (error instanceof LoadRefusal && error.id !== undefined) await discard(engine, await engine.inspect(error.id));
    throw await causeOf(passing, error);
  });
  const facts = await passing.facts;
  return { facts, sent: progress.bytes, image: await checkLoaded(engine, id, facts) };
}

// The engine sees only that the stream ended early; what was wrong with it is known here.
async function causeOf(passing: PassingArchive, error: unknown): Promise<unknown> {
  passing.tar.destroy(error as Error);
  const reason = await passing.facts.then(
    () => undefined,
    (broken: unknown) => broken,
  );
  return reason instanceof ActionError || reason instanceof SizeNeeded ? reason : error;
}

// What the engine kept of an image that is not what it should be goes, unless it had a name before.
async function discard(engine: Engine, image: EngineImage | undefined): Promise<void> {
  if (image?.tags.length === 0) await engine.untag(image.id);
}

async function checkLoaded(engine: Engine, id: string, facts: ArchiveFacts): Promise<EngineImage> {
  const image = await engine.inspect(id);
  const layers = facts.layers.map(layer => layer.diff_id);
  if (image && JSON.stringify(image.layers) === JSON.stringify(layers)) return image;
  await discard(engine, image);
  const what = image ? `which has other layers than ${facts.configDigest}` : 'and does not have it';
  throw new ActionError('LOAD_LOST', `the engine loaded ${id}, ${what}`);
}
