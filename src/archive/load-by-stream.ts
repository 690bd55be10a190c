import type { RangeReader } from '../core/byte-source.ts';
import { LoadRefusal, sendTar } from '../docker/load.ts';
import { retryNameConflicts } from '../docker/name-conflict.ts';
import { openArchiveTar } from './format/archive-file.ts';
import { assembleTar } from './format/assembly.ts';
import type { ArchiveFacts } from './format/facts.ts';
import type { Members } from './format/member.ts';
import type { TarRewrite } from './format/rewrite.ts';
import { isRootDocument, rewriteRootDocuments } from './format/root-documents.ts';
import { toImageBlobs, type SeekableImage } from './format/seekable-image.ts';
import { verifyTar } from './format/tar-verifier.ts';
import { findCause, type VerifiedTarStream } from './format/verified-tar-stream.ts';
import { limitLayers } from './layer-limit.ts';
import type { LoadedArchive, LoadJob, LoadOptions } from './load-job.ts';
import { checkLoadedImage, removeRejected } from './loaded-image.ts';
import { TransferMonitor } from './transfer.ts';
import { acceptImage, toChoice } from './accepted-image.ts';

/** How the archive is changed for the engine that loads it. */
export interface EngineChanges {
  /** The paths of layers that the engine has already and that are left out. */
  readonly shared: ReadonlySet<string>;
  /** The image, if it can be read in parts: then only what is sent is read. */
  readonly image?: SeekableImage | undefined;
  /** See `TarRewrite`. */
  readonly unpack?: TarRewrite['unpack'];
}

/** How the tar is rewritten for the engine, except for its root documents. */
export function rewriteFor(
  { sizeLimit: limit, otherLayers }: LoadOptions,
  { shared, unpack }: EngineChanges,
): Omit<TarRewrite, 'appendix'> {
  return { limit, unpack, omits: path => isRootDocument(path) || shared.has(path) || otherLayers?.has(path) === true };
}

/**
 * Sends one archive to the engine as a tar; a failure leaves no image behind. Throws `ARCHIVE_*`, `LOAD_LOST`,
 * `UnpackedSizeNeeded` and `LoadRefusal`.
 */
export async function loadByStream(changes: EngineChanges, job: LoadJob): Promise<LoadedArchive> {
  const { options, log, signal } = job;
  using monitor = new TransferMonitor(`loading ${options.path}`, 'Loading', options.idleTimeout, log, signal);
  return await monitor.run(() => retryNameConflicts(() => sendArchive(changes, job, monitor), signal));
}

async function sendArchive(
  changes: EngineChanges,
  { engine, options, log }: LoadJob,
  monitor: TransferMonitor,
): Promise<LoadedArchive> {
  const stream = changes.image
    ? assembleForEngine(changes.image, changes, options, monitor)
    : await rewriteForEngine(changes, options, monitor);
  // The request must be aborted: the engine would mistake one that merely ends for a complete archive.
  const broken = new AbortController();
  stream.facts.catch((error: unknown) => broken.abort(error));
  const sending = AbortSignal.any([monitor.signal, broken.signal]);
  const id = await sendTar(engine, stream.tar, monitor.touch, log, sending).catch(async (error: unknown) => {
    if (error instanceof LoadRefusal && error.id !== undefined) await removeRejected(engine, error.id, log);
    throw await findCause(stream, error);
  });
  const sent = await stream.facts;
  // What was sent of an image in parts is another archive, without names.
  const facts = changes.image?.facts ?? sent;
  // Engines with a classic store know an image by its configuration.
  const image = await checkLoadedImage(engine, id ?? facts.configDigest, facts, log);
  return { facts, sent: monitor.bytes, image, release: () => Promise.resolve() };
}

async function rewriteForEngine(
  changes: EngineChanges,
  options: LoadOptions,
  { add: onBytes, signal }: TransferMonitor,
): Promise<VerifiedTarStream> {
  const tar = await openArchiveTar(options.path, { limit: options.sizeLimit, signal });
  const rewrite = {
    ...rewriteFor(options, changes),
    appendix: (facts: ArchiveFacts, members: Members) => {
      acceptImage(facts, options);
      return rewriteRootDocuments(facts, members);
    },
  };
  return verifyTar(tar, signal, { onBytes, rewrite, choice: toChoice(options) });
}

function assembleForEngine(
  image: SeekableImage,
  { shared }: EngineChanges,
  options: LoadOptions,
  { add: onBytes, signal }: TransferMonitor,
): VerifiedTarStream {
  acceptImage(image.facts, options);
  const omits = (path: string) => shared.has(path);
  const read: RangeReader = (offset, size) => image.read(offset, size, signal);
  const reading = { transform: limitLayers(options, signal), read };
  return assembleTar({ image: toImageBlobs(image), names: [], onBytes, omits, signal }, reading);
}
