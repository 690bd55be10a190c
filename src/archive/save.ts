import { openSave } from '../docker/streams.ts';
import type { EngineImage } from '../docker/image.ts';
import { connectionLost, EngineRefusal } from '../docker/errors.ts';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Engine } from '../docker/engine.ts';
import { IdleTimeout } from '../core/idle-timeout.ts';
import type { ArchiveInputs } from '../actions/archive/inputs.ts';
import { checkLayout } from '../image/layout.ts';
import { chooseExportMethod, type ExportMethod } from './export-method.ts';
import { ActionError } from '../core/errors.ts';
import { formatBytes } from '../core/format.ts';
import type { Log } from '../core/log.ts';
import { Progress } from '../core/progress.ts';
import { verifyTar } from './format/tar-verifier.ts';
import { findCause, type VerifiedTarStream } from './format/verified-tar-stream.ts';
import { assembleSegments, type ArchiveSegments } from './format/assembly.ts';
import type { ImageBlobs, LayerBlob } from './format/image-blobs.ts';
import { BlobStore } from './loopback/blob-store.ts';
import { pushToLoopback } from './loopback/push.ts';
import { LoopbackRefusal } from './loopback/server.ts';
import { collectPushedImage } from './loopback/pushed-image.ts';
import { isRootDocument, writeRootDocuments } from './format/root-documents.ts';
import type { ArchiveFacts } from './format/facts.ts';
import { makeMetadata, type ImageIdentity } from './format/metadata.ts';
import { defaultSizeLimit, openArchiveTar } from './format/archive-file.ts';
import { writeArchive, type SavedArchive } from './write.ts';
import { readSeekableImage, toImageBlobs } from './format/seekable-image.ts';

/** What making an archive needs beside the image. */
export interface SaveContext {
  readonly inputs: Pick<ArchiveInputs, 'format' | 'level' | 'platform' | 'idleTimeout' | 'requireLayout'>;
  readonly identity: ImageIdentity;
  readonly dir: string;
  readonly reference: string;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** An image in the engine, and what is known of it. */
export interface EngineImageSource {
  readonly engine: Engine;
  readonly image: EngineImage;
  /** What its config digest must be, where that is known. */
  readonly configDigest: string | undefined;
  /** Its layers that are archived already, by every digest the engine may know them by. */
  readonly known: ReadonlyMap<string, LayerBlob>;
}

/** An archive file that is to become another. */
export interface ConversionSource {
  readonly path: string;
  /** Looks at what it holds before anything is finished; what it throws leaves nothing written. */
  readonly accept: (facts: ArchiveFacts) => void;
}

/** One archive that is being written. */
interface Writing {
  readonly what: string;
  /** Undefined where no engine has shown it. */
  readonly image: Pick<EngineImage, 'id'> | undefined;
  readonly configDigest: string | undefined;
  readonly context: SaveContext;
  readonly signal: AbortSignal;
  readonly touch: () => void;
  readonly onBytes: (count: number) => void;
}

/** Gets an image out of the engine into an archive, by the road that is quicker. */
export async function saveImage(source: EngineImageSource, context: SaveContext): Promise<SavedArchive> {
  const { engine, image, configDigest } = source;
  const { inputs, reference, log } = context;
  const road = await planRoad(source, context);
  log.info(`The image is ${road.road === 'push' ? 'pushed to this step' : 'saved by the engine'}: ${road.because}`);
  return write(`saving ${reference}`, image, configDigest, context, async writing => {
    const pushed = road.road === 'push' ? await pushArchive(source, writing) : undefined;
    if (pushed) return pushed;
    return packTar(await openSave(engine, reference, inputs.platform, writing.signal), writing);
  });
}

/** Writes the archive of an image whose parts are here; `onCopied` is told of each layer that is not needed any more. */
export async function saveBlobs(
  image: ImageBlobs,
  configDigest: string,
  context: SaveContext,
  onCopied: (layer: LayerBlob) => Promise<void>,
): Promise<SavedArchive> {
  return write(`archiving ${context.reference}`, { id: configDigest }, configDigest, context, writing =>
    assemble(image, onCopied, writing),
  );
}

/** Makes the compressed archive of an image that is archived as a bare tar. */
export async function compressArchive(
  path: string,
  image: Pick<EngineImage, 'id'>,
  configDigest: string,
  context: SaveContext,
): Promise<SavedArchive> {
  return write(`compressing ${path}`, image, configDigest, context, writing =>
    packTar(createReadStream(path), writing),
  );
}

/**
 * Makes an archive of the one image that another archive file holds, ours or foreign, under the name of this step; all of
 * it is proved on the way. Throws `ARCHIVE_*` or `ZIP_*`.
 */
export async function convertArchive({ path, accept }: ConversionSource, context: SaveContext): Promise<SavedArchive> {
  return write(`converting ${path}`, undefined, undefined, context, async writing => {
    // What cannot be read in parts is read as a whole, and told there what it is.
    const stored = await readSeekableImage(path, writing.signal).catch(() => undefined);
    if (!stored) return passRepacked(path, accept, writing);
    accept(stored.facts);
    return assemble(toImageBlobs(stored), () => Promise.resolve(), writing);
  });
}

async function passRepacked(path: string, accept: ConversionSource['accept'], writing: Writing): Promise<SavedArchive> {
  const { context, signal, onBytes } = writing;
  const [limit, names] = [defaultSizeLimit, [context.reference]];
  const passing = verifyTar(await openArchiveTar(path, { limit, signal }), signal, onBytes, {
    limit,
    leavesOut: isRootDocument,
    closing: (facts, members) => {
      accept(facts);
      return writeRootDocuments(facts, members, names);
    },
  });
  const facts = passing.facts.then(found => renamed(found, names));
  return finish({ ...passing, facts }, writing).catch(async (error: unknown) => {
    throw await findCause(passing, error);
  });
}

// The documents are not as they were read.
function renamed(facts: ArchiveFacts, repoTags: readonly string[]): ArchiveFacts {
  return { ...facts, repoTags, layout: facts.layout === 'oci' ? 'docker+oci' : facts.layout };
}

async function planRoad(
  { engine, image, configDigest, known }: EngineImageSource,
  { inputs }: SaveContext,
): Promise<ExportMethod> {
  return chooseExportMethod({
    format: inputs.format,
    level: inputs.level,
    local: engine.local,
    containerd: await engine.usesContainerd(),
    identified: configDigest !== undefined,
    layers: image.layers.length,
    known: image.layers.filter(layer => known.has(layer)).length,
  });
}

// An engine that does not push has lost nothing but the time of the try.
async function pushArchive(
  { engine, image, known }: EngineImageSource,
  writing: Writing,
): Promise<SavedArchive | undefined> {
  const { context, signal, touch, onBytes } = writing;
  const { inputs, dir, log } = context;
  const order = { dir, known, level: inputs.level, onBytes, signal };
  await using store = await BlobStore.open(order);
  try {
    const pushing = AbortSignal.any([signal, store.ended]);
    const sent = await pushToLoopback(engine, { reference: image.id, store, log, onFrame: touch, signal: pushing });
    const collected = await collectPushedImage(store, sent);
    log.info(`The engine sent ${formatBytes(store.sent)}`);
    return await assemble(collected, layer => store.discard(layer), writing);
  } catch (error) {
    if (!(error instanceof LoopbackRefusal) && !isDamage(error)) throw error;
    log.info(`The image is saved by the engine after all: ${error.message}`);
    return undefined;
  }
}

// An archive that a layer was to be taken from may be damaged, or gone by now.
function isDamage(error: unknown): error is Error {
  if (error instanceof ActionError) return error.code === 'ARCHIVE_DIGEST';
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function assemble(
  image: ImageBlobs,
  onCopied: (layer: LayerBlob) => Promise<void>,
  writing: Writing,
): Promise<SavedArchive> {
  const { context, signal, touch: onBytes } = writing;
  return finish(assembleSegments({ image, names: [context.reference], onBytes, onCopied, signal }), writing);
}

function packTar(tar: Readable, writing: Writing): Promise<SavedArchive> {
  return finish(verifyTar(tar, writing.signal, writing.onBytes), writing);
}

function finish(passing: VerifiedTarStream | ArchiveSegments, writing: Writing): Promise<SavedArchive> {
  const { image, configDigest, context, signal } = writing;
  const { inputs, identity, dir } = context;
  const { name, version } = identity;
  const order = { dir, name, version, configDigest, format: inputs.format, level: inputs.level };
  return writeArchive(
    passing,
    {
      ...order,
      describe: (facts, tarSize) => {
        checkLayout(context.reference, facts.layout, inputs.requireLayout);
        return makeMetadata(identity, image ?? { id: facts.configDigest }, facts, tarSize);
      },
    },
    signal,
  );
}

async function write(
  what: string,
  image: Pick<EngineImage, 'id'> | undefined,
  configDigest: string | undefined,
  context: SaveContext,
  work: (writing: Writing) => Promise<SavedArchive>,
): Promise<SavedArchive> {
  const { inputs, dir, log, signal } = context;
  using watch = new IdleTimeout(what, inputs.idleTimeout, signal);
  using progress = new Progress(log, what);
  const touch = () => watch.touch();
  const onBytes = (count: number) => {
    progress.add(count);
    touch();
  };
  try {
    return await work({ what, image, configDigest, context, signal: watch.signal, touch, onBytes });
  } catch (error) {
    signal.throwIfAborted();
    throw explainSave(what, dir, error);
  }
}

function explainSave(what: string, dir: string, cause: unknown): ActionError {
  if (cause instanceof EngineRefusal)
    return new ActionError('SAVE_FAILED', `${what} failed: ${cause.words}`, { cause });
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOSPC') {
    const hint = 'Free space before this step, or choose another disk:\n  with:\n    archive-dir: /mnt/archives';
    return new ActionError('DISK_FULL', `${what} failed: no space left in ${dir}`, { hint, cause });
  }
  return connectionLost(what, cause);
}
