import { ActionError, codeOf } from '../core/errors.ts';
import { formatBytes } from '../core/format.ts';
import type { Engine } from '../docker/engine.ts';
import type { EngineImage } from '../docker/image.ts';
import { EngineRefusal } from '../docker/errors.ts';
import { openSave } from '../docker/streams.ts';
import type { Platform } from '../image/platform.ts';
import { nameTar } from './convert.ts';
import { chooseExportMethod, type ExportMethod } from './export-method.ts';
import type { ImageBlobs, LayerBlob } from './format/image-blobs.ts';
import { BlobStore } from './loopback/blob-store.ts';
import { pushToLoopback } from './loopback/push.ts';
import { collectPushedImage } from './loopback/pushed-image.ts';
import { LoopbackRefusal } from './loopback/refusal.ts';
import { OtherImagesSaved } from './saved-image.ts';
import { runSaveJob, type SaveContext, type SaveJob } from './save-job.ts';
import type { SavedArchive } from './write.ts';

/** An image in the engine, and what is known of it. */
export interface EngineImageSource {
  readonly engine: Engine;
  readonly image: EngineImage;
  /** The config digest that it must have, if it is known. */
  readonly configDigest: string | undefined;
  /** Which platform of an image for several is saved; undefined if there is only one, and for all of them. */
  readonly platform: Platform | undefined;
  /** Its layers that are archived already, by every digest under which the engine may know them. */
  readonly known: ReadonlyMap<string, LayerBlob>;
  /** Whether this machine and its engine are used by later jobs too. */
  readonly stays: boolean;
}

/** Saves an image of the engine as an archive, by the faster export method. */
export async function saveImage(source: EngineImageSource, context: SaveContext): Promise<SavedArchive> {
  const { image, configDigest } = source;
  const { reference, log } = context;
  const { method, because } = await planExport(source, context);
  log.info(`The image is ${method === 'push' ? 'pushed to this step' : 'saved by the engine'}: ${because}`);
  return runSaveJob(`saving ${reference}`, { id: image.id, configDigest }, context, async job => {
    const pushed = method === 'push' ? await savePushed(source, job) : undefined;
    if (pushed) return pushed;
    const packs = method === 'layers' || (method === 'push' && context.options.compression === 'zstd');
    try {
      return (packs ? await saveLayers(source, job) : undefined) ?? (await saveTar(source, job));
    } catch (error) {
      throw explainIncomplete(reference, error);
    }
  });
}

// A containerd store that lacks a part of an image saves the rest as if it were all.
function explainIncomplete(reference: string, error: unknown): unknown {
  if (!(error instanceof ActionError && error.code === 'ARCHIVE_INVALID')) return error;
  const hint = 'Its store may lack a part of the image. Pull the image or build it again.';
  return new ActionError('SAVE_FAILED', `the engine did not save all of ${reference}: ${error.message}`, {
    hint,
    cause: error,
  });
}

// An image that is saved by its id is the right one whatever happens to its name. Undefined if only the whole tar will
// do.
async function saveLayers(source: EngineImageSource, job: SaveJob): Promise<SavedArchive | undefined> {
  const { engine, image, known, platform } = source;
  const { log } = job.context;
  try {
    return await job.writeLayers(await openSave(engine, image.id, platform, job.monitor.signal), known);
  } catch (error) {
    if (known.size > 0 && isDamage(error, known)) {
      log.info(`All layers are compressed again: ${error.message}`);
      return saveLayers({ ...source, known: new Map() }, job);
    }
    if (!(error instanceof OtherImagesSaved)) throw error;
    log.info(`The tar is compressed as a whole: ${error.message}`);
    return undefined;
  }
}

// The engine saves an image with a name only by that name, which another step may remove or give to another image.
async function saveTar({ engine, image, platform }: EngineImageSource, job: SaveJob): Promise<SavedArchive> {
  const { reference, log } = job.context;
  const open = (name: string) => openSave(engine, name, platform, job.monitor.signal);
  try {
    return await job.writeTar(await open(reference));
  } catch (error) {
    if (!hasLostName(error)) throw error;
    log.info(`The image is saved by its id: ${error.message}`);
    return nameTar(await open(image.id), job);
  }
}

function hasLostName(error: unknown): error is Error {
  if (error instanceof EngineRefusal) return error.status === 404;
  return error instanceof ActionError && error.code === 'IMAGE_CHANGED';
}

/** Saves an image whose blobs are on this machine; `onCopied` is called with each layer that is no longer needed. */
export async function saveBlobs(
  image: ImageBlobs,
  configDigest: string,
  context: SaveContext,
  onCopied: (layer: LayerBlob) => Promise<void>,
): Promise<SavedArchive> {
  const what = `archiving ${context.reference}`;
  return runSaveJob(what, { id: configDigest, configDigest }, context, job => job.writeBlobs(image, onCopied));
}

async function planExport(
  { engine, image, configDigest, known, stays }: EngineImageSource,
  { options }: SaveContext,
): Promise<ExportMethod> {
  const { format, compression, level } = options;
  return chooseExportMethod({
    format,
    compression,
    level,
    stays,
    local: engine.local,
    pushesPlainly: !engine.podman,
    containerd: await engine.usesContainerd(),
    identified: configDigest !== undefined,
    layers: image.layers.length,
    known: image.layers.filter(layer => known.has(layer)).length,
  });
}

// Undefined if the engine does not push: a failed attempt only costs time.
async function savePushed(
  { engine, image, known, platform }: EngineImageSource,
  job: SaveJob,
): Promise<SavedArchive | undefined> {
  const { options, dir, log } = job.context;
  const { signal, add: onBytes, touch: onMessage } = job.monitor;
  await using storage = await BlobStore.open({
    dir,
    known,
    compression: options.compression,
    level: options.level,
    onBytes,
    signal,
  });
  try {
    const pushing = AbortSignal.any([signal, storage.ended]);
    const pushed = await pushToLoopback(engine, {
      reference: image.id,
      platform,
      storage,
      log,
      onMessage,
      signal: pushing,
    });
    const blobs = await collectPushedImage(storage, pushed);
    log.info(`The engine sent ${formatBytes(storage.sent)}`);
    return await job.writeBlobs(blobs, layer => storage.discard(layer));
  } catch (error) {
    if (!(error instanceof LoopbackRefusal) && !isDamage(error, known)) throw error;
    log.info(`Falling back to a save by the engine: ${error.message}`);
    return undefined;
  }
}

// An archive from which a layer was to be copied may be damaged, or may have been removed.
function isDamage(error: unknown, known: EngineImageSource['known']): error is Error {
  if (error instanceof ActionError) return error.code === 'ARCHIVE_DIGEST';
  if (!(error instanceof Error && 'path' in error && codeOf(error) === 'ENOENT')) return false;
  return [...known.values()].some(({ location }) => location.path === error.path);
}
