import { EngineRefusal, brokenOff, type Engine, type EngineImage } from '../acquire/engine.ts';
import { LoadRefusal } from '../acquire/load.ts';
import { ActionError, messageOf } from '../report/errors.ts';
import { formatBytes } from '../report/format.ts';
import type { Log } from '../report/log.ts';
import { passArchive } from './archive.ts';
import type { ArchiveFacts } from './members.ts';
import { openTar, readMetadata } from './open.ts';
import { SizeNeeded } from './route.ts';
import { routeOf, sendArchive, type Changes } from './send.ts';
import { findSharedLayers } from './shared.ts';

/** Which archive is to be loaded, and how far it is trusted. */
export interface LoadOrder {
  readonly path: string;
  /** The hex digits its config digest must begin with; empty when any image will do. */
  readonly imageid: string;
  /** Bytes its tar may have, and its compressed layers when they are unpacked. */
  readonly limit: number;
  /** Milliseconds of silence; 0 waits for ever. */
  readonly idleTimeout: number;
}

/** An archive that is in the engine, whole and proved. */
export interface LoadedArchive {
  readonly facts: ArchiveFacts;
  /** Bytes of the tar, as the engine got it. */
  readonly sent: number;
  readonly image: EngineImage;
}

/**
 * Streams an archive into the engine and proves it on the way; the engine gets the end of the tar only when all was
 * right, and the image has no name yet. Throws `ARCHIVE_*`, `ZIP_*` or `LOAD_*`.
 */
export async function loadArchive(
  engine: Engine,
  order: LoadOrder,
  log: Log,
  signal: AbortSignal,
): Promise<LoadedArchive> {
  try {
    const shared = await leaveOut(engine, order, log, signal);
    return await loadWithout(shared, engine, order, log, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw explainLoad(order, error);
  }
}

async function leaveOut(engine: Engine, order: LoadOrder, log: Log, signal: AbortSignal): Promise<Set<string>> {
  const layers = (await readMetadata(order.path, signal))?.layers ?? [];
  const shared = await findSharedLayers(engine, layers);
  if (shared.size === 0) return shared;
  const size = layers.filter(({ path }) => shared.has(path)).reduce((sum, layer) => sum + layer.size, 0);
  log.info(`${shared.size} layers (${formatBytes(size)}) are in the engine already and not sent`);
  return shared;
}

// An image can be removed while its layers are counted on.
async function loadWithout(
  shared: ReadonlySet<string>,
  engine: Engine,
  order: LoadOrder,
  log: Log,
  signal: AbortSignal,
): Promise<LoadedArchive> {
  try {
    return await loadChanged(engine, order, { shared }, log, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof LoadRefusal) || shared.size === 0) throw error;
    log.info(`The engine did not take the archive without those layers, they are sent after all: ${error.message}`);
    return loadChanged(engine, order, { shared: new Set() }, log, signal);
  }
}

async function loadChanged(
  engine: Engine,
  order: LoadOrder,
  changes: Changes,
  log: Log,
  signal: AbortSignal,
): Promise<LoadedArchive> {
  // Engines before 23 cannot unpack zstd.
  if (engine.speaks('1.42')) return sendArchive(engine, order, changes, log, signal);
  try {
    return await sendArchive(engine, order, { ...changes, unpack: new Map() }, log, signal);
  } catch (error) {
    if (!(error instanceof SizeNeeded)) throw error;
    log.info(`${error.message}: it is unpacked on the way, after one more reading`);
    return sendArchive(engine, order, { ...changes, unpack: await measureZstd(order, signal) }, log, signal);
  }
}

// A tar tells the size of a member before its content.
async function measureZstd(order: LoadOrder, signal: AbortSignal): Promise<ReadonlyMap<string, number | undefined>> {
  const tar = await openTar(order.path, { ...order, signal });
  const route = { ...routeOf(order, { shared: new Set() }), closing: () => [] };
  const passing = passArchive(tar, signal, undefined, route);
  passing.tar.on('error', () => undefined).resume();
  await passing.facts;
  const packed = [...passing.members.values()].filter(({ packing }) => packing === 'zstd');
  return new Map(packed.map(({ name, unpacked }) => [name, unpacked?.size]));
}

function explainLoad({ path }: LoadOrder, error: unknown): unknown {
  if (error instanceof LoadRefusal || error instanceof EngineRefusal) {
    return new ActionError('LOAD_FAILED', `the engine did not take ${path}: ${messageOf(error)}`, { cause: error });
  }
  return brokenOff(`loading ${path}`, error);
}
