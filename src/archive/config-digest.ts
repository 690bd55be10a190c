import type { Log } from '../core/log.ts';
import type { Engine } from '../docker/engine.ts';
import type { EngineImage } from '../docker/image.ts';
import type { Platform } from '../image/platform.ts';
import { probeConfigDigest } from './loopback/config-digest-probe.ts';

/**
 * The config digest of an image in the engine, for several platforms that of `platform`, by which archives identify
 * it. The classic store shows it as the id; for the containerd store the engine is made to reveal it. Undefined if only
 * saving the image would tell.
 */
export async function findConfigDigest(
  engine: Engine,
  image: EngineImage,
  platform: Platform | undefined,
  log: Log,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!(await engine.usesContainerd())) return image.id;
  // Its names may belong to another image by now.
  return probeConfigDigest(engine, image.id, platform, log, signal);
}
