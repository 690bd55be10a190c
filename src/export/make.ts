import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { brokenOff, EngineRefusal, engineWords, type Engine, type EngineImage } from '../acquire/engine.ts';
import { IdleWatch } from '../acquire/idle.ts';
import type { ArchiveInputs } from '../inputs/archive.ts';
import { ActionError } from '../report/errors.ts';
import type { Log } from '../report/log.ts';
import { Progress } from '../report/progress.ts';
import { makeMetadata, type Identity } from './metadata.ts';
import { saveArchive, type SavedArchive, type SaveOrder } from './save.ts';

/** What making an archive needs beside the image. */
export interface MakeContext {
  readonly inputs: Pick<ArchiveInputs, 'format' | 'level' | 'platform' | 'idleTimeout'>;
  readonly identity: Identity;
  readonly dir: string;
  readonly reference: string;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Saves an image out of the engine into an archive; `configDigest` is what it must be, where that is known. */
export async function exportImage(
  engine: Engine,
  image: EngineImage,
  configDigest: string | undefined,
  context: MakeContext,
): Promise<SavedArchive> {
  const { inputs, reference } = context;
  const open = (signal: AbortSignal) => engine.save(reference, inputs.platform, signal);
  return writeArchive(`saving ${reference}`, open, image, configDigest, context);
}

/** Makes the compressed archive of an image that is archived as a bare tar. */
export async function compressTar(
  path: string,
  image: Pick<EngineImage, 'id'>,
  configDigest: string,
  context: MakeContext,
): Promise<SavedArchive> {
  const open = () => Promise.resolve(createReadStream(path));
  return writeArchive(`compressing ${path}`, open, image, configDigest, context);
}

async function writeArchive(
  what: string,
  open: (signal: AbortSignal) => Promise<Readable>,
  image: Pick<EngineImage, 'id'>,
  configDigest: string | undefined,
  { inputs, identity, dir, log, signal }: MakeContext,
): Promise<SavedArchive> {
  using watch = new IdleWatch(what, inputs.idleTimeout, signal);
  using progress = new Progress(log, what);
  const order: SaveOrder = {
    ...{
      dir,
      configDigest,
      format: inputs.format,
      level: inputs.level,
      name: identity.name,
      version: identity.version,
    },
    describe: (facts, tarSize) => makeMetadata(identity, image, facts, tarSize),
    onBytes: count => {
      progress.add(count);
      watch.touch();
    },
  };
  try {
    return await saveArchive(await open(watch.signal), order, watch.signal);
  } catch (error) {
    signal.throwIfAborted();
    throw explainSave(what, dir, error);
  }
}

function explainSave(what: string, dir: string, cause: unknown): ActionError {
  if (cause instanceof EngineRefusal)
    return new ActionError('SAVE_FAILED', `${what} failed: ${engineWords(cause)}`, { cause });
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOSPC') {
    const hint = 'Free space before this step, or choose another disk:\n  with:\n    archive-dir: /mnt/archives';
    return new ActionError('DISK_FULL', `${what} failed: no space left in ${dir}`, { hint, cause });
  }
  return brokenOff(what, cause);
}
