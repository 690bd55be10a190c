import type { Log } from '../core/log.ts';
import type { Engine } from '../docker/engine.ts';
import type { EngineImage } from '../docker/image.ts';
import { probeConfigDigest } from './loopback/config-digest-probe.ts';

/** What an archive records of the image it was made from. */
export interface KnownImage {
  /** The id that the engine showed when the archive was made. */
  readonly dockerId: string;
  readonly configDigest: string;
}

/**
 * The config digest of an image in the engine, by which archives identify it. The classic store shows it as the id. For the
 * containerd store it comes from an earlier archive of the image, or else from the engine. Undefined if only saving the
 * image would tell.
 */
export async function findConfigDigest(
  engine: Engine,
  image: EngineImage,
  known: readonly KnownImage[],
  log: Log,
  signal: AbortSignal,
): Promise<string | undefined> {
  const archived = known.find(each => each.dockerId === image.id);
  if (archived) return archived.configDigest;
  if (!(await engine.usesContainerd())) return image.id;
  // Its names may be those of another image by now.
  return probeConfigDigest(engine, image.id, log, signal);
}
