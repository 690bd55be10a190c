import { IdleTimeout } from '../core/idle-timeout.ts';
import { LoadRefusal, sendTar } from '../docker/load.ts';
import { Progress } from '../core/progress.ts';
import { verifyTar } from './format/tar-verifier.ts';
import { findCause, type VerifiedTarStream } from './format/verified-tar-stream.ts';
import { assembleTar } from './format/assembly.ts';
import { limitLayers } from './layer-limit.ts';
import { checkLoadedImage, removeUntagged } from './loaded-image.ts';
import { isRootDocument, writeRootDocuments } from './format/root-documents.ts';
import type { LoadedArchive, LoadJob, LoadOptions } from './load.ts';
import { openArchiveTar } from './format/archive-file.ts';
import type { TarRewrite } from './format/rewrite.ts';
import { toImageBlobs, type SeekableImage } from './format/seekable-image.ts';
import { checkArchivedImage } from './verify.ts';

/** What is changed in an archive because of the engine it goes to. */
export interface EngineChanges {
  /** Members whose layers the engine has. */
  readonly shared: ReadonlySet<string>;
  /** The image in parts, where the archive holds its layers as they are: then only what is sent is read. */
  readonly stored?: SeekableImage;
  /** See `TarRewrite`. */
  readonly unpack?: ReadonlyMap<string, number | undefined>;
}

/** The route of an archive into an engine, but for its end. */
export function rewriteFor({ limit }: LoadOptions, { shared, unpack }: EngineChanges): Omit<TarRewrite, 'closing'> {
  return { limit, ...(unpack && { unpack }), leavesOut: path => isRootDocument(path) || shared.has(path) };
}

/** Sends one archive, once; what fails leaves nothing in the engine that can be seen. Throws `UnpackedSizeNeeded` and `LoadRefusal` too. */
export async function loadByStream(
  changes: EngineChanges,
  { engine, order, log, signal }: LoadJob,
): Promise<LoadedArchive> {
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
    if (error instanceof LoadRefusal && error.id !== undefined)
      await removeUntagged(engine, await engine.inspect(error.id));
    throw await findCause(passing, error);
  });
  const facts = await passing.facts;
  const image = await checkLoadedImage(engine, id, facts);
  return { facts, sent: progress.bytes, image, release: () => Promise.resolve() };
}

async function passWhole(
  changes: EngineChanges,
  order: LoadOptions,
  onBytes: (count: number) => void,
  signal: AbortSignal,
): Promise<VerifiedTarStream> {
  return verifyTar(await openArchiveTar(order.path, { ...order, signal }), signal, onBytes, {
    ...rewriteFor(order, changes),
    closing: (facts, members) => {
      checkArchivedImage(order.path, facts, order.imageid);
      return writeRootDocuments(facts, members);
    },
  });
}

function passStored(
  stored: SeekableImage,
  { shared }: EngineChanges,
  order: LoadOptions,
  onBytes: (count: number) => void,
  signal: AbortSignal,
): VerifiedTarStream {
  checkArchivedImage(order.path, stored.facts, order.imageid);
  const look = limitLayers(order, signal);
  const leavesOut = (path: string) => shared.has(path);
  return assembleTar({ image: toImageBlobs(stored), names: [], onBytes, leavesOut, ...(look && { look }), signal });
}
