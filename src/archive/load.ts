import { ActionError, messageOf } from '../core/errors.ts';
import { formatBytes } from '../core/format.ts';
import type { Engine } from '../docker/engine.ts';
import { connectionLost, EngineRefusal } from '../docker/errors.ts';
import { LoadRefusal } from '../docker/load.ts';
import { toChoice } from './accepted-image.ts';
import { openArchiveTar, readArchiveMetadata } from './format/archive-file.ts';
import { UnpackedSizeNeeded } from './format/rewrite.ts';
import { readSeekableImage, type SeekableImage } from './format/seekable-image.ts';
import { verifyTar } from './format/tar-verifier.ts';
import { loadByPull } from './load-by-pull.ts';
import { chooseLoadMethod } from './load-method.ts';
import { loadByStream, rewriteFor, type EngineChanges } from './load-by-stream.ts';
import type { LoadedArchive, LoadJob, LoadOptions } from './load-job.ts';
import { LoopbackRefusal } from './loopback/refusal.ts';
import { WholeArchiveNeeded } from './partial-archive.ts';
import { findSharedLayers } from './shared-layers.ts';

/**
 * Loads an archive into the engine and verifies it on the way: the engine receives the end of the tar only if
 * everything was right, and the image has no name yet. Throws `ARCHIVE_*`, `ZIP_*` or `LOAD_*`, and for an archive in
 * parts `WholeArchiveNeeded`.
 */
export async function loadArchive(job: LoadJob): Promise<LoadedArchive> {
  try {
    const image = await findSeekableImage(job);
    if (!image && job.options.parts) throw new WholeArchiveNeeded('its image cannot be read in parts');
    const shared = await findShared(job);
    const pulled = await tryPull(image, shared, job);
    return pulled ?? (await loadMissing(shared, image, job));
  } catch (error) {
    job.signal.throwIfAborted();
    if (job.options.parts && isAboutParts(error)) throw new WholeArchiveNeeded(messageOf(error), error);
    throw explainLoadError(job.options, error);
  }
}

// What is wrong with a layer is certain only once the whole archive has been read.
function isAboutParts(error: unknown): boolean {
  if (error instanceof ActionError) return error.code === 'ARCHIVE_DIGEST' || error.code === 'ARCHIVE_INVALID';
  return error instanceof LoopbackRefusal || error instanceof LoadRefusal || error instanceof WholeArchiveNeeded;
}

// If it cannot be read in parts, reading it as a whole shows what is wrong with it.
async function findSeekableImage({ engine, options, signal }: LoadJob): Promise<SeekableImage | undefined> {
  const image = await readSeekableImage(options.parts ?? options.path, toChoice(options), signal).catch(
    () => undefined,
  );
  const zstd = image?.layers.some(({ location }) => location.compression === 'zstd');
  return zstd && !unpacksZstd(engine) ? undefined : image;
}

async function tryPull(
  image: SeekableImage | undefined,
  shared: SharedLayers,
  job: LoadJob,
): Promise<LoadedArchive | undefined> {
  const { engine, options, log } = job;
  const { method, because } = chooseLoadMethod({
    seekable: image !== undefined,
    local: engine.local,
    pullsPlainly: !engine.podman,
    containerd: await engine.usesContainerd(),
    tagged: options.willBeTagged(image?.facts.repoTags ?? []),
    size: (image?.layers ?? []).reduce((sum, { size }) => sum + size, 0),
    shared: shared.size,
  });
  log.info(
    `The engine ${method === 'pull' ? 'pulls the image from this step' : 'gets the image as one tar'}: ${because}`,
  );
  if (!image || method === 'stream') return undefined;
  try {
    return await loadByPull(image, job);
  } catch (error) {
    if (!(error instanceof LoopbackRefusal) || options.parts) throw error;
    log.info(`Falling back to sending the archive to the engine: ${error.message}`);
    return undefined;
  }
}

// Engines before 23 cannot unpack zstd.
function unpacksZstd(engine: Engine): boolean {
  return engine.speaks('1.42');
}

/** Layers of an archive that the engine has already. */
interface SharedLayers {
  readonly paths: ReadonlySet<string>;
  /** Bytes of them. */
  readonly size: number;
}

async function findShared({ engine, options, signal }: LoadJob): Promise<SharedLayers> {
  const layers = (await readArchiveMetadata(options.parts ?? options.path, signal))?.layers ?? [];
  const paths = await findSharedLayers(engine, layers, signal);
  const size = layers.filter(({ path }) => paths.has(path)).reduce((sum, layer) => sum + layer.size, 0);
  return { paths, size };
}

// An image whose layers the engine shares can be removed in the meantime.
async function loadMissing(
  { paths: shared, size }: SharedLayers,
  image: SeekableImage | undefined,
  job: LoadJob,
): Promise<LoadedArchive> {
  const { log, signal } = job;
  if (shared.size > 0) log.info(`${shared.size} layers (${formatBytes(size)}) are in the engine already and not sent`);
  try {
    return await loadUnpacked({ shared, image }, job);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof LoadRefusal) || shared.size === 0) throw error;
    log.info(`The engine rejected the archive without those layers, so they are sent now: ${error.message}`);
    return loadUnpacked({ shared: new Set(), image }, job);
  }
}

async function loadUnpacked(changes: EngineChanges, job: LoadJob): Promise<LoadedArchive> {
  if (changes.image || unpacksZstd(job.engine)) return loadByStream(changes, job);
  try {
    return await loadByStream({ ...changes, unpack: await readZstdSizes(job) }, job);
  } catch (error) {
    if (!(error instanceof UnpackedSizeNeeded)) throw error;
    job.log.info(`${error.message}: this step reads the archive once more and decompresses it on the way`);
    return loadByStream({ ...changes, unpack: await measureZstd(job) }, job);
  }
}

// By the metadata of the archive, which may be wrong or lack some.
async function readZstdSizes({ options, signal }: LoadJob): Promise<ReadonlyMap<string, number>> {
  const layers = (await readArchiveMetadata(options.path, signal))?.layers ?? [];
  const packed = layers.filter(({ compression }) => compression === 'zstd');
  return new Map(
    packed.flatMap(({ path, unpacked_size: size }) => (size === undefined ? [] : [[path, size] as const])),
  );
}

// A tar has the size of a member before its content, so the sizes must be known first.
async function measureZstd({ options, signal }: LoadJob): Promise<ReadonlyMap<string, number | undefined>> {
  const tar = await openArchiveTar(options.path, { limit: options.sizeLimit, signal });
  const rewrite = { ...rewriteFor(options, { shared: new Set() }), appendix: () => [] };
  const stream = verifyTar(tar, signal, { rewrite, choice: toChoice(options) });
  stream.tar.on('error', () => undefined).resume();
  await stream.facts;
  const packed = [...stream.members.values()].filter(({ compression }) => compression === 'zstd');
  return new Map(packed.map(({ name, unpacked }) => [name, unpacked?.size]));
}

function explainLoadError({ path }: LoadOptions, error: unknown): unknown {
  if (error instanceof LoadRefusal || error instanceof EngineRefusal) {
    return new ActionError('LOAD_FAILED', `the engine did not load ${path}: ${messageOf(error)}`, { cause: error });
  }
  return connectionLost(`loading ${path}`, error);
}
