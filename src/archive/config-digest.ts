import type { EngineImage } from '../docker/image.ts';
import type { Engine } from '../docker/engine.ts';
import type { Log } from '../core/log.ts';
import { probeConfigDigest } from './loopback/config-digest-probe.ts';

/** An archive's record of the image it was made from. */
export interface KnownImage {
  /** The id the engine showed when the archive was made. */
  readonly dockerId: string;
  readonly configDigest: string;
}

/**
 * The config digest of an image in the engine: its identity in archives. The classic store shows it as the id; for the
 * containerd store it comes from an earlier archive of the same image or from the engine. Undefined when only a full
 * save will tell.
 */
export async function findConfigDigest(
  engine: Engine,
  image: EngineImage,
  reference: string,
  known: readonly KnownImage[],
  log: Log,
  signal: AbortSignal,
): Promise<string | undefined> {
  const archived = known.find(each => each.dockerId === image.id);
  if (archived) return archived.configDigest;
  if (!(await engine.usesContainerd())) return image.id;
  return probeConfigDigest(engine, reference, log, signal);
}
