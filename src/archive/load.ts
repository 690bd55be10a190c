import type { EngineImage } from '../docker/image.ts';
import { connectionLost, EngineRefusal } from '../docker/errors.ts';
import type { Engine } from '../docker/engine.ts';
import { LoadRefusal } from '../docker/load.ts';
import { ActionError, messageOf } from '../core/errors.ts';
import { formatBytes } from '../core/format.ts';
import type { Log } from '../core/log.ts';
import { verifyTar } from './format/tar-verifier.ts';
import { LoopbackRefusal } from './loopback/server.ts';
import type { ArchiveFacts } from './format/facts.ts';
import { openArchiveTar, readArchiveMetadata } from './format/archive-file.ts';
import { loadByPull } from './load-by-pull.ts';
import { UnpackedSizeNeeded } from './format/rewrite.ts';
import { rewriteFor, loadByStream, type EngineChanges } from './load-by-stream.ts';
import { findSharedLayers } from './shared-layers.ts';
import { readSeekableImage, type SeekableImage } from './format/seekable-image.ts';

/** Which archive is to be loaded, and how far it is trusted. */
export interface LoadOptions {
  readonly path: string;
  /** The hex digits its config digest must begin with; empty when any image will do. */
  readonly imageid: string;
  /** Bytes its tar may have, and its compressed layers when they are unpacked. */
  readonly limit: number;
  /** Whether an image with these names in its archive is going to have one in the engine: one without cannot be pulled. */
  readonly named: (archived: readonly string[]) => boolean;
  /** Whether a step has proved it before, as its description beside it says. */
  readonly proved: boolean;
  /** Milliseconds of silence; 0 waits for ever. */
  readonly idleTimeout: number;
}

/** What every stage of one load needs. */
export interface LoadJob {
  readonly engine: Engine;
  readonly order: LoadOptions;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** An archive that is in the engine, whole and proved. */
export interface LoadedArchive {
  readonly facts: ArchiveFacts;
  /** Bytes of the tar, as the engine got it. */
  readonly sent: number;
  readonly image: EngineImage;
  /** To be called when the image has a name, or none is wanted: takes the one away that it was loaded under. */
  readonly release: () => Promise<void>;
}

/**
 * Streams an archive into the engine and proves it on the way; the engine gets the end of the tar only when all was
 * right, and the image has no name yet. Throws `ARCHIVE_*`, `ZIP_*` or `LOAD_*`.
 */
export async function loadArchive(job: LoadJob): Promise<LoadedArchive> {
  try {
    const stored = await findStored(job);
    const pulled = stored && (await tryPull(stored, job));
    return pulled ?? (await loadWithout(await leaveOut(job), stored, job));
  } catch (error) {
    job.signal.throwIfAborted();
    throw explainLoad(job.order, error);
  }
}

// What cannot be read in parts is read as a whole, and told there what it is.
async function findStored({ engine, order, signal }: LoadJob): Promise<SeekableImage | undefined> {
  const stored = await readSeekableImage(order.path, signal).catch(() => undefined);
  const zstd = stored?.layers.some(({ location }) => location.compression === 'zstd');
  return zstd && !unpacksZstd(engine) ? undefined : stored;
}

// The containerd store takes an archive only as a whole, and a pull layer by layer.
async function tryPull(stored: SeekableImage, job: LoadJob): Promise<LoadedArchive | undefined> {
  const { engine, order, log } = job;
  if (!engine.local || !(await engine.usesContainerd()) || !order.named(stored.facts.repoTags)) return undefined;
  log.info('The engine pulls the layers it lacks from this step: its store takes an archive only as a whole');
  try {
    return await loadByPull(stored, job);
  } catch (error) {
    if (!(error instanceof LoopbackRefusal)) throw error;
    log.info(`The archive is sent to the engine after all: ${error.message}`);
    return undefined;
  }
}

function unpacksZstd(engine: Engine): boolean {
  return engine.speaks('1.42');
}

async function leaveOut({ engine, order, log, signal }: LoadJob): Promise<Set<string>> {
  const layers = (await readArchiveMetadata(order.path, signal))?.layers ?? [];
  const shared = await findSharedLayers(engine, layers);
  if (shared.size === 0) return shared;
  const size = layers.filter(({ path }) => shared.has(path)).reduce((sum, layer) => sum + layer.size, 0);
  log.info(`${shared.size} layers (${formatBytes(size)}) are in the engine already and not sent`);
  return shared;
}

// An image can be removed while its layers are counted on.
async function loadWithout(
  shared: ReadonlySet<string>,
  stored: SeekableImage | undefined,
  job: LoadJob,
): Promise<LoadedArchive> {
  const parts = stored && { stored };
  try {
    return await loadChanged({ shared, ...parts }, job);
  } catch (error) {
    job.signal.throwIfAborted();
    if (!(error instanceof LoadRefusal) || shared.size === 0) throw error;
    job.log.info(`The engine did not take the archive without those layers, they are sent after all: ${error.message}`);
    return loadChanged({ shared: new Set(), ...parts }, job);
  }
}

async function loadChanged(changes: EngineChanges, job: LoadJob): Promise<LoadedArchive> {
  // Engines before 23 cannot unpack zstd.
  if (changes.stored || unpacksZstd(job.engine)) return loadByStream(changes, job);
  try {
    return await loadByStream({ ...changes, unpack: new Map() }, job);
  } catch (error) {
    if (!(error instanceof UnpackedSizeNeeded)) throw error;
    job.log.info(`${error.message}: it is unpacked on the way, after one more reading`);
    return loadByStream({ ...changes, unpack: await measureZstd(job) }, job);
  }
}

// A tar tells the size of a member before its content.
async function measureZstd({ order, signal }: LoadJob): Promise<ReadonlyMap<string, number | undefined>> {
  const tar = await openArchiveTar(order.path, { ...order, signal });
  const route = { ...rewriteFor(order, { shared: new Set() }), closing: () => [] };
  const passing = verifyTar(tar, signal, undefined, route);
  passing.tar.on('error', () => undefined).resume();
  await passing.facts;
  const packed = [...passing.members.values()].filter(({ compression }) => compression === 'zstd');
  return new Map(packed.map(({ name, unpacked }) => [name, unpacked?.size]));
}

function explainLoad({ path }: LoadOptions, error: unknown): unknown {
  if (error instanceof LoadRefusal || error instanceof EngineRefusal) {
    return new ActionError('LOAD_FAILED', `the engine did not take ${path}: ${messageOf(error)}`, { cause: error });
  }
  return connectionLost(`loading ${path}`, error);
}
