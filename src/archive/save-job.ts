import type { Readable } from 'node:stream';
import { ActionError, codeOf, messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { connectionLost, EngineRefusal, isConnectionError } from '../docker/errors.ts';
import { checkLayout, type Layout } from '../image/layout.ts';
import type { ArchiveFormat } from '../image/name.ts';
import type { LayerCompression } from './compress/codec.ts';
import { diskFull } from './disk-space.ts';
import { assembleSegments, type ArchiveSegments } from './format/assembly.ts';
import type { ArchiveFacts } from './format/facts.ts';
import type { ArrivingImage, ImageBlobs, LayerBlob } from './format/image-blobs.ts';
import { makeMetadata, type ImageIdentity } from './format/metadata.ts';
import { verifyTar } from './format/tar-verifier.ts';
import type { VerifiedTarStream } from './format/verified-tar-stream.ts';
import { SavedLayers } from './saved-layers.ts';
import { TransferMonitor } from './transfer.ts';
import { writeArchive, type ArchiveWriteOptions, type SavedArchive } from './write.ts';

/** How an archive is made. */
export interface SaveOptions extends LayerCompression {
  readonly format: ArchiveFormat;
  /** Milliseconds without progress, 0 for no limit. */
  readonly idleTimeout: number;
  /** The layout that the archive must have; undefined for any. */
  readonly requireLayout?: Layout | undefined;
}

/** What making an archive needs, whatever the image comes from. */
export interface SaveContext extends Pick<ArchiveWriteOptions, 'follow'> {
  readonly options: SaveOptions;
  readonly identity: ImageIdentity;
  /** The archive folder. */
  readonly dir: string;
  /** The name that the image gets in the archive, `repository:tag`. */
  readonly reference: string;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** The image that an archive is made of. */
export interface SavedImage {
  /** The id that the engine shows; undefined if no engine was asked. */
  readonly id: string | undefined;
  /** The config digest that it must have, if it is known. */
  readonly configDigest: string | undefined;
}

/** Makes one archive. */
export class SaveJob {
  readonly context: SaveContext;
  readonly monitor: TransferMonitor;
  readonly #image: SavedImage;

  constructor(context: SaveContext, image: SavedImage, monitor: TransferMonitor) {
    this.context = context;
    this.monitor = monitor;
    this.#image = image;
  }

  /** Writes the archive of a tar as docker save gives it. */
  writeTar(tar: Readable): Promise<SavedArchive> {
    return this.write(verifyTar(tar, this.monitor.signal, { onBytes: this.monitor.add }));
  }

  /** Writes the archive of a tar as docker save gives it, each layer compressed by itself; throws `OtherImagesSaved`. */
  async writeLayers(tar: Readable, known: ReadonlyMap<string, LayerBlob>): Promise<SavedArchive> {
    const { dir, options } = this.context;
    const { compression, level } = options;
    const { add: onBytes, signal } = this.monitor;
    await using layers = await SavedLayers.open(tar, { dir, known, compression, level, onBytes, signal });
    return await this.writeBlobs(layers, layer => layers.discard(layer));
  }

  /** Assembles and writes the archive of an image in blobs; `onCopied` is called with each layer that is no longer needed. */
  writeBlobs(image: ImageBlobs | ArrivingImage, onCopied: (layer: LayerBlob) => Promise<void>): Promise<SavedArchive> {
    const { touch: onBytes, signal } = this.monitor;
    return this.write(assembleSegments({ image, names: [this.context.reference], onBytes, onCopied, signal }));
  }

  write(source: VerifiedTarStream | ArchiveSegments): Promise<SavedArchive> {
    const { options, identity, dir, reference, follow } = this.context;
    const { id, configDigest } = this.#image;
    const { name, version } = identity;
    const describe = (facts: ArchiveFacts, tarSize: number) => {
      checkLayout(reference, facts.layout, options.requireLayout);
      return makeMetadata(identity, { id: id ?? facts.configDigest }, facts, tarSize);
    };
    const { format, compression, level } = options;
    const order = { dir, name, version, configDigest, format, compression, level, describe, follow };
    return writeArchive(source, order, this.monitor.signal);
  }
}

/** Runs a job with an idle timeout and progress in the log. Its errors name `what`: `SAVE_FAILED`, `DISK_FULL`, `ENGINE_LOST`. */
export async function runSaveJob(
  what: string,
  image: SavedImage,
  context: SaveContext,
  work: (job: SaveJob) => Promise<SavedArchive>,
): Promise<SavedArchive> {
  const { options, dir, log, signal } = context;
  using monitor = new TransferMonitor(what, what, options.idleTimeout, log, signal);
  try {
    return await monitor.run(() => work(new SaveJob(context, image, monitor)));
  } catch (error) {
    signal.throwIfAborted();
    throw explainSaveError(what, dir, error);
  }
}

function explainSaveError(what: string, dir: string, cause: unknown): ActionError {
  if (cause instanceof EngineRefusal)
    return new ActionError('SAVE_FAILED', `${what} failed: ${cause.words}`, { cause });
  if (codeOf(cause) === 'ENOSPC') return diskFull(what, dir, cause);
  const aborted = cause instanceof Error && cause.cause instanceof ActionError;
  if (cause instanceof ActionError || aborted || isConnectionError(cause)) return connectionLost(what, cause);
  return new ActionError('SAVE_FAILED', `${what} failed: ${messageOf(cause)}`, { cause });
}
