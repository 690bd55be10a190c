import { IdleTimeout } from '../core/idle-timeout.ts';
import { LoadRefusal, sendTar } from '../docker/load.ts';
import { Progress } from '../core/progress.ts';
import { passArchive } from './format/tar-verifier.ts';
import { causeOf, type PassingArchive } from './format/verified-tar-stream.ts';
import { assembleArchive } from './format/assembly.ts';
import { boundLayers } from './layer-limit.ts';
import { checkLoaded, discard } from './loaded-image.ts';
import { isDocument, writeDocuments } from './format/root-documents.ts';
import type { LoadedArchive, LoadJob, LoadOrder } from './load.ts';
import { openTar } from './format/archive-file.ts';
import type { Route } from './format/rewrite.ts';
import { toBlobImage, type StoredImage } from './format/seekable-image.ts';
import { checkImage } from './verify.ts';

/** What is changed in an archive because of the engine it goes to. */
export interface Changes {
  /** Members whose layers the engine has. */
  readonly shared: ReadonlySet<string>;
  /** The image in parts, where the archive holds its layers as they are: then only what is sent is read. */
  readonly stored?: StoredImage;
  /** See `Route`. */
  readonly unpack?: ReadonlyMap<string, number | undefined>;
}

/** The route of an archive into an engine, but for its end. */
export function routeOf({ limit }: LoadOrder, { shared, unpack }: Changes): Omit<Route, 'closing'> {
  return { limit, ...(unpack && { unpack }), leavesOut: path => isDocument(path) || shared.has(path) };
}

/** Sends one archive, once; what fails leaves nothing in the engine that can be seen. Throws `SizeNeeded` and `LoadRefusal` too. */
export async function sendArchive(changes: Changes, { engine, order, log, signal }: LoadJob): Promise<LoadedArchive> {
  using watch = new IdleTimeout(`loading ${order.path}`, order.idleTimeout, signal);
  using progress = new Progress(log, 'Loading');
  const onBytes = (count: number) => {
    progress.add(count);
    watch.touch();
  };
  const { stored } = changes;
  const passing = stored
    ? passStored(stored, changes, order, onBytes, watch.signal)
    : await passWhole(changes, order, onBytes, watch.signal);
  // A request that is ended instead of broken off would be taken for a whole archive.
  const broken = new AbortController();
  passing.facts.catch((error: unknown) => broken.abort(error));
  const sending = AbortSignal.any([watch.signal, broken.signal]);
  const id = await sendTar(engine, passing.tar, () => watch.touch(), log, sending).catch(async (error: unknown) => {
    if (error instanceof LoadRefusal && error.id !== undefined) await discard(engine, await engine.inspect(error.id));
    throw await causeOf(passing, error);
  });
  const facts = await passing.facts;
  const image = await checkLoaded(engine, id, facts);
  return { facts, sent: progress.bytes, image, release: () => Promise.resolve() };
}

async function passWhole(
  changes: Changes,
  order: LoadOrder,
  onBytes: (count: number) => void,
  signal: AbortSignal,
): Promise<PassingArchive> {
  return passArchive(await openTar(order.path, { ...order, signal }), signal, onBytes, {
    ...routeOf(order, changes),
    closing: (facts, members) => {
      checkImage(order.path, facts, order.imageid);
      return writeDocuments(facts, members);
    },
  });
}

function passStored(
  stored: StoredImage,
  { shared }: Changes,
  order: LoadOrder,
  onBytes: (count: number) => void,
  signal: AbortSignal,
): PassingArchive {
  checkImage(order.path, stored.facts, order.imageid);
  const look = boundLayers(order, signal);
  const leavesOut = (path: string) => shared.has(path);
  return assembleArchive({ image: toBlobImage(stored), names: [], onBytes, leavesOut, ...(look && { look }), signal });
}
